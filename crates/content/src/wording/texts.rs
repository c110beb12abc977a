//! One language's texts in the order of the pack, and where its sections start.

use std::collections::BTreeSet;

/// The explanations of terms. A kiosk has none, and its pack leaves them out.
pub(super) const TERMS: &str = "terms";

/// The texts of the reading aids, the last section of the widget's pack. A kiosk has no such aids, and its
/// pack leaves them out.
pub(super) const READING_AIDS: &str = "reading_aids";

/// The section of texts that a kiosk alone shows. The widget's pack ends before it.
pub(super) const KIOSK: &str = "kiosk";

/// The section of texts of static pages alone, after the kiosk's. Those after it travel with the
/// scripts that show them.
pub(super) const PAGE: &str = "page";

/// The forms of terms, which no code shows: the last section.
pub(super) const FORMS: &str = "term_forms";

/// The column of a row that has one text. Its path is that of the row.
pub(super) const TEXT: &str = "text";

/// Rows of texts of one kind, each with the same columns.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) columns: Vec<&'static str>,
    /// How many texts of the pack come before it.
    pub(super) start: usize,
    /// How many rows it has, where no type knows it: their ids are free.
    pub(super) free_rows: Option<usize>,
}

/// Every text of a language.
#[derive(Debug, Default)]
pub(super) struct PackTexts {
    pub(super) sections: Vec<Section>,
    pub(super) paths: Vec<String>,
    pub(super) texts: Vec<String>,
    /// The regions in which a variant is spoken, such as `GB`; none where it is no variant.
    pub(super) regions: Vec<String>,
    /// The paths that the language's own file has.
    pub(super) own: BTreeSet<String>,
}

impl PackTexts {
    /// How many texts come before a section.
    pub(super) fn before(&self, name: &str) -> usize {
        let found = self.sections.iter().find(|section| section.name == name);
        found.map_or(self.texts.len(), |section| section.start)
    }

    /// Changes whenever a text is added, removed or moved, so that a pack of another build is
    /// noticed (FNV-1a over the paths).
    pub(super) fn fingerprint(&self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.paths.join("\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{hash:016x}")
    }
}
