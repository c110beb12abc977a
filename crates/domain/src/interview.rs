//! The questions by name. Their options are data, in `evidence/interview.toml`.

use crate::closed_set::closed_set;

closed_set! {
    /// A question of the interview, in the order of asking. The last two are asked after the result.
    Question, "question" {
        /// The condition that the person asks about.
        Condition = "condition",
        /// Thoughts of suicide or self-harm.
        SafetyNow = "safety_now",
        /// Age band.
        Age = "age",
        /// How many treatments were tried before.
        Tried = "tried",
        /// Ketamine infusions had before.
        Before = "before",
        /// How long relief lasted the last time.
        BeforeRelief = "before_relief",
        /// Heart, blood pressure and vessels.
        Heart = "heart",
        /// Head, eyes, seizures and breathing.
        Head = "head",
        /// Mental health and substances.
        Mind = "mind",
        /// The rest of the body.
        Body = "body",
        /// Reactions to ketamine before.
        Reactions = "reactions",
        /// Medicines and alcohol.
        Medicines = "medicines",
        /// Getting home, driving, ketamine at home.
        Practical = "practical",
        /// How severe it is.
        Severity = "severity",
        /// What else is done that supports relief.
        Supports = "supports",
    }
}

closed_set! {
    /// How many options an answer may hold.
    QuestionKind, "kind of question" {
        /// Exactly one.
        One = "one",
        /// Any number, none included.
        Many = "many",
    }
}
