//! Links: numbers to call or text, and pages outside the widget.

use outlook_domain::ButtonAction;
use yew::prelude::*;

#[cfg(feature = "kiosk")]
use super::qr_code::QrCode;
#[cfg(feature = "kiosk")]
use super::text::plain;

/// The class of a link to the clinic itself: it looks like a button.
const CLINIC: &str = "ko-quiet ko-quiet-edge";

/// A number to call.
pub(crate) fn call(number: &str, content: Html) -> Html {
    link(number_uri("tel:", number).into(), false, None, content)
}

/// A way to reach the clinic itself: its number, or the page on which it takes appointments.
pub(crate) fn clinic_link(action: ButtonAction, to: &str, content: Html) -> Html {
    let external = action == ButtonAction::Booking;
    let href = if external { to.to_owned() } else { number_uri("tel:", to) };
    link(href.into(), external, Some(action), content)
}

/// A number to text; `word` is the message to send, or empty.
pub(crate) fn message(number: &str, word: &str, content: Html) -> Html {
    let mut href = number_uri("sms:", number);
    if !word.is_empty() {
        href.push_str("?body=");
        href.push_str(word);
    }
    link(href.into(), false, None, content)
}

/// The digits of a number behind a scheme; spaces and brackets are for people.
fn number_uri(scheme: &str, number: &str) -> String {
    let digits = number.chars().filter(|it| it.is_ascii_digit() || *it == '+');
    scheme.chars().chain(digits).collect()
}

/// A page outside the widget. It opens in a window of its own, so that no answer is lost.
pub(crate) fn external_link(href: impl Into<AttrValue>, content: Html) -> Html {
    link(href.into(), true, None, content)
}

/// An address to write to.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn mail_link(address: &AttrValue) -> Html {
    link(["mailto:", address].concat().into(), false, None, address.into())
}

#[cfg(not(feature = "kiosk"))]
#[inline(never)]
fn link(href: AttrValue, external: bool, action: Option<ButtonAction>, content: Html) -> Html {
    let (class, action) = (action.map(|_| CLINIC), action.map(ButtonAction::id));
    let (target, rel) = (external.then_some("_blank"), external.then_some("noreferrer noopener"));
    html! { <a {class} {href} {target} {rel} data-action={action}>{ content }</a> }
}

/// A kiosk has no links. An address opens in place, as text and as a QR code for the reader's own
/// phone; a number is text.
#[cfg(feature = "kiosk")]
#[inline(never)]
fn link(href: AttrValue, external: bool, action: Option<ButtonAction>, content: Html) -> Html {
    let (class, action) = (action.map(|_| CLINIC), action.map(ButtonAction::id));
    if !external {
        return html! { <span {class} data-action={action}>{ content }</span> };
    }
    html! {
        <details class="ko-address" data-action={action}>
            <summary {class}>{ content }</summary>
            <div class="ko-address-body">
                { QrCode::encode(&href).map(|code| code.view(None)) }
                { plain("p", "", href) }
            </div>
        </details>
    }
}
