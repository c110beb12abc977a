//! When a finding, a factor or a question comes up.

use outlook_domain::RuleTest;

/// When something comes up: any clause, each of tests that must all hold.
#[derive(Debug)]
pub struct Rule(pub(crate) &'static [&'static [RuleTest]]);

impl Rule {
    /// Whether all tests of any clause hold.
    pub(crate) fn is_met(&self, holds: impl Fn(RuleTest) -> bool) -> bool {
        self.0.iter().any(|clause| clause.iter().all(|test| holds(*test)))
    }

    /// The options it asks for, one bit each; none where it asks for nothing.
    pub(crate) fn options(&self) -> u128 {
        self.0.iter().copied().flatten().fold(0, |options, test| options | test.options())
    }
}
