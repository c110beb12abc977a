//! The FHIR questionnaire in an independent form renderer, `lforms`, which `cargo xtask test` unpacks
//! below `target/tools/`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::harness::files::root;
use crate::harness::page::Page;

const LFORMS: &str = "target/tools/lforms/package/dist/lforms";
const PARTS: [&str; 4] = [
    "webcomponent/styles.css",
    "webcomponent/assets/lib/zone.min.js",
    "webcomponent/lhc-forms.js",
    "fhir/R4/lformsFHIR.min.js",
];
const PAGE: &str = "<!doctype html><title>lforms</title>
<link rel=stylesheet href=styles.css>
<body><div id=form data-screen></div>
<script src=zone.min.js></script><script src=lhc-forms.js></script>
<script src=lformsFHIR.min.js></script>
<script>
fetch('questionnaire.json').then((response) => response.json()).then((form) =>
  LForms.Util.addFormToPage(form, 'form', { fhirVersion: 'R4' })
).then(() => { document.body.dataset.ready = 'yes' }, (error) => { document.title = error });
</script>";

/// Fills a folder with the renderer, its page and our questionnaire.
fn folder(at: &Path) -> Result<()> {
    for part in PARTS {
        let name = Path::new(part).file_name().context("a part without a name")?;
        let from = root().join(LFORMS).join(part);
        fs::copy(&from, at.join(name)).with_context(|| {
            format!("{} is missing: `cargo xtask test` fetches it", from.display())
        })?;
    }
    let form = root().join("dist/fhir/questionnaire.json");
    fs::copy(form, at.join("questionnaire.json"))
        .context("no questionnaire: `cargo xtask dist`")?;
    Ok(fs::write(at.join("index.html"), PAGE)?)
}

/// The titles of the questions, by linkId.
fn titles() -> Result<Vec<(String, String)>> {
    let text = fs::read_to_string(root().join("dist/fhir/questionnaire.json"))?;
    let form: Value = serde_json::from_str(&text)?;
    let items = form["item"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(items.map(|item| (text(&item["linkId"]), text(&item["text"]))).collect())
}

/// The expression for whether the form shows a title.
fn shows(title: &str) -> String {
    format!("document.getElementById('form').innerText.includes({})", json!(title))
}

async fn shown(page: &Page, title: &str) -> Result<bool> {
    Ok(page.value(&shows(title)).await? == json!(true))
}

#[tokio::test]
async fn lforms_renders_questions_and_returns_our_codes() -> Result<()> {
    let served = tempfile::tempdir()?;
    folder(served.path())?;
    let mut page = Page::serving(served.path()).await?;
    page.go().await?;
    page.until("the form is drawn", "document.body.dataset.ready").await?;
    let titles = titles()?;
    let title = |link: &str| -> &str {
        titles.iter().find(|(it, _)| it == link).map_or("", |(_, title)| title)
    };
    page.until("the first question is there", &shows(title("condition"))).await?;
    for sometimes in ["tried", "severity", "before", "before_relief", "supports", "phq9"] {
        assert!(
            !shown(&page, title(sometimes)).await?,
            "{sometimes} is asked without its condition"
        );
    }
    tick(&page, "Complex regional pain syndrome (CRPS)").await?;
    page.until("what depends on the condition is asked", &shows(title("before"))).await?;
    tick(&page, "A series of infusions").await?;
    page.until("what depends on the past is asked", &shows(title("before_relief"))).await?;
    for (link, title) in titles.iter().filter(|(link, _)| link != "outlook" && link != "phq9") {
        assert!(shown(&page, title).await?, "{link} is not shown");
    }
    assert!(!shown(&page, title("outlook")).await?, "the outlook is asked");
    assert!(!shown(&page, title("phq9")).await?, "the PHQ-9 is asked for a pain condition");
    page.screenshot("lforms").await?;

    let response = page.value("LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')").await?;
    let codes: Vec<&str> = response["item"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["answer"][0]["valueCoding"]["code"].as_str())
        .collect();
    assert_eq!(codes, ["crps", "series"]);
    Ok(())
}

/// Ticks the option with these words.
async fn tick(page: &Page, words: &str) -> Result<()> {
    let clicked = format!(
        "(() => {{ const label = Array.from(document.querySelectorAll('#form label'))
            .find(it => it.innerText.trim() === {}); label?.click(); return Boolean(label); }})()",
        json!(words)
    );
    assert_eq!(page.value(&clicked).await?, json!(true), "no option says {words}");
    Ok(())
}
