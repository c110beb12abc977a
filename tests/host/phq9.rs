//! The PHQ-9, where a clinic has it on.

use ketamine_outlook::session::{Action, Page, Session};
use outlook_domain::Frequency;
use outlook_engine::interview::Question;
use outlook_engine::phq9::Item;

use crate::{all, at, leave, printed, screen, text, tick};

/// A visit with the PHQ-9 on, up to its first item.
fn before_phq9(condition: &str, safety: &str) -> Session {
    let mut session = Session::default().with_phq9();
    while let Page::Questions(_) = session.page() {
        let answers = [(Question::Condition, condition), (Question::SafetyNow, safety)];
        session = leave(session, &answers);
    }
    session
}

fn rated(mut session: Session, rate: impl Fn(Item) -> Frequency) -> Session {
    while let Page::Phq9(item) = session.page() {
        session = session.after(Action::Rate(item, rate(item))).after(Action::Continue);
    }
    session
}

#[test]
fn only_depression_asks_the_enabled_phq9() {
    assert_eq!(before_phq9("depression", "none").page(), Page::Phq9(Item::FIRST));
    assert_eq!(before_phq9("ptsd", "none").page(), Page::Result);
    let off = crate::answered(&[(Question::Condition, "depression")]);
    assert_eq!(off.page(), Page::Result);
}

#[test]
fn every_item_is_a_page_in_official_words() {
    let mut session = before_phq9("depression", "none");
    for item in Item::all() {
        let html = screen(session);
        assert_eq!(
            all(&html, &format!("form[data-page={}] [data-question={0}] [name={0}]", item.id()))
                .len(),
            4
        );
        let stays = session.after(Action::Continue);
        assert_eq!((stays.page(), stays.is_unanswered()), (session.page(), true));
        session = session.after(Action::Rate(item, Frequency::NotAtAll)).after(Action::Continue);
    }
    assert_eq!(session.page(), Page::Result);
    let first = screen(before_phq9("depression", "none"));
    assert_eq!(text(all(&first, "h1")[0]), "Little interest or pleasure in doing things");
}

#[test]
fn the_score_is_on_result_and_sheet() {
    let session = rated(before_phq9("depression", "none"), |item| {
        if item == Item::SELF_HARM { Frequency::NotAtAll } else { Frequency::MoreThanHalf }
    });
    let html = printed(session);
    let score = "PHQ-9 score: 16 of 27 (moderately severe)";
    assert!(text(all(&html, ".ko-sheet")[0]).contains(score));
    assert!(text(all(&html, "main")[0]).matches(score).count() >= 2);
    let sheet = text(all(&html, ".ko-sheet")[0]);
    assert!(sheet.contains("Spitzer"));
    assert!(sheet.contains("hurting yourself in some way: Not at all"), "{sheet}");
    assert!(sheet.contains("having little energy: More than half the days"), "{sheet}");
}

#[test]
fn a_skipped_item_makes_the_score_a_minimum() {
    let session = before_phq9("depression", "none").after(Action::Skip);
    let rate =
        |item| if item == Item::SELF_HARM { Frequency::NotAtAll } else { Frequency::SeveralDays };
    let session = rated(session, rate);
    let sheet = text(all(&printed(session), ".ko-sheet")[0]);
    assert!(sheet.contains("PHQ-9 score: at least 7 of 27"), "{sheet}");
    assert!(sheet.contains("pleasure in doing things: Not answered"), "{sheet}");
}

#[test]
fn without_items_there_is_no_score() {
    let mut session = before_phq9("depression", "none");
    while session.page() != Page::Result {
        let on = session.after(Action::Continue);
        session = if on.page() == session.page() { session.after(Action::Skip) } else { on };
    }
    let sheet = text(all(&printed(session), ".ko-sheet")[0]);
    assert!(sheet.contains("there is no score") && !sheet.contains("of 27"), "{sheet}");
}

/// A visit with this answer to item 9 and zero for every other item, up to the page that follows.
fn with_item_9(safety: &str, answer: Option<Frequency>) -> Session {
    let mut session = before_phq9("depression", safety);
    while let Page::Phq9(item) = session.page() {
        let given = if item == Item::SELF_HARM { answer } else { Some(Frequency::NotAtAll) };
        session = match given {
            Some(frequency) => session.after(Action::Rate(item, frequency)).after(Action::Continue),
            None => session.after(Action::Skip),
        };
    }
    session
}

fn findings(session: Session) -> Vec<&'static str> {
    session.outlook().unwrap().findings().map(|it| it.id).collect()
}

#[test]
fn item_9_repeats_a_blank_safety_question() {
    for safety in ["none", "unsaid", "thoughts"] {
        for answer in [Some(Frequency::SeveralDays), Some(Frequency::NearlyEveryDay), None] {
            let session = with_item_9(safety, answer);
            assert_eq!(session.page(), at(Question::SafetyNow), "{safety} {answer:?}");
            let html = screen(session);
            assert_eq!(all(&html, "input[checked]").len(), 0, "{safety} {answer:?}");
            assert_eq!(all(&html, ".ko-support").len(), 1, "no help: {safety} {answer:?}");
            assert_eq!(all(&html, ".ko-crisis-leads").len(), 1, "no help: {safety} {answer:?}");
            assert!(all(&html, ".ko-progress").is_empty(), "a repeated question has a progress");
            let why = text(all(&html, ".ko-notice")[0]);
            let skipped = why.contains("skipped the last question");
            assert_eq!(skipped, answer.is_none(), "{why}");
            let stays = session.after(Action::Continue);
            assert_eq!((stays.page(), stays.is_unanswered()), (session.page(), true));
            let on = session.after(tick(Question::SafetyNow, "none"));
            assert_eq!(all(&screen(on), "input[checked]").len(), 1);
            assert_eq!(on.after(Action::Continue).page(), Page::Result);
            let help = session.after(tick(Question::SafetyNow, "plan")).after(Action::Continue);
            assert_eq!(help.page(), Page::Urgent);
        }
    }
    assert_eq!(with_item_9("none", Some(Frequency::NotAtAll)).page(), Page::Result);
}

#[test]
fn item_9_above_zero_always_counts_as_thoughts() {
    let above_zero = with_item_9("none", Some(Frequency::MoreThanHalf));
    assert!(findings(above_zero).contains(&"safety_thoughts"));
    let again = above_zero.after(tick(Question::SafetyNow, "none")).after(Action::Continue);
    assert!(findings(again).contains(&"safety_thoughts"));
    assert_eq!(all(&screen(again), "[data-finding=safety_thoughts]").len(), 1);
    let skipped = with_item_9("none", None).after(Action::Skip);
    assert_eq!(skipped.page(), Page::Result);
    assert!(!findings(skipped).contains(&"safety_thoughts"));
}

#[test]
fn the_earlier_answer_counts_until_answered_again() {
    for leave in [Action::Skip, Action::Back] {
        let session = with_item_9("thoughts", None).after(leave);
        assert!(findings(session).contains(&"safety_thoughts"), "{leave:?}");
    }
    let back = with_item_9("none", None).after(Action::Back);
    assert_eq!(back.page(), Page::Phq9(Item::SELF_HARM));
    let again = back.after(Action::Skip);
    assert_eq!(all(&screen(again), "input[checked]").len(), 0);
}

#[test]
fn back_goes_through_every_item() {
    let mut session = rated(before_phq9("depression", "none"), |_| Frequency::NotAtAll);
    for item in Item::all().collect::<Vec<_>>().into_iter().rev() {
        session = session.after(Action::Back);
        assert_eq!(session.page(), Page::Phq9(item));
    }
    assert_eq!(session.after(Action::Back).page(), at(Question::Practical));
}

#[test]
fn a_new_visit_keeps_the_phq9_enabled_and_blank() {
    let session = rated(before_phq9("depression", "none"), |_| Frequency::NearlyEveryDay);
    let anew = session.after(Action::Restart);
    assert_eq!(anew, Session::default().with_phq9());
}
