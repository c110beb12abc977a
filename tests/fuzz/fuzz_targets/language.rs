#![no_main]

#[allow(dead_code, reason = "each target runs one of them")]
#[path = "../bodies/engine.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::language(text));
