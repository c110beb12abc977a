//! The PHQ-9, where a clinic has it on.

use ketamine_outlook::session::{Action, Page, Session};
use outlook_engine::interview::Question;
use outlook_engine::phq9::Item;
use outlook_terms::Frequency;

use crate::{all, screen, text, tick};

/// A visit with the PHQ-9 on, up to its first item.
fn up_to_it(condition: &str, safety: &str) -> Session {
    let mut session = Session::default().with_phq9();
    while let Page::Question(question) = session.page() {
        let told = [(Question::Condition, condition), (Question::SafetyNow, safety)];
        session = match told.iter().find(|(of, _)| *of == question) {
            Some((_, id)) => session.after(tick(question, id)).after(Action::Continue),
            None => session.after(Action::Skip),
        };
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
fn it_is_asked_for_depression_alone_and_only_where_it_is_on() {
    assert_eq!(up_to_it("depression", "none").page(), Page::Phq9(Item::FIRST));
    assert_eq!(up_to_it("ptsd", "none").page(), Page::Review);
    let off = crate::answered(&[(Question::Condition, "depression")]);
    assert_eq!(off.page(), Page::Review);
}

#[test]
fn every_item_is_a_question_of_its_own_in_its_official_words() {
    let mut session = up_to_it("depression", "none");
    for item in Item::all() {
        let html = screen(session);
        assert_eq!(all(&html, &format!("form[data-question={}] [name={0}]", item.id())).len(), 4);
        let stays = session.after(Action::Continue);
        assert_eq!((stays.page(), stays.is_unanswered()), (session.page(), true));
        session = session.after(Action::Rate(item, Frequency::NotAtAll)).after(Action::Continue);
    }
    assert_eq!(session.page(), Page::Review);
    let first = screen(up_to_it("depression", "none"));
    assert_eq!(text(all(&first, "h1")[0]), "Little interest or pleasure in doing things");
}

#[test]
fn the_score_stands_on_the_result_and_on_the_sheet() {
    let session = rated(up_to_it("depression", "none"), |item| {
        if item == Item::SELF_HARM { Frequency::NotAtAll } else { Frequency::MoreThanHalf }
    });
    let html = screen(session.after(Action::Continue));
    let said = "PHQ-9 score: 16 of 27 (moderately severe)";
    assert!(text(all(&html, ".ko-sheet")[0]).contains(said));
    assert!(text(all(&html, "main")[0]).matches(said).count() >= 2);
    assert!(text(all(&html, ".ko-sheet")[0]).contains("Spitzer"));
}

#[test]
fn an_item_left_out_leaves_no_score() {
    let session = up_to_it("depression", "none").after(Action::Skip);
    let session = rated(session, |_| Frequency::NotAtAll).after(Action::Continue);
    let sheet = text(all(&screen(session), ".ko-sheet")[0]);
    assert!(sheet.contains("there is no score") && !sheet.contains("of 27"), "{sheet}");
}

#[test]
fn item_9_above_zero_leads_back_to_the_safety_question_unless_it_told_already() {
    for (safety, again) in [("none", true), ("unsaid", true), ("thoughts", false)] {
        let session = rated(up_to_it("depression", safety), |_| Frequency::SeveralDays);
        if !again {
            assert_eq!(session.page(), Page::Review, "{safety}");
            continue;
        }
        assert_eq!(session.page(), Page::Question(Question::SafetyNow), "{safety}");
        assert_eq!(all(&screen(session), ".ko-notice").len(), 1, "it does not say why");
        let on = session.after(tick(Question::SafetyNow, "none")).after(Action::Continue);
        assert_eq!(on.page(), Page::Review);
        let help = session.after(tick(Question::SafetyNow, "plan")).after(Action::Continue);
        assert_eq!(help.page(), Page::Urgent);
    }
}

#[test]
fn the_way_back_leads_through_every_item() {
    let mut session = rated(up_to_it("depression", "none"), |_| Frequency::NotAtAll);
    for item in Item::all().collect::<Vec<_>>().into_iter().rev() {
        session = session.after(Action::Back);
        assert_eq!(session.page(), Page::Phq9(item));
    }
    assert_eq!(session.after(Action::Back).page(), Page::Question(Question::Practical));
}

#[test]
fn a_new_visit_keeps_it_on_and_no_answer() {
    let session = rated(up_to_it("depression", "none"), |_| Frequency::NearlyEveryDay);
    let anew = session.after(Action::Restart);
    assert_eq!(anew, Session::default().with_phq9());
}
