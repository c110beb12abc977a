//! How much of the checks `cargo xtask test` runs.

/// An option of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The host alone.
    Quick,
    /// The host, every browser test in Chromium, and in the other engines those where engines differ.
    Usual,
    /// Everything everywhere, with what is slow, measures memory, or needs the network.
    All,
}
