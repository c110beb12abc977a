//! Marks the words that cannot be plainer, wherever a text that is drawn has one, so that the widget can
//! draw them as terms without a search.
//!
//! A mark is two characters for private use: [`FIRST`] plus the row of the term before the word, [`END`]
//! behind it. A word is a whole word in any case; where two forms fit, the longer one counts. In each text a term is
//! marked once.

/// Stands before a word of the first term.
pub(super) const FIRST: char = '\u{e000}';

/// Stands behind a marked word.
pub(super) const END: char = '\u{e0ff}';

/// Whether a character is a part of a mark.
pub(super) fn is_mark(it: char) -> bool {
    (FIRST..=END).contains(&it)
}

/// A text as it was before it was marked.
pub(super) fn unmarked(text: &str) -> String {
    text.replace(is_mark, "")
}

/// The forms of every term, the longest first.
#[derive(Debug)]
pub(super) struct Glossary(Vec<Form>);

/// A word or a few, in lower case.
#[derive(Debug)]
struct Form {
    text: String,
    /// The mark before it.
    mark: char,
}

impl Glossary {
    /// The terms with these forms, a row each, separated by `|`. There are marks for 255 terms.
    pub(super) fn new(rows: &[String]) -> Self {
        let forms = rows.iter().zip(FIRST..END).flat_map(|(forms, mark)| {
            forms.split('|').map(move |form| Form { text: form.to_lowercase(), mark })
        });
        let mut forms: Vec<Form> = forms.collect();
        forms.sort_by_key(|form| usize::MAX - form.text.len());
        Self(forms)
    }

    /// A text with its terms marked, each where it stands first: nobody explains it twice in one text.
    pub(super) fn mark(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut inside) = (text, false);
        while let Some(next) = rest.chars().next() {
            let found = if inside { None } else { self.at_start(rest) };
            let found = found.filter(|(mark, _)| !out.contains(*mark));
            let (word, after) = match found {
                Some((mark, length)) => {
                    out.push(mark);
                    rest.split_at(length)
                }
                None => rest.split_at(next.len_utf8()),
            };
            out.push_str(word);
            if found.is_some() {
                out.push(END);
            }
            inside = word.ends_with(char::is_alphanumeric);
            rest = after;
        }
        out
    }

    /// The mark and the length of the form that a text starts with.
    fn at_start(&self, text: &str) -> Option<(char, usize)> {
        self.0.iter().find_map(|form| Some((form.mark, whole_word(text, &form.text)?)))
    }
}

/// The length of the words in `text` that are `form` in any case, if a word ends there.
fn whole_word(text: &str, form: &str) -> Option<usize> {
    let mut left = form;
    for (at, letter) in text.char_indices() {
        if left.is_empty() {
            return (!letter.is_alphanumeric()).then_some(at);
        }
        for lower in letter.to_lowercase() {
            left = left.strip_prefix(lower)?;
        }
    }
    left.is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with `<` and the row of the term before each marked word, `>` behind it.
    fn marked(forms: &[&str], text: &str) -> String {
        let forms: Vec<String> = forms.iter().map(|it| (*it).to_owned()).collect();
        let marked = Glossary::new(&forms).mark(text);
        assert_eq!(unmarked(&marked), text);
        let shown = marked.chars().map(|it| match it {
            END => ">".to_owned(),
            _ if is_mark(it) => format!("<{}:", u32::from(it) - u32::from(FIRST)),
            _ => it.to_string(),
        });
        shown.collect()
    }

    #[test]
    fn every_form_is_marked_in_any_case() {
        let forms = ["dose|doses", "OCD"];
        assert_eq!(marked(&forms, "Doses: ocd"), "<0:Doses>: <1:ocd>");
        assert_eq!(marked(&forms, "a DOSE: OCD"), "a <0:DOSE>: <1:OCD>");
    }

    #[test]
    fn a_term_is_marked_where_it_stands_first() {
        let forms = ["Xanax|Ativan", "OCD"];
        assert_eq!(marked(&forms, "Xanax, OCD, Ativan"), "<0:Xanax>, <1:OCD>, Ativan");
    }

    #[test]
    fn the_longest_form_counts() {
        let forms = ["label", "drug label|drug labels", "CRPS|complex pain (CRPS)"];
        assert_eq!(marked(&forms, "a drug label"), "a <1:drug label>");
        assert_eq!(marked(&forms, "Complex pain (CRPS)."), "<2:Complex pain (CRPS)>.");
        assert_eq!(marked(&forms, "complex pain"), "complex pain");
    }

    #[test]
    fn only_whole_words_are_marked() {
        let forms = ["fit", "top-up"];
        assert_eq!(
            marked(&forms, "fits, outfit, fit2, fit-ness"),
            "fits, outfit, fit2, <0:fit>-ness"
        );
        assert_eq!(marked(&forms, "top-ups (top-up)"), "top-ups (<1:top-up>)");
    }

    #[test]
    fn letters_are_those_of_unicode() {
        let forms = ["épilepsie", "manía", "fit"];
        assert_eq!(marked(&forms, "Épilepsie, MANÍA"), "<0:Épilepsie>, <1:MANÍA>");
        assert_eq!(marked(&forms, "manías, éfit, fité, «fit»"), "manías, éfit, fité, «<2:fit>»");
    }
}
