//! The engine as a filter: one JSON object with answers a line in, one JSON object a line out.
//!
//! `cargo xtask evaluate` is this over standard input and standard output.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use serde::de::IgnoredAny;
use serde_json::error::Category;
use serde_json::json;

use crate::Answers;

const FITS: &str = r#"one JSON object a line, as {"condition":"crps","heart":[]}"#;

/// Evaluates one line.
type Evaluate = fn(&str) -> serde_json::Result<Vec<u8>>;

/// How many lines were evaluated, and how many were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines with an outlook.
    pub answered: usize,
    /// Lines with an error.
    pub bad: usize,
}

/// Writes the outlook of each line of answers, in the order of the lines.
///
/// A blank line is skipped. A line that is not an object with valid answers gives
/// `{"error": "…"}` with its number, the field and what fits, and the next lines go on. Each line is
/// answered before the next one is waited for. An output that is closed early, as in `… | head`, ends
/// it without an error.
///
/// ```
/// let answers = "{\"condition\":\"crps\"}\n{\"condition\":\"flu\"}\n";
/// let mut output = Vec::new();
/// let counts = outlook_engine::json_lines::evaluate_lines(answers.as_bytes(), &mut output)?;
/// assert_eq!((counts.answered, counts.bad), (1, 1));
///
/// let output = String::from_utf8_lossy(&output);
/// let lines: Vec<&str> = output.lines().collect();
/// assert!(lines[0].starts_with("{\"edition\":"));
/// assert!(lines[1].starts_with("{\"error\":\"line 2"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Where the input cannot be read or the output cannot be written.
pub fn evaluate_lines(input: impl Read, output: impl Write) -> io::Result<Counts> {
    evaluate_with(&mut BufReader::new(input), &mut BufWriter::new(output), outlook)
}

fn outlook(line: &str) -> serde_json::Result<Vec<u8>> {
    let answers: Answers = serde_json::from_str(line)?;
    serde_json::to_vec(&crate::evaluate(&answers))
}

fn evaluate_with(
    input: &mut BufReader<impl Read>,
    output: &mut impl Write,
    evaluate: Evaluate,
) -> io::Result<Counts> {
    let mut counts = Counts::default();
    match pump(&mut counts, input, output, evaluate) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(counts),
        done => done.map(|()| counts),
    }
}

fn pump(
    counts: &mut Counts,
    input: &mut BufReader<impl Read>,
    output: &mut impl Write,
    evaluate: Evaluate,
) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        // Whoever sends line by line waits for each answer.
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let mut row = match reply(&line, evaluate) {
            None => continue,
            Some(Ok(row)) => {
                counts.answered += 1;
                row
            }
            Some(Err(problem)) => {
                counts.bad += 1;
                let error = format!("line {number}{problem}");
                json!({ "error": error }).to_string().into_bytes()
            }
        };
        row.push(b'\n');
        output.write_all(&row)?;
    }
    output.flush()
}

/// The outlook of a line, or the problem and its column; nothing for a blank line.
fn reply(line: &[u8], evaluate: Evaluate) -> Option<Result<Vec<u8>, String>> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return None;
    }
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) => {
            let column = error.valid_up_to() + 1;
            return Some(Err(format!(", column {column}: not UTF-8; what fits: {FITS}")));
        }
    };
    // A list would otherwise pass for an object whose keys were left out.
    let parsed = if text.trim_start().starts_with('{') {
        evaluate(text)
    } else {
        match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => return Some(Err(format!(": not an object; what fits: {FITS}"))),
            Err(error) => Err(error),
        }
    };
    Some(parsed.map_err(|error| describe(&error)))
}

/// The column and the problem; the parser's own line number is that of a one-line text.
fn describe(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = whole.strip_suffix(&place).unwrap_or(&whole);
    let column = error.column();
    match error.classify() {
        Category::Data => format!(", column {column}: {message}"),
        Category::Syntax | Category::Eof | Category::Io => {
            format!(", column {column}: not JSON ({message}); what fits: {FITS}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In place of the engine: takes one field and returns its value.
    fn echo(line: &str) -> serde_json::Result<Vec<u8>> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Only {
            condition: String,
        }
        serde_json::from_str::<Only>(line).map(|only| only.condition.into_bytes())
    }

    fn lines(input: &[u8]) -> io::Result<(Counts, Vec<String>)> {
        let mut output = Vec::new();
        let counts = evaluate_with(&mut BufReader::new(input), &mut output, echo)?;
        let text = String::from_utf8_lossy(&output).into_owned();
        Ok((counts, text.lines().map(str::to_owned).collect()))
    }

    #[test]
    fn bad_lines_keep_the_order_and_stop_nothing() -> io::Result<()> {
        let input = b"{\"condition\":\"a\"}\n\n  \r\nnot json\n{\"condition\":\"b\"}\r\n{}";
        let (counts, lines) = lines(input)?;
        assert_eq!(counts, Counts { answered: 2, bad: 2 });
        assert_eq!((lines[0].as_str(), lines[2].as_str()), ("a", "b"));
        assert!(lines[1].starts_with("{\"error\":\"line 4, column 2: not JSON"), "{}", lines[1]);
        assert!(lines[3].contains("line 6, column 2: missing field `condition`"), "{}", lines[3]);
        assert_eq!(lines.len(), 4);
        Ok(())
    }

    #[test]
    fn an_error_names_the_problem_and_what_fits() -> io::Result<()> {
        let cases: [(&[u8], &str); 8] = [
            (b"{\"other\":1}", "unknown field `other`, expected `condition`"),
            (b"{\"condition\":\"a\",\"condition\":\"b\"}", "duplicate field `condition`"),
            (b"{\"condition\":5}", "invalid type: integer `5`, expected a string"),
            (b"{\"condition\":\"a\"} {}", "not JSON (trailing characters); what fits: one"),
            (b"{\"condition\":\"a\"", "not JSON (EOF while parsing an object)"),
            (b"[\"a\"]", "line 1: not an object; what fits: one JSON object a line"),
            (b"nul", "not JSON"),
            (b"{\"condition\":\"\xff\"}", "line 1, column 15: not UTF-8"),
        ];
        for (input, expected) in cases {
            let (counts, lines) = lines(input)?;
            assert_eq!(counts, Counts { answered: 0, bad: 1 });
            let answer: serde_json::Value = serde_json::from_str(&lines[0])?;
            let error = answer["error"].as_str().unwrap_or_default();
            assert!(error.contains(expected), "{expected}: {error}");
        }
        Ok(())
    }

    #[test]
    fn a_byte_order_mark_and_an_open_last_line_are_accepted() -> io::Result<()> {
        let (counts, lines) = lines("\u{feff}{\"condition\":\"é\"}".as_bytes())?;
        assert_eq!((counts.bad, lines), (0, vec!["é".to_owned()]));
        Ok(())
    }

    #[test]
    fn a_closed_output_is_no_error() -> io::Result<()> {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let input = b"{\"condition\":\"a\"}\n";
        let counts = evaluate_with(&mut BufReader::new(&input[..]), &mut Closed, echo)?;
        assert_eq!(counts, Counts { answered: 1, bad: 0 });
        Ok(())
    }
}
