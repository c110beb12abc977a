//! One visit: the answers, the page, and what is wrong with the last Continue.
//!
//! Pure: an [`Action`] makes a new state. Which question comes next is the engine's to say.

use outlook_domain::{Frequency, Matter};
use outlook_engine::change::Changes;
use outlook_engine::evidence::choice::{CONDITION_DEPRESSION, SAFETY_NOW_PLAN};
use outlook_engine::interview::{self, Choice, Draft, Question, QuestionKind, Step};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::{Answers, Outlook, evaluate};
use outlook_i18n::LanguageIndex;

/// What the person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// One question.
    Question(Question),
    /// The answers, to look over.
    Review,
    /// An item of the PHQ-9, where the clinic has it on.
    Phq9(Item),
    /// Help, at once.
    Urgent,
    /// The outlook.
    Result,
}

/// How the figures are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Drawn on a scale of time.
    #[default]
    Picture,
    /// In the sources' sense, as text.
    Words,
    /// As a table.
    Table,
}

impl View {
    /// Every view, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Picture, Self::Words, Self::Table];

    /// Its id in markup.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Words => "words",
            Self::Table => "table",
        }
    }

    /// The view of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
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
    /// Shows the figures another way.
    Show(View),
    /// Ticks or unticks one of the things that may matter.
    Matter(Matter, bool),
    /// Answers an item of the PHQ-9.
    Rate(Item, Frequency),
    /// From the review to the PHQ-9.
    ChangePhq9,
    /// Goes on in another language.
    Language(LanguageIndex),
    /// A new visit.
    Restart,
    /// Back to the visit that Restart ended. Whoever keeps that visit acts on it: a session does not
    /// know what was before it.
    Undo,
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
    /// The answers before the last change, to say what it moved.
    earlier: Option<Answers>,
    view: View,
    /// What matters to the person, one bit each.
    matters: u16,
    /// The PHQ-9, where the clinic has it on.
    phq9: Option<Phq9>,
    /// Whether the safety question is asked again for what the PHQ-9 told or left open.
    again: Option<Again>,
    /// The language.
    language: LanguageIndex,
}

/// How far the safety question has come that is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// Nothing is chosen yet.
    Blank,
    /// Another answer was given.
    Answered,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            page: Page::Question(Question::Condition),
            seen: 0,
            changing: false,
            unanswered: false,
            earlier: None,
            view: View::default(),
            matters: 0,
            phq9: None,
            again: None,
            language: LanguageIndex::FIRST,
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

    /// The language.
    #[must_use]
    pub const fn language(&self) -> LanguageIndex {
        self.language
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
            Page::Phq9(_) | Page::Review | Page::Urgent | Page::Result => true,
        }
    }

    /// The answers that count, and what they come to; nothing before the condition is known.
    #[must_use]
    pub fn outlook(&self) -> Option<(Answers, Outlook)> {
        let answers = interview::applicable_answers(&self.draft)?;
        Some((answers, evaluate(&answers)))
    }

    /// What the last change moved; nothing before the first one.
    #[must_use]
    pub fn changes(&self) -> Option<Changes> {
        let earlier = self.earlier?;
        let (answers, outlook) = self.outlook()?;
        (earlier != answers).then(|| Changes::between(&evaluate(&earlier), &outlook))
    }

    /// How the figures are shown.
    #[must_use]
    pub const fn shown_as(&self) -> View {
        self.view
    }

    /// Whether one of the things that may matter is ticked.
    #[must_use]
    pub const fn matters(&self, matter: Matter) -> bool {
        self.matters >> matter as u16 & 1 == 1
    }

    /// How many pages lie before this one on the way that these answers make.
    #[must_use]
    pub fn step(&self) -> usize {
        let asked = interview::asked(&self.draft);
        let count = Item::all().count();
        let items = self.phq9().map_or(0, |it| count + usize::from(it.asks_again()));
        match self.page {
            Page::Question(_) if self.is_asked_again() => asked.len() + count,
            Page::Question(question) => {
                asked.iter().position(|other| *other == question).unwrap_or_default()
            }
            Page::Phq9(item) => asked.len() + item.place(),
            Page::Urgent | Page::Review => asked.len() + items,
            Page::Result => asked.len() + items + 1,
        }
    }

    /// This visit in the language that another one goes on in.
    #[must_use]
    pub fn in_language_of(self, other: &Self) -> Self {
        Self { language: other.language, ..self }
    }

    /// Whether nothing was done yet but to choose a language.
    #[must_use]
    pub fn is_new(&self) -> bool {
        *self == self.anew()
    }

    /// A new visit in the same language with the same parts on.
    fn anew(&self) -> Self {
        let phq9 = self.phq9.map(|_| Phq9::default());
        Self { phq9, language: self.language, ..Self::default() }
    }

    /// A visit with the PHQ-9 for those who ask about depression.
    #[must_use]
    pub fn with_phq9(self) -> Self {
        Self { phq9: Some(Phq9::default()), ..self }
    }

    /// The PHQ-9, where it is on and the person asks about depression.
    #[must_use]
    pub fn phq9(&self) -> Option<&Phq9> {
        self.phq9.as_ref().filter(|_| self.draft.has(CONDITION_DEPRESSION))
    }

    /// Whether a question is asked again for what the PHQ-9 told or left open.
    #[must_use]
    pub fn is_asked_again(&self) -> bool {
        self.again.is_some() && self.page == Page::Question(Question::SafetyNow)
    }

    /// Whether a question stands there with nothing chosen, whatever was answered before: the earlier
    /// answer counts until another is given.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.again == Some(Again::Blank) && self.is_asked_again()
    }

    /// The visit after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        let stays = matches!(action, Action::Continue | Action::Language(_));
        if !stays {
            self.unanswered = false;
        }
        if matches!(action, Action::Tick(..)) && self.is_asked_again() {
            self.again = Some(Again::Answered);
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
                self.earlier = interview::applicable_answers(&self.draft);
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
            Action::Restart => self = self.anew(),
            Action::Undo => {}
        }
        self
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

    fn go_on(&mut self) {
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
                // Asked again, it may stay as it was.
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

    /// From an item to the next one, and from the last one to the review; by way of the safety
    /// question where item 9 asks for it.
    fn leave_item(&mut self, item: Item) {
        self.unanswered = false;
        self.page = match item.next() {
            Some(next) => Page::Phq9(next),
            None if self.phq9.is_some_and(|it| it.asks_again()) => {
                self.changing = true;
                self.again = Some(Again::Blank);
                Page::Question(Question::SafetyNow)
            }
            None => Page::Review,
        };
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
            // Once, on the way to the first review: from there on it is changed like an answer.
            Step::Review if !self.changing && self.phq9().is_some() => Page::Phq9(Item::FIRST),
            Step::Review => Page::Review,
        };
        if question == Question::SafetyNow {
            self.again = None;
        }
        if !matches!(self.page, Page::Question(_)) {
            self.changing = false;
        }
    }

    fn go_back(&mut self) {
        let last = || interview::asked(&self.draft).last().copied().unwrap_or(Question::Condition);
        self.page = match self.page {
            Page::Question(_) if self.is_asked_again() => {
                (self.again, self.changing) = (None, false);
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
                // "I tapped this by mistake": the answer is taken back, or the way on would lead here.
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
