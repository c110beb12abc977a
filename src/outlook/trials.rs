//! What studies found beside a figure, or beside its empty place; never a part of it.

use outlook_domain::{Grade, Place, Slot};
use outlook_engine::evidence::Trial;
use outlook_engine::expectations;
use outlook_engine::interview::Condition;
use yew::prelude::*;

use crate::elements::{external_link, label, plain};
use outlook_i18n::{Words, ui};

/// The studies that speak to a range of this condition. Those that point different ways stand side
/// by side, at the same size. `heading` is the tag that comes next where they stand.
pub(crate) fn view(
    words: Words,
    condition: Condition,
    slot: Slot,
    heading: &'static str,
) -> Option<Html> {
    let found: Vec<&'static Trial> = expectations::trials(condition, slot).collect();
    if found.is_empty() {
        return None;
    }
    let differ = found.iter().any(|trial| trial.group.is_some());
    let title = if differ { ui::TRIALS_DIFFER } else { ui::TRIALS_TITLE };
    let rows = found.into_iter().map(|trial| row(words, trial, true));
    Some(html! {
        <div class="ko-trials">
            { plain(heading, "", words.ui(title)) }
            <ul class="ko-beside">{ for rows }</ul>
        </div>
    })
}

/// The rows of a list that belong to a part of the result; without a condition, those for everyone,
/// without the mark of a result.
pub(crate) fn at(words: Words, place: Place, condition: Option<Condition>) -> Html {
    expectations::trials_at(place, condition)
        .map(|trial| row(words, trial, condition.is_some()))
        .collect()
}

fn row(words: Words, trial: &'static Trial, marked: bool) -> Html {
    let reference = words.trial_reference(trial);
    let source = match trial.link {
        Some(link) => external_link("", link, html! { reference }),
        None => html! { reference },
    };
    let second_hand = if trial.grade == Grade::A { "" } else { words.ui(ui::SECOND_HAND) };
    html! {
        <li data-trial={marked.then_some(trial.id)}>
            { words.trial_words(trial) }
            <p class="ko-note">
                { label(words.study(trial.kind)) }{ " " }{ source }{ " " }{ words.trial_note(trial) }
                { " " }{ second_hand }
            </p>
        </li>
    }
}
