//! The parts of `index.html` that stand there before any WebAssembly, and the pages that need none,
//! drawn by the widget's own views, so that they can never differ from it.

mod answer;
mod date;
mod fallback;
mod general;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use outlook_engine::evidence::RegionIndex;
use yew::prelude::*;

use crate::app::{App, Start};
use crate::elements::crisis;
use crate::kiosk::shell::{Kiosk, Settings, Shown};
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Key, LanguageIndex, Languages, PackMismatch, page, ui};

/// The languages of whole packs, their dates told.
///
/// # Errors
///
/// When a pack is not of this build, or there is none.
pub fn read<'a>(packs: impl IntoIterator<Item = &'a str>) -> Result<Languages, PackMismatch> {
    let mut told = Vec::new();
    for pack in packs {
        told.push(date::told(Languages::read(pack.to_owned())?.first(), pack));
    }
    Languages::read(told.concat())
}

/// The parts of the page, in the first language, by the names of their places in the template.
#[must_use]
pub fn render(languages: Languages) -> Vec<(&'static str, String)> {
    let words = languages.first();
    let text = |key| escape(words.ui(key));
    vec![
        ("lang", words.code().to_owned()),
        ("title", text(ui::PAGE_TITLE)),
        ("description", text(ui::PAGE_INTRO)),
        ("question", drawn(languages, &Setting::default(), Session::default(), true)),
        ("general", part(general::general(words, true, Some(GENERAL)))),
        ("no_script", part(general::no_script(words))),
        ("whole", part(general::whole_answers(languages))),
        ("loading", text(page::LOADING)),
        ("failed", text(page::LOAD_FAILED)),
    ]
}

/// The parts of a kiosk's page, in the first language, by the names of their places in its template:
/// the start screen, and what stands where the questions cannot run. No link leads out of it.
#[must_use]
pub fn render_kiosk(languages: Languages, build: &str) -> Vec<(&'static str, String)> {
    let words = languages.first();
    let text = |key| escape(words.ui(key));
    let shown = Shown {
        languages,
        language: LanguageIndex::FIRST,
        setting: Setting::default(),
        build: build.to_owned().into(),
        erased: false,
        broke: false,
        settings: Settings::default(),
    };
    let attract = yew::LocalServerRenderer::<Kiosk>::with_props(shown).hydratable(false).render();
    vec![
        ("lang", words.code().to_owned()),
        ("title", text(ui::PAGE_TITLE)),
        ("attract", without_links(&now(attract))),
        ("general", general_in_every_language(languages)),
        ("no_script", notices(languages, page::NO_SCRIPT)),
        ("failed", notices(languages, page::LOAD_FAILED)),
    ]
}

/// What names the section of the general answer.
const GENERAL: &str = "ko-general-title";

/// A sentence in every language, each in a paragraph.
fn notices(languages: Languages, key: Key) -> String {
    let told = languages.all().map(|language| {
        let words = languages.words(language);
        format!("<p class=\"ko-notice\" lang=\"{}\">{}</p>", words.code(), escape(words.ui(key)))
    });
    told.collect()
}

/// The general answer in the first language, and before it that in each other one with its help lines,
/// closed: it opens where no script runs.
fn general_in_every_language(languages: Languages) -> String {
    let mut out = String::new();
    for language in languages.all().filter(|it| *it != LanguageIndex::FIRST) {
        let words = languages.words(language);
        let (code, runs, name) = (words.code(), words.runs(), words.name());
        out.extend(["<details class=\"ko-general-other\" lang=\"", code, "\" dir=\"", runs, "\">"]);
        out.extend(["<summary class=\"ko-column\">", name, "</summary>"]);
        out += &without_links(&part(crisis::strip(words, &Setting::default())));
        out += &without_links(&part(general::general(words, false, None)));
        out += "</details>";
    }
    out + &without_links(&part(general::general(languages.first(), false, Some(GENERAL))))
}

/// The dates of a pack told in its language, for a page that asks nothing of the browser.
///
/// # Errors
///
/// When the pack is not of this build.
pub fn told(pack: &str) -> Result<String, PackMismatch> {
    Ok(date::told(Languages::read(pack.to_owned())?.first(), pack))
}

/// Markup whose links are text, each followed by the address that it does not tell itself.
fn without_links(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((before, link)) = rest.split_once("<a ") {
        let (attributes, after) = link.split_once('>').unwrap_or((link, ""));
        let (shown, after) = after.split_once("</a>").unwrap_or((after, ""));
        let value = |name| {
            let (_, value) = attributes.split_once(name)?;
            Some(value.split_once('"')?.0)
        };
        let class = value("class=\"").unwrap_or_default();
        out.extend([before, "<span class=\"", class, "\">", shown, "</span>"]);
        let address = value("href=\"").and_then(|it| it.strip_prefix("https://"));
        if let Some(address) = address.filter(|it| !shown.contains(it)) {
            out.extend([" (", address, ")"]);
        }
        rest = after;
    }
    out + rest
}

/// The whole answer in a language, by the names of its places in its template.
#[must_use]
pub fn render_answer(languages: Languages, language: LanguageIndex) -> Vec<(&'static str, String)> {
    let words = languages.words(language);
    vec![
        ("lang", words.code().to_owned()),
        ("dir", words.runs().to_owned()),
        ("title", escape(words.ui(page::ANSWER_TITLE))),
        ("description", escape(words.ui(page::ANSWER_INTRO))),
        ("answer", part(answer::view(languages, language))),
    ]
}

/// What stands inside the element on a host's page until the widget is in charge, in a
/// language: the help lines of a region, or of every region, and the
/// general ranges with their sources.
#[must_use]
pub fn fallback(
    languages: Languages,
    language: LanguageIndex,
    region: Option<RegionIndex>,
) -> String {
    part(fallback::fallback(languages.words(language), region))
}

/// One screen of the widget as markup.
#[must_use]
pub fn screen(languages: Languages, session: Session) -> String {
    drawn(languages, &Setting::default(), session, false)
}

/// One screen of the widget at a clinic with these settings.
#[must_use]
pub fn screen_at(languages: Languages, settings: &str, session: Session) -> String {
    drawn(languages, &Setting::read(settings, None), session, false)
}

/// A new visit at a clinic with these settings, in a language.
#[must_use]
pub fn visit_at(languages: Languages, settings: &str, language: LanguageIndex) -> Session {
    Setting::read(settings, None).visit(languages, language)
}

fn drawn(languages: Languages, setting: &Setting, session: Session, still: bool) -> String {
    let start = Start { languages, setting: setting.clone(), session, still, stood: still };
    let drawn = now(yew::LocalServerRenderer::<App>::with_props(start).hydratable(false).render());
    // On the static page a press counts at once: it is kept until the widget is in charge.
    if still { drawn.replacen("data-screen", "data-still=\"\" data-screen", 1) } else { drawn }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct Drawn {
    html: Html,
}

#[component]
fn Part(Drawn { html }: &Drawn) -> Html {
    html.clone()
}

fn part(html: Html) -> String {
    now(yew::LocalServerRenderer::<Part>::with_props(Drawn { html }).hydratable(false).render())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The value of a future that waits for nothing but itself.
fn now<T>(future: impl Future<Output = T>) -> T {
    struct Again;
    impl Wake for Again {
        fn wake(self: Arc<Self>) {}
    }
    let waker = Waker::from(Arc::new(Again));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
    }
}
