//! Factors that may change the figures: a direction or an unclear one, never an amount.

use outlook_domain::{Affects, Direction};
use outlook_engine::Outlook;
use outlook_engine::evidence::Factor;
use yew::prelude::*;

use crate::elements::{icon, part, plain, visually_hidden};
use outlook_i18n::{Words, ui};

/// The factors, grouped by what they affect.
pub(crate) fn view(words: Words, outlook: &Outlook) -> Html {
    let groups = Affects::ALL.iter().map(|affects| {
        let rows: Vec<Html> = outlook
            .factors()
            .filter(|factor| factor.affects == *affects)
            .map(|factor| row(words, factor, Some(factor.id)))
            .collect();
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <>
                { plain("h3", "ko-factors-title", words.affects(*affects)) }
                <ul class="ko-factors">{ for rows }</ul>
            </>
        }
    });
    let intro = plain("p", "ko-note", words.ui(ui::FACTORS_INTRO));
    part(words.ui(ui::FACTORS_TITLE), html! { <>{ intro }{ for groups }</> })
}

/// One factor. Only a result gives its id, as `data-factor`.
pub(crate) fn row(words: Words, factor: &'static Factor, id: Option<&'static str>) -> Html {
    let (class, path) = match factor.direction {
        Direction::Longer => ("ko-direction", "M2 8h13M10 3l5 5-5 5"),
        Direction::Shorter | Direction::Faster => ("ko-direction", "M16 8H3M8 3 3 8l5 5"),
        Direction::Unclear => ("ko-direction ko-direction-unclear", "M2 8h3M8 8h2M13 8h3"),
    };
    html! {
        <li class="ko-factor" data-factor={id}>
            <p class={class}>{ icon("", "0 0 18 16", path) }{ words.direction(factor.direction) }</p>
            <p class="ko-sentence">
                { words.factor(factor) }
                { for words.factor_sources(factor).split(';').map(cited) }
            </p>
        </li>
    }
}

/// The id of a source as a tag, with its section heading for screen readers.
fn cited(source: &'static str) -> Html {
    let (id, section) = source.split_once(',').unwrap_or((source, ""));
    html! { <>{ " " }<span class="ko-tag">{ id.trim_start() }{ visually_hidden(format!(",{section}")) }</span></> }
}
