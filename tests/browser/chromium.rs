//! Tests that only Chromium's driver can run: they use `DevTools` commands, its network log, or a PDF whose
//! pages can be counted. A run in another engine skips them.

mod accessibility_tree;
mod emulated_media;
mod export;
mod fhir_form;
mod glance;
mod languages;
mod network;
mod printed_sheet;
mod warm_up;
