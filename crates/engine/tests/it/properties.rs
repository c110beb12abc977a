//! What holds for any answers: through JSON, through the interview, through the screening.

use outlook_domain::Frequency;
use outlook_engine::evidence::{REGIONS, Region, RegionIndex};
use outlook_engine::interview::{
    Choice, Draft, PageNumber, Question, QuestionKind, Step, applicable_answers, asked, before,
    next, pages, row,
};
use outlook_engine::phq9::{Item, Phq9, Score};
use outlook_engine::{Answers, evaluate};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// One answer to each question, or none: a mask of options, read as far as the question has any.
fn answers() -> impl Strategy<Value = Draft> {
    let masks = proptest::collection::vec(proptest::option::weighted(0.7, any::<u16>()), 15);
    masks.prop_map(|masks| {
        let mut draft = Draft::default();
        for (question, mask) in Question::ALL.iter().zip(masks) {
            let options: Vec<Choice> = Choice::of(*question).collect();
            match (mask, row(*question).kind) {
                (None, _) => {}
                (Some(mask), QuestionKind::One) => {
                    draft.answer(*question, [options[usize::from(mask) % options.len()]]);
                }
                (Some(mask), QuestionKind::Many) => {
                    let ticked = options.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
                    draft.answer(*question, ticked.map(|(_, choice)| *choice));
                }
            }
        }
        draft
    })
}

/// The answers as JSON, with items and fields the other way round: order says nothing.
fn as_json(draft: &Draft, null: bool) -> Value {
    let mut fields = Map::new();
    for question in Question::ALL.iter().rev().copied() {
        let mut ids: Vec<&str> = draft.choices(question).map(Choice::id).collect();
        ids.reverse();
        let value = match (draft.has_answer(question), row(question).kind) {
            (false, _) if !null => continue,
            (false, _) => Value::Null,
            (true, QuestionKind::One) => json!(ids[0]),
            (true, QuestionKind::Many) => json!(ids),
        };
        fields.insert(question.id().to_owned(), value);
    }
    Value::Object(fields)
}

/// Any JSON at all, with names of ours among its texts.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just("condition".to_owned()),
        Just("crps".to_owned()),
        Just("heart".to_owned()),
        Just("vessel".to_owned()),
        "\\PC{0,12}"
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((text.clone(), inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn answers_go_through_json_and_back(draft in answers(), null in any::<bool>()) {
        let read = serde_json::from_value::<Answers>(as_json(&draft, null));
        match Answers::new(draft) {
            Some(answers) => {
                prop_assert_eq!(read.unwrap(), answers);
                prop_assert_eq!(*answers, draft);
            }
            None => prop_assert!(read.unwrap_err().to_string().contains("condition: it is missing")),
        }
    }

    #[test]
    fn any_json_is_read_or_refused_with_a_message(value in any_json()) {
        let text = value.to_string();
        match serde_json::from_str::<Answers>(&text) {
            Ok(answers) => {
                let again = serde_json::from_value::<Answers>(as_json(&answers, false)).unwrap();
                prop_assert_eq!(again, answers);
            }
            Err(error) => prop_assert!(error.to_string().contains("what fits"), "{}: {}", text, error),
        }
    }

    #[test]
    fn the_way_back_reverses_the_way_forward(draft in answers()) {
        let way = asked(&draft);
        let (mut walked, mut page) = (vec![PageNumber::FIRST], PageNumber::FIRST);
        while let Step::Ask(then) = next(&draft, page) {
            prop_assert!(then > page);
            prop_assert_eq!(before(&draft, then), Some(page));
            walked.push(then);
            page = then;
        }
        prop_assert_eq!(pages(&draft), walked);
        prop_assert_eq!(before(&draft, PageNumber::FIRST), None);
        if let Some(counted) = applicable_answers(&draft) {
            for question in Question::ALL.iter().copied() {
                let kept = way.contains(&question) && draft.has_answer(question);
                prop_assert_eq!(counted.has_answer(question), kept);
                let same = counted.choices(question).eq(draft.choices(question));
                let none = counted.choices(question).next().is_none();
                prop_assert!((kept && same) || (!kept && none));
            }
        }
    }

    #[test]
    fn copying_or_withdrawing_changes_one_question(one in answers(), other in answers(), at in 0..15_usize) {
        let question = Question::ALL[at];
        let (mut copied, mut back) = (one, one);
        copied.copy(question, &other);
        back.withdraw(question);
        for it in Question::ALL.iter().copied() {
            let from = if it == question { &other } else { &one };
            prop_assert_eq!(copied.has_answer(it), from.has_answer(it));
            prop_assert!(copied.choices(it).eq(from.choices(it)));
            prop_assert_eq!(back.has_answer(it), it != question && one.has_answer(it));
            prop_assert!(it == question || back.choices(it).eq(one.choices(it)));
        }
        prop_assert!(back.choices(question).next().is_none());
    }

    #[test]
    fn options_of_another_question_are_not_taken(draft in answers(), at in 0..15_usize) {
        let question = Question::ALL[at];
        let mut given = draft;
        let every = Question::ALL.iter().flat_map(|it| Choice::of(*it));
        given.answer(question, every);
        prop_assert!(given.choices(question).eq(Choice::of(question)));
        for it in Question::ALL.iter().copied().filter(|it| *it != question) {
            prop_assert!(given.choices(it).eq(draft.choices(it)));
        }
    }

    #[test]
    fn one_item_more_takes_no_finding_away(draft in answers(), at in 0..81_usize) {
        let item = Question::ALL.iter().flat_map(|it| Choice::of(*it)).nth(at).unwrap();
        let question = item.question();
        prop_assume!(row(question).kind == QuestionKind::Many);
        let Some(fewer) = Answers::new(draft) else { return Ok(()) };
        let mut more = draft;
        more.answer(question, draft.choices(question).chain([item]));
        let (fewer, more) = (evaluate(&fewer), evaluate(&Answers::new(more).unwrap()));
        let kept: Vec<&str> = more.findings().map(|it| it.id).collect();
        prop_assert!(fewer.findings().all(|it| kept.contains(&it.id)));
        // Outcomes stand with the most pressing first. What was open may turn out to be nothing.
        prop_assert!(more.outcome() <= fewer.outcome());
    }

    #[test]
    fn a_phq9_score_sums_its_items(given in proptest::collection::vec(proptest::option::weighted(0.9, 0..4_usize), 9)) {
        let mut phq9 = Phq9::default();
        for (item, answer) in Item::all().zip(&given) {
            phq9.set(item, answer.map(|at| Frequency::ALL[at]));
        }
        let sum = u8::try_from(given.iter().flatten().sum::<usize>()).unwrap();
        let open = given.iter().filter(|it| it.is_none()).count();
        let score = match open {
            0 => Some(Score::Whole(sum)),
            9 => None,
            _ => Some(Score::AtLeast(sum)),
        };
        prop_assert_eq!(phq9.score(), score);
        for (item, answer) in Item::all().zip(&given) {
            prop_assert_eq!(phq9.get(item).map(|it| it as usize), *answer);
        }
        prop_assert_eq!(phq9.asks_again(), given[8] != Some(0));
    }

    /// Held against a library that reads tags by the standard.
    #[test]
    fn a_language_tag_is_read_by_the_standard(
        language in "[a-z]{2,3}|[a-z]{5,8}",
        further in "|-[a-z]{3}",
        script in "|-[A-Z][a-z]{3}",
        region in "|-(US|gb|MX|es|Fr|PR|CN|ZZ|419)",
        variant in "|-[a-z]{5,8}|-[0-9][a-z0-9]{3}",
        extension in "|-u-hc-h12|-a-us|-u-rg-gbzzzz",
        private in "|-x-us",
    ) {
        let further = if language.len() > 3 { "" } else { &further };
        let tag = [&language, further, &script, &region, &variant, &extension, &private].concat();
        let read = oxilangtag::LanguageTag::parse(tag.as_str()).unwrap();
        let served = |code: &str| {
            let code = code.to_uppercase();
            let serves = |it: &&Region| it.id == code || it.also.contains(&&*code);
            REGIONS.iter().find(serves).map(|it| it.id)
        };
        let found = RegionIndex::of_language(&tag).map(RegionIndex::id);
        prop_assert_eq!(found, read.region().and_then(served), "{}", tag);
    }
}

#[test]
fn phq9_items_follow_each_other() {
    let ids: Vec<&str> = Item::all().map(Item::id).collect();
    assert_eq!(ids.len(), 9);
    assert_eq!((ids[0], ids[8]), ("phq9_1", "phq9_9"));
    assert_eq!((Item::FIRST.before(), Item::SELF_HARM.next()), (None, None));
    for pair in Item::all().collect::<Vec<_>>().windows(2) {
        assert_eq!((pair[0].next(), pair[1].before()), (Some(pair[1]), Some(pair[0])));
        assert_eq!(Item::from_id(pair[0].id()), Some(pair[0]));
    }
    assert_eq!(Item::SELF_HARM.place(), 8);
    assert_eq!(Item::from_id("phq9_0"), None);
}
