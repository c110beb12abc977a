//! The fields of a configuration: one table, the only place that defines a field.

use super::Shape;

/// The languages that can be offered. A test compares them with the files of `wording/`.
pub const LANGUAGES: &[&str] = &["en", "es"];

/// The parts that a clinic may turn on.
pub const MODULES: &[&str] = &["phq9"];

/// An object of the configuration, which holds fields that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum FieldGroup {
    /// At the top level.
    None,
    /// Who hosts the widget.
    Clinic,
    /// A line for people in danger that the clinic runs or trusts.
    Crisis,
    /// How the clinic itself gives infusions.
    Plan,
    /// Who at the clinic is responsible for its settings.
    Reviewer,
    /// How a kiosk behaves.
    Kiosk,
}

/// The definition of a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldRow {
    /// Its place, such as `clinic.name`; that of a list is followed by `[0]`, `[1]` and so on.
    pub path: &'static str,
    /// The object that holds it.
    pub group: FieldGroup,
    /// What fits.
    pub shape: Shape,
    /// Whether it is a list of such values, each at most once.
    pub list: bool,
    /// Whether its object needs it.
    pub needed: bool,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $path:literal $group:ident $shape:expr, $list:literal, $needed:literal;)+) => {
        /// A field of a configuration.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Field { $($(#[$doc])* $name),+ }

        /// Every field, in the order of [`Field`].
        pub static FIELDS: &[FieldRow] = &[
            $(FieldRow { path: $path, group: FieldGroup::$group, shape: $shape, list: $list, needed: $needed }),+
        ];

        static ALL: &[Field] = &[$(Field::$name),+];
    };
}

// Name, path, object, what fits, whether a list, whether its object needs it.
fields! {
    /// The clinic's name.
    ClinicName = "clinic.name" Clinic Shape::Text(80), false, false;
    /// The number to call.
    ClinicPhone = "clinic.phone" Clinic Shape::Phone, false, false;
    /// Where a visit is asked for.
    Booking = "clinic.booking" Clinic Shape::Link, false, false;
    /// A picture beside the name.
    Logo = "clinic.logo" Clinic Shape::Logo, false, false;
    /// The region whose crisis lines come first.
    Region = "region" None Shape::Region, false, false;
    /// Who answers the clinic's own crisis line.
    CrisisName = "crisis.name" Crisis Shape::Text(60), false, true;
    /// Its number.
    CrisisPhone = "crisis.phone" Crisis Shape::Phone, false, true;
    /// When it is answered, for whom.
    CrisisNote = "crisis.note" Crisis Shape::Text(120), false, false;
    /// The languages offered; the first is used where the browser prefers none of them.
    Language = "languages" None Shape::OneOf(LANGUAGES), true, false;
    /// The colour of what can be pressed.
    Accent = "accent" None Shape::Colour, false, false;
    /// How many infusions a course has at the clinic.
    Infusions = "plan.infusions" Plan Shape::Number(1, 30), false, true;
    /// Over how many days.
    Days = "plan.days" Plan Shape::Number(1, 180), false, true;
    /// A top-up every so many days.
    Every = "plan.every" Plan Shape::Number(1, 365), false, false;
    /// A text before the first question.
    Greeting = "greeting" None Shape::Lines(400), false, false;
    /// A text at the end of the result.
    Closing = "closing" None Shape::Lines(400), false, false;
    /// Which further parts are on.
    Module = "modules" None Shape::OneOf(MODULES), true, false;
    /// Who reviewed the widget for the clinic.
    ReviewerName = "reviewer.name" Reviewer Shape::Text(80), false, true;
    /// When.
    ReviewerDate = "reviewer.date" Reviewer Shape::Date, false, true;
    /// Seconds without a touch before a kiosk asks whether anyone is there.
    Idle = "kiosk.idle" Kiosk Shape::Number(20, 600), false, false;
    /// Seconds from that question to a new visit.
    Countdown = "kiosk.countdown" Kiosk Shape::Number(10, 120), false, false;
    /// What opens the staff's panel.
    StaffCode = "kiosk.code" Kiosk Shape::Code, false, false;
    /// Whether visits are counted.
    Counters = "kiosk.counters" Kiosk Shape::YesNo, false, false;
    /// Whether addresses are shown as QR codes.
    Qr = "kiosk.qr" Kiosk Shape::YesNo, false, false;
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

    /// The field at a path, that of an item of a list included.
    pub(super) fn at(path: &str) -> Option<Self> {
        let (name, item) = match path.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((name, place)) => (name, place.bytes().all(|byte| byte.is_ascii_digit())),
            None => (path, false),
        };
        Self::all().find(|field| field.row().path == name && field.row().list == item)
    }
}
