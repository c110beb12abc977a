//! Puts the page together: words, markup, styles, scripts and wasm become files with names, hashes and
//! a content security policy.
//!
//! The program beside it writes the page that `cargo xtask start` shows, as quickly as it can;
//! `outlook-bundle` makes a release of the same parts, as small as it can. Words and numbers come from
//! `outlook-content`, markup from the widget's own views: nothing a person reads is written here.
#![expect(clippy::missing_errors_doc, reason = "every error names the source that does not fit")]

mod asset;
mod folder;
mod module;
mod page;
pub mod policy;
mod reload;
mod script;
pub mod self_check;
pub mod styles;
mod template;
pub mod words;
mod workspace;

pub use asset::{File, hexadecimal, policy_hash, short_integrity, subresource_integrity};
pub use folder::{put, sweep};
pub use module::{Bindings, Module, bind, file_name};
pub use page::Page;
pub use reload::Reloading;
pub use script::{AsWritten, BuildModule, Bundler, SCRIPTS, scripts};
pub use template::{element_page, fill};
pub use workspace::{read, root};
