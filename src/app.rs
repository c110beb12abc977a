//! The widget as a Yew component: one visit, drawn as one screen, and the reading aids around it.

#[cfg_attr(feature = "kiosk", path = "app/no_aids.rs")]
mod aids;

use std::rc::Rc;

use gloo::events::EventListener;
use yew::platform::spawn_local;
use yew::prelude::*;

use aids::Aids;

use crate::command::Command;
use crate::edge::clipboard;
use crate::edge::clock;
use crate::edge::download::Download;
use crate::edge::history::History;
use crate::edge::print::{self, Printing};
use crate::edge::share;
use crate::edge::shield::Shield;
use crate::edge::{events, focus};
use crate::elements::{
    EXPLAINS, OpenTerms, PageContext, clinic, crisis, explain_terms, language_menu, undo,
};
use crate::outlook::closing;
use crate::outlook::export::{self, ExportStatus};
use crate::pages::{phq9, question, result, urgent};
use crate::reading_aids::{AidAction, AidSettings};
use crate::session::{Action, Export, Page, Session};
use crate::setting::Setting;
use outlook_i18n::Languages;

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) languages: Languages,
    /// The region and the clinic.
    pub(crate) setting: Setting,
    /// The reading aids, where there are some. A kiosk has none.
    #[prop_or_default]
    pub(crate) aids: Option<AidSettings>,
    /// Whether the browser's Back leads one page back. A kiosk has none.
    #[prop_or_default]
    pub(crate) history: bool,
    /// The visit to start with; it may hold an early answer.
    pub(crate) session: Session,
    /// Whether this is the static page, where buttons have no effect yet.
    pub(crate) is_static: bool,
    /// Whether the first page was there before the widget took over.
    pub(crate) prerendered: bool,
    /// What there is of the sheet from the start.
    #[prop_or_default]
    pub(crate) sheet: SheetState,
}

/// What there is of the sheet of a result: it is drawn once there is something to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SheetState {
    /// Nothing.
    #[default]
    Absent,
    /// It is drawn.
    Drawn,
    /// It is printed once it is drawn.
    Wanted,
}

/// What the component is sent.
#[derive(Debug)]
pub(crate) enum Message {
    /// A person did something, or a reading aid went on by itself.
    Act(Command),
    /// An export has ended.
    Exported(ExportStatus),
    /// The browser went back or forward.
    Travelled,
    /// The browser is about to print.
    BeforePrint,
    /// The widget is on paper, or is not to be printed after all.
    Printed,
    /// A term of this name is opened, or closed again.
    Explain(String),
}

/// The component. Every event arrives here as a command, so views are plain functions; those that cost are
/// components, which draw again only when their properties change.
#[derive(Debug)]
pub(crate) struct App {
    session: Rc<Session>,
    /// The visit that "Start again" ended, until a page of the new one is left. A kiosk keeps none:
    /// the next person is another one.
    ended: Option<Rc<Session>>,
    /// What became of the last export of this visit.
    exported: Option<ExportStatus>,
    /// The last file, as long as this visit.
    download: Option<Download>,
    printing: Option<Printing>,
    sheet: SheetState,
    _before_print: Option<EventListener>,
    aids: Option<Aids>,
    history: Option<History>,
    /// Those of the current page, in its language.
    open_terms: OpenTerms,
    root: NodeRef,
    shield: Shield,
    /// Whether the next drawing shows another page, whose heading then takes the focus.
    page_changed: bool,
    /// Whether the next drawing reports a missing answer, and focuses the first option.
    missing_answer: bool,
}

#[cfg(target_arch = "wasm32")]
impl App {
    /// The current visit.
    #[cfg_attr(feature = "kiosk", allow(dead_code, reason = "no host asks a kiosk"))]
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let session = Rc::new(ctx.props().session);
        let missing_answer = session.is_unanswered();
        let history = (ctx.props().history && !cfg!(feature = "kiosk")).then(|| {
            let link = ctx.link().clone();
            History::start(move || link.send_message(Message::Travelled))
        });
        let before_print = cfg!(target_arch = "wasm32").then(|| {
            let link = ctx.link().clone();
            print::before_printing(move || link.send_message(Message::BeforePrint))
        });
        Self {
            session,
            ended: None,
            exported: None,
            download: None,
            printing: None,
            sheet: ctx.props().sheet,
            _before_print: before_print,
            aids: Aids::new(ctx.props().aids.as_ref()),
            history,
            open_terms: OpenTerms::default(),
            root: NodeRef::default(),
            shield: Shield::default(),
            page_changed: false,
            missing_answer,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(Command::Visit(action)) => self.act(ctx, action),
            Message::Act(Command::Aid(action)) => self.aid(ctx, action),
            Message::Act(Command::Print) => {
                self.sheet = SheetState::Wanted;
                true
            }
            Message::BeforePrint => {
                let is_absent = self.sheet == SheetState::Absent;
                if is_absent {
                    self.sheet = SheetState::Drawn;
                }
                is_absent
            }
            Message::Travelled => self.travel(ctx),
            Message::Printed => {
                self.printing = None;
                false
            }
            Message::Exported(status) => {
                self.exported = Some(status);
                true
            }
            Message::Explain(name) => {
                self.open_terms.toggle(name);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let &AppProps { languages, ref setting, is_static, .. } = ctx.props();
        let words = languages.words(self.session.language());
        let page = self.session.page();
        let keys = self.aids.as_ref().map(Aids::keys).unwrap_or_default();
        let screen = match page {
            Page::Questions(page) => question::view(words, setting, &self.session, page, keys),
            Page::Phq9(item) => phq9::view(words, &self.session, item, keys),
            Page::Urgent => urgent::view(words, setting, &self.session, self.aids.is_none()),
            Page::Result => result::view(words, setting, &self.session, self.exported, self.sheet),
        };
        // On the static page a term would do nothing.
        let screen =
            if is_static { screen } else { explain_terms(words, &self.open_terms, 0, screen) };
        let send = ctx.link().callback(Message::Act);
        let page_context =
            PageContext { words, setting: setting.clone(), open_terms: self.open_terms.clone() };
        let aids = self.aids.as_ref().map(|it| it.draw(words));
        let (click, change, submit) = (send.clone(), send.clone(), send.clone());
        let explain = ctx.link().callback(Message::Explain);
        let press = (EXPLAINS || keys.are_on()).then(|| {
            let explain = explain.clone();
            Callback::from(move |event: KeyboardEvent| {
                if EXPLAINS && let Some(term) = events::pressed_term(&event) {
                    explain.emit(term);
                } else if keys.are_on()
                    && let Some(command) = events::key_command(&event)
                {
                    event.prevent_default();
                    send.emit(command);
                }
            })
        });
        html! {
            <ContextProvider<PageContext> context={page_context}>
                <div
                    class={if page == Page::Result { "ko-app ko-app-wide" } else { "ko-app" }}
                    lang={words.code()}
                    dir={words.runs()}
                    ref={self.root.clone()}
                    onclick={move |event: MouseEvent| {
                        if let Some(command) = events::click_command(&event, languages) {
                            click.emit(command);
                        } else if EXPLAINS && let Some(term) = events::clicked_term(&event) {
                            explain.emit(term);
                        }
                    }}
                    onchange={move |event: Event| events::change_command(&event).into_iter().for_each(|it| change.emit(it))}
                    onsubmit={move |event: SubmitEvent| {
                        event.prevent_default();
                        if let Some(action) = events::submit_action(&event) {
                            submit.emit(Command::Visit(action));
                        }
                    }}
                    onkeydown={press}
                >
                    if page != Page::Urgent { { crisis::strip(words, setting, self.session.help_leads()) } }
                    if page != Page::Urgent { { clinic::header(setting) } }
                    { language_menu::view(languages, setting, self.session.language(), is_static, aids) }
                    { undo::offer(words, self.ended.is_some()) }
                    { screen }
                    if page != Page::Urgent { { closing::foot(words, setting) } }
                </div>
            </ContextProvider<PageContext>>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if self.sheet == SheetState::Wanted {
            self.sheet = SheetState::Drawn;
            self.print(ctx);
        }
        if (first || self.page_changed)
            && let Some(root) = self.root.cast()
        {
            self.shield.lower(&root, first && ctx.props().prerendered);
        }
        if self.page_changed && !first {
            focus::focus_heading(self.root.clone());
        } else if self.missing_answer {
            focus::focus_first_option(&self.root);
        }
        (self.page_changed, self.missing_answer) = (false, false);
    }
}

impl App {
    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let before = self.session.clone();
        self.session = match &self.ended {
            Some(ended) if action == Action::Undo => ended.in_language_of(&before).into(),
            Some(_) | None => before.clone().reduce(action),
        };
        let undone = action == Action::Undo && self.ended.is_some();
        if let Some(history) = self.history() {
            if action == Action::Restart {
                history.restart();
            } else if undone {
                history.undo();
            }
        }
        if action == Action::Restart
            && let Some(aids) = &mut self.aids
        {
            aids.restart();
        }
        self.follow(ctx, &before);
        if action == Action::Restart {
            self.ended = (!cfg!(feature = "kiosk")).then(|| before.clone());
        }
        // A second Continue without an answer focuses the options again.
        self.missing_answer =
            matches!(action, Action::Continue | Action::Add) && self.session.is_unanswered();
        self.export(ctx, action);
        self.session != before || self.missing_answer
    }

    fn aid(&mut self, ctx: &Context<Self>, action: AidAction) -> bool {
        let words = ctx.props().languages.words(self.session.language());
        let Some(aids) = &mut self.aids else { return false };
        let send = ctx.link().callback(|action| Message::Act(Command::Aid(action)));
        aids.act(action, &self.session, words, &self.root, send);
        let before = self.session.clone();
        self.follow(ctx, &before);
        true
    }

    /// Goes to the page of the entry that the browser came to, as far as the visit leads there.
    fn travel(&mut self, ctx: &Context<Self>) -> bool {
        let Some((back, step)) = self.history().and_then(History::travelled) else { return false };
        let before = self.session.clone();
        self.session = before.travel(back, step).into();
        self.follow(ctx, &before);
        self.follow_in_history();
        true
    }

    fn follow_in_history(&mut self) {
        let session = self.session.clone();
        if let Some(history) = self.history() {
            history.follow(session.step());
        }
    }

    /// Constant in a kiosk, so that its build holds none of that code.
    fn history(&mut self) -> Option<&mut History> {
        self.history.as_mut().filter(|_| !cfg!(feature = "kiosk"))
    }

    /// Follows the visit, which was `before` until now: with kept answers, and to another page.
    fn follow(&mut self, ctx: &Context<Self>, before: &Session) {
        if let Some(aids) = &mut self.aids {
            let words = ctx.props().languages.words(self.session.language());
            let session = aids.follow(before, &self.session, words);
            self.session = session.map_or_else(|| self.session.clone(), Rc::new);
        }
        let page_changed = self.session.page() != before.page();
        // Kept until the page is drawn: another action may come before that.
        self.page_changed |= page_changed;
        if page_changed || self.session.language() != before.language() {
            self.open_terms.close();
        }
        if page_changed {
            self.ended = None;
            self.leave_page();
            self.follow_in_history();
        }
    }

    fn leave_page(&mut self) {
        (self.exported, self.download) = (None, None);
        self.sheet = SheetState::Absent;
        focus::leave_page(&self.root);
        if let Some(root) = self.root.cast() {
            self.shield.raise(&root);
        }
    }

    /// Prints the page, or on a host's page the widget alone.
    fn print(&mut self, ctx: &Context<Self>) {
        if ctx.props().prerendered || cfg!(feature = "kiosk") {
            print::page();
        } else if let Some(root) = self.root.cast() {
            let link = ctx.link().clone();
            self.printing = Printing::start(&root, move || link.send_message(Message::Printed));
        }
    }

    /// Writes the visit down, if the action asks for it; a message reports what became of it. A kiosk
    /// has no such buttons, and its build none of this.
    fn export(&mut self, ctx: &Context<Self>, action: Action) {
        let Action::Export(form) = action else { return };
        if cfg!(feature = "kiosk") {
            return;
        }
        let AppProps { languages, setting, .. } = ctx.props();
        let words = languages.words(self.session.language());
        let Some(mut visit) = export::visit(words, setting, &self.session) else { return };
        visit.authored = Some(clock::now());
        let link = ctx.link().clone();
        match form {
            Export::Copy | Export::Share => {
                let text = export::text(&visit);
                spawn_local(async move {
                    let shares = form == Export::Share;
                    let done = if shares {
                        share::share(&text).await
                    } else {
                        clipboard::copy(&text).await
                    };
                    if !done {
                        // A file is what works nearly everywhere.
                        let save = Action::Export(Export::Text);
                        link.send_message(Message::Act(Command::Visit(save)));
                    } else if !shares {
                        link.send_message(Message::Exported(ExportStatus::Copied));
                    }
                });
            }
            Export::Csv | Export::Fhir | Export::Text => {
                let file = export::file(&visit, form);
                self.download = file.as_ref().and_then(Download::save);
                let saved = self.download.is_some();
                let status = if saved { ExportStatus::Saved } else { ExportStatus::Failed };
                link.send_message(Message::Exported(status));
            }
        }
    }
}
