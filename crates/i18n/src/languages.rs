//! The languages there are.

use std::ptr;

use crate::terms::MarkedText;
use crate::{Pack, PackMismatch, Words, keys};

/// How many lines a pack has. The widget's ends before the texts of static pages, and without a
/// kiosk before that one's; a kiosk's has no texts of the reading aids.
const LINES: usize = 1 + match (cfg!(target_arch = "wasm32"), cfg!(feature = "kiosk")) {
    (true, false) => keys::WIDGET,
    (true, true) => keys::WITH_KIOSK,
    (false, _) => keys::WHOLE,
};

/// The place of a language among those of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageIndex(u8);

impl LanguageIndex {
    /// The language to fall back on.
    pub const FIRST: Self = Self(0);

    /// The language at a place, counted from 0 in the order in which packs were read.
    #[must_use]
    pub const fn new(index: u8) -> Self {
        Self(index)
    }

    /// Its place, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The languages of a page, the one to fall back on first; never none.
#[derive(Debug, Clone, Copy)]
pub struct Languages(&'static [Pack]);

/// The same packs, read once.
impl PartialEq for Languages {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Languages {
    /// Reads packs that follow each other, and keeps them.
    ///
    /// # Errors
    ///
    /// When there is none, or one is not what this build expects.
    ///
    /// ```
    /// # use std::path::Path;
    /// use outlook_i18n::Languages;
    ///
    /// # let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    /// let evidence = outlook_content::read(root)?;
    /// let pack = |code| outlook_content::pack(&evidence, root, code).map(|pack| pack.whole);
    /// let languages = Languages::read(pack("en")? + &pack("es")?)?;
    ///
    /// let spanish = languages.named("es").map(|language| languages.words(language).name());
    /// assert_eq!(spanish, Some("Español"));
    /// assert!(Languages::read("another build's pack".to_owned()).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(packs: String) -> Result<Self, PackMismatch> {
        let packs: &'static str = packs.leak();
        let (mut marked, mut id) = (Vec::<MarkedText>::new(), 0);
        let lines = packs.lines().map(|line| {
            let Some(read) = MarkedText::read(line, id) else { return line };
            id = read.next_id();
            // A sort would take more room in the widget.
            let at = marked.partition_point(|known| known.text < read.text);
            marked.insert(at, read);
            read.text
        });
        let lines: Vec<&'static str> = lines.collect();
        let lines: &'static [&'static str] = lines.leak();
        let mut packs = lines.chunks(LINES);
        let fits = |pack: &[&str]| pack.len() == LINES && pack[0] == keys::FINGERPRINT;
        if lines.is_empty() || !packs.all(fits) {
            Err(PackMismatch)
        } else {
            let marked: &'static [MarkedText] = marked.leak();
            let packs: Vec<Pack> =
                lines.chunks(LINES).map(|texts| Pack { texts, marked }).collect();
            Ok(Self(packs.leak()))
        }
    }

    /// The words of a language; the first ones where there is no such language.
    #[must_use]
    pub fn words(self, language: LanguageIndex) -> Words {
        Words(self.0.get(language.index()).unwrap_or(&self.0[0]))
    }

    /// The words of the first language.
    #[must_use]
    pub fn first(self) -> Words {
        self.words(LanguageIndex::FIRST)
    }

    /// Every language, in the order in which packs were read.
    pub fn all(self) -> impl Iterator<Item = LanguageIndex> {
        let mut next = (0..u8::MAX).take(self.0.len());
        std::iter::from_fn(move || next.next().map(LanguageIndex))
    }

    /// Every language, the variants left out.
    pub fn without_variants(self) -> impl Iterator<Item = LanguageIndex> {
        self.all().filter(move |it| self.words(*it).code() == self.words(*it).language())
    }

    /// The language with this code, or a variant of it.
    #[must_use]
    pub fn named(self, code: &str) -> Option<LanguageIndex> {
        self.all().find(|language| {
            let words = self.words(*language);
            words.code() == code || words.language() == code
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn read_texts_are_those_of_the_wording() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let evidence = outlook_content::read(root).unwrap();
        for code in outlook_content::languages(root).unwrap() {
            let pack = outlook_content::pack(&evidence, root, &code).unwrap();
            let read = Languages::read(pack.whole.clone()).unwrap();
            let texts: Vec<&str> = pack.texts.iter().map(|(_, text)| &**text).collect();
            let Pack { texts: lines, marked } = &read.0[0];
            assert_eq!(lines[1..], texts);
            assert!(marked.is_sorted_by_key(|it| it.text) && marked.len() > 200, "{code}");
        }
    }
}
