//! The engine from outside, in one program, so that a change is tried quickly.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod answers;
mod change;
mod flow;
mod properties;
mod reference;
mod shown;
