//! What buttons ask for.

use crate::closed_set::closed_set;

closed_set! {
    /// What a button asks for, as its `data-action` names it.
    ButtonAction, "a button" {
        /// What is ticked after the result, on the sheet.
        Add = "add",
        /// The page before, or that the urgent screen was opened by mistake.
        Back = "back",
        /// The page on which a clinic takes appointments.
        Booking = "booking",
        /// The number of a clinic.
        Call = "call",
        /// A question from the result.
        Change = "change",
        /// The self-check of a kiosk.
        Check = "check",
        /// To close the staff panel of a kiosk.
        Close = "close",
        /// Away from the urgent screen: the person is safe.
        ConfirmSafe = "confirm-safe",
        /// The next page.
        Continue = "continue",
        /// The visit as text on the clipboard.
        Copy = "copy",
        /// A tap on the corner of a kiosk, which leads its staff to their panel.
        Corner = "corner",
        /// A digit of the staff's code.
        Digit = "digit",
        /// The figures as a file.
        DownloadCsv = "download-csv",
        /// The visit as a FHIR file.
        DownloadFhir = "download-fhir",
        /// The visit as a text file.
        DownloadText = "download-text",
        /// To erase a kiosk's visit, or the answers that are kept on a device.
        Erase = "erase",
        /// The full screen of a kiosk, or to leave it.
        FullScreen = "full",
        /// The answers that are kept on this device.
        GoOn = "go-on",
        /// Another language.
        Language = "language",
        /// Larger text, in a kiosk.
        Larger = "larger",
        /// Paper.
        Print = "print",
        /// The page read aloud, or silence.
        Read = "read",
        /// The reading aids, or to close them.
        ReadingAids = "reading-aids",
        /// To load a kiosk again.
        Reload = "reload",
        /// A new visit.
        Restart = "restart",
        /// The visit as text for another app.
        Share = "share",
        /// The next page, whatever is unanswered on this one.
        Skip = "skip",
        /// Smaller text, in a kiosk.
        Smaller = "smaller",
        /// A visit, from the start screen of a kiosk.
        Start = "start",
        /// To go on with a kiosk's visit, when it asks whether anyone is there.
        Stay = "stay",
        /// The visit that was ended by mistake.
        Undo = "undo",
    }
}
