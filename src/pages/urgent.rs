//! The urgent screen: help first, no word of ketamine, no findings, the way back last and with a question.

use yew::prelude::*;

use crate::elements::{around, button, crisis, plain};
use crate::session::Session;
use crate::setting::Setting;
use outlook_domain::ButtonAction;
use outlook_i18n::{UrgentStep, Words, fill};

/// The screen.
pub(crate) fn view(words: Words, setting: &Setting, session: &Session, in_kiosk: bool) -> Html {
    let text = |step| words.urgent(step);
    // Who stands beside a kiosk is nearer than any line.
    let first = if in_kiosk { UrgentStep::Staff } else { UrgentStep::Title };
    let number = words.emergency(setting.region);
    let emergency = fill(text(UrgentStep::Emergency), &[("emergency", number)]);
    html! {
        <main key="urgent" class="ko-column ko-arrive" data-screen="urgent" data-outcome="urgent">
            <h1 tabindex="-1">{ text(first) }</h1>
            <ol class="ko-urgent">
                <li>
                    { plain("p", "", emergency) }
                    { around("div", crisis::WAYS, crisis::emergency(words, setting.region)) }
                </li>
                <li>
                    { plain("p", "", text(UrgentStep::Line)) }
                    { around("div", crisis::WAYS, crisis::lines(words, setting)) }
                    { crisis::other_lines(words, setting.region) }
                    { crisis::all(words, setting, true) }
                </li>
                <li>{ plain("p", "", text(UrgentStep::Stay)) }</li>
                <li><p>{ text(UrgentStep::Team) }{ " " }{ text(UrgentStep::Young) }</p></li>
            </ol>
            <div class="ko-urgent-mistake">
                { button("ko-quiet ko-quiet-edge", ButtonAction::Back, text(UrgentStep::Mistake)) }
                // Beside it, so that a second tap does not answer.
                <div role="status">
                    if session.asks_safe() {
                        { plain("p", "", text(UrgentStep::Safe)) }
                        { button("ko-quiet ko-quiet-edge", ButtonAction::ConfirmSafe, text(UrgentStep::SafeYes)) }
                    }
                </div>
            </div>
        </main>
    }
}
