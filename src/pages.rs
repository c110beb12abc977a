//! One file a screen: from words and a session to markup. There are no rules here: the outlook decides
//! what is shown, and the session what an [`crate::session::Action`] does.

pub(crate) mod phq9;
pub(crate) mod question;
pub(crate) mod result;
pub(crate) mod urgent;
