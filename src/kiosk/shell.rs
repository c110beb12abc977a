//! The component around a visit. It owns the stage (start screen or visit), the idle timer and the
//! staff access; the visit itself is the widget's own `App`.

use outlook_domain::ButtonAction;
use outlook_i18n::{LanguageIndex, Languages, Words, kiosk};
use yew::prelude::*;

use super::counters::Counters;
use super::device_check::CheckResult;
use super::idle::{ClockReading, IdleTimer, Stage};
use super::screens;
use super::settings::KioskSettings;
use super::staff_access::StaffAccess;
use crate::app::App;
use crate::edge::device;
use crate::edge::events::clicked_button;
use crate::setting::Setting;

/// The properties of [`Kiosk`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct KioskProps {
    pub(crate) languages: Languages,
    /// The language of the start screen.
    pub(crate) language: LanguageIndex,
    /// The region and the clinic, the same for every visit.
    pub(crate) setting: Setting,
    /// The name of the build.
    pub(crate) build: AttrValue,
    /// Whether a visit was erased just before.
    pub(crate) erased: bool,
    /// Whether the instance before this one failed.
    pub(crate) failed: bool,
    pub(crate) settings: KioskSettings,
}

/// An event around a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "a host draws a kiosk, and runs none")
)]
pub(crate) enum Message {
    /// A person touched, typed or scrolled.
    Activity,
    /// A second has passed, or the device woke up.
    Tick,
    /// The self-check has ended.
    Checked(CheckResult),
    /// A button was pressed; with its language or digit.
    Pressed(ButtonAction, String),
}

/// The component.
#[derive(Debug)]
pub(crate) struct Kiosk {
    language: LanguageIndex,
    /// Whether a visit is under way.
    visiting: bool,
    timer: IdleTimer,
    stage: Stage,
    access: StaffAccess,
    /// The text size, in steps above the default.
    size: u8,
    check: Option<CheckResult>,
    counters: Counters,
    /// Whether the last drawing had a cover over the visit.
    covered: bool,
    /// Whether the visit is at the urgent screen, which nothing covers.
    is_urgent: bool,
}

/// The largest step of the text size.
const LARGEST: u8 = 3;

impl Component for Kiosk {
    type Message = Message;
    type Properties = KioskProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        Self {
            language: props.language,
            visiting: false,
            timer: IdleTimer::new(props.settings.limits),
            stage: Stage::Active,
            access: StaffAccess::default(),
            size: 0,
            check: None,
            counters: Counters::default(),
            covered: false,
            is_urgent: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let before = (self.stage, self.access.clone());
        let redraw = match message {
            Message::Activity => {
                self.timer.touch(now());
                false
            }
            Message::Tick => {
                self.check_timer();
                // The panel shows whether the page is in full screen, which can change by itself.
                self.access == StaffAccess::Open
            }
            Message::Checked(result) => {
                self.check = Some(result);
                true
            }
            Message::Pressed(action, value) => self.press(ctx, action, &value),
        };
        redraw || before != (self.stage, self.access.clone())
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let words = props.languages.words(self.language);
        let covered = self.is_covered();
        let press = ctx.link().batch_callback(|event: MouseEvent| {
            let (action, button) = clicked_button(&event)?;
            let value = button.get_attribute("data-lang");
            let value = value.or_else(|| button.get_attribute("data-digit")).unwrap_or_default();
            Some(Message::Pressed(action, value))
        });
        html! {
            <div class="ko-kiosk" data-size={self.size.to_string()} data-plain={props.settings.plain.then_some("")} onclick={press}>
                <div class={(!self.visiting).then_some("ko-start")} inert={covered}>
                    { screens::bar(words, self.visiting, self.left()) }
                    if self.visiting {
                        <App
                            languages={props.languages}
                            setting={props.setting.clone()}
                            session={props.setting.visit(props.languages, self.language)}
                            is_static=false
                            prerendered=false
                        />
                    } else {
                        { screens::attract(props.languages, self.language, &props.setting, props.erased) }
                    }
                    <p class="ko-build" lang={words.code()}>{ build(words, &props.build) }</p>
                    <span class="ko-corner" data-action={ButtonAction::Corner.id()} aria-hidden="true"/>
                </div>
                { self.cover(words, props) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && ctx.props().settings.counted {
            self.counters = Counters::read(device::stored_counters().as_deref());
            if ctx.props().failed {
                self.count(ctx, Counters::error);
            }
        }
        let covered = self.is_covered();
        if covered && !self.covered {
            device::focus_cover();
        }
        self.covered = covered;
    }
}

impl Kiosk {
    fn is_covered(&self) -> bool {
        (self.stage != Stage::Active && self.left().is_none())
            || matches!(self.access, StaffAccess::EnteringCode(_) | StaffAccess::Open)
    }

    /// The seconds left, where they are said without a cover.
    fn left(&self) -> Option<u64> {
        match self.stage {
            Stage::Warning(left) if self.is_urgent => Some(left),
            Stage::Active | Stage::Warning(_) | Stage::Expired => None,
        }
    }

    /// Reads the timer. On the start screen there is no warning: an earlier choice of language or size
    /// is reset without one.
    fn check_timer(&mut self) {
        self.stage = match self.timer.stage(now()) {
            Stage::Warning(_) if !self.visiting && self.access == StaffAccess::Closed => {
                Stage::Active
            }
            stage @ (Stage::Active | Stage::Warning(_)) => {
                self.is_urgent = device::is_urgent();
                stage
            }
            Stage::Expired => {
                device::erase(self.visiting);
                Stage::Expired
            }
        };
    }

    fn press(&mut self, ctx: &Context<Self>, action: ButtonAction, value: &str) -> bool {
        let code = &ctx.props().settings.code;
        match action {
            ButtonAction::Start => {
                self.visiting = true;
                device::enter_full_screen();
                self.count(ctx, Counters::visit);
            }
            // During a visit the `App` switches as well; the bar and the foot follow here.
            ButtonAction::Language => {
                self.language = ctx.props().languages.named(value).unwrap_or(self.language);
            }
            ButtonAction::Smaller => self.size = self.size.saturating_sub(1),
            ButtonAction::Larger => self.size = (self.size + 1).min(LARGEST),
            ButtonAction::Erase | ButtonAction::Restart => device::erase(true),
            ButtonAction::Stay => self.stage = Stage::Active,
            ButtonAction::Corner => {
                self.access = std::mem::take(&mut self.access).tap(device::running_time(), code);
            }
            ButtonAction::Digit => {
                self.access = std::mem::take(&mut self.access).digit(value, code);
            }
            ButtonAction::Close => (self.access, self.check) = (StaffAccess::Closed, None),
            ButtonAction::Check => device::check(),
            ButtonAction::Reload => device::reload(),
            ButtonAction::FullScreen => device::toggle_full_screen(),
            // Those of the visit and of the page.
            ButtonAction::Add
            | ButtonAction::Back
            | ButtonAction::Booking
            | ButtonAction::Call
            | ButtonAction::Change
            | ButtonAction::ConfirmSafe
            | ButtonAction::Continue
            | ButtonAction::Copy
            | ButtonAction::DownloadCsv
            | ButtonAction::DownloadFhir
            | ButtonAction::DownloadText
            | ButtonAction::GoOn
            | ButtonAction::Print
            | ButtonAction::Read
            | ButtonAction::ReadingAids
            | ButtonAction::Share
            | ButtonAction::Skip
            | ButtonAction::Undo => return false,
        }
        true
    }

    fn count(&mut self, ctx: &Context<Self>, increment: fn(Counters) -> Counters) {
        if ctx.props().settings.counted {
            self.counters = increment(self.counters);
            device::store_counters(&self.counters.to_string());
        }
    }

    fn cover(&self, words: Words, props: &KioskProps) -> Html {
        match (&self.access, self.stage) {
            (_, Stage::Expired) => html! { <div class="ko-cover"/> },
            (StaffAccess::Closed | StaffAccess::Tapped(..), Stage::Warning(_))
                if self.is_urgent =>
            {
                Html::default()
            }
            (_, Stage::Warning(left)) => screens::still_there(words, left),
            (StaffAccess::EnteringCode(digits), Stage::Active) => {
                screens::keys(words, digits.len())
            }
            (StaffAccess::Open, Stage::Active) => screens::panel(
                words,
                &screens::Panel {
                    build: build(words, &props.build),
                    counters: props.settings.counted.then_some(self.counters),
                    full_screen: device::is_full_screen(),
                    check: self.check,
                },
            ),
            (StaffAccess::Closed | StaffAccess::Tapped(..), Stage::Active) => Html::default(),
        }
    }
}

fn now() -> ClockReading {
    ClockReading { running: device::running_time(), wall: device::wall_time() }
}

fn build(words: Words, build: &str) -> String {
    words.fill(kiosk::BUILD, &[("version", env!("CARGO_PKG_VERSION")), ("build", build)])
}
