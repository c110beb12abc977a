//! Where to find help: on every screen, and larger where help leads.

use outlook_engine::config::Field;
use outlook_engine::evidence::{Finding, Help, RegionIndex};
use yew::prelude::*;

use super::link::{call, external_link, message};
use super::text::{around, plain, ui_text, visually_hidden};
use crate::setting::Setting;
use outlook_i18n::{Key, Service, Way, Words, ui};

/// The class around ways in that are buttons.
pub(crate) const WAYS: &str = "ko-ways";

/// The strip at the head of every screen but the urgent one, with all regions one tap away. Where help `leads`, each
/// way in is a button below the name of its line; without a region it names no line.
pub(crate) fn strip(words: Words, setting: &Setting, leads: bool) -> Html {
    let region = setting.region;
    let (class, title, lines_class) = if leads {
        ("ko-crisis ko-crisis-leads", ui::SUPPORT_SHORT, WAYS)
    } else {
        ("ko-crisis", ui::CRISIS_STRIP, "ko-crisis-lines")
    };
    html! {
        <aside id="ko-help" {class} aria-label={words.ui(ui::CRISIS_LABEL)}>
            <div class="ko-crisis-inner">
                <p class="ko-crisis-title">{ words.ui(title) }{ " " }{ country(words, region) }</p>
                <div class={lines_class}>
                    { emergency(words, region) }
                    { lines(words, setting) }
                </div>
                { all(words, setting, leads) }
            </div>
        </aside>
    }
}

/// All regions, behind a word; open where help `leads` and no region is known.
pub(crate) fn all(words: Words, setting: &Setting, leads: bool) -> Html {
    html! {
        <details class="ko-crisis-all" open={leads && setting.region.is_none()}>
            <summary>{ words.ui(ui::CRISIS_MORE) }{ visually_hidden(words.ui(ui::CRISIS_MORE_HEARD)) }</summary>
            { own(words, setting) }
            { list(words) }
        </details>
    }
}

/// The country of the lines beside it.
fn country(words: Words, region: Option<RegionIndex>) -> Html {
    let named = region.filter(|it| *it != RegionIndex::ELSEWHERE);
    named.map(|at| plain("small", "", words.region_name(at))).unwrap_or_default()
}

/// Every region with its lines, and the date of their last check.
pub(crate) fn list(words: Words) -> Html {
    let regions = RegionIndex::all().map(|at| {
        let lines = words.services(at).map(|it| {
            let named = it.name != words.region_name(at);
            around("dd", "", service(words, it, named))
        });
        html! {
            <div>
                { plain("dt", "", words.region_name(at)) }
                <dd>{ emergency(words, Some(at)) }</dd>
                { for lines }
            </div>
        }
    });
    html! {
        <>
            { ui_text(words, "p", "", ui::CRISIS_LOCAL) }
            <dl>{ for regions }</dl>
            { plain("p", "ko-note", words.crisis_checked()) }
        </>
    }
}

/// The clinic's own line and the first line of the region, each with its name and a link for each way in.
pub(crate) fn lines(words: Words, setting: &Setting) -> Html {
    let first = setting.region.and_then(|region| words.services(region).next());
    let first = first.map(|it| service(words, it, true));
    html! { <>{ own(words, setting) }{ first }</> }
}

/// The clinic's own line, marked as its own, where it has one.
fn own(words: Words, setting: &Setting) -> Option<Html> {
    let (name, phone) = setting.text(Field::CrisisName).zip(setting.text(Field::CrisisPhone))?;
    let named = words.fill(ui::CRISIS_OWN, &[("name", name)]);
    let note = setting.text(Field::CrisisNote).unwrap_or_default();
    let link = call(phone, plain("b", "", phone.to_owned()));
    Some(line([&named, " ", note].concat(), link))
}

/// The other lines of the region.
pub(crate) fn other_lines(words: Words, region: Option<RegionIndex>) -> Html {
    let more = region.into_iter().flat_map(|at| words.services(at).skip(1));
    more.map(|it| service(words, it, true)).collect()
}

/// The emergency number, as a link if it is digits and as text if it is words.
pub(crate) fn emergency(words: Words, region: Option<RegionIndex>) -> Html {
    let number = region.map_or("", |region| words.region_emergency(region));
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = if number.is_empty() { words.ui(ui::CRISIS_LOCAL_SHORT) } else { number };
        return plain("p", "", number);
    }
    let label = words.ui(ui::CRISIS_EMERGENCY_SHORT);
    call(number, html! { <>{ plain("b", "", number) }{ " " }{ label }</> })
}

/// A service: its name or whom it is for, and a link for each way in.
pub(crate) fn service(words: Words, service: Service, named: bool) -> Html {
    let ways = service.ways().map(|way| html! { <>{ " " }{ link(way, label(words, way)) }</> });
    line(if named { service.named() } else { service.note() }, ways.collect())
}

fn line(name: String, ways: Html) -> Html {
    around("div", "ko-service", html! { <>{ plain("span", "", name) }{ ways }</> })
}

/// The text of a way in, its number emphasised. A tap leads to the address of a chat.
fn label(words: Words, way: Way) -> Html {
    if matches!(way, Way::Chat(_)) {
        return ui_text(words, "b", "", ui::WAY_CHAT_SHORT);
    }
    let (key, number) = way.template();
    // No text has a line break, so it marks the place of the number.
    let text = words.way(way, key, "\n");
    let (before, after) = text.split_once('\n').unwrap_or((&text, ""));
    html! { <>{ before.to_owned() }{ plain("b", "", number) }{ after.to_owned() }</> }
}

/// The link of a way to reach a service.
fn link(way: Way, content: Html) -> Html {
    match way {
        Way::Call(number) => call(number, content),
        Way::Text(number, word) => message(number, word, content),
        Way::Chat(site) | Way::Web(site) => external_link(format!("https://{site}"), content),
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
        <div class={WAYS}>
            if emergency { { self::emergency(words, region) } }
            { for services.map(|it| service(words, it, true)) }
        </div>
    }
}

/// What acute pain may be a sign of, and the emergency number.
pub(crate) fn pain_card(words: Words, setting: &Setting) -> Html {
    let number = around("div", WAYS, emergency(words, setting.region));
    card(words, [ui::PAIN_TITLE, ui::PAIN_SAY], number)
}

/// What to do, once an answer mentions thoughts of suicide; the lines to call are in the strip.
pub(crate) fn support_card(words: Words) -> Html {
    card(words, [ui::SUPPORT_TITLE, ui::SUPPORT_SAY], Html::default())
}

fn card(words: Words, [title, text]: [Key; 2], lines: Html) -> Html {
    let body = html! { <>{ ui_text(words, "h2", "", title) }{ ui_text(words, "p", "", text) }{ lines }</> };
    around("section", "ko-support", body)
}
