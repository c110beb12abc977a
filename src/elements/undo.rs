//! "Start again" can be taken back.

use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::{button, plain};

/// What was erased and the way back to it. Its place is there before it has anything to say.
pub(crate) fn offer(words: Words, ended: bool) -> Html {
    html! {
        <div class="ko-undo" role="status">
            if ended {
                { plain("p", "", words.ui(ui::UNDO_SAY)) }
                { button("ko-quiet ko-quiet-edge", "undo", words.ui(ui::UNDO)) }
            }
        </div>
    }
}
