//! How a condition of ours relates to the code of a standard.

use crate::closed_set::closed_set;

closed_set! {
    /// A standard whose codes clinics know conditions by.
    Standard, "standard" {
        /// ICD-10 of the World Health Organization.
        Icd10 = "icd-10",
        /// Its clinical modification for the United States.
        Icd10Cm = "icd-10-cm",
    }
}

closed_set! {
    /// How the meaning of a standard's code relates to ours, as FHIR R4 names it.
    Equivalence, "equivalence" {
        /// The same.
        Equivalent = "equivalent",
        /// One kind of what we mean.
        Narrower = "narrower",
        /// Neither the same nor a part.
        Inexact = "inexact",
    }
}
