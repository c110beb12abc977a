//! Every form of a visit has its content in one order: the result on the screen, the printed sheet, the
//! text, the table and the FHIR file.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Page, Session};
use outlook_domain::{Chart, Frequency, Matter, Slot};
use outlook_engine::Config;
use outlook_engine::evidence::{ASKS, FACTORS, FINDINGS};
use outlook_engine::interview::{Choice, Condition, Question};
use outlook_export::{Visit, fhir, table, text};
use outlook_i18n::ui;
use scraper::{ElementRef, Html};
use serde_json::Value;

use crate::{all, clean, leave, printed, values, words};

/// What a form has, by kind and id, in the order in which it first has it.
type Order = Vec<String>;

fn add(order: &mut Order, kind: &str, id: &str) {
    let mark = format!("{kind}:{id}");
    if !order.contains(&mark) {
        order.push(mark);
    }
}

/// The text names its rows by their words, one a line.
fn in_text(sheet: &str) -> Order {
    let (mut order, words) = (Order::new(), words());
    // An answer begins with the same words as the row of a question left open.
    let mut in_answers = false;
    for line in sheet.lines() {
        in_answers |= line == words.ui(ui::TAKE_ANSWERS);
        let Some(row) = line.strip_prefix("- ") else { continue };
        let starts =
            |start: &str, end: &str| row.strip_prefix(start).is_some_and(|it| it.starts_with(end));
        for it in FINDINGS.iter().filter(|it| starts(words.finding_title(it), ": ")) {
            add(&mut order, "finding", it.id);
        }
        for slot in Slot::ALL {
            if starts(words.slot_title(*slot), ". ") {
                add(&mut order, "figure", &slot.to_string());
            } else if row == words.slot_missing(*slot) {
                add(&mut order, "missing", &slot.to_string());
            }
        }
        for it in FACTORS.iter().filter(|it| row.contains(&format!(": {} (", words.factor(it)))) {
            add(&mut order, "factor", it.id);
        }
        for it in ASKS.iter().filter(|it| row == words.ask(it)) {
            add(&mut order, "ask", it.id);
        }
        for matter in Matter::ALL.iter().filter(|it| row == words.matter(**it)) {
            add(&mut order, "matter", matter.id());
        }
        for question in Question::ALL {
            let short = words.question_short(*question);
            if !in_answers && row == short {
                add(&mut order, "open", question.id());
            } else if in_answers && starts(short, ": ") {
                add(&mut order, "answer", question.id());
            }
        }
    }
    order
}

/// Markup names findings, figures and factors by id, and the rest by its words.
fn in_markup(html: &Html, within: &str) -> Order {
    let mut order = Order::new();
    for element in all(html, within)[0].descendants().filter_map(ElementRef::wrap) {
        for (kind, attribute) in
            [("finding", "data-finding"), ("figure", "data-range"), ("factor", "data-factor")]
        {
            if let Some(id) = element.attr(attribute) {
                add(&mut order, kind, id);
            }
        }
        by_words(&mut order, element, within.starts_with(".ko-sheet"));
    }
    order
}

/// Adds what an element says, by its tag. The screen offers all that may matter, the sheet what does.
fn by_words(order: &mut Order, element: ElementRef<'_>, on_paper: bool) {
    let (words, said) = (words(), crate::text(element));
    match element.value().name() {
        "b" => {
            for it in FINDINGS.iter().filter(|it| said == words.finding_title(it)) {
                add(order, "finding", it.id);
            }
            let answered = |it: &&Question| said == format!("{}:", words.question_short(**it));
            for question in Question::ALL.iter().filter(answered) {
                add(order, "answer", question.id());
            }
        }
        "li" | "span" => {
            for question in Question::ALL.iter().filter(|it| said == words.question_short(**it)) {
                add(order, "open", question.id());
            }
            for it in ASKS.iter().filter(|it| said == words.ask(it)) {
                add(order, "ask", it.id);
            }
            for slot in Slot::ALL.iter().filter(|it| said == words.slot_missing(**it)) {
                add(order, "missing", &slot.to_string());
            }
            for it in Matter::ALL.iter().filter(|it| on_paper && said == words.matter(**it)) {
                add(order, "matter", it.id());
            }
        }
        "p" | "td" => {
            for slot in Slot::ALL.iter().filter(|it| said == words.slot_missing(**it)) {
                add(order, "figure", &slot.to_string());
            }
        }
        _ => {}
    }
}

fn in_table(csv: &str) -> Order {
    let mut order = Order::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        add(&mut order, "figure", &format!("{}/{}", cells[2], cells[3]));
    }
    order
}

/// The outlook of a response. Its answers are items before it, as in every response.
fn in_fhir(item: &Value, order: &mut Order) {
    for item in item["item"].as_array().into_iter().flatten() {
        for answer in item["answer"].as_array().into_iter().flatten() {
            let code = answer["valueCoding"]["code"].as_str().unwrap_or_default();
            match item["linkId"].as_str().unwrap() {
                "finding.id" => add(order, "finding", code),
                "unchecked" => add(order, "open", code),
                "range.slot" => add(order, "figure", code),
                "factor.id" => add(order, "factor", code),
                "missing" => add(order, "missing", code),
                "matters" => {
                    let text = answer["valueString"].as_str().unwrap();
                    let matter = Matter::ALL.iter().find(|it| words().matter(**it) == text);
                    add(order, "matter", matter.unwrap().id());
                }
                _ => {}
            }
        }
        in_fhir(item, order);
    }
}

/// A visit with everything that a form can have: findings of each level, open questions, all options of
/// three questions, the PHQ-9, what matters.
fn full_visit() -> Session {
    let mut answers = vec![(Question::Condition, "depression"), (Question::SafetyNow, "thoughts")];
    for question in [Question::Head, Question::Body, Question::Medicines] {
        answers.extend(Choice::of(question).map(|choice| (question, choice.id())));
    }
    let mut session = Session::default().with_phq9();
    while session.page() != Page::Result {
        session = match session.page() {
            Page::Phq9(item) => {
                session.after(Action::Rate(item, Frequency::SeveralDays)).after(Action::Continue)
            }
            _ if session.is_repeated() => session.after(Action::Skip),
            Page::Questions(_) | Page::Urgent | Page::Result => leave(session, &answers),
        };
    }
    let matters = [Matter::Soon, Matter::Cost];
    matters.into_iter().fold(session, |it, matter| it.after(Action::Matter(matter, true)))
}

#[test]
fn every_form_has_one_order() {
    let config = Config::default();
    let clean = Condition::all().map(|it| clean(it.id()));
    let mut seen = BTreeSet::new();
    for session in clean.chain([full_visit()]) {
        let visit = Visit {
            matters: session.ticked_matters().collect(),
            phq9: session.phq9().copied(),
            ..Visit::new(*session.outlook().unwrap(), words(), &config)
        };
        let whole = in_text(&text::sheet(&visit));
        let html = printed(session);
        let mut fhir_order = Order::new();
        in_fhir(&serde_json::from_str(&fhir::json(&visit).unwrap()).unwrap(), &mut fhir_order);
        for (form, order) in [
            ("screen", in_markup(&without_sheet(&html), "main")),
            ("person's page", in_markup(&html, ".ko-sheet-person")),
            ("clinician's page", answers_last(in_markup(&html, ".ko-sheet-clinician"))),
            ("table", in_table(&table::csv(&visit))),
            ("fhir", fhir_order),
        ] {
            // The sheet has the questions without an answer, too.
            let own = |mark: &String| whole.contains(mark) || !mark.starts_with("answer:");
            // On a screen without a chart the figures stand below the sources.
            let moved = form == "screen" && visit.outlook.chart() == Chart::None;
            let own = |mark: &String| own(mark) && !(moved && mark.starts_with("figure:"));
            let order: Order = order.into_iter().filter(own).collect();
            let fits: Order = whole.iter().filter(|it| order.contains(it)).cloned().collect();
            assert_eq!(order, fits, "{form} of {}", values(&html, "main", "data-outcome")[0]);
            let kinds = order.iter().filter_map(|mark| mark.split_once(':'));
            seen.extend(kinds.map(|(kind, _)| (form, kind.to_owned())));
        }
    }
    let count = |form| seen.iter().filter(|(it, _)| *it == form).count();
    assert_eq!(
        ["screen", "person's page", "clinician's page", "table", "fhir"].map(count),
        [6, 5, 2, 1, 6]
    );
}

/// A clinician reads the answers first.
fn answers_last(mut order: Order) -> Order {
    order.sort_by_key(|mark| mark.starts_with("answer:"));
    order
}

/// The markup of a screen without the sheet that is printed.
fn without_sheet(html: &Html) -> Html {
    let mut html = html.clone();
    let sheet = all(&html, ".ko-sheet")[0].id();
    if let Some(mut node) = html.tree.get_mut(sheet) {
        node.detach();
    }
    html
}
