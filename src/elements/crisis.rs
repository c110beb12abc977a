//! Where to find help: on every screen, and larger where help leads.

use outlook_engine::config::Field;
use outlook_engine::evidence::{Finding, Help, RegionIndex};
use yew::prelude::*;

use super::link::{call, external_link, message};
use super::text::{plain, ui_text, visually_hidden};
use crate::setting::Setting;
use outlook_i18n::{Key, Service, Way, Words, ui};

/// The strip at the head of every screen: emergency number and first line of the region, with all
/// regions one tap away. Without a region it names no line.
pub(crate) fn strip(words: Words, setting: &Setting) -> Html {
    let region = setting.region;
    let own = setting.text(Field::CrisisName).map(|name| {
        html! { <div>{ plain("dt", "", name.to_owned()) }<dd>{ own(words, setting, "") }</dd></div> }
    });
    let own = own.unwrap_or_default();
    html! {
        <aside id="ko-help" class="ko-crisis" aria-label={words.ui(ui::CRISIS_LABEL)}>
            <div class="ko-crisis-inner">
                <p class="ko-crisis-title">{ words.ui(ui::CRISIS_STRIP) }{ " " }{ country(words, region) }</p>
                <div class="ko-crisis-lines">
                    { emergency(words, region, "ko-crisis-line") }
                    { region.map(|region| first(words, region, true)) }
                </div>
                <details class="ko-crisis-all">
                    <summary>{ words.ui(ui::CRISIS_MORE) }{ visually_hidden(words.ui(ui::CRISIS_MORE_HEARD)) }</summary>
                    { list(words, own) }
                </details>
            </div>
        </aside>
    }
}

/// The country of the lines beside it.
fn country(words: Words, region: Option<RegionIndex>) -> Html {
    let named = region.filter(|it| *it != RegionIndex::ELSEWHERE);
    named.map(|at| plain("small", "", words.region_name(at))).unwrap_or_default()
}

/// The clinic's own line, every region with its lines, and the date of their last check.
pub(crate) fn list(words: Words, own: Html) -> Html {
    let regions = RegionIndex::all().map(|at| {
        let lines = words.services(at).map(|it| {
            let named = it.name != words.region_name(at);
            html! { <dd>{ service(words, it, named) }</dd> }
        });
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
            { ui_text(words, "p", "", ui::CRISIS_LOCAL) }
            <dl>{ own }{ for regions }</dl>
            { plain("p", "ko-note", words.fill(ui::CRISIS_CHECKED, &[("date", words.crisis_checked())])) }
        </>
    }
}

/// The emergency number, the clinic's own line and the lines of the region; without a region, the
/// whole list.
pub(crate) fn phones(words: Words, setting: &Setting) -> Html {
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

/// As [`phones`], without the emergency number.
pub(crate) fn lines(words: Words, setting: &Setting) -> Html {
    html! {
        <>
            <div class="ko-support-lines">{ own_and_first(words, setting) }</div>
            { other_lines(words, setting.region) }
        </>
    }
}

/// The clinic's own line and the first line of the region, inline.
pub(crate) fn first_line(words: Words, setting: &Setting) -> Html {
    let first = setting.region.and_then(|region| words.services(region).next());
    let first = first.map(|it| service(words, it, true));
    html! { <>{ own(words, setting, "") }{ " " }{ first }</> }
}

fn own_and_first(words: Words, setting: &Setting) -> Html {
    let first = setting.region.map(|region| first(words, region, false));
    html! { <>{ own(words, setting, "ko-phone") }{ first }</> }
}

/// The clinic's own line, marked as its own, where it has one.
fn own(words: Words, setting: &Setting, class: &'static str) -> Html {
    let line = setting.text(Field::CrisisName).zip(setting.text(Field::CrisisPhone));
    line.map(|(name, phone)| {
        let named = words.fill(ui::CRISIS_OWN, &[("name", name)]);
        let note = setting.text(Field::CrisisNote).unwrap_or_default().to_owned();
        let content =
            html! { <>{ plain("b", "", phone.to_owned()) }{ " " }{ named }{ " " }{ note }</> };
        call(class, phone, content)
    })
    .unwrap_or_default()
}

/// The other lines of the region; without a region, the whole list.
fn other_lines(words: Words, region: Option<RegionIndex>) -> Html {
    let Some(at) = region else {
        return html! { <div class="ko-crisis-all">{ list(words, Html::default()) }</div> };
    };
    let more = words.services(at).skip(1);
    let rows = more.map(|it| html! { <li>{ service(words, it, true) }</li> });
    html! { <ul class="ko-more-lines">{ for rows }</ul> }
}

/// The emergency number, as a link if it is digits and as text if it is words.
pub(crate) fn emergency(words: Words, region: Option<RegionIndex>, class: &'static str) -> Html {
    let number = region.map_or("", |region| words.region_emergency(region));
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = if number.is_empty() { words.ui(ui::CRISIS_LOCAL_SHORT) } else { number };
        return html! { <p class={class}>{ number }</p> };
    }
    let label = words.ui(ui::CRISIS_EMERGENCY_SHORT);
    call(class, number, html! { <>{ plain("b", "", number) }{ " " }{ label }</> })
}

/// The ways to reach the first line of a region, each a link; the first one carries the line's name and
/// whom it is for. A strip has no room for a name or an address.
fn first(words: Words, region: RegionIndex, strip: bool) -> Html {
    let Some(service) = words.services(region).next() else { return Html::default() };
    let class = if strip { "ko-crisis-line" } else { "ko-phone" };
    let mut beside = if strip { service.note() } else { service.named() };
    let ways = service.ways().map(|way| {
        let label = label(words, way, strip);
        link(class, way, html! { <>{ label }{ " " }{ std::mem::take(&mut beside) }</> })
    });
    ways.collect()
}

/// A service as a line of text: its name, whom it is for, and the ways to reach it.
pub(crate) fn service(words: Words, service: Service, named: bool) -> Html {
    let ways =
        service.ways().map(|way| html! { <>{ " " }{ link("", way, label(words, way, false)) }</> });
    let name = if named { service.named() } else { service.note() };
    html! { <span class="ko-service">{ name }{ for ways }</span> }
}

/// The text of a way to reach a service, its number emphasised. A short one, and that of a chat,
/// emphasises the verb; a short one leaves out the address, to which a tap leads.
fn label(words: Words, way: Way, short: bool) -> Html {
    let (key, number) = way.template();
    if short && !matches!(way, Way::Call(_)) {
        return plain("b", "", words.way(way, way.short_label(), ""));
    }
    if matches!(way, Way::Chat(_)) {
        return html! { <>{ plain("b", "", words.ui(way.short_label())) }{ " " }{ number }</> };
    }
    // No text has a line break, so it marks the place of the number.
    let text = words.way(way, key, "\n");
    let (before, after) = text.split_once('\n').unwrap_or((&text, ""));
    html! { <>{ before.to_owned() }{ plain("b", "", number) }{ after.to_owned() }</> }
}

/// The link of a way to reach a service.
fn link(class: &'static str, way: Way, content: Html) -> Html {
    match way {
        Way::Call(number) => call(class, number, content),
        Way::Text(number, word) => message(class, number, word, content),
        Way::Chat(site) | Way::Web(site) => {
            external_link(class, format!("https://{site}"), content)
        }
    }
}

/// The numbers on the card of a finding; the emergency number, if it is one of them, comes first.
pub(crate) fn numbers(words: Words, region: Option<RegionIndex>, finding: &Finding) -> Html {
    if finding.help.is_empty() {
        return Html::default();
    }
    let emergency = finding.help.contains(&Help::Emergency);
    let services = words.help_services(finding, region).into_iter();
    html! {
        <ul class="ko-numbers">
            if emergency { <li>{ self::emergency(words, region, "") }</li> }
            { for services.map(|it| html! { <li>{ service(words, it, true) }</li> }) }
        </ul>
    }
}

/// What acute pain may be a sign of, and the emergency number.
pub(crate) fn pain_card(words: Words, setting: &Setting) -> Html {
    let lines = emergency(words, setting.region, "ko-phone");
    let lines = html! { <div class="ko-support-lines">{ lines }</div> };
    card(words, [ui::PAIN_TITLE, ui::PAIN_SAY], lines)
}

/// The help card, once an answer mentions thoughts of suicide.
pub(crate) fn support_card(words: Words, setting: &Setting) -> Html {
    card(words, [ui::SUPPORT_TITLE, ui::SUPPORT_SAY], phones(words, setting))
}

fn card(words: Words, [title, text]: [Key; 2], lines: Html) -> Html {
    html! {
        <section class="ko-support">
            { ui_text(words, "h2", "", title) }
            { ui_text(words, "p", "", text) }
            { lines }
        </section>
    }
}

/// The help card in short, so that the question below stays in view.
pub(crate) fn support_reminder(words: Words, setting: &Setting) -> Html {
    html! {
        <section class="ko-support ko-support-short">
            { ui_text(words, "h2", "", ui::SUPPORT_SHORT) }
            <div class="ko-support-lines">
                { emergency(words, setting.region, "ko-phone") }
                { own_and_first(words, setting) }
            </div>
        </section>
    }
}
