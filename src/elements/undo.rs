//! The offer to undo "Start again".

use outlook_domain::ButtonAction;
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::button::button;
use super::text::ui_text;

/// The offer, if a visit was ended. The live region is there before, so that a screen reader announces it.
pub(crate) fn offer(words: Words, ended: bool) -> Html {
    html! {
        <div class="ko-undo" role="status">
            if ended {
                { ui_text(words, "p", "", ui::UNDO_SAY) }
                { button("ko-quiet ko-quiet-edge", ButtonAction::Undo, words.ui(ui::UNDO)) }
            }
        </div>
    }
}
