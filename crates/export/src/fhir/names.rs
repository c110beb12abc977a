//! Names that the world outside knows our things by.
//!
//! The addresses are below `.example`, a domain that is reserved for ever and belongs to nobody:
//! FHIR lets an address be a name that does not resolve, and a receiver that looks one up reaches no
//! stranger. A `urn:uuid` or `urn:oid` would have to be in HL7's registry to name a code system,
//! and `urn:ketamine-outlook` in IANA's. Whoever publishes this under a domain of their own changes
//! one line.

use serde_json::{Value, json};

const BASE: &str = "https://ketamine-outlook.example/fhir";

/// The address of a resource of ours, such as `Questionnaire/ketamine-outlook`.
pub(super) fn address(resource: &str) -> String {
    [BASE, "/", resource].concat()
}

/// The address of a set of codes of ours. Each question has its own, since ids of options are
/// unique within their question only.
pub(super) fn system(name: &str) -> String {
    [BASE, "/CodeSystem/", name].concat()
}

/// An extension that HL7 defines.
pub(super) fn extension(name: &str, kind: &str, value: impl Into<Value>) -> Value {
    let address = format!("http://hl7.org/fhir/StructureDefinition/{name}");
    json!({ "url": address, kind: value.into() })
}
