//! The answers of a visit that a device may keep, and the way back into a visit.

use outlook_engine::interview::{self, Choice, Draft, PageNumber, Question, QuestionKind};

use super::{Page, Session};

/// The value of an answer with nothing chosen.
const NONE: &str = "none_of_these";

/// What was answered or skipped with a button. The safety question is never among it: it is asked again on
/// every visit. Nor is the PHQ-9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KeptAnswers {
    draft: Draft,
    /// Questions that were answered or skipped, one bit each.
    seen: u16,
}

impl KeptAnswers {
    fn has(&self, question: Question) -> bool {
        self.seen >> question as u16 & 1 == 1
    }

    fn keep(&mut self, question: Question, from: &Draft) {
        self.seen |= 1 << question as u16;
        self.draft.copy(question, from);
    }

    /// These answers, and those of `other` to further questions.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for question in Question::ALL.iter().copied() {
            if other.has(question) && !self.has(question) {
                self.keep(question, &other.draft);
            }
        }
        self
    }

    /// Moves what is kept of a question into a draft; `false` if nothing is.
    fn take(&mut self, question: Question, draft: &mut Draft) -> bool {
        let has = self.has(question);
        if has {
            self.seen &= !(1 << question as u16);
            draft.copy(question, &self.draft);
        }
        has
    }

    /// Moves what is kept of a page into a draft; `false` if something is missing that it asks.
    fn take_page(&mut self, page: PageNumber, draft: &mut Draft) -> bool {
        let mut is_whole = true;
        for question in Question::ALL.iter().copied() {
            // One answer may add the question after it.
            if interview::on_page(draft, page).contains(&question) {
                is_whole &= self.take(question, draft);
            }
        }
        is_whole
    }

    /// The ids of each answer by question; `None` where it was skipped.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Option<Vec<&'static str>>)> {
        Question::ALL.iter().copied().filter(|it| self.has(*it)).map(|question| {
            let mut ids: Vec<_> = self.draft.choices(question).map(Choice::id).collect();
            if ids.is_empty() {
                ids.push(NONE);
            }
            (question.id(), self.draft.has_answer(question).then_some(ids))
        })
    }

    /// Adds such a field; `None` if it is no question, or none that is kept, or does not take its answer.
    pub fn read(&mut self, question: &str, ids: Option<&[&str]>) -> Option<()> {
        let question = Question::from_id(question).filter(|it| *it != Question::SafetyNow)?;
        let row = interview::row(question);
        let mut draft = Draft::default();
        match (ids, row.kind) {
            (None, _) if row.skippable => {}
            (None | Some([]), _) | (Some([_, _, ..]), QuestionKind::One) => return None,
            (Some([NONE]), QuestionKind::Many) => draft.answer(question, []),
            (Some(ids), _) => {
                let mut choices = Vec::new();
                for id in ids {
                    choices.push(Choice::from_id(question, id)?);
                }
                draft.answer(question, choices);
            }
        }
        self.keep(question, &draft);
        Some(())
    }
}

impl Session {
    /// The answers that a device may keep.
    #[must_use]
    pub fn kept_answers(&self) -> KeptAnswers {
        let mut kept = KeptAnswers::default();
        for question in Question::ALL.iter().copied().filter(|it| *it != Question::SafetyNow) {
            if self.has_seen(question) {
                kept.keep(question, &self.draft);
            }
        }
        kept
    }

    /// Answers this page and those after it as they were kept, until one lacks a kept answer; `None` if this
    /// one has none. Each kept answer is used once: a person who goes back stays there.
    #[must_use]
    pub fn resume(&self, kept: &mut KeptAnswers) -> Option<Self> {
        let mut resumed = *self;
        while let Page::Questions(page) = resumed.page
            && kept.take_page(page, &mut resumed.draft)
        {
            resumed.leave(page);
        }
        if resumed.page == Page::Result {
            for question in interview::on_page(&resumed.draft, PageNumber::AFTER) {
                if kept.take(question, &mut resumed.draft) {
                    resumed.sheet.copy(question, &resumed.draft);
                    resumed.see(question);
                }
            }
        }
        resumed.evaluate();
        (resumed != *self).then_some(resumed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Action;

    fn at(question: Question) -> Page {
        Page::Questions(PageNumber::of(question))
    }

    /// Ticks an option and goes on, whatever else the page asks.
    fn tick(session: Session, question: Question, id: &str) -> Session {
        let choice = Choice::from_id(question, id).unwrap();
        let ticked = session.after(Action::Tick(choice, true));
        let on = ticked.after(Action::Continue);
        if on.page() == ticked.page() { ticked.after(Action::Skip) } else { on }
    }

    fn visit() -> Session {
        let mut visit = tick(Session::default(), Question::Condition, "crps");
        visit = tick(visit, Question::SafetyNow, "none");
        visit = tick(visit, Question::Age, "18_64");
        while visit.page() != at(Question::Heart) {
            visit = visit.after(Action::Skip);
        }
        visit = visit.after(Action::TickNone(Question::Heart, true)).after(Action::Continue);
        let bladder = Choice::from_id(Question::Body, "bladder").unwrap();
        // Ticked but not continued with.
        visit.after(Action::Tick(bladder, true))
    }

    fn read(fields: &[(&str, Option<&[&str]>)]) -> Option<KeptAnswers> {
        let mut kept = KeptAnswers::default();
        fields.iter().try_for_each(|(name, ids)| kept.read(name, *ids))?;
        Some(kept)
    }

    #[test]
    fn the_safety_answer_is_never_kept() {
        let kept: Vec<_> = visit().kept_answers().fields().collect();
        let ids = |question| kept.iter().find(|(name, _)| *name == question).map(|(_, ids)| ids);
        assert_eq!(ids("condition"), Some(&Some(vec!["crps"])));
        assert_eq!(ids("age"), Some(&Some(vec!["18_64"])));
        assert_eq!(ids("tried"), Some(&None), "skipped");
        assert_eq!(ids("heart"), Some(&Some(vec!["none_of_these"])));
        assert_eq!((ids("safety_now"), ids("body")), (None, None));
    }

    #[test]
    fn kept_answers_are_read_as_written() {
        let kept = visit().kept_answers();
        let fields: Vec<_> = kept.fields().collect();
        let fields: Vec<_> = fields.iter().map(|(name, ids)| (*name, ids.as_deref())).collect();
        assert_eq!(read(&fields), Some(kept));
        assert_eq!(read(&[]), Some(KeptAnswers::default()));
    }

    #[test]
    fn unknown_answers_are_refused() {
        let cases: [(&str, Option<&[&str]>); 10] = [
            ("condition", Some(&["nothing_known"])),
            ("condition", Some(&["crps", "ptsd"])),
            ("condition", Some(&[])),
            ("condition", None),
            ("condition", Some(&["none_of_these"])),
            ("heart", Some(&[])),
            ("heart", Some(&["none_of_these", "vessel"])),
            ("safety_now", Some(&["none"])),
            ("phq9_1", Some(&["2"])),
            ("colour", Some(&["red"])),
        ];
        for strange in cases {
            assert_eq!(read(&[("age", Some(&["18_64"])), strange]), None, "{strange:?}");
        }
    }

    #[test]
    fn a_resumed_visit_stops_at_the_safety_question() {
        let (before, mut kept) = (visit(), visit().kept_answers());
        let resumed = Session::default().resume(&mut kept).unwrap();
        assert_eq!(resumed.page(), at(Question::SafetyNow));
        assert!(!resumed.draft().has_answer(Question::SafetyNow));
        // Nothing is lost for a person who stops here.
        assert_eq!(resumed.kept_answers().or(&kept), before.kept_answers());
        let resumed = tick(resumed, Question::SafetyNow, "none").resume(&mut kept).unwrap();
        assert_eq!(resumed.page(), before.page());
        assert_eq!(resumed.kept_answers(), before.kept_answers());
        // Nothing is left: a person who goes back stays there.
        let back = resumed.after(Action::Back);
        assert_eq!(back.resume(&mut kept), None);
        assert_ne!(back.page(), before.page());
    }

    #[test]
    fn what_was_added_to_the_sheet_comes_back_with_the_result() {
        let to_result = |mut visit: Session| {
            while visit.page() != Page::Result {
                visit = visit.after(Action::Skip);
            }
            visit
        };
        let severe = Choice::from_id(Question::Severity, "severe").unwrap();
        let ticked = to_result(visit()).after(Action::Tick(severe, true));
        // Nothing is kept for it, and the tick waits until it is added.
        assert_eq!(ticked.resume(&mut KeptAnswers::default()), None);
        let mut kept = ticked.after(Action::Add).kept_answers();
        let back = tick(Session::default(), Question::Condition, "crps").resume(&mut kept);
        assert_eq!(back, None, "the safety question comes first");
        let resumed = Session::default().resume(&mut kept).unwrap();
        let resumed = tick(resumed, Question::SafetyNow, "none").resume(&mut kept).unwrap();
        assert_eq!(resumed.page(), Page::Result);
        assert!(resumed.draft().has(severe) && resumed.sheet().has(severe));
    }

    #[test]
    fn a_plan_is_urgent_in_a_resumed_visit() {
        let mut kept = visit().kept_answers();
        let resumed = Session::default().resume(&mut kept).unwrap();
        let urgent = tick(resumed, Question::SafetyNow, "plan");
        assert_eq!(urgent.page(), Page::Urgent);
        assert_eq!(urgent.resume(&mut kept), None);
    }

    #[test]
    fn a_visit_continues_with_what_is_kept_from_its_own_page_on() {
        let mut kept = read(&[("condition", Some(&["ptsd"])), ("age", Some(&["18_64"]))]).unwrap();
        let visit = tick(Session::default(), Question::Condition, "crps");
        let visit = tick(visit, Question::SafetyNow, "none").resume(&mut kept).unwrap();
        // The page asks more than was kept.
        assert_eq!(visit.page(), at(Question::Age));
        assert!(visit.draft().has_answer(Question::Age));
        assert!(visit.draft().has(Choice::from_id(Question::Condition, "crps").unwrap()));
    }
}
