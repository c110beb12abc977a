//! A bad row stops the build with a message that names file, row and what fits.

use std::fs;
use std::path::Path;

use crate::{ROOT, broken, message};

/// The file, its text, the text in its place, and parts of the message.
const BROKEN: &[(&str, &str, &str, [&str; 3])] = &[
    (
        "evidence/claims.toml",
        "source = \"S2\"",
        "source = \"S9\"",
        ["claim \"s2-session\"", "\"S9\"", "S1, S2, S3, S4, S5"],
    ),
    (
        "evidence/claims.toml",
        "low = \"2.5 hours\"",
        "low = \"2.5 hrs\"",
        ["claim \"s2-half-life\"", "\"hrs\"", "minute, hour"],
    ),
    (
        "evidence/claims.toml",
        "low = \"2 weeks\"",
        "low = \"9 weeks\"",
        ["claim \"s2-span\"", "above high", "low at or below"],
    ),
    (
        "evidence/claims.toml",
        "low = \"few hours\"",
        "low = \"many hours\"",
        ["claim ", "\"many\"", "couple, few, several"],
    ),
    (
        "evidence/claims.toml",
        "aspect = \"onset\"",
        "aspect = \"onsett\"",
        ["claim \"s1-onset\"", "\"onsett\"", "session_length, onset"],
    ),
    (
        "evidence/claims.toml",
        "stage = \"single\"",
        "stage = \"course\"",
        ["claim \"s2-single\"", "relief/course", "relief/single"],
    ),
    (
        "evidence/claims.toml",
        "applies_to = [\"depression\"]",
        "applies_to = [\"sadness\"]",
        ["claim \"s2-onset\"", "\"sadness\"", "depression"],
    ),
    (
        "evidence/claims.toml",
        "rule = \"rest_of_day\"",
        "rule = \"tomorrow\"",
        ["claim \"s2-driving\"", "\"tomorrow\"", "rest_of_day"],
    ),
    (
        "evidence/claims.toml",
        "low = \"6 infusions\"",
        "low = \"6 weeks\"",
        ["claim \"s1-count\"", "counts in infusions", "minutes"],
    ),
    (
        "evidence/claims.toml",
        "id = \"s1-onset\"",
        "id = \"s1-peak\"",
        ["claim \"s1-peak\"", "twice", "an id of its own"],
    ),
    (
        "evidence/claims.toml",
        "qualifier = \"normally\"",
        "qualifyer = \"normally\"",
        ["claim \"s1-session\"", "qualifyer", "qualifier"],
    ),
    (
        "evidence/factors.toml",
        "any_of = [\"talking_therapy\"]",
        "any_of = [\"talking\"]",
        ["factor \"talking_therapy\"", "\"talking\"", "healthy_habits"],
    ),
    (
        "evidence/screening.toml",
        "level = \"urgent\"",
        "level = \"red\"",
        ["finding \"safety_plan\"", "\"red\"", "specialist"],
    ),
    (
        "evidence/screening.toml",
        "any_of = [\"glaucoma\"]",
        "any_of = [\"eyes\"]",
        ["finding \"glaucoma\"", "\"eyes\"", "raised_pressure"],
    ),
    (
        "evidence/screening.toml",
        "any_of = [\"glaucoma\"]",
        "any_of = [\"raised_pressure\"]",
        ["no finding picks up", "\"glaucoma\"", "a row for it"],
    ),
    (
        "evidence/conditions.toml",
        "named_by = [\"S1\"",
        "named_by = [\"S7\"",
        ["condition \"depression\"", "\"S7\"", "S1, S2"],
    ),
    (
        "evidence/context.toml",
        "place = \"limits\"",
        "place = \"top\"",
        ["context \"off-label\"", "\"top\"", "limits, course"],
    ),
    (
        "evidence/interview.toml",
        "options = [\"mild\"",
        "options = [\"moderate\"",
        ["question \"severity\"", "options", "each once"],
    ),
    (
        "evidence/edition.toml",
        "date = \"2026-11",
        "date = \"Nov 2026",
        ["edition.toml", "date", "2026-11-22"],
    ),
    (
        "evidence/crisis_lines.toml",
        "call = \"988\"",
        "call = \"9x8\"",
        ["region \"US\"", "9x8", "digits"],
    ),
    (
        "evidence/crisis_lines.toml",
        "chat = \"988lifeline.org\"",
        "chat = \"https://988lifeline.org\"",
        ["region \"US\"", "https://988lifeline.org", "a host such as"],
    ),
    (
        "evidence/crisis_lines.toml",
        "text = \"50808\"",
        "send = \"HI\"",
        ["region \"IE\"", "no way in", "call, text, chat or web"],
    ),
    (
        "evidence/crisis_lines.toml",
        "text = \"741741\"",
        "call = \"741741\"",
        ["region \"US\"", "\"HOME\" and no text", "a number to text"],
    ),
    (
        "evidence/screening.toml",
        "\"maternal\"",
        "\"matrnal\"",
        ["finding \"pregnant\"", "\"matrnal\"", "emergency, crisis, maternal, samhsa"],
    ),
    (
        "evidence/screening.toml",
        "chart = \"closed\"",
        "chart = \"open\"",
        ["finding \"safety_thoughts\"", "\"open\"", "closed, none"],
    ),
    (
        "evidence/screening.toml",
        "phq9_9_above = 0 },",
        "phq9_9_above = 3 },",
        ["finding \"safety_thoughts\"", "found 3", "0 to 2"],
    ),
    (
        "evidence/screening.toml",
        "more_for = [\"depression\"]",
        "more_for = [\"sadness\"]",
        ["finding \"few_treatments\"", "\"sadness\"", "depression"],
    ),
    (
        "evidence/factors.toml",
        "not_counting = [\"bp_unmeasured\"",
        "not_counting = [\"bp_measured\"",
        ["factor \"medical_history\"", "\"bp_measured\"", "bp_unmeasured"],
    ),
    (
        "evidence/context.toml",
        "except = [\"acute_pain\"]",
        "except = [\"acute\"]",
        ["context \"measure-outcome\"", "\"acute\"", "acute_pain"],
    ),
    (
        "evidence/questions_to_ask.toml",
        "applies_to = [\"mental_health\"]",
        "applies_to = [\"mind\"]",
        ["ask \"worse\"", "\"mind\"", "mental_health"],
    ),
    (
        "evidence/trials.toml",
        "applies_to = [\"ocd\"]",
        "applies_to = [\"ocdd\"]",
        ["trial \"rodriguez-2013\"", "\"ocdd\"", "depression, anxiety"],
    ),
    (
        "evidence/trials.toml",
        "slots = [\"blood_pressure_rise/session\"]",
        "slots = [\"blood_pressure/session\"]",
        ["trial \"spravato-blood-pressure\"", "\"blood_pressure/session\"", "relief/single"],
    ),
    (
        "evidence/trials.toml",
        "place = \"harms\"",
        "place = \"day\"",
        ["trial \"short-2018\"", "place", "limits, harms"],
    ),
    (
        "evidence/trials.toml",
        "place = \"limits\"",
        "slots = []",
        ["trial \"fda-status\"", "slots and place", "slots, or a place"],
    ),
    (
        "evidence/trials.toml",
        "grade = \"B\"",
        "grade = \"D\"",
        ["trial \"murrough-2013-series\"", "\"D\"", "A, B, C"],
    ),
    (
        "evidence/trials.toml",
        "kind = \"agency\"",
        "kind = \"office\"",
        ["trial \"fda-status\"", "\"office\"", "label, agency"],
    ),
    (
        "evidence/trials.toml",
        "words = \"The benefit lasted up to 72 hours, and not after.\"",
        "words = \"\"",
        ["trial \"witt-2020\"", "words and authors", "our words"],
    ),
    (
        "evidence/trials.toml",
        "record = \"PMC9154276\"",
        "record = \"http://pmc.ncbi.nlm.nih.gov/PMC9154276\"",
        ["trial \"ekstrand-2022\"", "http://", "\"PMID\" and digits"],
    ),
    (
        "evidence/trials.toml",
        "id = \"bloch-2012\"",
        "id = \"rodriguez-2013\"",
        ["trial \"rodriguez-2013\"", "twice", "an id of its own"],
    ),
    (
        "evidence/trials.toml",
        "group = \"ptsd\"",
        "group = \"veterans\"",
        ["trial \"feder-2021\"", "\"veterans\"", "next to each other"],
    ),
    (
        "evidence/alternatives.toml",
        "cites = [\"anand-2023\"",
        "cites = [\"anand-2032\"",
        ["alternative \"ect\"", "\"anand-2032\"", "ekstrand-2022"],
    ),
    (
        "evidence/alternatives.toml",
        "applies_to = [\"chronic_pain\"]",
        "applies_to = []",
        ["alternative \"pain_programme\"", "applies_to", "a group or a condition"],
    ),
    (
        "evidence/questions_to_ask.toml",
        "findings = [\"no_escort\"",
        "findings = [\"no_escorts\"",
        ["ask \"driving\"", "\"no_escorts\"", "no_escort, must_drive"],
    ),
    (
        "evidence/questions_to_ask.toml",
        "disagree = [\"course_count/course\"",
        "disagree = [\"course/course\"",
        ["ask \"course\"", "\"course/course\"", "course_span/course"],
    ),
    (
        "evidence/questions_to_ask.toml",
        "when = { unchecked = true }",
        "when = {}",
        ["ask \"open\"", "found nothing", "always, applies_to, unchecked"],
    ),
    (
        "evidence/fhir_conditions.toml",
        "condition = \"ptsd\"",
        "condition = \"ptds\"",
        ["match \"ptsd-f43-1\"", "\"ptds\"", "depression, anxiety, ptsd"],
    ),
    (
        "evidence/fhir_conditions.toml",
        "standard = \"icd-10-cm\"",
        "standard = \"icd-9\"",
        ["match \"suicidal-thoughts-r45-851\"", "\"icd-9\"", "icd-10, icd-10-cm"],
    ),
    (
        "evidence/fhir_conditions.toml",
        "code = \"F43.1\"",
        "code = \"F431\"",
        ["match \"ptsd-f43-1\"", "code: found \"F431\"", "\"F43.1\""],
    ),
    (
        "evidence/fhir_conditions.toml",
        "code = \"F33\"",
        "code = \"F32\"",
        ["match \"depression-f33\"", "listed twice for \"depression\"", "each code once"],
    ),
    (
        "evidence/fhir_conditions.toml",
        "display = \"Fibromyalgia\"",
        "display = \"\"",
        ["match \"fibromyalgia-m79-7\"", "display: found none", "the standard's own name"],
    ),
    (
        "evidence/fhir_conditions.toml",
        "equivalence = \"equivalent\"",
        "equivalence = \"narrower\"",
        ["match \"ptsd-f43-1\"", "comment: found none with \"narrower\"", "none on equivalent"],
    ),
    (
        "wording/en.json",
        "\"bladder\": {",
        "\"bladdder\": {",
        ["findings.bladder.title", "missing", "a text"],
    ),
];

#[test]
fn the_evidence_is_valid() {
    let evidence = outlook_content::read(Path::new(ROOT)).unwrap();
    for language in outlook_content::languages(Path::new(ROOT)).unwrap() {
        let pack = outlook_content::pack(&evidence, Path::new(ROOT), &language);
        let pack = pack.unwrap_or_else(|problems| panic!("{problems}"));
        assert!(pack.widget.lines().count() > 500 && pack.whole.starts_with(&pack.widget));
    }
}

#[test]
fn a_broken_row_is_named_with_what_fits() {
    for &(file, from, to, parts) in BROKEN {
        let message = message(file, from, to);
        assert!(message.contains(file.rsplit('/').next().unwrap()), "{from} -> {to}: {message}");
        for part in parts {
            assert!(message.contains(part), "{from} -> {to}: {part:?} is not in:\n{message}");
        }
    }
}

#[test]
fn a_message_names_the_line_of_its_row() {
    let message = message("evidence/claims.toml", "source = \"S2\"", "source = \"S9\"");
    let text = fs::read_to_string(Path::new(ROOT).join("evidence/claims.toml")).unwrap();
    let row = text.lines().position(|line| line == "id = \"s2-session\"").unwrap();
    assert!(message.starts_with(&format!("evidence/claims.toml:{row}: ")), "{message}");
}

#[test]
fn every_bad_row_is_named_at_once() {
    let copy = broken("evidence/claims.toml", "source = \"S2\"", "source = \"S9\"");
    let path = copy.path().join("evidence/claims.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("source = \"S4\"", "source = \"S8\"", 1)).unwrap();
    let problems = outlook_content::read(copy.path()).unwrap_err();
    assert_eq!(problems.lines().count(), 2, "{problems}");
}

#[test]
fn too_many_findings_are_refused() {
    let copy = broken("evidence/screening.toml", "[[finding]]", "[[finding]]");
    let path = copy.path().join("evidence/screening.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    let last = text.rfind("[[finding]]").unwrap();
    let row = text[last..].to_owned();
    let id = row.lines().find_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).unwrap();
    for n in 0..64 {
        text.push('\n');
        text.push_str(&row.replacen(id, &format!("{id}_{n}"), 1));
    }
    fs::write(&path, text).unwrap();
    let problems = outlook_content::read(copy.path()).unwrap_err().to_string();
    assert!(problems.contains("findings; what fits: at most 64"), "{problems}");
}
