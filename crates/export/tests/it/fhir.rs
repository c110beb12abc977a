//! The questionnaire and the responses, held against the engine and against each other. A validator
//! of others' making reads them too: `cargo xtask test` runs it.

use std::collections::{BTreeMap, BTreeSet};

use outlook_domain::Matter;
use outlook_engine::interview::{
    self, Choice, Condition, Draft, PageNumber, Question, QuestionKind, Selection,
};
use outlook_engine::phq9::Item;
use outlook_export::Visit;
use outlook_export::fhir::{self, condition_map, questionnaire};
use serde_json::{Value, json};

use crate::{ranges, vectors, visit, visit_of, words};

fn response(visit: &Visit<'_>) -> Value {
    serde_json::from_str(&fhir::json(visit).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// All items below a value by linkId, the nested ones too.
fn items<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    for item in list(&value["item"]) {
        found.push(item);
        items(item, found);
    }
}

fn all(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    items(value, &mut found);
    found
}

fn named<'a>(value: &'a Value, link: &str) -> Vec<&'a Value> {
    all(value).into_iter().filter(|item| item["linkId"] == link).collect()
}

#[test]
fn the_questions_are_in_the_engines_order() {
    let form = questionnaire(words());
    let links: Vec<&str> = list(&form["item"]).iter().map(|item| text(&item["linkId"])).collect();
    let mut fits: Vec<&str> = Question::ALL.iter().map(|question| question.id()).collect();
    fits.extend(["phq9", "outlook"]);
    assert_eq!(links, fits);
    let whole: Vec<&str> = all(&form).iter().map(|item| text(&item["linkId"])).collect();
    assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), whole.len(), "a linkId stands twice");
}

#[test]
fn every_question_offers_its_options() {
    let form = questionnaire(words());
    for question in Question::ALL {
        let item = named(&form, question.id())[0];
        let codes: Vec<&str> = list(&item["answerOption"])
            .iter()
            .map(|option| text(&option["valueCoding"]["code"]))
            .collect();
        let fits: Vec<&str> = Selection::all(*question).into_iter().map(Selection::id).collect();
        assert_eq!(codes, fits, "{question}");
        let row = interview::row(*question);
        assert_eq!(item["required"], json!(*question == Question::Condition));
        assert_eq!(item["repeats"], json!(row.kind == QuestionKind::Many), "{question}");
        for option in list(&item["answerOption"]) {
            let exclusive = list(&option["extension"]).iter().any(|it| {
                text(&it["url"]).ends_with("questionnaire-optionExclusive")
                    && it["valueBoolean"] == true
            });
            assert_eq!(exclusive, option["valueCoding"]["code"] == "none_of_these");
        }
    }
}

/// Whether the questionnaire asks a question, worked out from `enableWhen` as FHIR reads it.
fn enabled(form: &Value, draft: &Draft, question: Question) -> bool {
    let when = list(&named(form, question.id())[0]["enableWhen"]);
    when.is_empty()
        || when.iter().any(|it| {
            let of = Question::from_id(text(&it["question"])).unwrap();
            let choice = Choice::from_id(of, text(&it["answerCoding"]["code"])).unwrap();
            it["operator"] == "=" && draft.has(choice) && enabled(form, draft, of)
        })
}

#[test]
fn the_questionnaire_asks_what_the_engine_asks() {
    let form = questionnaire(words());
    for condition in Condition::all() {
        for before in Choice::of(Question::Before).map(Some).chain([None]) {
            let mut draft = Draft::default();
            draft.answer(Question::Condition, [condition.choice()]);
            if let Some(before) = before {
                draft.answer(Question::Before, [before]);
            }
            let asked: Vec<Question> =
                Question::ALL.iter().copied().filter(|it| enabled(&form, &draft, *it)).collect();
            let shown = Question::ALL
                .iter()
                .copied()
                .filter(|it| interview::on_page(&draft, PageNumber::of(*it)).contains(it));
            assert!(asked.iter().copied().eq(shown), "{} {before:?}: {asked:?}", condition.id());
        }
    }
}

/// Answers by linkId as the questionnaire allows them.
fn allowed(form: &Value) -> BTreeMap<&str, Vec<&Value>> {
    all(form)
        .into_iter()
        .map(|item| {
            let options = list(&item["answerOption"]);
            (text(&item["linkId"]), options.iter().map(|option| &option["valueCoding"]).collect())
        })
        .collect()
}

#[test]
fn every_response_item_fits_the_questionnaire() {
    let form = questionnaire(words());
    let allowed = allowed(&form);
    let repeats: BTreeMap<&str, bool> =
        all(&form).iter().map(|it| (text(&it["linkId"]), it["repeats"] == true)).collect();
    for visit in vectors() {
        let response = response(&visit);
        for item in all(&response) {
            let link = text(&item["linkId"]);
            let options = allowed.get(link).unwrap_or_else(|| panic!("{link} is not asked"));
            let answers = list(&item["answer"]);
            assert!(answers.len() < 2 || repeats[link], "{link} has several answers");
            for coded in answers.iter().filter_map(|answer| answer.get("valueCoding")) {
                assert!(options.contains(&coded), "{link}: {coded}");
            }
        }
    }
}

#[test]
fn a_response_has_exactly_the_visits_answers() {
    for visit in vectors() {
        let response = response(&visit);
        for question in Question::ALL {
            let given: Vec<&str> = named(&response, question.id())
                .into_iter()
                .flat_map(|item| list(&item["answer"]))
                .map(|answer| text(&answer["valueCoding"]["code"]))
                .collect();
            let found = visit.answered().find(|(it, _)| it == question);
            let fits: Vec<&str> =
                found.into_iter().flat_map(|(_, ticked)| ticked).map(Selection::id).collect();
            assert_eq!(given, fits, "{question}");
        }
    }
}

/// The codes that stand under a linkId.
fn codes<'a>(value: &'a Value, link: &str) -> Vec<&'a str> {
    let answers = named(value, link).into_iter().flat_map(|item| list(&item["answer"]));
    answers.map(|answer| text(&answer["valueCoding"]["code"])).collect()
}

#[test]
fn findings_and_ranges_are_the_engines() {
    for visit in vectors() {
        let (response, outlook) = (response(&visit), &visit.outlook);
        assert_eq!(codes(&response, "outcome"), [outlook.outcome().id()]);
        let findings: Vec<&str> = outlook.findings().map(|it| it.id).collect();
        assert_eq!(codes(&response, "finding.id"), findings);
        let unchecked: Vec<&str> = outlook.left_open().map(Question::id).collect();
        assert_eq!(codes(&response, "unchecked"), unchecked);
        // Together by what they affect.
        let mut factors: Vec<_> = outlook.factors().collect();
        factors.sort_by_key(|it| it.affects);
        let factors: Vec<&str> = factors.iter().map(|it| it.id).collect();
        assert_eq!(codes(&response, "factor.id"), factors);
        let slots: Vec<String> = ranges(&visit).iter().map(|it| it.slot.to_string()).collect();
        assert_eq!(codes(&response, "range.slot"), slots);
    }
}

#[test]
fn every_range_names_its_claims() {
    for visit in vectors() {
        let response = response(&visit);
        for (item, range) in named(&response, "range").into_iter().zip(ranges(&visit)) {
            let claims = named(item, "claim");
            assert_eq!(claims.len(), range.claims.len());
            for (shown, claim) in claims.iter().zip(&range.claims) {
                assert_eq!(codes(shown, "claim.source"), [claim.source.id()]);
                assert_eq!(named(shown, "claim.id")[0]["answer"][0]["valueString"], claim.id);
                assert_eq!(
                    named(shown, "claim.words")[0]["answer"][0]["valueString"],
                    words().claim_words(claim)
                );
            }
            let joined = ["range.low", "range.high", "range.shared.low", "range.shared.high"];
            let joined = joined.iter().any(|link| !named(item, link).is_empty());
            let apart = range.agreement.id() == "disagree";
            assert!(!joined || !(apart || range.claims.iter().any(|it| it.bare)), "{}", range.slot);
        }
    }
}

#[test]
fn a_response_identifies_nobody() {
    let response = response(&visit(r#"{"condition":"crps"}"#));
    for name in ["id", "subject", "author", "source", "identifier", "encounter", "authored"] {
        assert!(response.get(name).is_none(), "{name}");
    }
    assert_eq!(
        response["questionnaire"],
        format!(
            "{}|{}",
            text(&questionnaire(words())["url"]),
            text(&questionnaire(words())["version"])
        )
    );
}

#[test]
fn matters_and_phq9_have_their_items() {
    let visit = visit_of(
        r#"{"answers":{"condition":"depression"},"matters":["cost"],
            "phq9":[2,2,2,2,2,2,2,2,1],"authored":"2026-11-22T14:30:00Z"}"#,
    );
    let response = response(&visit);
    assert_eq!(response["authored"], "2026-11-22T14:30:00Z");
    assert_eq!(named(&response, "phq9.total")[0]["answer"][0]["valueInteger"], 17);
    assert_eq!(
        named(&response, "matters")[0]["answer"][0]["valueString"],
        words().matter(Matter::Cost)
    );
    assert_eq!(named(&response, "phq9.band")[0]["answer"][0]["valueString"], "moderately severe");
    for item in Item::all() {
        let code = if item == Item::SELF_HARM { "1" } else { "2" };
        let answer = &named(&response, item.id())[0]["answer"][0]["valueCoding"];
        assert_eq!(answer["code"], code, "{}", item.id());
    }
}

#[test]
fn an_incomplete_phq9_has_no_total() {
    let visit = visit_of(r#"{"answers":{"condition":"depression"},"phq9":[2,2,2,2,2,2,2,2,null]}"#);
    let response = response(&visit);
    assert_eq!(named(&response, "phq9.at_least")[0]["answer"][0]["valueInteger"], 16);
    for link in ["phq9.total", "phq9.band", "phq9_9"] {
        assert!(named(&response, link).is_empty(), "{link}");
    }
}

#[test]
fn every_condition_is_in_the_map() {
    let map = condition_map(words());
    let standard = &map["group"][0];
    let ids: Vec<&str> = list(&standard["element"]).iter().map(|it| text(&it["code"])).collect();
    let fits: Vec<&str> = Condition::all().map(Condition::id).collect();
    assert_eq!(ids, fits);
    let open: Vec<&str> = list(&standard["element"])
        .iter()
        .filter(|it| it["target"][0]["equivalence"] == "unmatched")
        .map(|it| text(&it["code"]))
        .collect();
    assert_eq!(
        open,
        ["suicidal_thoughts", "neuropathic_pain", "crps", "substance_use", "something_else"]
    );
}
