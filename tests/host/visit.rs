//! The flow of a visit: the page after each action, and the answers that are kept.

use ketamine_outlook::session::{Action, Page, Session};
use outlook_engine::interview::Question;
use outlook_engine::screening::Outcome;

use crate::{answered, at, clean, tick, visit};

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
fn skipping_never_takes_an_answer_back() {
    let page = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Age));
    let skipped = page.after(tick(Question::Age, "65_plus")).after(Action::Skip);
    assert_eq!(skipped.page(), Page::Result);
    assert!(skipped.draft().has_answer(Question::Age));
    assert!(!skipped.draft().has_answer(Question::Tried));
    let safety = visit([tick(Question::Condition, "crps"), Action::Continue]);
    let danger = safety.after(tick(Question::SafetyNow, "plan")).after(Action::Skip);
    assert_eq!(danger.page(), Page::Urgent);
}

#[test]
fn a_page_leads_on_once_all_its_questions_are_answered() {
    let page = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Age));
    let half = page.after(tick(Question::Age, "65_plus"));
    let stays = half.after(Action::Continue);
    assert_eq!((stays.page(), stays.is_unanswered()), (at(Question::Age), true));
    let whole = half.after(tick(Question::Tried, "one")).after(Action::Continue);
    assert_eq!(whole.page(), Page::Result);
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
    let asked = urgent.after(Action::Back);
    assert_eq!((asked.page(), asked.asks_safe()), (Page::Urgent, true));
    assert_eq!(asked.outlook().unwrap().outcome(), Outcome::Urgent);
    let safe = asked.after(Action::ConfirmSafe);
    assert_eq!(safe.page(), at(Question::SafetyNow));
    assert!(!safe.draft().has_answer(Question::SafetyNow));
    let again = safe.after(tick(Question::SafetyNow, "plan")).after(Action::Continue);
    assert!(!again.asks_safe());
}

#[test]
fn a_change_that_leads_to_help_comes_back_to_the_result() {
    let change = clean("crps").after(Action::Change(Question::SafetyNow));
    let plan = change.after(tick(Question::SafetyNow, "plan"));
    // Not to the result, whichever way the page is left.
    for way in [Action::Continue, Action::Back, Action::Skip] {
        assert_eq!(plan.after(way).page(), Page::Urgent, "{way:?}");
    }
    let safe = plan.after(Action::Continue).after(Action::Back).after(Action::ConfirmSafe);
    let on = safe.after(tick(Question::SafetyNow, "none")).after(Action::Continue);
    assert_eq!(on.page(), Page::Result);
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
fn a_change_returns_to_the_result() {
    let change = clean("crps").after(Action::Change(Question::Age));
    assert!(change.can_go_back());
    assert_eq!(change.after(Action::Back).page(), Page::Result);
    let changed = change.after(tick(Question::Age, "65_plus")).after(Action::Continue);
    assert_eq!(changed.page(), Page::Result);
    assert_eq!(changed.after(Action::Back).page(), at(Question::Practical));
}

#[test]
fn a_change_asks_new_questions_first() {
    let changed = answered(&[(Question::Condition, "something_else")])
        .after(Action::Change(Question::Condition))
        .after(tick(Question::Condition, "crps"))
        .after(Action::Continue);
    let mut session = changed;
    for next in [at(Question::Tried), at(Question::Before), Page::Result] {
        assert_eq!(session.page(), next);
        session = session.after(Action::Skip);
    }
}

#[test]
fn back_goes_through_the_pages_in_reverse() {
    let mut session = answered(&[(Question::Condition, "depression")]);
    let mut pages = 0;
    while session.can_go_back() {
        session = session.after(Action::Back);
        pages += 1;
    }
    assert_eq!(session.page(), at(Question::Condition));
    assert_eq!(pages, 10);
    assert!(session.draft().has_answer(Question::Condition));
}

#[test]
fn what_is_ticked_after_the_result_counts_once_it_is_added() {
    let result = clean("crps");
    let ticked = result.after(tick(Question::Severity, "severe"));
    assert_eq!(ticked.outlook(), result.outlook());
    assert!(!ticked.draft().has_answer(Question::Severity));
    let added = ticked.after(Action::Add);
    assert!(added.has_added() && added.draft().has_answer(Question::Severity));
    assert!(added.changes().is_some());
    let nothing = answered(&[(Question::Condition, "crps")]).after(Action::Add);
    assert!(nothing.is_unanswered() && !nothing.has_added());
}

#[test]
fn the_browser_leads_back_and_forward_page_by_page() {
    let result = clean("crps");
    let back = result.travel(true, 3);
    assert_eq!((back.step(), back.page()), (3, at(Question::Before)));
    assert_eq!(back.travel(false, 10).page(), Page::Result);
    assert_eq!(result.travel(true, 0).page(), at(Question::Condition));
    // After a change it leads to the result.
    let change = result.after(Action::Change(Question::Heart));
    assert_eq!(change.travel(true, result.step()).page(), Page::Result);
    // A page without its answer is as far as forward leads.
    let open = visit([tick(Question::Condition, "crps"), Action::Continue]);
    assert_eq!(open.travel(false, 2), open);
    // On the urgent screen it asks.
    let urgent = open.after(tick(Question::SafetyNow, "plan")).after(Action::Continue);
    let asked = urgent.travel(true, 1);
    assert_eq!((asked.page(), asked.asks_safe()), (Page::Urgent, true));
}

#[test]
fn restart_erases_the_visit() {
    let result = answered(&[(Question::Condition, "crps"), (Question::Heart, "vessel")]);
    assert_eq!(result.after(Action::Restart), Session::default());
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
    let result = clean("crps");
    assert_eq!(result.after(Action::Back).step(), result.step() - 1);
}
