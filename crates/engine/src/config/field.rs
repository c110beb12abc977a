//! The fields of a configuration: one table, the only place that defines a field.

use super::Shape;

/// The languages that can be offered: those of `wording/`, without their variants.
pub const LANGUAGES: &[&str] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The parts that a clinic may turn on.
pub const MODULES: &[&str] = &["phq9"];

/// The definition of a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldRow {
    /// Its place, such as `clinic.name`; that of a list is followed by `[0]`, `[1]` and so on.
    pub path: &'static str,
    /// What fits.
    pub shape: Shape,
    /// Whether it is a list of such values, each at most once.
    pub list: bool,
    /// Whether its object needs it.
    pub needed: bool,
}

impl FieldRow {
    /// The object that holds it, and its key there; an empty object is the whole configuration.
    #[must_use]
    pub fn object_and_key(&self) -> (&'static str, &'static str) {
        self.path.split_once('.').unwrap_or(("", self.path))
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $path:literal $shape:expr, $list:literal, $needed:literal;)+) => {
        /// A field of a configuration.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Field { $($(#[$doc])* $name),+ }

        /// Every field, in the order of [`Field`].
        pub static FIELDS: &[FieldRow] = &[
            $(FieldRow { path: $path, shape: $shape, list: $list, needed: $needed }),+
        ];

        static ALL: &[Field] = &[$(Field::$name),+];
    };
}

// Name, path, what fits, whether a list, whether its object needs it.
fields! {
    /// The clinic's name.
    ClinicName = "clinic.name" Shape::Text(80), false, false;
    /// The number to call.
    ClinicPhone = "clinic.phone" Shape::Phone, false, false;
    /// Where a visit is asked for.
    Booking = "clinic.booking" Shape::Link, false, false;
    /// A picture beside the name.
    Logo = "clinic.logo" Shape::Logo, false, false;
    /// The region whose crisis lines come first.
    Region = "region" Shape::Region, false, false;
    /// Who answers the clinic's own crisis line.
    CrisisName = "crisis.name" Shape::Text(60), false, true;
    /// Its number.
    CrisisPhone = "crisis.phone" Shape::Phone, false, true;
    /// When it is answered, for whom.
    CrisisNote = "crisis.note" Shape::Text(120), false, false;
    /// The languages offered; the first is used where the browser prefers none of them.
    Language = "languages" Shape::OneOf(LANGUAGES), true, false;
    /// The colour of what can be pressed.
    Accent = "accent" Shape::Colour, false, false;
    /// How many infusions a course has at the clinic.
    Infusions = "plan.infusions" Shape::Number(1, 30), false, true;
    /// Over how many days.
    Days = "plan.days" Shape::Number(1, 180), false, true;
    /// A top-up every so many days.
    Every = "plan.every" Shape::Number(1, 365), false, false;
    /// A text before the first question.
    Greeting = "greeting" Shape::Lines(400), false, false;
    /// A text at the end of the result.
    Closing = "closing" Shape::Lines(400), false, false;
    /// Which further parts are on.
    Module = "modules" Shape::OneOf(MODULES), true, false;
    /// Who reviewed the widget for the clinic.
    ReviewerName = "reviewer.name" Shape::Text(80), false, true;
    /// When.
    ReviewerDate = "reviewer.date" Shape::Date, false, true;
    /// Seconds without a touch before a kiosk asks whether anyone is there.
    Idle = "kiosk.idle" Shape::Number(20, 600), false, false;
    /// Seconds from that question to a new visit.
    Countdown = "kiosk.countdown" Shape::Number(10, 120), false, false;
    /// What opens the staff's panel.
    StaffCode = "kiosk.code" Shape::Code, false, false;
    /// Whether visits are counted.
    Counters = "kiosk.counters" Shape::YesNo, false, false;
    /// Whether addresses are shown as QR codes.
    Qr = "kiosk.qr" Shape::YesNo, false, false;
}

impl Field {
    /// Every field, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().copied()
    }

    /// Its definition.
    #[must_use]
    pub fn row(self) -> &'static FieldRow {
        &FIELDS[self as usize]
    }
}
