//! Events as actions.

use outlook_domain::{Frequency, Matter};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_i18n::Languages;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

use crate::session::{Action, View};

/// The action of a click; `None` if it is not on a button of the visit.
pub(crate) fn click_action(event: &MouseEvent, languages: Languages) -> Option<Action> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-action]").ok()??;
    match button.get_attribute("data-action")?.as_str() {
        "continue" => Some(Action::Continue),
        "back" => Some(Action::Back),
        "skip" => Some(Action::Skip),
        "restart" => Some(Action::Restart),
        "undo" => Some(Action::Undo),
        "language" => languages.named(&button.get_attribute("data-lang")?).map(Action::Language),
        "change" => {
            let id = button.get_attribute("data-for")?;
            let phq9 = || Item::from_id(&id).map(|_| Action::ChangePhq9);
            Question::from_id(&id).map(Action::Change).or_else(phq9)
        }
        _ => None,
    }
}

/// The action of a changed input; `None` if it is not an input of the visit.
pub(crate) fn change_action(event: &Event) -> Option<Action> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    match input.name().as_str() {
        "view" => View::from_id(&input.value()).map(Action::Show),
        "matters" => Some(Action::Matter(Matter::from_id(&input.value())?, input.checked())),
        name => match Item::from_id(name) {
            Some(item) => Some(Action::Rate(item, Frequency::from_id(&input.value())?)),
            None => option_action(&input),
        },
    }
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
