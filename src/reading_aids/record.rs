//! The record of kept answers, as local storage holds it: JSON with the build, the date and the answers.
//!
//! A record is read as it is written here, byte for byte: whatever differs is damaged, or of another build. So
//! no parser of JSON is needed, which would weigh more than all aids.

use outlook_i18n::BUILD;

use crate::session::KeptAnswers;

/// Kept answers and their date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// When they were kept, as ISO 8601 in UTC.
    pub(crate) date: String,
    pub(crate) answers: KeptAnswers,
}

/// The parts of a record around the date and the answers. The build is the one that the ids belong to.
const HEAD: [&str; 3] = ["{\"build\":\"", BUILD, "\",\"date\":\""];
const ANSWERS: &str = "\",\"answers\":{";
const END: &str = "}}";

impl Record {
    /// The record as JSON. Ids and dates need no escaping.
    pub(crate) fn write(&self) -> String {
        let mut out = HEAD.concat();
        out.push_str(&self.date);
        out.push_str(ANSWERS);
        let mut before = "\"";
        for (question, ids) in self.answers.fields() {
            for part in [before, question, "\":"] {
                out.push_str(part);
            }
            before = ",\"";
            match ids {
                None => out.push_str("null"),
                Some(ids) => {
                    let mut before = "[\"";
                    for id in ids {
                        out.push_str(before);
                        out.push_str(id);
                        before = "\",\"";
                    }
                    out.push_str("\"]");
                }
            }
        }
        out.push_str(END);
        out
    }

    /// Reads a record; `None` if it is damaged, of another build, or holds an unknown answer.
    pub(crate) fn read(stored: &str) -> Option<Self> {
        let text = stored.strip_prefix(&*HEAD.concat())?;
        let (date, _) = text.split_once('"')?;
        let mut rest = text[date.len()..].strip_prefix(ANSWERS)?.strip_suffix(END)?;
        let mut answers = KeptAnswers::default();
        while !rest.is_empty() {
            let (question, after) = rest.strip_prefix('"')?.split_once('"')?;
            let after = after.strip_prefix(':')?;
            rest = if let Some(after) = after.strip_prefix("null") {
                answers.read(question, None)?;
                after
            } else {
                let (ids, after) = after.strip_prefix("[\"")?.split_once(']')?;
                // The texts between quotes are the ids and the commas in turn.
                let ids: Vec<&str> = ids.strip_suffix('"')?.split('"').step_by(2).collect();
                answers.read(question, Some(&ids))?;
                after
            };
            rest = rest.strip_prefix(',').unwrap_or(rest);
        }
        let record = Self { date: date.to_owned(), answers };
        (record.write() == stored).then_some(record)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const DATE: &str = "2026-11-01T10:00:00.000Z";

    fn stored() -> String {
        let answers = r#"{"condition":["crps"],"tried":null,"heart":["heart_other","vessel"]}"#;
        format!(r#"{{"build":"{BUILD}","date":"{DATE}","answers":{answers}}}"#)
    }

    #[test]
    fn a_record_is_json_of_build_date_and_answers() {
        let record = Record::read(&stored()).unwrap();
        assert_eq!(record.date, DATE);
        assert_eq!(record.write(), stored());
        let written: Value = serde_json::from_str(&record.write()).unwrap();
        assert_eq!((&written["build"], &written["date"]), (&json!(BUILD), &json!(DATE)));
        assert_eq!(written["answers"]["heart"], json!(["heart_other", "vessel"]));
        assert_eq!(written["answers"].get("tried"), Some(&Value::Null));
        let none = Record { date: DATE.to_owned(), answers: KeptAnswers::default() };
        assert_eq!(Record::read(&none.write()).as_ref(), Some(&none));
        assert_eq!(serde_json::from_str::<Value>(&none.write()).unwrap()["answers"], json!({}));
    }

    #[test]
    fn damaged_records_are_refused() {
        let text = stored();
        for broken in [
            String::new(),
            "{".to_owned(),
            "null".to_owned(),
            text.replace(BUILD, "another"),
            text.replace(BUILD, &format!("{BUILD}0")),
            text.replace("crps", "nothing_known"),
            text.replace("condition", "safety_now"),
            text.replace("\"date\"", "\"day\""),
            text.replace("null", "nul"),
            text.replace("null", "nullnull"),
            text.replace("],", "]"),
            text.replace("\",\"", "\" \""),
            text.replace("}}", "},}"),
            text.replace("[\"crps\"]", "[]"),
            text.replace("[\"crps\"]", "\"crps\""),
            text[..text.len() - 1].to_owned(),
            format!("{text}}}"),
        ] {
            assert_eq!(Record::read(&broken), None, "{broken}");
        }
    }
}
