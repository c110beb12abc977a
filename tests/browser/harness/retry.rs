//! Trying again: how long and how often a test waits for something.

use std::time::{Duration, Instant};

/// How long a test waits for anything: a slow machine is no defect.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);
/// The interval between two looks at a condition.
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Repeated tries with a deadline.
pub(crate) struct Tries {
    deadline: Instant,
}

impl Tries {
    pub(crate) fn begin() -> Self {
        Self { deadline: Instant::now() + PATIENCE }
    }

    /// Waits a moment; whether there is time for another try.
    pub(crate) async fn again(&self) -> bool {
        tokio::time::sleep(LOOK_AGAIN).await;
        Instant::now() < self.deadline
    }
}
