//! The whole widget: one visit, drawn as one of its screens.

use yew::prelude::*;

use crate::edge;
use crate::edge::shield::Shield;
use crate::elements::{clinic, crisis, language_menu, undo};
use crate::outlook::closing;
use crate::pages::{phq9, question, result, review, urgent};
use crate::session::{Action, Page, Session};
use crate::setting::Setting;
use outlook_i18n::Languages;

/// What the widget starts with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct Start {
    pub(crate) languages: Languages,
    /// The region and the clinic.
    pub(crate) setting: Setting,
    /// The visit so far: an answer given before the widget was in charge.
    pub(crate) session: Session,
    /// Whether this is the static page, on which nothing can be pressed yet.
    pub(crate) still: bool,
    /// Whether the first page has stood there before the widget was in charge.
    pub(crate) stood: bool,
}

/// The widget. Every event arrives here as an action, so that the views are plain functions.
#[derive(Debug)]
pub(crate) struct App {
    session: Session,
    /// The visit that "Start again" ended, until another one is under way. A kiosk keeps none: who comes
    /// next is another person.
    ended: Option<Session>,
    root: NodeRef,
    shield: Shield,
    /// Whether the next drawing shows another page, whose heading then takes the focus.
    turned: bool,
    /// Whether it answers a Continue without an answer, and then leads to the options.
    stuck: bool,
}

#[cfg(target_arch = "wasm32")]
impl App {
    /// The visit as it stands.
    #[cfg_attr(feature = "kiosk", allow(dead_code, reason = "no host asks a kiosk"))]
    pub(crate) const fn session(&self) -> &Session {
        &self.session
    }
}

impl Component for App {
    type Message = Action;
    type Properties = Start;

    fn create(ctx: &Context<Self>) -> Self {
        let session = ctx.props().session;
        let stuck = session.is_unanswered();
        Self {
            session,
            ended: None,
            root: NodeRef::default(),
            shield: Shield::default(),
            turned: false,
            stuck,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        let before = self.session;
        self.session = match self.ended {
            Some(ended) if action == Action::Undo => ended.in_language_of(&before),
            Some(_) | None => before.after(action),
        };
        if action == Action::Restart {
            self.ended = (!cfg!(feature = "kiosk")).then_some(before);
        } else if self.session.page() != before.page() {
            self.ended = None;
        }
        self.turned = self.session.page() != before.page();
        if self.turned {
            edge::leave_page(&self.root);
            if let Some(root) = self.root.cast() {
                self.shield.raise(&root);
            }
        }
        // A second Continue without an answer leads to the options once more.
        self.stuck = action == Action::Continue && self.session.is_unanswered();
        self.session != before || self.stuck
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let &Start { languages, ref setting, still, .. } = ctx.props();
        let words = languages.words(self.session.language());
        let page = self.session.page();
        let screen = match page {
            Page::Question(question) => question::view(words, setting, &self.session, question),
            Page::Phq9(item) => phq9::view(words, setting, &self.session, item),
            Page::Review => review::view(words, setting, &self.session),
            Page::Urgent => urgent::view(words, setting),
            Page::Result => result::view(words, setting, &self.session),
        };
        let send = ctx.link().callback(|action: Action| action);
        let (click, change) = (send.clone(), send.clone());
        html! {
            <div
                class={if page == Page::Result { "ko-app ko-app-wide" } else { "ko-app" }}
                lang={words.code()}
                dir={words.runs()}
                ref={self.root.clone()}
                onclick={move |event: MouseEvent| edge::clicked(&event, languages).into_iter().for_each(|it| click.emit(it))}
                onchange={move |event: Event| edge::changed(&event).into_iter().for_each(|it| change.emit(it))}
                onsubmit={move |event: SubmitEvent| { event.prevent_default(); send.emit(Action::Continue); }}
            >
                { crisis::strip(words, setting) }
                if page != Page::Urgent { { clinic::head(setting) } }
                { language_menu::view(languages, setting, self.session.language(), still) }
                { undo::offer(words, self.ended.is_some()) }
                { screen }
                if page != Page::Urgent { { closing::foot(words, setting) } }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if (first || self.turned)
            && let Some(root) = self.root.cast()
        {
            if first {
                self.shield.watch(&root);
            }
            self.shield.lower(&root, first && ctx.props().stood);
        }
        if self.turned && !first {
            edge::turn_page(self.root.clone());
        } else if self.stuck {
            edge::focus_first_choice(&self.root);
        }
        (self.turned, self.stuck) = (false, false);
    }
}
