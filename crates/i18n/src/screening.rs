//! The words of the screening: outcomes, findings, and the urgent screen.

use outlook_domain::{Level, Outcome};
use outlook_engine::Outlook;
use outlook_engine::evidence::Finding;
use outlook_engine::interview::Condition;

use crate::{Words, keys, ui};

impl Words {
    /// A finding, as a heading.
    #[must_use]
    pub fn finding_title(self, finding: &Finding) -> &'static str {
        self.at(keys::findings::TITLE, finding.at)
    }

    /// What a finding means to someone who asks about this condition; without a condition, all that it
    /// says to anyone.
    #[must_use]
    pub fn finding_said(self, finding: &Finding, condition: Option<Condition>) -> String {
        let say = self.at(keys::findings::SAY, finding.at);
        let says_more = condition.is_none_or(|it| finding.says_more_for(it));
        let more = if says_more { self.at(keys::findings_more::MORE, finding.at) } else { "" };
        if more.is_empty() { say.to_owned() } else { [say, " ", more].concat() }
    }

    /// What a finding rests on.
    #[must_use]
    pub fn finding_sources(self, finding: &Finding) -> &'static str {
        self.at(keys::references::SOURCES, finding.at)
    }

    /// What a finding rests on and how that was checked, in pieces. Of our own caution there is nothing to read.
    #[must_use]
    pub fn rests_on(self, finding: &Finding) -> Vec<&'static str> {
        let mut pieces = self.pieces(ui::RESTS_ON, &[("sources", self.finding_sources(finding))]);
        if !finding.is_our_caution {
            pieces.extend([" ", self.grade(finding.grade), "."]);
        }
        pieces
    }

    /// The outcome of an outlook as a statement, and what it means. Under 18 it has its own.
    #[must_use]
    pub fn headline(self, outlook: &Outlook) -> [&'static str; 2] {
        let row = if outlook.is_for_adults_alone() {
            Outcome::ALL.len()
        } else {
            outlook.outcome() as usize
        };
        [keys::outcomes::TITLE, keys::outcomes::SAY].map(|column| self.at(column, row))
    }

    /// What a result with ranges is about, as a heading.
    #[must_use]
    pub fn result_title(self, outlook: &Outlook) -> String {
        self.fill(ui::RESULT_TITLE, &[("condition", self.condition(outlook.condition()))])
    }

    /// An outcome, as a statement.
    #[must_use]
    pub fn outcome_title(self, outcome: Outcome) -> &'static str {
        self.at(keys::outcomes::TITLE, outcome as usize)
    }

    /// A level, as the heading over its findings.
    #[must_use]
    pub fn level_title(self, level: Level) -> &'static str {
        self.at(keys::levels::TITLE, level as usize)
    }

    /// What findings of a level call for.
    #[must_use]
    pub fn level_say(self, level: Level) -> &'static str {
        self.at(keys::levels::SAY, level as usize)
    }

    /// A step of the urgent screen.
    #[must_use]
    pub fn urgent(self, step: UrgentStep) -> &'static str {
        self.at(keys::urgent_screen::TEXT, step as usize)
    }
}

/// The steps of the urgent screen, in the order of their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrgentStep {
    /// What the screen says first.
    Title,
    /// When to call the emergency number.
    Emergency,
    /// In a kiosk: speak to a member of staff.
    Staff,
    /// The call or text line.
    Line,
    /// Stay with someone, away from means.
    Stay,
    /// The care team or safety plan.
    Team,
    /// Under 18: an adult you trust.
    Young,
    /// The way back.
    Mistake,
    /// What it asks first.
    Safe,
    /// The answer that leads back.
    SafeYes,
}
