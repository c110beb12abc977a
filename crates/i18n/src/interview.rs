//! The words of the interview: questions, options, conditions.

use outlook_domain::{Group, Question};
use outlook_engine::interview::{Choice, Condition, Selection};

use crate::{Words, keys};

impl Words {
    /// A question, as its heading.
    #[must_use]
    pub fn question_title(self, question: Question) -> &'static str {
        self.at(keys::questions::TITLE, question as usize)
    }

    /// The question as a label of its answer.
    #[must_use]
    pub fn question_short(self, question: Question) -> &'static str {
        self.at(keys::questions::SHORT, question as usize)
    }

    /// Why it is asked.
    #[must_use]
    pub fn question_why(self, question: Question) -> &'static str {
        self.at(keys::questions::WHY, question as usize)
    }

    /// How to answer it, or nothing.
    #[must_use]
    pub fn question_hint(self, question: Question) -> &'static str {
        self.at(keys::questions::HINT, question as usize)
    }

    /// An option, as the person would say it.
    #[must_use]
    pub fn option(self, choice: Choice) -> &'static str {
        self.at(keys::options::TEXT, choice.index())
    }

    /// What an option means, or nothing.
    #[must_use]
    pub fn option_hint(self, choice: Choice) -> &'static str {
        self.at(keys::options::HINT, choice.index())
    }

    /// "None of these", as this question puts it.
    #[must_use]
    pub fn none_of_these(self, question: Question) -> &'static str {
        self.at(keys::none::TEXT, question as usize)
    }

    /// An option or "none of these", as the person reads it.
    #[must_use]
    pub fn selection(self, selection: Selection) -> &'static str {
        match selection {
            Selection::Option(choice) => self.option(choice),
            Selection::NoneOfThese(question) => self.none_of_these(question),
        }
    }

    /// The condition inside a sentence.
    #[must_use]
    pub fn condition(self, condition: Condition) -> &'static str {
        self.at(keys::conditions::PHRASE, condition.index())
    }

    /// What else to ask about for a condition, or nothing.
    #[must_use]
    pub fn condition_choices(self, condition: Condition) -> &'static str {
        self.at(keys::conditions::CHOICES, condition.index())
    }

    /// The heading over a group of conditions; without a group, over the others.
    #[must_use]
    pub fn group_title(self, group: Option<Group>) -> &'static str {
        self.at(keys::groups::TITLE, group.map_or(Group::ALL.len(), |group| group as usize))
    }

    /// The group inside a sentence.
    #[must_use]
    pub fn group(self, group: Group) -> &'static str {
        self.at(keys::groups::PHRASE, group as usize)
    }
}
