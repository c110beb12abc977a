#![no_main]

#[path = "../bodies/visit.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::visit(text));
