//! The engine as a filter: answers in, outlooks out, one JSON object a line.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use outlook_engine::Answers;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use serde_json::json;

const FITS: &str = r#"one JSON object a line, as {"condition":"crps","heart":[]}"#;

/// The engine, as lines see it.
type Answer = fn(&str) -> serde_json::Result<Vec<u8>>;

/// What came of the lines.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    answered: usize,
    bad: usize,
}

/// Reads standard input to its end; the exit status tells whether every line was good.
pub(crate) fn evaluate() -> Result<ExitCode> {
    let started = Instant::now();
    let tally = filter(io::stdin().lock(), io::stdout().lock(), outlook)
        .context("cannot read standard input or write standard output")?;
    eprintln!(
        "evaluate: {} answered, {} bad, {:.2} s",
        tally.answered,
        tally.bad,
        started.elapsed().as_secs_f64()
    );
    Ok(if tally.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn outlook(line: &str) -> serde_json::Result<Vec<u8>> {
    let answers: Answers = serde_json::from_str(line)?;
    serde_json::to_vec(&outlook_engine::evaluate(&answers))
}

/// Answers every line in order. A reader that went away, as in `... | head`, is an end and
/// no error.
fn filter(input: impl Read, output: impl Write, answer: Answer) -> io::Result<Tally> {
    let mut tally = Tally::default();
    match pump(&mut tally, input, output, answer) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(tally),
        done => done.map(|()| tally),
    }
}

fn pump(tally: &mut Tally, input: impl Read, output: impl Write, answer: Answer) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut output = BufWriter::new(output);
    let mut line = Vec::new();
    for number in 1.. {
        // Whoever feeds us line by line waits for each answer.
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let mut row = match reply(&line, answer) {
            None => continue,
            Some(Ok(row)) => {
                tally.answered += 1;
                row
            }
            Some(Err(problem)) => {
                tally.bad += 1;
                let error = format!("line {number}{problem}");
                json!({ "error": error }).to_string().into_bytes()
            }
        };
        row.push(b'\n');
        output.write_all(&row)?;
    }
    output.flush()
}

/// The answer to a line, or what is wrong with it and where; nothing to a blank line.
fn reply(line: &[u8], answer: Answer) -> Option<Result<Vec<u8>, String>> {
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
        answer(text)
    } else {
        match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => return Some(Err(format!(": not an object; what fits: {FITS}"))),
            Err(error) => Err(error),
        }
    };
    Some(parsed.map_err(|error| told(&error)))
}

/// Where and what; the parser's own line number is that of a one-line text.
fn told(error: &serde_json::Error) -> String {
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

    /// Stands for the engine: it knows one field and gives its value back.
    fn echo(line: &str) -> serde_json::Result<Vec<u8>> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Only {
            condition: String,
        }
        serde_json::from_str::<Only>(line).map(|only| only.condition.into_bytes())
    }

    fn lines(input: &[u8]) -> io::Result<(Tally, Vec<String>)> {
        let mut output = Vec::new();
        let tally = filter(input, &mut output, echo)?;
        let text = String::from_utf8_lossy(&output).into_owned();
        Ok((tally, text.lines().map(str::to_owned).collect()))
    }

    #[test]
    fn order_is_kept_and_bad_lines_stop_nothing() -> io::Result<()> {
        let input = b"{\"condition\":\"a\"}\n\n  \r\nnot json\n{\"condition\":\"b\"}\r\n{}";
        let (tally, lines) = lines(input)?;
        assert_eq!(tally, Tally { answered: 2, bad: 2 });
        assert_eq!((lines[0].as_str(), lines[2].as_str()), ("a", "b"));
        assert!(lines[1].starts_with("{\"error\":\"line 4, column 2: not JSON"), "{}", lines[1]);
        assert!(lines[3].contains("line 6, column 2: missing field `condition`"), "{}", lines[3]);
        assert_eq!(lines.len(), 4);
        Ok(())
    }

    #[test]
    fn a_bad_line_says_what_is_wrong_and_what_fits() -> io::Result<()> {
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
            let (tally, lines) = lines(input)?;
            assert_eq!(tally, Tally { answered: 0, bad: 1 });
            let answer: serde_json::Value = serde_json::from_str(&lines[0])?;
            let error = answer["error"].as_str().unwrap_or_default();
            assert!(error.contains(expected), "{expected}: {error}");
        }
        Ok(())
    }

    #[test]
    fn a_byte_order_mark_and_a_missing_last_line_end_do_no_harm() -> io::Result<()> {
        let (tally, lines) = lines("\u{feff}{\"condition\":\"é\"}".as_bytes())?;
        assert_eq!((tally.bad, lines), (0, vec!["é".to_owned()]));
        Ok(())
    }

    #[test]
    fn a_reader_that_went_away_ends_it_quietly() -> io::Result<()> {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let tally = filter(&b"{\"condition\":\"a\"}\n"[..], Gone, echo)?;
        assert_eq!(tally, Tally { answered: 1, bad: 0 });
        Ok(())
    }
}
