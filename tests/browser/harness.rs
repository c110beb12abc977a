//! What the tests share: browsers and drivers, served pages, and steps of a visit. It holds no tests.

pub(crate) mod answering;
pub(crate) mod browser;
pub(crate) mod devtools;
pub(crate) mod driver;
pub(crate) mod embedded;
pub(crate) mod engine;
pub(crate) mod files;
pub(crate) mod fonts;
pub(crate) mod host_page;
pub(crate) mod layout_check;
pub(crate) mod load_failure;
pub(crate) mod no_network;
pub(crate) mod page;
pub(crate) mod page_variants;
pub(crate) mod privacy;
pub(crate) mod qr_code;
pub(crate) mod result;
pub(crate) mod retry;
pub(crate) mod tablet;
pub(crate) mod traffic;
