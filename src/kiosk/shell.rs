//! The component around a visit. It owns the stage (start screen or visit), the clock of the next
//! person and the door of the staff; the visit itself is the widget's own `App`, unchanged.

use std::time::Duration;

use outlook_engine::config::{Config, Field};
use outlook_engine::evidence::EDITION;
use outlook_i18n::{LanguageIndex, Languages, Words, kiosk, ui};
use yew::prelude::*;

use super::check::Checked;
use super::counters::Counters;
use super::idle::{self, Clock, Limits};
use super::screens;
use super::staff::Door;
use crate::app::App;
use crate::edge::device;
use crate::setting::Setting;

/// What a kiosk starts with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct Shown {
    pub(crate) languages: Languages,
    /// The language of the start screen, by its place.
    pub(crate) language: LanguageIndex,
    /// What stays the same for every visit.
    pub(crate) setting: Setting,
    /// What the build is called.
    pub(crate) build: AttrValue,
    /// Whether a visit has just been erased.
    pub(crate) erased: bool,
    /// Whether the instance before this one broke.
    pub(crate) broke: bool,
    pub(crate) settings: Settings,
}

/// What the clinic set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    /// The code of the staff; empty where there is no panel.
    pub(crate) code: String,
    /// Whether visits and errors are counted on the device.
    pub(crate) counted: bool,
    /// Whether addresses are shown as text alone.
    pub(crate) plain: bool,
}

#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "a host draws a kiosk, and runs none")
)]
impl Settings {
    /// What a configuration says of a kiosk.
    pub(crate) fn of(config: &Config) -> Self {
        let seconds = |field, usual| {
            config.number(field).map_or(usual, |number| Duration::from_secs(number.into()))
        };
        let usual = Limits::default();
        Self {
            limits: Limits {
                idle: seconds(Field::Idle, usual.idle),
                countdown: seconds(Field::Countdown, usual.countdown),
            },
            code: config.text(Field::StaffCode).unwrap_or_default().to_owned(),
            counted: config.has(Field::Counters, "true"),
            plain: config.has(Field::Qr, "false"),
        }
    }
}

/// What happens around a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "a host draws a kiosk, and runs none")
)]
pub(crate) enum Message {
    /// Somebody touched, typed or scrolled.
    Touched,
    /// A second has passed, or the device woke.
    Beat,
    /// The check that was asked for has come to an end.
    Checked(Checked),
    /// A button was pressed that is the kiosk's, with what it carries.
    Pressed(String, String),
}

/// The kiosk.
#[derive(Debug)]
pub(crate) struct Kiosk {
    language: LanguageIndex,
    /// Whether a visit is under way.
    visiting: bool,
    clock: Clock,
    stage: idle::Stage,
    door: Door,
    /// How much larger than usual texts are, in steps.
    size: u8,
    checked: Option<Checked>,
    counters: Counters,
    /// Whether the last drawing covered the visit.
    covered: bool,
}

/// The last step of the text size.
const LARGEST: u8 = 3;

impl Component for Kiosk {
    type Message = Message;
    type Properties = Shown;

    fn create(ctx: &Context<Self>) -> Self {
        let shown = ctx.props();
        Self {
            language: shown.language,
            visiting: false,
            clock: Clock::new(shown.settings.limits),
            stage: idle::Stage::Quiet,
            door: Door::default(),
            size: 0,
            checked: None,
            counters: Counters::default(),
            covered: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let before = (self.stage, self.door.clone());
        let redraw = match message {
            Message::Touched => {
                self.clock.touch(device::now());
                false
            }
            Message::Beat => {
                self.pass();
                // Whether the whole screen is taken can change by itself.
                self.door == Door::Open
            }
            Message::Checked(checked) => {
                self.checked = Some(checked);
                true
            }
            Message::Pressed(action, with) => self.pressed(ctx, &action, &with),
        };
        redraw || before != (self.stage, self.door.clone())
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let shown = ctx.props();
        let words = shown.languages.words(self.language);
        let covered = self.is_covered();
        let press = ctx.link().batch_callback(|event: MouseEvent| device::pressed(&event));
        html! {
            <div class="ko-kiosk" data-size={self.size.to_string()} data-plain={shown.settings.plain.then_some("")} onclick={press}>
                <div class={(!self.visiting).then_some("ko-waits")} inert={covered}>
                    { screens::bar(words, self.visiting) }
                    if self.visiting {
                        <App
                            languages={shown.languages}
                            setting={shown.setting.clone()}
                            session={shown.setting.visit(shown.languages, self.language)}
                            still=false
                            stood=false
                        />
                    } else {
                        { screens::attract(shown.languages, self.language, &shown.setting, shown.erased) }
                    }
                    <p class="ko-build" lang={words.code()}>{ build(words, &shown.build) }</p>
                    <span class="ko-corner" data-action="corner" aria-hidden="true"/>
                </div>
                { self.cover(words, shown) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && ctx.props().settings.counted {
            self.counters = device::counters();
            if ctx.props().broke {
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
        self.stage != idle::Stage::Quiet || matches!(self.door, Door::Asked(_) | Door::Open)
    }

    /// Looks at the clock. Where nobody has begun, an old choice of a language or a size goes
    /// without a word; a visit is asked for first.
    fn pass(&mut self) {
        self.stage = match self.clock.stage(device::now()) {
            idle::Stage::Warning(_) if !self.visiting && self.door == Door::Closed => {
                idle::Stage::Quiet
            }
            stage @ (idle::Stage::Quiet | idle::Stage::Warning(_)) => stage,
            idle::Stage::Over => {
                device::erase(self.visiting);
                idle::Stage::Over
            }
        };
    }

    fn pressed(&mut self, ctx: &Context<Self>, action: &str, with: &str) -> bool {
        let code = &ctx.props().settings.code;
        match action {
            "start" => {
                self.visiting = true;
                device::fill_the_screen();
                self.count(ctx, Counters::visit);
            }
            // During a visit it is the visit's own switch, and what stands around it follows.
            "language" => {
                self.language = ctx.props().languages.named(with).unwrap_or(self.language);
            }
            "smaller" => self.size = self.size.saturating_sub(1),
            "larger" => self.size = (self.size + 1).min(LARGEST),
            "erase" | "restart" => device::erase(true),
            "stay" => self.stage = idle::Stage::Quiet,
            "corner" => self.door = std::mem::take(&mut self.door).tap(now(), code),
            "digit" => self.door = std::mem::take(&mut self.door).digit(with, code),
            "close" => (self.door, self.checked) = (Door::Closed, None),
            "check" => device::check(),
            "reload" => device::reload(),
            "full" => device::turn_full_screen(),
            _ => return false,
        }
        true
    }

    fn count(&mut self, ctx: &Context<Self>, one: fn(Counters) -> Counters) {
        if ctx.props().settings.counted {
            self.counters = one(self.counters);
            device::keep(self.counters);
        }
    }

    fn cover(&self, words: Words, shown: &Shown) -> Html {
        match (&self.door, self.stage) {
            (_, idle::Stage::Over) => html! { <div class="ko-cover"/> },
            (_, idle::Stage::Warning(left)) => screens::still_there(words, left),
            (Door::Asked(given), idle::Stage::Quiet) => screens::keys(words, given.len()),
            (Door::Open, idle::Stage::Quiet) => screens::panel(
                words,
                &screens::Panel {
                    build: build(words, &shown.build),
                    counted: shown.settings.counted.then_some(self.counters),
                    full: device::is_full(),
                    checked: self.checked,
                },
            ),
            (Door::Closed | Door::Tapped(..), idle::Stage::Quiet) => Html::default(),
        }
    }
}

fn now() -> Duration {
    device::now().running
}

fn build(words: Words, build: &str) -> String {
    words.fill(kiosk::BUILD, &[("version", env!("CARGO_PKG_VERSION")), ("build", build)])
}

/// The edition, as every screen tells it.
pub(super) fn edition(words: Words) -> String {
    words.fill(ui::EDITION, &[("edition", EDITION), ("date", words.date())])
}
