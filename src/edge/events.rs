//! Events as actions.

use outlook_domain::{ButtonAction, Frequency, Matter};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_i18n::Languages;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

use crate::session::{Action, Export, View};

/// The button that a click is on, and what it asks for; `None` if it is on none.
pub(crate) fn clicked_button(event: &MouseEvent) -> Option<(ButtonAction, Element)> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-action]").ok()??;
    Some((ButtonAction::from_id(&button.get_attribute("data-action")?)?, button))
}

/// The action of a click; `None` if it is not on a button of the visit.
pub(crate) fn click_action(event: &MouseEvent, languages: Languages) -> Option<Action> {
    let (action, button) = clicked_button(event)?;
    match action {
        ButtonAction::Continue => Some(Action::Continue),
        ButtonAction::Back => Some(Action::Back),
        ButtonAction::Skip => Some(Action::Skip),
        ButtonAction::Restart => Some(Action::Restart),
        ButtonAction::Undo => Some(Action::Undo),
        ButtonAction::Copy => Some(Action::Export(Export::Copy)),
        ButtonAction::DownloadCsv => Some(Action::Export(Export::Csv)),
        ButtonAction::DownloadFhir => Some(Action::Export(Export::Fhir)),
        ButtonAction::Language => {
            languages.named(&button.get_attribute("data-lang")?).map(Action::Language)
        }
        ButtonAction::Change => {
            let id = button.get_attribute("data-for")?;
            let phq9 = || Item::from_id(&id).map(|_| Action::ChangePhq9);
            Question::from_id(&id).map(Action::Change).or_else(phq9)
        }
        // Those of the page and of the kiosk around the visit.
        ButtonAction::Check
        | ButtonAction::Close
        | ButtonAction::Corner
        | ButtonAction::Digit
        | ButtonAction::Erase
        | ButtonAction::FullScreen
        | ButtonAction::Larger
        | ButtonAction::Print
        | ButtonAction::Reload
        | ButtonAction::Smaller
        | ButtonAction::Start
        | ButtonAction::Stay => None,
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
