//! The static pages: the parts of `index.html` before any WebAssembly, and the pages that need none. The
//! widget's own views draw them, so they cannot differ from it.

mod answer;
pub mod configure;
mod fallback;
mod general;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use outlook_engine::config::Reading;
use outlook_engine::evidence::RegionIndex;
use yew::prelude::*;

use crate::app::{App, AppProps, SheetState};
use crate::elements::crisis;
use crate::kiosk::settings::KioskSettings;
use crate::kiosk::shell::{Kiosk, KioskProps};
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Key, LanguageIndex, Languages, page, ui};

/// The parts of the page in the first language, by the names of their placeholders in `index.html`.
#[must_use]
pub fn render(languages: Languages) -> Vec<(&'static str, String)> {
    let words = languages.first();
    let text = |key| escape(words.ui(key));
    vec![
        ("lang", words.code().to_owned()),
        ("title", text(ui::PAGE_TITLE)),
        ("description", text(ui::PAGE_INTRO)),
        ("question", render_app(languages, &Setting::default(), Session::default(), true)),
        ("general", part(general::general(words, true, Some(GENERAL)))),
        ("no_script", part(general::no_script(words))),
        ("answer_links", part(general::answer_links(languages))),
        ("loading", text(page::LOADING)),
        ("failed", part(general::failed(languages))),
    ]
}

/// The parts of a kiosk's page in the first language, by the names of their placeholders: the start
/// screen, and what is shown where the questions cannot run. It has no links.
#[must_use]
pub fn render_kiosk(languages: Languages, build: &str) -> Vec<(&'static str, String)> {
    let words = languages.first();
    let text = |key| escape(words.ui(key));
    let props = KioskProps {
        languages,
        language: LanguageIndex::FIRST,
        setting: Setting::default(),
        build: build.to_owned().into(),
        erased: false,
        failed: false,
        settings: KioskSettings::default(),
    };
    let attract = yew::LocalServerRenderer::<Kiosk>::with_props(props).hydratable(false).render();
    vec![
        ("lang", words.code().to_owned()),
        ("title", text(ui::PAGE_TITLE)),
        ("attract", without_links(&block_on(attract))),
        ("general", general_in_every_language(languages)),
        ("no_script", notices(languages, page::NO_SCRIPT)),
        ("failed", notices(languages, page::LOAD_FAILED)),
    ]
}

/// The id of the heading of the general answer.
const GENERAL: &str = "ko-general-title";

/// A text in every language, each in a paragraph.
fn notices(languages: Languages, key: Key) -> String {
    let paragraphs = languages.without_variants().map(|language| {
        let words = languages.words(language);
        format!("<p class=\"ko-notice\" lang=\"{}\">{}</p>", words.code(), escape(words.ui(key)))
    });
    paragraphs.collect()
}

/// The page where a kiosk cannot be loaded: whom to call, in a few words of every language. It reloads
/// itself.
#[must_use]
pub fn render_kiosk_help(languages: Languages) -> String {
    let mut out =
        "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=60>".to_owned();
    for words in languages.without_variants().map(|place| languages.words(place)) {
        out.extend(["<p lang=", words.code(), ">", words.ui(ui::CRISIS_LOCAL)]);
    }
    // The languages differ in what they call a line, not in its number.
    let words = languages.first();
    for at in RegionIndex::all() {
        if let Some(service) = words.services(at).next() {
            out.extend(["<p>", words.region_name(at), ": ", &words.service_text(service)]);
        }
    }
    out
}

/// The general answer in every language, the first one last and open. The others are `details`, each
/// with its crisis lines, so that they open without a script.
fn general_in_every_language(languages: Languages) -> String {
    let mut out = String::new();
    for language in languages.without_variants().filter(|it| *it != LanguageIndex::FIRST) {
        let words = languages.words(language);
        let (code, runs, name) = (words.code(), words.runs(), words.name());
        out.extend(["<details class=\"ko-general-other\" lang=\"", code, "\" dir=\"", runs, "\">"]);
        out.extend(["<summary class=\"ko-column\">", name, "</summary>"]);
        out += &without_links(&part(crisis::strip(words, &Setting::default(), false)));
        out += &without_links(&part(general::general(words, false, None)));
        out += "</details>";
    }
    out + &without_links(&part(general::general(languages.first(), false, Some(GENERAL))))
}

/// Markup with its links as text, each followed by its address unless the text contains it.
fn without_links(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((before, link)) = rest.split_once("<a ") {
        let (attributes, after) = link.split_once('>').unwrap_or((link, ""));
        let (text, after) = after.split_once("</a>").unwrap_or((after, ""));
        let value = |name| {
            let (_, value) = attributes.split_once(name)?;
            Some(value.split_once('"')?.0)
        };
        let class = value("class=\"").unwrap_or_default();
        out.extend([before, "<span class=\"", class, "\">", text, "</span>"]);
        let address = value("href=\"").and_then(|it| it.strip_prefix("https://"));
        if let Some(address) = address.filter(|it| !text.contains(it)) {
            out.extend([" (", address, ")"]);
        }
        rest = after;
    }
    out + rest
}

/// The parts of the answer page in a language, by the names of their placeholders: every
/// figure and finding, without a question.
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

/// The content of the custom element until the widget is mounted, in a language: the crisis lines of a
/// region, or of every region, and the general ranges with their sources.
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
    render_app(languages, &Setting::default(), session, false)
}

/// One screen of the widget, with a clinic's settings.
#[must_use]
pub fn screen_at(languages: Languages, settings: Reading, session: Session) -> String {
    render_app(languages, &Setting::of(settings, None).0, session, false)
}

/// One screen of the widget, a result with the sheet that is printed.
#[must_use]
pub fn printed_at(languages: Languages, settings: Reading, session: Session) -> String {
    let setting = Setting::of(settings, None).0;
    draw_app(AppProps { sheet: SheetState::Drawn, ..props(languages, &setting, session, false) })
}

/// A new visit with a clinic's settings, in a language.
#[must_use]
pub fn visit_at(languages: Languages, settings: Reading, language: LanguageIndex) -> Session {
    Setting::of(settings, None).0.visit(languages, language)
}

fn render_app(
    languages: Languages,
    setting: &Setting,
    session: Session,
    is_static: bool,
) -> String {
    draw_app(props(languages, setting, session, is_static))
}

fn props(languages: Languages, setting: &Setting, session: Session, is_static: bool) -> AppProps {
    AppProps {
        languages,
        setting: setting.clone(),
        aids: None,
        history: false,
        session,
        is_static,
        prerendered: is_static,
        sheet: SheetState::Absent,
    }
}

fn draw_app(props: AppProps) -> String {
    let is_static = props.is_static;
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let markup = block_on(renderer.render());
    // On the static page a press counts at once: `web/early.js` keeps it for the widget.
    if is_static {
        markup.replacen("data-screen", "data-still=\"\" data-screen", 1)
    } else {
        markup
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PartProps {
    html: Html,
}

#[component]
fn Part(PartProps { html }: &PartProps) -> Html {
    html.clone()
}

fn part(html: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Part>::with_props(PartProps { html });
    block_on(renderer.hydratable(false).render())
}

/// A text as HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The output of a future that waits for no event, such as Yew's renderer.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct NoWake;
    impl Wake for NoWake {
        fn wake(self: Arc<Self>) {}
    }
    let waker = Waker::from(Arc::new(NoWake));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
    }
}
