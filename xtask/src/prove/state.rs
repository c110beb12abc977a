//! A state of one condition's answers: as the engine takes it, and as a line that a person can run again.

use outlook_engine::interview::{Choice, Draft, Question};
use outlook_engine::phq9::Frequency;

use super::evidence::ITEM_NINE;
use super::invariants::Proof;

impl Proof<'_> {
    /// A state of what is ticked, as the engine takes it.
    pub(super) fn ticked(&self, multi: usize) -> Draft {
        let mut draft = Draft::default();
        draft.answer(Question::Condition, [self.condition.choice()]);
        let state = &self.space.multi[multi];
        for (at, question) in Question::ALL.iter().copied().enumerate() {
            let asked = &self.evidence.questions[at];
            if asked.many && state.bits.answered >> at & 1 == 1 {
                let own = |item: &&usize| asked.bits() >> **item & 1 == 1;
                let chosen = state.items.iter().filter(own).map(|item| item - asked.first);
                draft.answer(question, chosen.filter_map(|at| Choice::of(question).nth(at)));
            }
        }
        draft
    }

    /// The state whose row and ticks these are.
    pub(super) fn draft(&self, row: usize, multi: usize) -> Draft {
        let mut draft = self.ticked(multi);
        for single in &self.space.singles {
            give(&mut draft, single.question, single.value(row));
        }
        draft
    }

    /// A problem with the answers that show it.
    pub(super) fn told(&self, row: usize, multi: usize, problem: &str) -> String {
        format!("{}: {problem}", self.line(row, multi, false))
    }

    /// The answers as JSON, written by hand; what is unanswered is left out or `null`.
    pub(super) fn line(&self, row: usize, multi: usize, null: bool) -> String {
        let bits = self.own().with(self.space.single_bits[row]).with(self.space.multi[multi].bits);
        let mut fields = Vec::new();
        for (at, asked) in self.evidence.questions.iter().enumerate() {
            let chosen = asked.options.iter().enumerate();
            let chosen =
                chosen.filter(|(option, _)| bits.ticked >> (asked.first + option) & 1 == 1);
            let written = |(at, id): (usize, &String)| {
                if asked.id == ITEM_NINE { at.to_string() } else { format!("\"{id}\"") }
            };
            let chosen: Vec<String> = chosen.map(written).collect();
            let chosen = chosen.join(",");
            match (bits.answered >> at & 1 == 1, asked.many) {
                (true, true) => fields.push(format!("\"{}\":[{chosen}]", asked.id)),
                (true, false) => fields.push(format!("\"{}\":{chosen}", asked.id)),
                (false, _) if null => fields.push(format!("\"{}\":null", asked.id)),
                (false, _) => {}
            }
        }
        format!("{{{}}}", fields.join(","))
    }
}

/// Gives a single choice its n-th option, or takes it back.
pub(super) fn give(draft: &mut Draft, question: usize, value: usize) {
    let Some(question) = Question::ALL.get(question).copied() else {
        draft.set_phq9_9(value.checked_sub(1).and_then(|at| Frequency::ALL.get(at)).copied());
        return;
    };
    match value {
        0 => draft.withdraw(question),
        _ => draft.answer(question, Choice::of(question).nth(value - 1)),
    }
}
