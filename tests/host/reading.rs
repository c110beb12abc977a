//! Readability: Flesch-Kincaid grade 6 or lower for English; Flesch-Szigriszt 65 or higher for Spanish, which
//! the INFLESZ scale calls "bastante fácil". Measured for each screen, and for each long sentence, so that
//! easy sentences do not hide a hard one.

mod syllables;
mod terms;

use std::collections::BTreeMap;

use terms::Terms;

use crate::{packs, texts};

/// The measure for one language.
struct Measure {
    code: &'static str,
    syllables: fn(&str) -> usize,
    terms: &'static [Terms],
    /// How far sentences, words and syllables exceed the limit; positive is too hard.
    too_hard: fn(f64, f64, f64) -> f64,
    /// By how much one sentence may exceed the limit of a screen.
    slack: f64,
    /// A sentence that is too hard, to try the measure with.
    hard_example: &'static str,
}

const ENGLISH: Measure = Measure {
    code: "en",
    syllables: syllables::english,
    terms: &[terms::ENGLISH, terms::AMERICAN],
    too_hard: |sentences, words, syllables| {
        0.39 * words / sentences + 11.8 * syllables / words - 15.59 - 6.0
    },
    slack: 4.0,
    hard_example: "Subanesthetic administration necessitates a comprehensive cardiovascular evaluation some days beforehand.",
};

const MEASURES: &[Measure] = &[
    ENGLISH,
    Measure { code: "en-GB", terms: &[terms::ENGLISH, terms::BRITISH], ..ENGLISH },
    Measure {
        code: "es",
        syllables: syllables::spanish,
        terms: &[terms::SPANISH],
        too_hard: |sentences, words, syllables| {
            65.0 - (206.835 - 62.3 * syllables / words - words / sentences)
        },
        slack: 12.0,
        hard_example: "La administración subanestésica requiere con antelación una evaluación cardiovascular exhaustiva.",
    },
];

/// A sentence with its words and syllables.
type Sized = (String, (usize, usize));

/// Texts with fewer words are labels, and are not measured.
const SENTENCE: usize = 4;
/// Sentences with at least this many words are measured one by one.
const LONG: usize = 8;

/// The screen of a text; `None` for names, units and document titles.
fn screen(path: &str) -> Option<String> {
    let mut parts = path.split('.');
    let (first, second) = (parts.next()?, parts.next().unwrap_or_default());
    let last = path.rsplit('.').next()?;
    let screen = match first {
        "questions" | "options" | "option_hints" => return Some(format!("question {second}")),
        "urgent_screen" => "urgent",
        "findings" | "outcomes" | "levels" => "result: findings",
        // Worded by the design.
        "fit" if second == "general" => return None,
        "slots" | "fit" | "agreement" => "result: figures",
        "page" if second.starts_with("month") || second.starts_with("date") => return None,
        "page" => "static pages",
        "reading_aids" => "reading aids",
        // Names and forms are the terms themselves.
        "terms" if last == "say" => "terms",
        "kiosk" => "kiosk",
        "alternatives" | "ask" => "result: decision",
        // Worded by the authors of the PHQ-9, and by the design.
        "ui" if ["phq9_authors", "day_intro"].contains(&second) => return None,
        "ui" => match second.split('_').next()? {
            "crisis" | "support" => "help on every screen",
            "changed" => "change",
            "sheet" => "sheet",
            _ => "result and frame",
        },
        "evidence" if ["sources", "section", "publisher"].contains(&last) => return None,
        "evidence" => match second {
            "claims" | "context" | "factors" => "result: evidence",
            "trials" if last == "words" => "result: studies",
            _ => return None,
        },
        _ => return None,
    };
    Some(screen.to_owned())
}

/// Sentences without their placeholders.
fn sentences(text: &str) -> Vec<String> {
    let filled = outlook_i18n::fill(text, &[]);
    let ends = |it: char| ".?!:;…".contains(it);
    let parts = filled.split_inclusive(ends).fold(Vec::new(), |mut parts: Vec<String>, part| {
        match parts.last_mut() {
            // "2.5 hours" does not end a sentence.
            Some(last) if !part.starts_with(' ') => last.push_str(part),
            _ => parts.push(part.trim().to_owned()),
        }
        parts
    });
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn words(sentence: &str) -> Vec<&str> {
    let words = sentence.split(|it: char| !it.is_alphanumeric() && !"-’'".contains(it));
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

impl Measure {
    fn terms(&self) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        self.terms.iter().copied().flatten()
    }

    fn count(&self, word: &str) -> usize {
        let known = self.terms().any(|(term, _)| *term == word.to_lowercase());
        let count = (self.syllables)(word);
        if known { count.min(2) } else { count }
    }

    /// Words and syllables of a sentence.
    fn size(&self, sentence: &str) -> (usize, usize) {
        let words = words(sentence);
        (words.len(), words.iter().map(|word| self.count(word)).sum())
    }

    fn excess(&self, sentences: usize, (words, syllables): (usize, usize)) -> f64 {
        let number = |it: usize| f64::from(u32::try_from(it).unwrap());
        (self.too_hard)(number(sentences), number(words), number(syllables))
    }

    /// Everything too hard: a long sentence, or a screen with its hardest sentence.
    fn hard(&self, texts: &[(String, String)]) -> Vec<String> {
        let mut found = Vec::new();
        let mut screens: BTreeMap<String, Vec<Sized>> = BTreeMap::new();
        for (path, text) in texts {
            let Some(screen) = screen(path) else { continue };
            for sentence in sentences(text) {
                let size = self.size(&sentence);
                let over = self.excess(1, size) - self.slack;
                if size.0 >= LONG && over > 0.0 {
                    found.push(format!("{path}: too hard by {over:.1}; what fits: shorter words and sentences: {sentence:?}"));
                }
                if size.0 >= SENTENCE {
                    screens.entry(screen.clone()).or_default().push((sentence, size));
                }
            }
        }
        for (screen, sentences) in screens {
            let sum = sentences.iter().fold((0, 0), |sum, (_, it)| (sum.0 + it.0, sum.1 + it.1));
            let over = self.excess(sentences.len(), sum);
            let by_excess = |it: &&Sized| self.excess(1, it.1);
            let hardest = sentences.iter().max_by(|a, b| by_excess(a).total_cmp(&by_excess(b)));
            let hardest = &hardest.unwrap().0;
            if over > 0.0 {
                found.push(format!("{screen}: too hard by {over:.1}, most of all {hardest:?}"));
            }
        }
        found
    }
}

#[test]
fn every_screen_reads_at_grade_six_or_easier() {
    for measure in MEASURES {
        let hard = measure.hard(texts(measure.code));
        assert!(hard.is_empty(), "{}:\n{}", measure.code, hard.join("\n"));
    }
}

#[test]
fn every_language_is_measured() {
    let measured: Vec<&str> = MEASURES.iter().map(|measure| measure.code).collect();
    assert_eq!(
        packs().iter().map(|(code, _)| code).collect::<Vec<_>>(),
        measured,
        "the files of wording/ (left), and MEASURES in tests/host/reading.rs"
    );
}

#[test]
fn a_hard_sentence_is_reported() {
    for measure in MEASURES {
        let hard = measure.hard_example;
        let mut texts = texts(measure.code).to_vec();
        let before = measure.hard(&texts);
        let own = texts.iter_mut().find(|(path, _)| path == "findings.heart_other.say").unwrap();
        own.1.push(' ');
        own.1.push_str(hard);
        let mut found = measure.hard(&texts);
        found.retain(|it| !before.contains(it));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("findings.heart_other.say") && found[0].contains(hard));
    }
}

#[test]
fn every_necessary_term_is_explained() {
    for measure in MEASURES {
        let texts = texts(measure.code);
        for (term, place) in measure.terms() {
            let text = texts.iter().find(|(path, _)| path == place).map(|(_, text)| text);
            let text = text.unwrap_or_else(|| panic!("there is no text {place}"));
            assert!(text.to_lowercase().contains(term), "{place} does not mention {term}");
        }
    }
}

#[test]
fn every_necessary_term_can_be_tapped() {
    for measure in MEASURES {
        let texts = texts(measure.code);
        let listed = texts
            .iter()
            .filter_map(|(path, text)| path.strip_suffix(".forms").map(|_| text.to_lowercase()));
        let listed = listed.collect::<Vec<_>>().join("|");
        let forms: Vec<&str> = listed.split('|').collect();
        let missing: Vec<_> =
            measure.terms().map(|(term, _)| *term).filter(|term| !forms.contains(term)).collect();
        assert!(missing.is_empty(), "{}: no tap explains {missing:?}", measure.code);
        let twice: Vec<_> =
            forms.iter().enumerate().filter(|(at, form)| forms[..*at].contains(form)).collect();
        assert!(twice.is_empty(), "{}: explained twice: {twice:?}", measure.code);
    }
}
