//! Studies: shown beside a figure or its empty place, never as a part of it.

use outlook_domain::{Grade, Place, Slot};
use outlook_engine::evidence::Trial;
use outlook_engine::expectations;
use outlook_engine::interview::Condition;
use yew::prelude::*;

use crate::elements::{external_link, plain, tag};
use outlook_i18n::{Words, ui};

/// The studies that concern a slot for this condition. Studies that disagree are shown side by side, at
/// the same size. `heading` is the tag of the next heading level.
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

/// The studies for a place in the result, as list items; without a condition, those that apply to
/// everyone, without `data-trial`.
pub(crate) fn at(words: Words, place: Place, condition: Option<Condition>) -> Html {
    expectations::trials_at(place, condition)
        .map(|trial| row(words, trial, condition.is_some()))
        .collect()
}

fn row(words: Words, trial: &'static Trial, with_id: bool) -> Html {
    let reference = words.trial_reference(trial);
    let source = match trial.link {
        Some(link) => external_link(link, html! { reference }),
        None => html! { reference },
    };
    let second_hand = if trial.grade == Grade::A { "" } else { words.ui(ui::SECOND_HAND) };
    html! {
        <li data-trial={with_id.then_some(trial.id)}>
            { words.trial_words(trial) }
            <p class="ko-note">
                { tag(words.study(trial.kind)) }{ " " }{ source }{ " " }{ words.trial_note(trial) }
                { " " }{ second_hand }
            </p>
        </li>
    }
}
