//! The flow of a visit: the page after each action, and the answers that are kept.

use ketamine_outlook::session::{Action, Page, Session};
use outlook_engine::interview::Question;
use outlook_engine::screening::Outcome;

use crate::{answered, tick, visit};

fn at(question: Question) -> Page {
    Page::Question(question)
}

#[test]
fn a_choice_alone_never_continues() {
    let session = visit([tick(Question::Condition, "crps")]);
    assert_eq!(session.page(), at(Question::Condition));
}

#[test]
fn a_choice_clears_the_missing_answer_error() {
    let stuck = visit([Action::Continue]);
    assert_eq!((stuck.page(), stuck.is_unanswered()), (at(Question::Condition), true));
    assert!(!stuck.after(tick(Question::Condition, "crps")).is_unanswered());
}

#[test]
fn the_condition_cannot_be_skipped() {
    assert_eq!(visit([Action::Skip]).page(), at(Question::Condition));
}

#[test]
fn skipping_withdraws_the_answer() {
    let heart = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Heart));
    let skipped = heart.after(tick(Question::Heart, "vessel")).after(Action::Skip);
    assert!(!skipped.draft().has_answer(Question::Heart));
}

#[test]
fn none_of_these_and_an_option_exclude_each_other() {
    let heart = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Heart));
    let ticked =
        heart.after(tick(Question::Heart, "vessel")).after(tick(Question::Heart, "heart_other"));
    assert_eq!(ticked.draft().choices(Question::Heart).count(), 2);
    let none = ticked.after(Action::TickNone(Question::Heart, true));
    assert!(none.draft().has_answer(Question::Heart));
    assert_eq!(none.draft().choices(Question::Heart).count(), 0);
    assert_eq!(
        none.after(tick(Question::Heart, "vessel")).draft().choices(Question::Heart).count(),
        1
    );
    assert!(
        !none.after(Action::TickNone(Question::Heart, false)).draft().has_answer(Question::Heart)
    );
}

#[test]
fn unticking_the_last_option_withdraws_the_answer() {
    let heart = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Heart));
    let ticked = heart.after(tick(Question::Heart, "vessel"));
    let choice = ticked.draft().choices(Question::Heart).next().unwrap();
    assert!(!ticked.after(Action::Tick(choice, false)).draft().has_answer(Question::Heart));
}

#[test]
fn a_mistaken_plan_leads_back_to_the_question() {
    let urgent = visit([
        tick(Question::Condition, "crps"),
        Action::Continue,
        tick(Question::SafetyNow, "plan"),
        Action::Continue,
    ]);
    assert_eq!(urgent.page(), Page::Urgent);
    assert_eq!(urgent.outlook().unwrap().outcome(), Outcome::Urgent);
    assert_eq!(urgent.after(Action::Continue), urgent);
    let back = urgent.after(Action::Back);
    assert_eq!(back.page(), at(Question::SafetyNow));
    assert!(!back.draft().has_answer(Question::SafetyNow));
}

#[test]
fn under_18_leads_to_the_result() {
    let result = visit([
        tick(Question::Condition, "ocd"),
        Action::Continue,
        Action::Skip,
        tick(Question::Age, "under_18"),
        Action::Continue,
    ]);
    assert_eq!(result.page(), Page::Result);
    assert_eq!(result.outlook().unwrap().outcome(), Outcome::NotCovered);
    assert_eq!(result.after(Action::Back).page(), at(Question::Age));
}

#[test]
fn a_change_returns_to_the_review() {
    let review = answered(&[(Question::Condition, "crps")]);
    let change = review.after(Action::Change(Question::Age));
    assert!(change.can_go_back());
    assert_eq!(change.after(Action::Back).page(), Page::Review);
    let changed = change.after(tick(Question::Age, "65_plus")).after(Action::Continue);
    assert_eq!(changed.page(), Page::Review);
    assert_eq!(changed.after(Action::Continue).page(), Page::Result);
}

#[test]
fn a_change_asks_new_questions_first() {
    let review = answered(&[(Question::Condition, "something_else")]);
    let changed = review
        .after(Action::Change(Question::Condition))
        .after(tick(Question::Condition, "acute_pain"))
        .after(Action::Continue);
    assert_eq!(changed.page(), at(Question::Severity));
    let mut session = changed;
    for next in [at(Question::Before), at(Question::Supports), Page::Review] {
        session = session.after(Action::Skip);
        assert_eq!(session.page(), next);
    }
}

#[test]
fn back_goes_through_the_questions_in_reverse() {
    let mut session = answered(&[(Question::Condition, "depression")]);
    let mut pages = 0;
    while session.can_go_back() {
        session = session.after(Action::Back);
        pages += 1;
    }
    assert_eq!(session.page(), at(Question::Condition));
    assert_eq!(pages, 14);
    assert!(session.draft().has_answer(Question::Condition));
}

#[test]
fn restart_erases_the_visit() {
    let review = answered(&[(Question::Condition, "crps"), (Question::Heart, "vessel")]);
    assert_eq!(review.after(Action::Restart), Session::default());
}

#[test]
fn every_page_is_one_step_further() {
    let mut session = visit([tick(Question::Condition, "depression")]).with_phq9();
    let (mut steps, mut page) = (vec![session.step()], session.page());
    while session.page() != Page::Result {
        let on = session.after(Action::Continue);
        session = if on.page() == session.page() { session.after(Action::Skip) } else { on };
        assert_ne!(session.page(), page, "no action leaves the page");
        page = session.page();
        steps.push(session.step());
    }
    assert_eq!(steps, (0..steps.len()).collect::<Vec<_>>());
    assert_eq!(session.after(Action::Restart).step(), 0);
    assert_eq!(session.after(Action::Back).step(), session.step() - 1);
}
