//! What an event asks of the widget.

use crate::reading_aids::AidAction;
use crate::session::Action;

/// An action on the visit, or on the reading aids around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// Changes the visit.
    Visit(Action),
    /// Changes a reading aid.
    Aid(AidAction),
    /// Prints the widget.
    Print,
}
