//! One visit: the answers, the page, and whether the last Continue lacked an answer.
//!
//! Pure: an [`Action`] makes a new state. The engine decides which question comes next.

mod action;
mod kept;
mod page;
mod transition;

use outlook_domain::Matter;
use outlook_engine::Outlook;
use outlook_engine::change::Changes;
use outlook_engine::evidence::choice::CONDITION_DEPRESSION;
use outlook_engine::interview::{self, Draft, Question};
use outlook_engine::phq9::{Item, Phq9};
use outlook_i18n::LanguageIndex;

pub use action::{Action, Export};
pub use kept::KeptAnswers;
pub use page::{Page, View};

/// One visit.
///
/// ```
/// use ketamine_outlook::session::{Action, Page, Session};
/// use outlook_engine::interview::{Choice, Question};
///
/// let crps = Choice::from_id(Question::Condition, "crps").ok_or("no such option")?;
/// let visit = Session::default().after(Action::Tick(crps, true)).after(Action::Continue);
/// assert_eq!(visit.page(), Page::Question(Question::SafetyNow));
/// assert!(visit.outlook().is_some());
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    draft: Draft,
    page: Page,
    /// Questions that were answered or skipped with a button, one bit each.
    seen: u16,
    /// Whether the person changes one answer and returns to the review.
    changing: bool,
    /// Whether the last Continue lacked an answer.
    unanswered: bool,
    /// The outlook of the answers that count; none before the condition is answered.
    outlook: Option<Outlook>,
    /// The outlook before the last change, for the comparison.
    earlier: Option<Outlook>,
    view: View,
    /// What matters to the person, one bit each.
    matters: u16,
    /// The PHQ-9, where the clinic has it on.
    phq9: Option<Phq9>,
    /// Set while the safety question is repeated: item 9 of the PHQ-9 was above zero or skipped.
    repeat: Option<Repeat>,
    /// The language.
    language: LanguageIndex,
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
            page: Page::Question(Question::Condition),
            seen: 0,
            changing: false,
            unanswered: false,
            outlook: None,
            earlier: None,
            view: View::default(),
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

    /// Whether the last Continue on this page lacked an answer.
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

    /// The outlook of the answers that count; `None` before the condition is answered.
    #[must_use]
    pub const fn outlook(&self) -> Option<&Outlook> {
        self.outlook.as_ref()
    }

    /// What the last change of an answer changed in the outlook; `None` before the first change.
    #[must_use]
    pub fn changes(&self) -> Option<Changes> {
        let (earlier, outlook) = (self.earlier?, self.outlook?);
        (earlier != outlook).then(|| Changes::between(&earlier, &outlook))
    }

    /// How the figures are shown.
    #[must_use]
    pub const fn shown_as(&self) -> View {
        self.view
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

    /// The number of pages before this one, for these answers.
    #[must_use]
    pub fn step(&self) -> usize {
        let asked = interview::asked(&self.draft);
        let count = Item::all().count();
        let items = self.phq9().map_or(0, |it| count + usize::from(it.asks_again()));
        match self.page {
            Page::Question(_) if self.is_repeated() => asked.len() + count,
            Page::Question(question) => {
                asked.iter().position(|other| *other == question).unwrap_or_default()
            }
            Page::Phq9(item) => asked.len() + item.place(),
            Page::Urgent | Page::Review => asked.len() + items,
            Page::Result => asked.len() + items + 1,
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
        self.repeat.is_some() && self.page == Page::Question(Question::SafetyNow)
    }

    /// Whether the question is shown with nothing chosen, although it has an answer: the earlier answer
    /// counts until the question is answered again.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.repeat == Some(Repeat::Blank) && self.is_repeated()
    }
}
