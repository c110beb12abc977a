//! What makes a WebAssembly smaller than cargo and wasm-bindgen do. Each file says what it saves (brotli),
//! and stays as long as it saves a kilobyte for every 25 lines.

pub(crate) mod imports;
pub(crate) mod passes;
pub(crate) mod standard_library;
