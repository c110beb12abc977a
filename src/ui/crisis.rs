//! Where to find help: on every screen, and larger where help leads.

use outlook_engine::config::Field;
use outlook_engine::evidence::REGIONS;
use yew::prelude::*;

use super::marks::{away, call, heard, plain};
use crate::setting::Setting;
use outlook_words::{Words, ui};

/// The strip at the head of every screen: the region's first line and emergency number, all regions
/// one tap away. Without a region it names none.
pub(crate) fn strip(words: Words, setting: &Setting) -> Html {
    let region = setting.region;
    let own = setting.text(Field::CrisisName).map(|name| {
        html! { <div>{ plain("dt", "", name.to_owned()) }<dd>{ own(words, setting, "") }</dd></div> }
    });
    let own = own.unwrap_or_default();
    html! {
        <aside id="ko-help" class="ko-crisis" aria-label={words.ui(ui::CRISIS_LABEL)}>
            <div class="ko-crisis-inner">
                { plain("p", "ko-crisis-title", words.ui(ui::CRISIS_STRIP)) }
                <div class="ko-crisis-lines">
                    { emergency(words, region, "ko-crisis-line") }
                    { region.map(|region| line(words, region, 0, "ko-crisis-line")) }
                </div>
                <details class="ko-crisis-all">
                    <summary>{ words.ui(ui::CRISIS_MORE) }{ heard(words.ui(ui::CRISIS_MORE_HEARD)) }</summary>
                    { list(words, own) }
                </details>
            </div>
        </aside>
    }
}

/// The clinic's own line, every region with its lines, and when they were checked.
pub(super) fn list(words: Words, own: Html) -> Html {
    let regions = REGIONS.iter().enumerate().map(|(at, region)| {
        let lines =
            (0..region.lines.len()).map(|row| html! { <dd>{ line(words, at, row, "") }</dd> });
        html! {
            <div>
                { plain("dt", "", words.region_name(at)) }
                <dd>{ emergency(words, Some(at), "") }</dd>
                { for lines }
            </div>
        }
    });
    html! {
        <>
            { plain("p", "", words.ui(ui::CRISIS_LOCAL)) }
            <dl>{ own }{ for regions }</dl>
            { plain("p", "ko-note", words.fill(ui::CRISIS_CHECKED, &[("date", words.crisis_checked())])) }
        </>
    }
}

/// The emergency number, the clinic's own line and those of the region; without a region, the whole
/// list.
pub(super) fn phones(words: Words, setting: &Setting) -> Html {
    let region = setting.region;
    html! {
        <>
            <div class="ko-support-lines">
                { emergency(words, region, "ko-phone") }
                { own_and_first(words, setting) }
            </div>
            { other_lines(words, region) }
        </>
    }
}

/// The same without the emergency number.
pub(super) fn lines(words: Words, setting: &Setting) -> Html {
    html! {
        <>
            <div class="ko-support-lines">{ own_and_first(words, setting) }</div>
            { other_lines(words, setting.region) }
        </>
    }
}

/// The clinic's own line and the first one of the region, as text runs.
pub(super) fn first_line(words: Words, setting: &Setting) -> Html {
    let first = setting.region.map(|region| line(words, region, 0, ""));
    html! { <>{ own(words, setting, "") }{ " " }{ first }</> }
}

fn own_and_first(words: Words, setting: &Setting) -> Html {
    let first = setting.region.map(|region| line(words, region, 0, "ko-phone"));
    html! { <>{ own(words, setting, "ko-phone") }{ first }</> }
}

/// The clinic's own line, marked as such; nothing where it has none.
fn own(words: Words, setting: &Setting, class: &'static str) -> Html {
    let called = setting.text(Field::CrisisName).zip(setting.text(Field::CrisisPhone));
    called
        .map(|(name, phone)| {
            let told = words.fill(ui::CRISIS_OWN, &[("name", name)]);
            let note = setting.text(Field::CrisisNote).unwrap_or_default().to_owned();
            let told =
                html! { <>{ plain("b", "", phone.to_owned()) }{ " " }{ told }{ " " }{ note }</> };
            call(class, phone, told)
        })
        .unwrap_or_default()
}

/// The further lines of the region, or all lines of all regions where none is known.
fn other_lines(words: Words, region: Option<usize>) -> Html {
    let Some(at) = region else {
        return html! { <div class="ko-crisis-all">{ list(words, Html::default()) }</div> };
    };
    let rows =
        (1..REGIONS[at].lines.len()).map(|row| html! { <li>{ line(words, at, row, "") }</li> });
    html! { <ul class="ko-more-lines">{ for rows }</ul> }
}

/// The emergency number; digits are dialled, "your local emergency number" is said.
pub(super) fn emergency(words: Words, region: Option<usize>, class: &'static str) -> Html {
    let number = region.map_or("", |region| words.region_emergency(region));
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = if number.is_empty() { words.ui(ui::CRISIS_LOCAL_SHORT) } else { number };
        return html! { <p class={class}>{ number }</p> };
    }
    let told = words.ui(ui::CRISIS_EMERGENCY_SHORT);
    call(class, number, html! { <>{ plain("b", "", number) }{ " " }{ told }</> })
}

/// One service: dialled, opened, or told as text. What stands before the first space or bracket is
/// set large where the class asks for it.
pub(super) fn line(words: Words, region: usize, row: usize, class: &'static str) -> Html {
    let text = words.crisis_line(region, row);
    let shown = match text.split_once('(') {
        Some((number, rest)) if !class.is_empty() => {
            html! { <>{ plain("b", "", number.trim_end()) }{ " " }{ rest.trim_end_matches(')') }</> }
        }
        _ if class.is_empty() => html! { text },
        _ => plain("b", "", text),
    };
    let line = &REGIONS[region].lines[row];
    match (line.call, line.web) {
        (Some(number), _) => call(class, number, shown),
        (None, Some(web)) => away(class, format!("https://{web}"), shown),
        (None, None) => html! { <span class={class}>{ shown }</span> },
    }
}

/// The card that leads every screen once someone has told of such thoughts.
pub(super) fn support_card(words: Words, setting: &Setting) -> Html {
    html! {
        <section class="ko-support">
            { plain("h2", "", words.ui(ui::SUPPORT_TITLE)) }
            { plain("p", "", words.ui(ui::SUPPORT_SAY)) }
            { phones(words, setting) }
        </section>
    }
}

/// The same in short, so that a question stays in sight.
pub(super) fn support_reminder(words: Words, setting: &Setting) -> Html {
    html! {
        <section class="ko-support ko-support-short">
            { plain("h2", "", words.ui(ui::SUPPORT_SHORT)) }
            <div class="ko-support-lines">
                { emergency(words, setting.region, "ko-phone") }
                { own_and_first(words, setting) }
            </div>
        </section>
    }
}
