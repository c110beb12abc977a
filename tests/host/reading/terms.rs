//! Necessary medical terms, and the text that explains each: below the option, in the sentence, or one tap
//! away. They count as two syllables, since a person whom a term concerns knows it.

/// Terms, each with the path of the explaining text.
pub(super) type Terms = &'static [(&'static str, &'static str)];

/// The terms of any English.
pub(super) const ENGLISH: Terms = &[
    ("ketamine", "questions.reactions.hint"),
    ("infusion", "questions.before.hint"),
    ("infusions", "option_hints.before.maintenance"),
    ("esketamine", "option_hints.reactions.allergy"),
    ("benzodiazepines", "option_hints.medicines.sedatives"),
    ("diazepam", "option_hints.medicines.sedatives"),
    ("lorazepam", "option_hints.medicines.sedatives"),
    ("alprazolam", "option_hints.medicines.sedatives"),
    ("clonazepam", "option_hints.medicines.sedatives"),
    ("zolpidem", "option_hints.medicines.sedatives"),
    ("codeine", "option_hints.medicines.opioids"),
    ("tramadol", "option_hints.medicines.opioids"),
    ("oxycodone", "option_hints.medicines.opioids"),
    ("morphine", "option_hints.medicines.opioids"),
    ("fentanyl", "option_hints.medicines.opioids"),
    ("methadone", "option_hints.medicines.opioids"),
    ("buprenorphine", "option_hints.medicines.opioids"),
    ("methylphenidate", "option_hints.medicines.stimulants"),
    ("amphetamines", "option_hints.medicines.stimulants"),
    ("pseudoephedrine", "option_hints.medicines.stimulants"),
    ("phenelzine", "option_hints.medicines.maoi"),
    ("tranylcypromine", "option_hints.medicines.maoi"),
    ("isocarboxazid", "option_hints.medicines.maoi"),
    ("selegiline", "option_hints.medicines.maoi"),
    ("lamotrigine", "option_hints.medicines.other_medicines"),
    ("lithium", "option_hints.medicines.other_medicines"),
    ("clozapine", "option_hints.medicines.other_medicines"),
    ("theophylline", "options.medicines.theophylline"),
    ("epilepsy", "option_hints.medicines.other_medicines"),
    ("eclampsia", "option_hints.body.pregnant"),
    ("psychosis", "option_hints.mind.psychosis_past"),
    ("dissociative", "option_hints.mind.other_mental_health"),
    ("personality", "option_hints.mind.other_mental_health"),
    ("meditation", "options.supports.body_therapies"),
];

/// Those of American English alone.
pub(super) const AMERICAN: Terms = &[
    ("hydrocodone", "option_hints.medicines.opioids"),
    ("preeclampsia", "option_hints.body.pregnant"),
];

/// Those of British English alone.
pub(super) const BRITISH: Terms = &[
    ("zopiclone", "option_hints.medicines.sedatives"),
    ("moclobemide", "option_hints.medicines.maoi"),
    ("pre-eclampsia", "option_hints.body.pregnant"),
    ("physiotherapy", "options.supports.body_therapies"),
];

/// The Spanish terms.
pub(super) const SPANISH: Terms = &[
    ("ketamina", "questions.reactions.hint"),
    ("infusión", "questions.before.hint"),
    ("infusiones", "option_hints.before.maintenance"),
    ("esketamina", "option_hints.reactions.allergy"),
    ("benzodiacepinas", "option_hints.medicines.sedatives"),
    ("diazepam", "option_hints.medicines.sedatives"),
    ("lorazepam", "option_hints.medicines.sedatives"),
    ("alprazolam", "option_hints.medicines.sedatives"),
    ("clonazepam", "option_hints.medicines.sedatives"),
    ("zopiclona", "option_hints.medicines.sedatives"),
    ("zolpidem", "option_hints.medicines.sedatives"),
    ("codeína", "option_hints.medicines.opioids"),
    ("tramadol", "option_hints.medicines.opioids"),
    ("oxicodona", "option_hints.medicines.opioids"),
    ("morfina", "option_hints.medicines.opioids"),
    ("fentanilo", "option_hints.medicines.opioids"),
    ("metadona", "option_hints.medicines.opioids"),
    ("buprenorfina", "option_hints.medicines.opioids"),
    ("metilfenidato", "option_hints.medicines.stimulants"),
    ("anfetaminas", "option_hints.medicines.stimulants"),
    ("pseudoefedrina", "option_hints.medicines.stimulants"),
    ("fenelzina", "option_hints.medicines.maoi"),
    ("tranilcipromina", "option_hints.medicines.maoi"),
    ("isocarboxazida", "option_hints.medicines.maoi"),
    ("selegilina", "option_hints.medicines.maoi"),
    ("moclobemida", "option_hints.medicines.maoi"),
    ("lamotrigina", "option_hints.medicines.other_medicines"),
    ("litio", "option_hints.medicines.other_medicines"),
    ("clozapina", "option_hints.medicines.other_medicines"),
    ("teofilina", "options.medicines.theophylline"),
    ("epilepsia", "option_hints.medicines.other_medicines"),
    ("eclampsia", "option_hints.body.pregnant"),
    ("preeclampsia", "option_hints.body.pregnant"),
    ("psicosis", "option_hints.mind.psychosis_past"),
    ("disociativo", "option_hints.mind.other_mental_health"),
    ("personalidad", "option_hints.mind.other_mental_health"),
    ("hidrocodona", "option_hints.medicines.opioids"),
    ("meditación", "options.supports.body_therapies"),
];
