//! Everything the page says: checked evidence and wording, as packs and as static markup.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Error, Result, anyhow};
use ketamine_outlook::static_pages;
use outlook_content::Pack;
use outlook_i18n::{Languages, PackMismatch, ui};
use serde_json::{Map, Value, json};

/// The words of every language, the one of the static page first.
#[derive(Debug)]
pub struct PageWords {
    /// As static pages show them.
    pub languages: Languages,
    /// The packs the widget reads, by the code of their language.
    pub packs: Vec<(String, String)>,
    /// The packs a kiosk reads, in the same order, with dates as text.
    pub kiosk: Vec<String>,
    /// What scripts of their own show, by the same codes.
    aids: Map<String, Value>,
}

impl PageWords {
    /// The texts under these sections, in every language, as a script holds them: by code, section
    /// and key.
    #[must_use]
    pub fn aid(&self, sections: &[&str]) -> String {
        let own = |texts: &Value| {
            let kept =
                ["locale"].iter().chain(sections).map(|it| ((*it).to_owned(), texts[*it].clone()));
            Value::Object(kept.collect())
        };
        let all = self.aids.iter().map(|(code, texts)| (code.clone(), own(texts)));
        Value::Object(all.collect()).to_string()
    }
}

/// The texts of the separate scripts: the locale for dates, `comfort` by key, and each term as its
/// forms and its meaning.
fn aids(pack: &Pack) -> Value {
    let locale = pack.whole.lines().next().and_then(|head| head.split(' ').nth(1));
    let named = |prefix: &str, end: &str| -> Vec<(String, &String)> {
        let own = pack.texts.iter().filter_map(|(path, text)| {
            let key = path.strip_prefix(prefix)?.strip_suffix(end)?;
            (!key.contains('.')).then(|| (key.to_owned(), text))
        });
        own.collect()
    };
    let (forms, says) = (named("terms.", ".forms"), named("terms.", ".say"));
    let terms: Vec<[&String; 2]> =
        forms.iter().zip(&says).map(|((_, forms), (_, say))| [*forms, *say]).collect();
    let comfort: BTreeMap<String, &String> = named("comfort.", "").into_iter().collect();
    json!({ "locale": locale, "terms": terms, "comfort": comfort })
}

/// The line of every pack that holds the title of the page, the head being line 0.
pub const TITLE: usize = ui::PAGE_TITLE.line();

/// Reads and checks `evidence/` and `wording/`; the error has every problem of every language, one a line.
pub fn read(root: &Path) -> Result<PageWords> {
    let failed = |problems| anyhow!("the evidence or the wording has problems:\n{problems}");
    let evidence = outlook_content::read(root).map_err(failed)?;
    let (mut whole, mut packs, mut kiosk, mut problems) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut own = Map::new();
    for code in outlook_content::languages(root).map_err(failed)? {
        match outlook_content::pack(&evidence, root, &code) {
            Ok(pack) => {
                own.insert(code.clone(), aids(&pack));
                let kiosk_pack = static_pages::localize_dates(&pack.whole).map_err(not_ours)?;
                kiosk.push(
                    kiosk_pack
                        .lines()
                        .take(pack.kiosk)
                        .fold(String::new(), |out, line| out + line + "\n"),
                );
                whole.push(pack.whole);
                packs.push((code, pack.widget));
            }
            Err(found) => problems.extend(found.lines().map(str::to_owned)),
        }
    }
    if !problems.is_empty() {
        return Err(anyhow!("the wording has problems:\n{}", problems.join("\n")));
    }
    let languages = static_pages::read(whole.iter().map(String::as_str)).map_err(not_ours)?;
    Ok(PageWords { languages, packs, kiosk, aids: own })
}

/// The caller can distinguish this from a problem of the words themselves.
fn not_ours(error: PackMismatch) -> Error {
    Error::new(error).context("the widget cannot render the static page")
}
