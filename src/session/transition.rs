//! How an action changes a visit.

use std::rc::Rc;

use outlook_domain::Frequency;
use outlook_engine::evidence::choice::SAFETY_NOW_PLAN;
use outlook_engine::interview::{self, Choice, Question, QuestionKind, Step};
use outlook_engine::phq9::Item;
use outlook_engine::{Outlook, evaluate};

use yew::Reducible;

use super::action::Action;
use super::page::Page;
use super::{Repeat, Session};

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.after(action).into()
    }
}

impl Session {
    /// The visit after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        let keeps_error = matches!(action, Action::Continue | Action::Language(_));
        if !keeps_error {
            self.unanswered = false;
        }
        if matches!(action, Action::Tick(..)) && self.is_repeated() {
            self.repeat = Some(Repeat::Answered);
        }
        match action {
            Action::Tick(choice, on) => self.tick(choice, on),
            Action::TickNone(question, true) => self.draft.answer(question, []),
            Action::TickNone(question, false) => self.draft.withdraw(question),
            Action::Continue => self.go_forward(),
            Action::Back => self.go_back(),
            Action::Skip => self.skip(),
            Action::Change(question) => {
                self.changing = true;
                self.earlier = self.outlook;
                self.page = Page::Question(question);
            }
            Action::Show(view) => self.view = view,
            Action::Matter(matter, on) => {
                let bit = 1 << matter as u16;
                self.matters = if on { self.matters | bit } else { self.matters & !bit };
            }
            Action::Rate(item, frequency) => self.rate(item, Some(frequency)),
            Action::ChangePhq9 => self.page = Page::Phq9(Item::FIRST),
            Action::Language(language) => self.language = language,
            Action::Restart => self = self.new_visit(),
            Action::Undo | Action::Export(_) => {}
        }
        self.evaluate();
        self
    }

    /// Evaluates the answers that count, if they are others than before.
    pub(super) fn evaluate(&mut self) {
        let answers = interview::applicable_answers(&self.draft);
        if answers.as_ref() != self.outlook.as_ref().map(Outlook::answers) {
            self.outlook = answers.map(|answers| evaluate(&answers));
        }
    }

    fn tick(&mut self, choice: Choice, on: bool) {
        let question = choice.question();
        if interview::row(question).kind == QuestionKind::One {
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

    fn rate(&mut self, item: Item, frequency: Option<Frequency>) {
        if let Some(phq9) = &mut self.phq9 {
            phq9.set(item, frequency);
            self.draft.set_phq9_9(phq9.get(Item::SELF_HARM));
        }
    }

    fn go_forward(&mut self) {
        match self.page {
            Page::Question(_) if self.is_blank() => self.unanswered = true,
            Page::Question(question) if self.draft.has_answer(question) => self.leave(question),
            Page::Phq9(item) if self.phq9.is_some_and(|it| it.get(item).is_some()) => {
                self.leave_item(item);
            }
            Page::Question(_) | Page::Phq9(_) => self.unanswered = true,
            Page::Review => self.page = Page::Result,
            Page::Urgent | Page::Result => {}
        }
    }

    fn skip(&mut self) {
        match self.page {
            Page::Question(question) if interview::row(question).skippable => {
                // A repeated question keeps its earlier answer.
                if !self.is_blank() {
                    self.draft.withdraw(question);
                }
                self.leave(question);
            }
            Page::Phq9(item) => {
                self.rate(item, None);
                self.leave_item(item);
            }
            Page::Question(_) | Page::Urgent | Page::Review | Page::Result => {}
        }
    }

    /// Goes from an item to the next one, and from the last one to the review, or first to the safety
    /// question where item 9 asks for it.
    fn leave_item(&mut self, item: Item) {
        self.unanswered = false;
        self.page = match item.next() {
            Some(next) => Page::Phq9(next),
            None if self.phq9.is_some_and(|it| it.asks_again()) => {
                self.changing = true;
                self.repeat = Some(Repeat::Blank);
                Page::Question(Question::SafetyNow)
            }
            None => Page::Review,
        };
    }

    pub(super) fn leave(&mut self, question: Question) {
        self.unanswered = false;
        self.seen |= 1 << question as u16;
        let step = interview::next(&self.draft, question);
        // A change leads to the questions that it adds, then back to the review.
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
            // Asked once, before the first review; from then on it is changed like an answer.
            Step::Review if !self.changing && self.phq9().is_some() => Page::Phq9(Item::FIRST),
            Step::Review => Page::Review,
        };
        if question == Question::SafetyNow {
            self.repeat = None;
        }
        if !matches!(self.page, Page::Question(_)) {
            self.changing = false;
        }
    }

    fn go_back(&mut self) {
        let last = || interview::asked(&self.draft).last().copied().unwrap_or(Question::Condition);
        self.page = match self.page {
            Page::Question(_) if self.is_repeated() => {
                (self.repeat, self.changing) = (None, false);
                Page::Phq9(Item::SELF_HARM)
            }
            Page::Question(_) if self.changing => {
                self.changing = false;
                Page::Review
            }
            Page::Question(question) => {
                Page::Question(interview::before(&self.draft, question).unwrap_or(question))
            }
            Page::Urgent => {
                // "I tapped this by mistake": withdrawn, or Continue would lead here again.
                if self.draft.has(SAFETY_NOW_PLAN) {
                    self.draft.withdraw(Question::SafetyNow);
                }
                Page::Question(Question::SafetyNow)
            }
            Page::Phq9(item) => match item.before() {
                Some(before) => Page::Phq9(before),
                None => Page::Question(last()),
            },
            Page::Review if self.phq9().is_some() => Page::Phq9(Item::SELF_HARM),
            Page::Review => Page::Question(last()),
            Page::Result if interview::next(&self.draft, last()) == Step::Result => {
                Page::Question(last())
            }
            Page::Result => Page::Review,
        };
    }
}
