//! Which form of a unit goes with which number, by the rules that the Unicode consortium keeps for every
//! language. The widget has no rules: its pack has the answer for every number.

use fixed_decimal::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules, PluralRulesOptions};

/// The numbers that the table answers for one by one. No rule looks further than two digits, but for the
/// numbers up to here, and for millions.
const NUMBERS: u32 = 200;

/// Stands for the numbers that are not whole: no other one is written.
const PART: &str = "2.5";

/// The forms that there are, and their keys in a language's file.
const FORMS: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];

/// The forms that a language has, and when each is used.
#[derive(Debug)]
pub(super) struct Plurals {
    /// The keys of the forms, such as `one` and `other`.
    pub(super) forms: Vec<&'static str>,
    /// A digit for each number from 0 to 199, and one for numbers that are not whole: the place of its form.
    pub(super) table: String,
}

impl Plurals {
    /// Those of a language; one form for every number where its rules are not known.
    pub(super) fn of(language: &str) -> Self {
        let rules = language.parse::<Locale>().ok().and_then(|locale| {
            PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()
        });
        let part = PART.parse::<Decimal>().ok().map(|it| PluralOperands::from(&it));
        let numbers = (0..NUMBERS).map(PluralOperands::from).chain(part);
        let categories: Vec<PluralCategory> = numbers
            .map(|n| rules.as_ref().map_or(PluralCategory::Other, |it| it.category_for(n)))
            .collect();
        let used = FORMS.into_iter().filter(|(it, _)| categories.contains(it));
        let used: Vec<(PluralCategory, &str)> = used.collect();
        let place = |it| used.iter().position(|(known, _)| *known == it).unwrap_or_default();
        let table = categories.into_iter().map(|it| place(it).to_string()).collect();
        Self { forms: used.into_iter().map(|(_, key)| key).collect(), table }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_the_form_of_its_language() {
        for (language, forms, samples) in [
            ("en", "one other", "0:other 1:one 2:other 101:other 200:other"),
            ("en-GB", "one other", "1:one 21:other 200:other"),
            ("es", "one other", "0:other 1:one 2:other 200:other"),
            ("fr", "one other", "0:one 1:one 2:other"),
            ("pl", "one few many other", "1:one 2:few 5:many 12:many 22:few 121:many 200:other"),
            ("ar", "zero one two few many other", "0:zero 1:one 2:two 3:few 11:many 100:other"),
            ("not a language", "other", "1:other"),
        ] {
            let plurals = Plurals::of(language);
            assert_eq!(plurals.forms.join(" "), forms, "{language}");
            for sample in samples.split(' ') {
                let (n, form) = sample.split_once(':').unwrap();
                let place = plurals.table.as_bytes()[n.parse::<usize>().unwrap()] - b'0';
                assert_eq!(plurals.forms[usize::from(place)], form, "{language}: {n}");
            }
        }
    }
}
