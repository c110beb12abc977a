//! What stands where another widget has a link. Nothing leads out of a kiosk: an address is opened in
//! its place, as text and as a code for the reader's own phone; a number to call is text.

use yew::prelude::*;

use super::qr_code::Square;
use crate::elements::plain;

/// In the place of a link to `href` that shows `shown`; `away` tells an address from a number.
#[inline(never)]
pub(crate) fn view(class: &'static str, href: AttrValue, away: bool, shown: Html) -> Html {
    let class = (!class.is_empty()).then_some(class);
    if !away {
        return html! { <span {class}>{ shown }</span> };
    }
    html! {
        <details class="ko-address">
            <summary {class}>{ shown }</summary>
            <div class="ko-address-body">
                { Square::of(&href).map(|square| square.view(None)) }
                { plain("p", "", href) }
            </div>
        </details>
    }
}
