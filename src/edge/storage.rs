//! What a person asked to keep on this device, in the page's local storage.
//!
//! A browser may refuse storage altogether, or when it is full. Either is a value here, never a panic.

use web_sys::Storage;

/// The key of the record.
const KEY: &str = "ketamine-outlook";

/// The browser has no storage for this page, or it is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StorageRefused;

/// The record, if there is one.
///
/// # Errors
///
/// If the page has no storage.
pub(crate) fn read() -> Result<Option<String>, StorageRefused> {
    storage()?.get_item(KEY).map_err(|_| StorageRefused)
}

/// Writes the record, in place of an earlier one.
///
/// # Errors
///
/// If the page has no storage, or it is full.
pub(crate) fn write(record: &str) -> Result<(), StorageRefused> {
    storage()?.set_item(KEY, record).map_err(|_| StorageRefused)
}

/// Removes the record. Without storage there is nothing to remove.
pub(crate) fn remove() {
    if let Ok(storage) = storage() {
        // Fails only without storage.
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Result<Storage, StorageRefused> {
    gloo::utils::window().local_storage().ok().flatten().ok_or(StorageRefused)
}
