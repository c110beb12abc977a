//! Which questions are on a page, and which page comes next. Nothing here knows what an answer means, save
//! the two that end the interview early.

use outlook_domain::Question;

use super::answers::Answers;
use super::draft::Draft;
use crate::evidence::choice::{AGE_UNDER_18, SAFETY_NOW_PLAN};
use crate::evidence::{Choice, PageNumber, row};

/// Where the interview goes after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another page.
    Ask(PageNumber),
    /// Help first: someone is in danger.
    Urgent,
    /// The last page is done.
    Finished,
    /// Straight to the result: the rest would change nothing.
    Result,
}

/// The questions of the way with these answers, in order. One that is left to choice, since it comes after
/// the result or beside the answer that ended the interview, is among them once it is answered.
#[must_use]
pub fn asked(draft: &Draft) -> Vec<Question> {
    let (mut asked, counted) = walk(draft);
    let end = end(&counted).unwrap_or(PageNumber::AFTER);
    asked.retain(|question| PageNumber::of(*question) < end || counted.has_answer(*question));
    asked
}

/// The questions that a page shows with these answers, in order.
#[must_use]
pub fn on_page(draft: &Draft, page: PageNumber) -> Vec<Question> {
    let (mut shown, _) = walk(draft);
    shown.retain(|question| PageNumber::of(*question) == page);
    shown
}

/// The pages that are asked with these answers, in order.
#[must_use]
pub fn pages(draft: &Draft) -> Vec<PageNumber> {
    let (shown, _) = walk(draft);
    let mut pages = Vec::with_capacity(shown.len());
    for question in shown {
        let page = PageNumber::of(question);
        if page != PageNumber::AFTER && pages.last() != Some(&page) {
            pages.push(page);
        }
    }
    pages
}

/// Whether every question of a page is answered, or one of them in a way that ends the interview.
#[must_use]
pub fn is_complete(draft: &Draft, page: PageNumber) -> bool {
    end(draft) == Some(page) || on_page(draft, page).iter().all(|it| draft.has_answer(*it))
}

/// The options of which one must be ticked for this question to be asked; empty where everyone is
/// asked. It is for those who write the interview down: the way through it is [`next`].
pub fn asked_after(question: Question) -> impl Iterator<Item = Choice> {
    let options = row(question).asked_when.options();
    Question::ALL.iter().flat_map(|it| Choice::of(*it)).filter(move |it| options & it.bit() != 0)
}

/// The answers whose questions are asked, if the condition is known: what the engine is given.
///
/// An answer whose question is no longer asked stays in the draft, for a return.
#[must_use]
pub fn applicable_answers(draft: &Draft) -> Option<Answers> {
    Answers::new(walk(draft).1)
}

/// Where to go once a page is answered or left out.
#[must_use]
pub fn next(draft: &Draft, page: PageNumber) -> Step {
    if end(draft) == Some(page) {
        return if draft.has(SAFETY_NOW_PLAN) { Step::Urgent } else { Step::Result };
    }
    pages(draft).into_iter().find(|other| *other > page).map_or(Step::Finished, Step::Ask)
}

/// The page before this one, if it is not the first.
#[must_use]
pub fn before(draft: &Draft, page: PageNumber) -> Option<PageNumber> {
    pages(draft).into_iter().rfind(|other| *other < page)
}

/// The page whose answer ends the interview: a plan, or an age under 18.
fn end(draft: &Draft) -> Option<PageNumber> {
    let ending = [SAFETY_NOW_PLAN, AGE_UNDER_18].into_iter().find(|it| draft.has(*it));
    ending.map(|choice| PageNumber::of(choice.question()))
}

/// The questions that are shown, in order, and the answers that count: those to them.
fn walk(draft: &Draft) -> (Vec<Question>, Draft) {
    let mut shown = Vec::with_capacity(Question::ALL.len());
    let mut counted = Draft::default();
    // Not a question of the way: whatever else was answered, it counts.
    counted.set_phq9_9(draft.phq9_9());
    for question in Question::ALL.iter().copied() {
        let row = row(question);
        // The page that ends the interview is shown whole.
        if counted.meets(&row.asked_when) && end(&counted).is_none_or(|end| row.page <= end) {
            shown.push(question);
            counted.copy(question, draft);
        }
    }
    (shown, counted)
}
