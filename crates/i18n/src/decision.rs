//! The words of the decision: what studies found, the choices, what matters, what to ask.

use outlook_domain::{Band, Frequency, Matter, Study};
use outlook_engine::evidence::{Alternative, Ask, Trial};
use outlook_engine::phq9::{self, Item, Phq9, Score};

use crate::keys::alternatives::{HARMS, HELPS, LIVING, UNKNOWN, WHAT};
use crate::{Column, Words, keys, ui};

/// The facets of a choice, in the order of the pack: one column follows the other.
const FACETS: [Column; 5] = [WHAT, HELPS, HARMS, LIVING, UNKNOWN];

impl Words {
    /// What a trial found.
    #[must_use]
    pub fn trial_words(self, trial: &Trial) -> &'static str {
        self.at(keys::trials::WORDS, trial.at)
    }

    /// What to know of it, or nothing.
    #[must_use]
    pub fn trial_note(self, trial: &Trial) -> &'static str {
        self.at(keys::trials::NOTE, trial.at)
    }

    /// Who found it, when, where, with how many people and how, as far as known.
    #[must_use]
    pub fn trial_reference(self, trial: &Trial) -> &'static str {
        self.at(keys::trials::REFERENCE, trial.at)
    }

    /// The same in a sentence or two, with how the study was done; or nothing.
    #[must_use]
    pub fn trial_brief(self, trial: &Trial) -> &'static str {
        self.at(keys::trials::BRIEF, trial.at)
    }

    /// What happens at the point in time that it names, or nothing.
    #[must_use]
    pub fn trial_mark(self, trial: &Trial) -> &'static str {
        self.at(keys::trials::MARK, trial.at)
    }

    /// A kind of study, as a tag.
    #[must_use]
    pub fn study(self, kind: Study) -> &'static str {
        self.at(keys::studies::TEXT, kind as usize)
    }

    /// A choice, as a heading.
    #[must_use]
    pub fn alternative_title(self, alternative: &Alternative) -> &'static str {
        self.at(keys::alternatives::TITLE, alternative.at)
    }

    /// What a choice is, what may help, what may harm or burden, what living through it is like,
    /// and what is not known: every choice has all five.
    #[must_use]
    pub fn alternative(self, alternative: &Alternative) -> &'static [&'static str] {
        let [first, .., last] = FACETS;
        let line = |column: Column| column.key(alternative.at).line();
        &self.0.texts[line(first)..=line(last)]
    }

    /// What these words rest on; nothing where it is general knowledge alone.
    #[must_use]
    pub fn alternative_cites(self, alternative: &Alternative) -> &'static str {
        self.at(keys::cited::CITES, alternative.at)
    }

    /// A question for the clinician.
    #[must_use]
    pub fn ask(self, ask: &Ask) -> &'static str {
        self.at(keys::ask::TEXT, ask.at)
    }

    /// An item of the PHQ-9, in its official wording.
    #[must_use]
    pub fn phq9_item(self, item: Item) -> &'static str {
        self.at(keys::phq9_items::TEXT, item.place())
    }

    /// An answer of the PHQ-9, in its official wording.
    #[must_use]
    pub fn phq9_answer(self, frequency: Frequency) -> &'static str {
        self.at(keys::phq9_answers::TEXT, frequency as usize)
    }

    /// What a score of the PHQ-9 is called.
    #[must_use]
    pub fn phq9_band(self, band: Band) -> &'static str {
        self.at(keys::phq9_bands::TEXT, band as usize)
    }

    /// A score of the PHQ-9 and what it is called; with items left out it has no name.
    #[must_use]
    pub fn phq9_score(self, given: &Phq9) -> String {
        match given.score() {
            None => self.ui(ui::PHQ9_OPEN).to_owned(),
            Some(Score::AtLeast(sum)) => self.fill(ui::PHQ9_LEAST, &[("total", &sum.to_string())]),
            Some(Score::Whole(total)) => {
                let band = self.phq9_band(phq9::band(total));
                self.fill(ui::TAKE_PHQ9, &[("total", &total.to_string()), ("band", band)])
            }
        }
    }

    /// An item of the PHQ-9 with its answer, as a line.
    #[must_use]
    pub fn phq9_line(self, given: &Phq9, item: Item) -> String {
        [self.phq9_item(item), ": ", self.phq9_given(given, item)].concat()
    }

    /// The answer to an item of the PHQ-9, or that there is none.
    #[must_use]
    pub fn phq9_given(self, given: &Phq9, item: Item) -> &'static str {
        given.get(item).map_or_else(|| self.ui(ui::NOT_ANSWERED), |it| self.phq9_answer(it))
    }

    /// Something that may matter to a person.
    #[must_use]
    pub fn matter(self, matter: Matter) -> &'static str {
        self.at(keys::matters::TEXT, matter as usize)
    }
}
