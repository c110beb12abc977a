//! The standard library compiled with the widget, for size: a panic traps at once, so that neither it nor
//! its callers carry messages. 10.2 kB of brotli less.
//!
//! Rust keeps this behind a variable in a release. `rust-toolchain.toml` pins the release whose options
//! these are; another one may refuse them, and cargo then says which.

/// The options of cargo.
pub(crate) const OPTIONS: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// The options of rustc. The last four, how much it simplifies and inlines, are 3 kB of the whole.
pub(crate) const FLAGS: [&str; 8] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zmir-opt-level=3",
    "-Zinline-mir-threshold=34",
    "-Zinline-mir-hint-threshold=30",
    "-Cllvm-args=-inline-threshold=26",
];

/// The variable, and its value.
pub(crate) const ALLOWED: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
