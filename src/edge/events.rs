//! Events as commands.

use outlook_domain::{ButtonAction, Frequency, Matter};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_i18n::Languages;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent, SubmitEvent};

use super::focus::focus;
use crate::command::Command;
use crate::reading_aids::{AidAction, Shortcut, TextSize, shortcut};
use crate::session::{Action, Export};

/// The button that a click is on, and what it asks for; `None` if it is on none.
pub(crate) fn clicked_button(event: &MouseEvent) -> Option<(ButtonAction, Element)> {
    let button = target(event)?.closest("[data-action]").ok()??;
    Some((ButtonAction::from_id(&button.get_attribute("data-action")?)?, button))
}

/// The command of a click; `None` if it is not on a button of the visit or of the reading aids.
pub(crate) fn click_command(event: &MouseEvent, languages: Languages) -> Option<Command> {
    let (action, button) = clicked_button(event)?;
    // A kiosk has no aids, and erases in another way.
    let aid = |action| (!cfg!(feature = "kiosk")).then_some(Command::Aid(action));
    Some(Command::Visit(match action {
        ButtonAction::Continue => Action::Continue,
        ButtonAction::Back => Action::Back,
        ButtonAction::Skip => Action::Skip,
        ButtonAction::Add => Action::Add,
        ButtonAction::ConfirmSafe => Action::ConfirmSafe,
        ButtonAction::Restart => Action::Restart,
        ButtonAction::Undo => Action::Undo,
        ButtonAction::Copy => Action::Export(Export::Copy),
        ButtonAction::DownloadCsv => Action::Export(Export::Csv),
        ButtonAction::DownloadFhir => Action::Export(Export::Fhir),
        ButtonAction::DownloadText => Action::Export(Export::Text),
        ButtonAction::Share => Action::Export(Export::Share),
        ButtonAction::Language => {
            Action::Language(languages.named(&button.get_attribute("data-lang")?)?)
        }
        ButtonAction::Change => {
            let id = button.get_attribute("data-for")?;
            let phq9 = || Item::from_id(&id).map(|_| Action::ChangePhq9);
            Question::from_id(&id).map(Action::Change).or_else(phq9)?
        }
        ButtonAction::Print => return Some(Command::Print),
        ButtonAction::Erase => return aid(AidAction::Erase),
        ButtonAction::GoOn => return aid(AidAction::GoOn),
        ButtonAction::Read => return aid(AidAction::Read),
        ButtonAction::ReadingAids => return aid(AidAction::Toggle),
        // Links, and those of the page and of the kiosk around the visit.
        ButtonAction::Booking
        | ButtonAction::Call
        | ButtonAction::Check
        | ButtonAction::Close
        | ButtonAction::Corner
        | ButtonAction::Digit
        | ButtonAction::FullScreen
        | ButtonAction::Larger
        | ButtonAction::Reload
        | ButtonAction::Smaller
        | ButtonAction::Start
        | ButtonAction::Stay => return None,
    }))
}

/// The command of a changed input; `None` if it is not an input of the widget.
pub(crate) fn change_command(event: &Event) -> Option<Command> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    aid_change(&input).map(Command::Aid).or_else(|| change_action(&input).map(Command::Visit))
}

/// The action of an input of the reading aids. A kiosk has none.
fn aid_change(input: &HtmlInputElement) -> Option<AidAction> {
    match input.name().as_str() {
        _ if cfg!(feature = "kiosk") => None,
        "ko-size" => TextSize::from_id(&input.value()).map(AidAction::Size),
        "ko-keys" => Some(AidAction::Keys(input.checked())),
        "ko-keep" => Some(AidAction::Keep(input.checked())),
        _ => None,
    }
}

/// The name of the term that a click is on; `None` if it is on none.
pub(crate) fn clicked_term(event: &Event) -> Option<String> {
    target(event)?.closest("[data-term]").ok()??.get_attribute("data-term")
}

/// The name of the term that a key presses; `None` if it presses none. Space does not scroll the page then,
/// and a key that is held down presses once.
pub(crate) fn pressed_term(event: &KeyboardEvent) -> Option<String> {
    if !matches!(&*event.key(), "Enter" | " ") {
        return None;
    }
    let term = clicked_term(event)?;
    event.prevent_default();
    (!event.repeat()).then_some(term)
}

/// The action of an input of the visit, as it is now.
fn change_action(input: &HtmlInputElement) -> Option<Action> {
    match input.name().as_str() {
        "matters" => Some(Action::Matter(Matter::from_id(&input.value())?, input.checked())),
        name => match Item::from_id(name) {
            Some(item) => Some(Action::Rate(item, Frequency::from_id(&input.value())?)),
            None => option_action(input),
        },
    }
}

/// The action of a form that Enter sends.
pub(crate) fn submit_action(event: &SubmitEvent) -> Option<Action> {
    let page = target(event)?.get_attribute("data-page")?;
    Some(if page == "after" { Action::Add } else { Action::Continue })
}

/// The action of an option of a question, as its input is now.
pub(super) fn option_action(input: &HtmlInputElement) -> Option<Action> {
    let question = Question::from_id(&input.name())?;
    let value = input.value();
    match Choice::from_id(question, &value) {
        Some(choice) => Some(Action::Tick(choice, input.checked())),
        None if value == "none_of_these" => Some(Action::TickNone(question, input.checked())),
        None => None,
    }
}

/// The command of a key where number keys are on; `None` if it means nothing there.
pub(crate) fn key_command(event: &KeyboardEvent) -> Option<Command> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    let target = target(event)?;
    let form = || target.closest("form[data-page]").ok().flatten();
    match shortcut(&event.key())? {
        Shortcut::Digit(digit) => choose(&form()?, digit).map(Command::Visit),
        Shortcut::Enter => {
            // There it does something else.
            let own = target.closest("button, summary, a, .ko-term").ok()?;
            (own.is_none() && form().is_some()).then_some(Command::Visit(Action::Continue))
        }
    }
}

/// Focuses the option with this digit, and gives the action of a click on it.
fn choose(form: &Element, digit: &str) -> Option<Action> {
    let selector = ["[data-key='", digit, "'] input"].concat();
    let input: HtmlInputElement = form.query_selector(&selector).ok()??.dyn_into().ok()?;
    focus(form, &selector);
    // Yew draws it as the action leaves it.
    input.set_checked(input.type_() == "radio" || !input.checked());
    change_action(&input)
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
