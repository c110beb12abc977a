//! What may matter to a person who chooses.

use crate::closed_set::closed_set;

closed_set! {
    /// Something that may matter to a person, to tick and to export.
    Matter, "thing that matters" {
        /// Feeling better soon.
        Soon = "soon",
        /// Relief that lasts.
        Lasting = "lasting",
        /// Few side effects.
        SideEffects = "side_effects",
        /// Keeping a clear head.
        ClearHead = "clear_head",
        /// Being able to drive.
        Driving = "driving",
        /// Few visits.
        Visits = "visits",
        /// What it costs.
        Cost = "cost",
        /// A treatment that is well studied.
        Studied = "studied",
    }
}
