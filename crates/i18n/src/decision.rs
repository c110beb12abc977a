//! The words of the decision: what studies found, the choices, what matters, what to ask.

use outlook_domain::{Band, Frequency, Matter, Study};
use outlook_engine::evidence::{Alternative, Ask, Trial};
use outlook_engine::phq9::{self, Item, Phq9, Score};

use crate::{Words, keys, ui};

impl Words {
    /// What a trial found.
    #[must_use]
    pub fn trial_words(self, trial: &Trial) -> &'static str {
        self.at(keys::TRIALS, trial.at, 3, 0)
    }

    /// What to know of it, or nothing.
    #[must_use]
    pub fn trial_note(self, trial: &Trial) -> &'static str {
        self.at(keys::TRIALS, trial.at, 3, 1)
    }

    /// Who found it, when, where, with how many people and how, as far as known.
    #[must_use]
    pub fn trial_reference(self, trial: &Trial) -> &'static str {
        self.at(keys::TRIALS, trial.at, 3, 2)
    }

    /// A kind of study, as a tag.
    #[must_use]
    pub fn study(self, kind: Study) -> &'static str {
        self.at(keys::STUDIES, kind as usize, 1, 0)
    }

    /// A choice, as a heading.
    #[must_use]
    pub fn alternative_title(self, alternative: &Alternative) -> &'static str {
        self.at(keys::ALTERNATIVES, alternative.at, 6, 0)
    }

    /// What a choice is, what may help, what may harm or burden, what living through it is like,
    /// and what is not known: every choice has all five.
    #[must_use]
    pub fn alternative(self, alternative: &Alternative) -> &'static [&'static str] {
        let title = 1 + keys::ALTERNATIVES + alternative.at * 6;
        &self.0[title + 1..title + 6]
    }

    /// What these words rest on; nothing where it is general knowledge alone.
    #[must_use]
    pub fn alternative_cites(self, alternative: &Alternative) -> &'static str {
        self.at(keys::CITED, alternative.at, 1, 0)
    }

    /// A question for the clinician.
    #[must_use]
    pub fn ask(self, ask: &Ask) -> &'static str {
        self.at(keys::ASK, ask.at, 1, 0)
    }

    /// An item of the PHQ-9, in its official wording.
    #[must_use]
    pub fn phq9_item(self, item: Item) -> &'static str {
        self.at(keys::PHQ9_ITEMS, item.place(), 1, 0)
    }

    /// An answer of the PHQ-9, in its official wording.
    #[must_use]
    pub fn phq9_answer(self, frequency: Frequency) -> &'static str {
        self.at(keys::PHQ9_ANSWERS, frequency as usize, 1, 0)
    }

    /// What a score of the PHQ-9 is called.
    #[must_use]
    pub fn phq9_band(self, band: Band) -> &'static str {
        self.at(keys::PHQ9_BANDS, band as usize, 1, 0)
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
        self.at(keys::MATTERS, matter as usize, 1, 0)
    }
}
