// The questions as LHC-Forms asks them: all on one page, a choice shown as buttons.
const code = (name) => ({
  url: "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
  valueCodeableConcept: { coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code: name }] },
});
LForms.Util.addFormToPage({
  resourceType: "Questionnaire",
  status: "active",
  title: "LHC-Forms",
  item: {{questions}}.map(({ id, title, many, options }) => ({
    linkId: id,
    text: title,
    type: "choice",
    repeats: many,
    extension: [code(many ? "check-box" : "radio-button")],
    answerOption: options.map(({ id, title }) => ({ valueCoding: { code: id, display: title } })),
  })),
}, "form", { fhirVersion: "R4" });
