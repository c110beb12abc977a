//! One file a screen: from words and a session to markup. No rule lives here: what is shown follows
//! from the outlook, and what a person does leaves as an [`crate::session::Action`].

pub(crate) mod phq9;
pub(crate) mod question;
pub(crate) mod result;
pub(crate) mod review;
pub(crate) mod urgent;
