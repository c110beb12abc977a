//! Trying again: how long and how often a test waits for something.

use std::time::{Duration, Instant};

/// How long anything is waited for: a slow machine is no defect.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);
/// How often a condition is looked at while it is waited for.
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Tries, one after the other, for as long as anything is waited for.
pub(crate) struct Tries {
    deadline: Instant,
}

impl Tries {
    pub(crate) fn begin() -> Self {
        Self { deadline: Instant::now() + PATIENCE }
    }

    /// Waits a moment, and says whether there is time for another.
    pub(crate) async fn again(&self) -> bool {
        tokio::time::sleep(LOOK_AGAIN).await;
        Instant::now() < self.deadline
    }
}
