//! Factors that may change the figures, with a direction or an unclear one, never an amount; and what no source
//! gives.

use outlook_domain::{Affects, Direction};
use outlook_engine::Outlook;
use outlook_engine::evidence::Factor;
use outlook_engine::expectations;
use yew::prelude::*;

use crate::elements::{around, closed, icon, list, plain, rows, ui_text, visually_hidden};
use outlook_i18n::{MISSING, Words, ui};

/// The factors, grouped by what they affect, and what no source gives.
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
                { around("ul", "ko-factors", rows.into_iter().collect()) }
            </>
        }
    });
    let missing = expectations::missing(outlook.condition());
    let missing = missing.map(|slot| plain("li", "", words.slot_missing(slot)));
    let body = html! {
        <>
            { ui_text(words, "p", "ko-note", ui::FACTORS_INTRO) }
            { for groups }
            { ui_text(words, "h3", "ko-factors-title", ui::MISSING_TITLE) }
            { list(html! { <>{ for missing }{ rows(words, &MISSING) }</> }) }
        </>
    };
    closed(words, "factors", [ui::FACTORS_TITLE, ui::FACTORS_LINE], body)
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
