//! One visit: the answers, the page, and what is wrong with the last Continue.
//!
//! Pure: an [`Action`] makes a new state. Which question comes next is the engine's to say.

use outlook_engine::evidence::choice::SAFETY_NOW_PLAN;
use outlook_engine::interview::{self, Choice, Draft, Kind, Question, Step};
use outlook_engine::{Answers, Outlook, evaluate};

/// What the person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// One question.
    Question(Question),
    /// The answers, to look over.
    Review,
    /// Help, at once.
    Urgent,
    /// The outlook.
    Result,
}

/// What the person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Ticks or unticks an option.
    Tick(Choice, bool),
    /// Ticks or unticks "none of these".
    TickNone(Question, bool),
    /// On to the next page.
    Continue,
    /// Back to the page before.
    Back,
    /// Leaves the question out.
    Skip,
    /// From the review or the result to a question.
    Change(Question),
    /// A new visit.
    Restart,
}

/// One visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    draft: Draft,
    page: Page,
    /// Questions that were answered or left out with a button, one bit each.
    seen: u16,
    /// Whether the person is changing one answer on the way back to the review.
    changing: bool,
    /// Whether Continue was tried without an answer.
    unanswered: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            page: Page::Question(Question::Condition),
            seen: 0,
            changing: false,
            unanswered: false,
        }
    }
}

impl Session {
    /// What has been answered, the answers of questions no longer asked included.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The page shown.
    #[must_use]
    pub const fn page(&self) -> Page {
        self.page
    }

    /// Whether Continue was tried on this page without an answer.
    #[must_use]
    pub const fn is_unanswered(&self) -> bool {
        self.unanswered
    }

    /// Whether there is a page before this one.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        match self.page {
            Page::Question(question) => {
                self.changing || interview::before(&self.draft, question).is_some()
            }
            Page::Review | Page::Urgent | Page::Result => true,
        }
    }

    /// The answers that count, and what they come to; nothing before the condition is known.
    #[must_use]
    pub fn outlook(&self) -> Option<(Answers, Outlook)> {
        let answers = interview::settled(&self.draft)?;
        Some((answers, evaluate(&answers)))
    }

    /// The visit after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        let stays = matches!(action, Action::Continue);
        if !stays {
            self.unanswered = false;
        }
        match action {
            Action::Tick(choice, on) => self.tick(choice, on),
            Action::TickNone(question, true) => self.draft.answer(question, []),
            Action::TickNone(question, false) => self.draft.withdraw(question),
            Action::Continue => self.go_on(),
            Action::Back => self.go_back(),
            Action::Skip => self.skip(),
            Action::Change(question) => {
                self.changing = true;
                self.page = Page::Question(question);
            }
            Action::Restart => self = Self::default(),
        }
        self
    }

    fn tick(&mut self, choice: Choice, on: bool) {
        let question = choice.question();
        if interview::row(question).kind == Kind::One {
            self.draft.answer(question, [choice]);
            return;
        }
        let others = self.draft.choices(question).filter(|other| *other != choice);
        let ticked: Vec<Choice> = others.chain(on.then_some(choice)).collect();
        if ticked.is_empty() {
            self.draft.withdraw(question);
        } else {
            self.draft.answer(question, ticked);
        }
    }

    fn go_on(&mut self) {
        match self.page {
            Page::Question(question) if self.draft.has_answer(question) => self.leave(question),
            Page::Question(_) => self.unanswered = true,
            Page::Review => self.page = Page::Result,
            Page::Urgent | Page::Result => {}
        }
    }

    fn skip(&mut self) {
        if let Page::Question(question) = self.page
            && interview::row(question).skippable
        {
            self.draft.withdraw(question);
            self.leave(question);
        }
    }

    fn leave(&mut self, question: Question) {
        self.unanswered = false;
        self.seen |= 1 << question as u16;
        let step = interview::next(&self.draft, question);
        // After a change the way leads to what the change newly asks, else back to the review.
        let step = match step {
            Step::Ask(_) if self.changing => {
                let mut asked = interview::asked(&self.draft).into_iter();
                asked
                    .find(|other| self.seen >> *other as u16 & 1 == 0)
                    .map_or(Step::Review, Step::Ask)
            }
            step @ (Step::Ask(_) | Step::Urgent | Step::Review | Step::Result) => step,
        };
        self.page = match step {
            Step::Ask(question) => Page::Question(question),
            Step::Urgent => Page::Urgent,
            Step::Result => Page::Result,
            Step::Review => Page::Review,
        };
        if !matches!(self.page, Page::Question(_)) {
            self.changing = false;
        }
    }

    fn go_back(&mut self) {
        let last = || interview::asked(&self.draft).last().copied().unwrap_or(Question::Condition);
        self.page = match self.page {
            Page::Question(_) if self.changing => {
                self.changing = false;
                Page::Review
            }
            Page::Question(question) => {
                Page::Question(interview::before(&self.draft, question).unwrap_or(question))
            }
            Page::Urgent => {
                // "I tapped this by mistake": the answer is taken back, or the way on would lead here.
                if self.draft.has(SAFETY_NOW_PLAN) {
                    self.draft.withdraw(Question::SafetyNow);
                }
                Page::Question(Question::SafetyNow)
            }
            Page::Review => Page::Question(last()),
            Page::Result if interview::next(&self.draft, last()) == Step::Result => {
                Page::Question(last())
            }
            Page::Result => Page::Review,
        };
    }
}
