//! One case of a condition: as the engine takes it, and as a line that a person can run again.

use outlook_engine::interview::{self, Choice, Draft, Question};
use outlook_engine::phq9::Frequency;

use crate::evidence::{Evidence, ITEM_NINE};
use crate::rules::Bits;
use crate::space::Space;

/// All cases of one condition. A case is a row of single choices and a state of ticked items.
#[derive(Debug)]
pub(crate) struct Cases<'a> {
    pub(crate) evidence: &'a Evidence,
    pub(crate) space: &'a Space,
    /// The place of the condition in the evidence.
    pub(crate) at: usize,
    pub(crate) condition: interview::Condition,
}

impl Cases<'_> {
    /// The condition's own bits.
    pub(crate) fn own(&self) -> Bits {
        Bits { ticked: 1 << self.at, answered: 1 }
    }

    /// The bits of a case.
    pub(crate) fn bits(&self, row: usize, multi: usize) -> Bits {
        self.own().with(self.space.single_bits[row]).with(self.space.multi[multi].bits)
    }

    /// The ticked items of a case, without its single choices.
    pub(crate) fn ticked(&self, multi: usize) -> Draft {
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

    /// The whole case.
    pub(crate) fn draft(&self, row: usize, multi: usize) -> Draft {
        let mut draft = self.ticked(multi);
        for single in &self.space.singles {
            set_choice(&mut draft, single.question, single.value(row));
        }
        draft
    }

    /// A problem after the answers that show it.
    pub(crate) fn describe(&self, row: usize, multi: usize, problem: &str) -> String {
        format!("{}: {problem}", self.line(row, multi, false))
    }

    /// The answers as JSON, written without the engine; what is unanswered is left out or `null`.
    pub(crate) fn line(&self, row: usize, multi: usize, null: bool) -> String {
        let bits = self.bits(row, multi);
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

/// Sets a single choice to its n-th option; 0 withdraws it.
pub(crate) fn set_choice(draft: &mut Draft, question: usize, value: usize) {
    let Some(question) = Question::ALL.get(question).copied() else {
        draft.set_phq9_9(value.checked_sub(1).and_then(|at| Frequency::ALL.get(at)).copied());
        return;
    };
    match value {
        0 => draft.withdraw(question),
        _ => draft.answer(question, Choice::of(question).nth(value - 1)),
    }
}
