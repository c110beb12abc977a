//! One visit: the answers, the page, and whether the last Continue lacked an answer.
//!
//! Pure: an [`Action`] makes a new state. The engine decides which question comes next.

mod action;
mod kept;
mod page;
mod transition;

use outlook_domain::{Level, Matter};
use outlook_engine::Outlook;
use outlook_engine::change::Changes;
use outlook_engine::evidence::choice::CONDITION_DEPRESSION;
use outlook_engine::interview::{self, Draft, PageNumber, Question, Step};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::screening;
use outlook_i18n::LanguageIndex;

pub use action::{Action, Export};
pub use kept::KeptAnswers;
pub use page::Page;

/// One visit.
///
/// ```
/// use ketamine_outlook::session::{Action, Page, Session};
/// use outlook_engine::interview::{Choice, PageNumber, Question};
///
/// let crps = Choice::from_id(Question::Condition, "crps").ok_or("no such option")?;
/// let visit = Session::default().after(Action::Tick(crps, true)).after(Action::Continue);
/// assert_eq!(visit.page(), Page::Questions(PageNumber::of(Question::SafetyNow)));
/// assert!(visit.outlook().is_some());
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    draft: Draft,
    page: Page,
    /// What is ticked after the result. It counts once it is added.
    sheet: Draft,
    /// Questions that were answered or skipped with a button, one bit each.
    seen: u16,
    /// Whether the person changes one answer and returns to the result.
    changing: bool,
    /// Whether the last Continue, or the last "add", lacked an answer.
    unanswered: bool,
    /// Whether the urgent screen asks if the person is safe.
    asks_safe: bool,
    /// The outlook of the answers that count; none before the condition is answered.
    outlook: Option<Outlook>,
    /// The outlook before the last change, for the comparison.
    earlier: Option<(Outlook, Change)>,
    /// What matters to the person, one bit each.
    matters: u16,
    /// The PHQ-9, where the clinic has it on.
    phq9: Option<Phq9>,
    /// Set while the safety question is repeated: item 9 of the PHQ-9 was above zero or skipped.
    repeat: Option<Repeat>,
    /// The language.
    language: LanguageIndex,
}

/// How the outlook changed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// By an answer that was changed.
    Answer,
    /// By an addition to the sheet.
    Addition,
}

/// The state of the repeated safety question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repeat {
    /// Nothing is chosen yet.
    Blank,
    /// It was answered again.
    Answered,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            page: Page::Questions(PageNumber::FIRST),
            sheet: Draft::default(),
            seen: 0,
            changing: false,
            unanswered: false,
            asks_safe: false,
            outlook: None,
            earlier: None,
            matters: 0,
            phq9: None,
            repeat: None,
            language: LanguageIndex::FIRST,
        }
    }
}

impl Session {
    /// All answers, including those to questions that are no longer asked.
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

    /// What is ticked after the result, whether or not it is added.
    #[must_use]
    pub const fn sheet(&self) -> &Draft {
        &self.sheet
    }

    /// Whether the last Continue on this page lacked an answer, or the last "add" on the result.
    #[must_use]
    pub const fn is_unanswered(&self) -> bool {
        self.unanswered
    }

    /// Whether the urgent screen asks if the person is safe.
    #[must_use]
    pub const fn asks_safe(&self) -> bool {
        self.asks_safe
    }

    /// Whether the last change was an addition to the sheet.
    #[must_use]
    pub const fn has_added(&self) -> bool {
        matches!(self.earlier, Some((_, Change::Addition)))
    }

    /// Whether there is a page before this one.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        match self.page {
            Page::Questions(page) => self.changing || page != PageNumber::FIRST,
            Page::Phq9(_) | Page::Urgent | Page::Result => true,
        }
    }

    /// Whether the questions of this page may be left out.
    #[must_use]
    pub fn can_skip(&self) -> bool {
        match self.page {
            Page::Questions(page) => {
                let questions = interview::on_page(&self.draft, page);
                questions.iter().all(|question| interview::row(*question).skippable)
            }
            Page::Phq9(_) => true,
            Page::Urgent | Page::Result => false,
        }
    }

    /// The outlook of the answers that count; `None` before the condition is answered.
    #[must_use]
    pub const fn outlook(&self) -> Option<&Outlook> {
        self.outlook.as_ref()
    }

    /// Whether help leads the current page: after thoughts of suicide every one, the safety question
    /// that is asked again, and a result that says so.
    #[must_use]
    pub fn help_leads(&self) -> bool {
        let found = |outlook: &Outlook| outlook.findings().any(|it| it.level <= Level::Support);
        let said = self.page() == Page::Result && self.outlook().is_some_and(found);
        said || self.is_repeated() || screening::help_leads(self.draft())
    }

    /// What the last change of an answer, or the last addition, changed in the outlook; `None` before the first.
    #[must_use]
    pub fn changes(&self) -> Option<Changes> {
        let ((earlier, _), outlook) = (self.earlier?, self.outlook?);
        (earlier != outlook).then(|| Changes::between(&earlier, &outlook))
    }

    /// The things that matter to the person.
    pub fn ticked_matters(&self) -> impl Iterator<Item = Matter> + '_ {
        Matter::ALL.iter().copied().filter(|it| self.matters(*it))
    }

    /// Whether one of the things that may matter is ticked.
    #[must_use]
    pub const fn matters(&self, matter: Matter) -> bool {
        self.matters >> matter as u16 & 1 == 1
    }

    /// The number of pages before this one, for these answers. What is changed comes after the result.
    #[must_use]
    pub fn step(&self) -> usize {
        match self.page {
            Page::Questions(_) | Page::Phq9(_) if self.changing => self.place(Page::Result) + 1,
            Page::Questions(_) if self.is_repeated() => self.place(Page::Phq9(Item::SELF_HARM)) + 1,
            Page::Questions(_) | Page::Phq9(_) | Page::Urgent | Page::Result => {
                self.place(self.page)
            }
        }
    }

    fn place(&self, page: Page) -> usize {
        let pages = interview::pages(&self.draft);
        match page {
            Page::Questions(page) => pages.iter().take_while(|other| **other < page).count(),
            Page::Phq9(item) => pages.len() + item.place(),
            Page::Urgent => pages.len(),
            Page::Result => {
                let last = self.last_page();
                let asks_again = self.phq9().is_some_and(Phq9::asks_again);
                let is_repeated = asks_again && matches!(last, Page::Phq9(_));
                self.place(last) + 1 + usize::from(is_repeated)
            }
        }
    }

    /// The page before the result: the last item of the PHQ-9 where that is asked.
    fn last_page(&self) -> Page {
        let last = self.last_questions();
        let is_whole = interview::next(&self.draft, last) == Step::Finished;
        match self.phq9() {
            Some(_) if is_whole => Page::Phq9(Item::SELF_HARM),
            Some(_) | None => Page::Questions(last),
        }
    }

    fn last_questions(&self) -> PageNumber {
        interview::pages(&self.draft).pop().unwrap_or(PageNumber::FIRST)
    }

    /// The visit after the browser went back or forward: page by page, to the one that has `step` pages
    /// before it or as near as it gets.
    #[must_use]
    pub fn travel(self, back: bool, step: usize) -> Self {
        let mut session = self;
        loop {
            let after = session.after(if back { Action::Back } else { session.forward() });
            if after.page == session.page {
                // The urgent screen asks; a page without its answer stays as it is.
                return if back { after } else { session };
            }
            session = after;
            let there = session.step();
            let has_arrived = if back { there <= step } else { there >= step };
            if has_arrived {
                return session;
            }
        }
    }

    /// The action that leads on from this page, where it was left before.
    fn forward(&self) -> Action {
        match self.page {
            Page::Questions(page) if self.has_unseen(page) || !self.can_skip() => Action::Continue,
            Page::Questions(_) | Page::Phq9(_) | Page::Urgent | Page::Result => Action::Skip,
        }
    }

    /// This visit in the language of another one.
    #[must_use]
    pub fn in_language_of(self, other: &Self) -> Self {
        Self { language: other.language, ..self }
    }

    /// Whether nothing was done yet, apart from the choice of a language.
    #[must_use]
    pub fn is_new(&self) -> bool {
        *self == self.new_visit()
    }

    /// A new visit in the same language and with the same modules.
    fn new_visit(&self) -> Self {
        let phq9 = self.phq9.map(|_| Phq9::default());
        Self { phq9, language: self.language, ..Self::default() }
    }

    /// The visit with the PHQ-9 on. It is asked of people who choose depression.
    #[must_use]
    pub fn with_phq9(self) -> Self {
        Self { phq9: Some(Phq9::default()), ..self }
    }

    /// The PHQ-9, where it is on and the condition is depression.
    #[must_use]
    pub fn phq9(&self) -> Option<&Phq9> {
        self.phq9.as_ref().filter(|_| self.draft.has(CONDITION_DEPRESSION))
    }

    /// Whether this page is the repeated safety question: item 9 of the PHQ-9 was above zero or skipped.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.repeat.is_some() && self.page == safety_page()
    }

    /// Whether the question is shown with nothing chosen, although it has an answer: the earlier answer
    /// counts until the question is answered again.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.repeat == Some(Repeat::Blank) && self.is_repeated()
    }
}

/// The page of the safety question.
fn safety_page() -> Page {
    Page::Questions(PageNumber::of(Question::SafetyNow))
}
