//! How an action changes a visit.

use std::rc::Rc;

use outlook_domain::Frequency;
use outlook_engine::evidence::choice::SAFETY_NOW_PLAN;
use outlook_engine::interview::{self, Draft, PageNumber, Question, Step};
use outlook_engine::phq9::Item;
use outlook_engine::{Outlook, evaluate};

use yew::Reducible;

use super::action::Action;
use super::page::Page;
use super::{Change, Repeat, Session, safety_page};

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
        let keeps_error = matches!(action, Action::Continue | Action::Language(_) | Action::Add);
        if !keeps_error {
            self.unanswered = false;
        }
        if matches!(action, Action::Tick(..)) && self.is_repeated() {
            self.repeat = Some(Repeat::Answered);
        }
        match action {
            Action::Tick(choice, on) => self.ticked(choice.question()).tick(choice, on),
            Action::TickNone(question, true) => self.ticked(question).answer(question, []),
            Action::TickNone(question, false) => self.ticked(question).withdraw(question),
            Action::Continue => self.go_forward(),
            Action::Back => self.go_back(),
            Action::Skip => self.skip(),
            Action::Change(question) => self.change(Page::Questions(PageNumber::of(question))),
            Action::ChangePhq9 => self.change(Page::Phq9(Item::FIRST)),
            Action::Add => self.add(),
            Action::ConfirmSafe => self.confirm_safe(),
            Action::Matter(matter, on) => {
                let bit = 1 << matter as u16;
                self.matters = if on { self.matters | bit } else { self.matters & !bit };
            }
            Action::Rate(item, frequency) => self.rate(item, frequency),
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

    /// Where the ticks of a question go: those after the result wait until they are added.
    fn ticked(&mut self, question: Question) -> &mut Draft {
        if PageNumber::of(question) == PageNumber::AFTER {
            &mut self.sheet
        } else {
            &mut self.draft
        }
    }

    fn add(&mut self) {
        let questions = interview::on_page(&self.draft, PageNumber::AFTER);
        self.unanswered = !questions.iter().any(|question| self.sheet.has_answer(*question));
        if self.unanswered {
            return;
        }
        self.earlier = self.outlook.map(|outlook| (outlook, Change::Addition));
        for question in questions {
            self.draft.copy(question, &self.sheet);
            if self.draft.has_answer(question) {
                self.see(question);
            }
        }
    }

    fn rate(&mut self, item: Item, frequency: Frequency) {
        if let Some(phq9) = &mut self.phq9 {
            phq9.set(item, Some(frequency));
            self.draft.set_phq9_9(phq9.get(Item::SELF_HARM));
        }
    }

    fn change(&mut self, page: Page) {
        // What is asked after the result is there already.
        if page == Page::Questions(PageNumber::AFTER) {
            return;
        }
        self.earlier = self.outlook.map(|outlook| (outlook, Change::Answer));
        (self.changing, self.page) = (true, page);
    }

    fn go_forward(&mut self) {
        match self.page {
            Page::Questions(page)
                if interview::is_complete(&self.draft, page) && !self.is_blank() =>
            {
                self.leave(page);
            }
            Page::Phq9(item) if self.phq9.is_some_and(|it| it.get(item).is_some()) => {
                self.leave_item(item);
            }
            Page::Questions(_) | Page::Phq9(_) => self.unanswered = true,
            Page::Urgent | Page::Result => {}
        }
    }

    fn skip(&mut self) {
        match self.page {
            Page::Questions(page) if self.can_skip() => self.leave(page),
            Page::Phq9(item) => self.leave_item(item),
            Page::Questions(_) | Page::Urgent | Page::Result => {}
        }
    }

    /// Goes from an item to the next one, and from the last one to the result, or first to the safety
    /// question where item 9 asks for it.
    fn leave_item(&mut self, item: Item) {
        self.unanswered = false;
        match item.next() {
            Some(next) => self.page = Page::Phq9(next),
            None if self.phq9.is_some_and(|it| it.asks_again()) => {
                self.repeat = Some(Repeat::Blank);
                self.page = safety_page();
            }
            None => self.arrive(),
        }
    }

    pub(super) fn leave(&mut self, page: PageNumber) {
        self.unanswered = false;
        for question in interview::on_page(&self.draft, page) {
            self.see(question);
        }
        let is_over = self.changing || self.is_repeated();
        match interview::next(&self.draft, page) {
            Step::Urgent => self.show_help(),
            // A change leads to the questions that it adds, then back to the result.
            Step::Ask(_) | Step::Finished if is_over => {
                let pages = interview::pages(&self.draft);
                let unseen = pages.into_iter().find(|it| self.has_unseen(*it));
                match unseen {
                    Some(page) => self.page = Page::Questions(page),
                    None => self.arrive(),
                }
                self.repeat = None;
            }
            Step::Ask(page) => self.page = Page::Questions(page),
            // Asked once, before the first result; from then on it is changed like an answer.
            Step::Finished if self.phq9().is_some() => self.page = Page::Phq9(Item::FIRST),
            Step::Finished | Step::Result => self.arrive(),
        }
    }

    /// Goes to the result, or to help where the answers ask for that.
    fn arrive(&mut self) {
        if self.draft.has(SAFETY_NOW_PLAN) {
            self.show_help();
        } else {
            (self.page, self.changing, self.repeat) = (Page::Result, false, None);
        }
    }

    fn show_help(&mut self) {
        (self.page, self.asks_safe) = (Page::Urgent, false);
    }

    pub(super) fn see(&mut self, question: Question) {
        self.seen |= 1 << question as u16;
    }

    /// Whether a question was answered, or skipped with a button.
    pub(super) fn has_seen(&self, question: Question) -> bool {
        self.seen >> question as u16 & 1 == 1
    }

    /// Whether a question of a page was neither answered nor skipped with a button.
    pub(super) fn has_unseen(&self, page: PageNumber) -> bool {
        let questions = interview::on_page(&self.draft, page);
        !questions.into_iter().all(|question| self.has_seen(question))
    }

    fn go_back(&mut self) {
        match self.page {
            Page::Questions(_) if self.is_repeated() => {
                self.repeat = None;
                self.page = Page::Phq9(Item::SELF_HARM);
            }
            Page::Questions(_) | Page::Phq9(Item::FIRST) if self.changing => self.arrive(),
            Page::Questions(page) => {
                let before = interview::before(&self.draft, page).unwrap_or(page);
                self.page = Page::Questions(before);
            }
            // "I tapped this by mistake."
            Page::Urgent => self.asks_safe = true,
            Page::Phq9(item) => {
                self.page = match item.before() {
                    Some(before) => Page::Phq9(before),
                    None => Page::Questions(self.last_questions()),
                };
            }
            Page::Result => self.page = self.last_page(),
        }
    }

    /// Leads from the urgent screen to the safety question, with nothing chosen.
    fn confirm_safe(&mut self) {
        if self.page == Page::Urgent {
            self.draft.withdraw(Question::SafetyNow);
            self.repeat = self.repeat.map(|_| Repeat::Blank);
            self.page = safety_page();
        }
    }
}
