//! The closed sets of the PHQ-9.

use crate::closed_set::closed_set;

closed_set! {
    /// How often, over the last two weeks. As a number it is the item's score.
    Frequency, "frequency" {
        /// Not at all.
        NotAtAll = "0",
        /// Several days.
        SeveralDays = "1",
        /// More than half the days.
        MoreThanHalf = "2",
        /// Nearly every day.
        NearlyEveryDay = "3",
    }
}

closed_set! {
    /// What a score is called.
    Band, "band" {
        /// 0 to 4.
        Minimal = "minimal",
        /// 5 to 9.
        Mild = "mild",
        /// 10 to 14.
        Moderate = "moderate",
        /// 15 to 19.
        ModeratelySevere = "moderately_severe",
        /// 20 to 27.
        Severe = "severe",
    }
}
