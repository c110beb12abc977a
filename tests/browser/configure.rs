//! The page on which a clinic makes its settings.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::page::Page;

async fn open() -> Result<Page> {
    let mut page = Page::open().await?;
    page.open_page("configure.html").await?;
    page.resize((1280, 900)).await?;
    page.until("the page checks what is typed", "document.documentElement.dataset.ready === ''")
        .await?;
    Ok(page)
}

/// Fills in fields as a person does, by name.
async fn fill(page: &Page, fields: &[(&str, &str)]) -> Result<()> {
    let fields =
        Value::from(fields.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>());
    page.run(&format!(
        "for (const [name, value] of {fields}) {{
                const input = document.querySelector(`[name=\"${{name}}\"]`);
                input.value = value;
                input.dispatchEvent(new Event('input', {{ bubbles: true }}));
            }}"
    ))
    .await
}

const SAFE: [(&str, &str); 4] = [
    ("clinic.name", "O'Hara & \"Sons\" <Clinic>"),
    ("clinic.booking", "https://harbour.example/visit"),
    ("region", "GB"),
    ("accent", "#ffcc00"),
];

#[tokio::test]
async fn form_updates_preview_and_snippets_alike() -> Result<()> {
    let mut page = open().await?;
    fill(&page, &SAFE).await?;
    let framed = "document.getElementById('cf-preview-frame').contentDocument?.querySelector('ketamine-outlook')?.shadowRoot?.querySelector('.ko-clinic')?.textContent === 'O\\'Hara & \"Sons\" <Clinic>'";
    page.until("the preview shows the clinic", framed).await?;
    let config = json!({ "clinic": { "name": SAFE[0].1, "booking": SAFE[1].1 }, "accent": "#ffcc00", "region": "GB" });
    let frame = "JSON.parse(decodeURIComponent(document.getElementById('cf-preview-frame').contentWindow.location.hash.slice(1)))";
    assert_eq!(page.value(frame).await?, config);
    // Trusted types forbid a parser in the page, so the text is parsed here.
    let text = page.text("#cf-kiosk").await?;
    let inside = text.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</"));
    let inside = inside.map(|(json, _)| json);
    assert_eq!(serde_json::from_str::<Value>(inside.unwrap_or_default())?, config);
    let frame = page.text("#cf-frame").await?;
    assert!(
        frame.starts_with("<iframe data-ketamine-outlook ") && !frame.contains("O'Hara"),
        "{frame}"
    );
    assert!(frame.contains("integrity=\"sha384-"), "{frame}");
    let shortcode = page.text("#cf-wordpress").await?;
    assert_eq!(
        shortcode,
        "[ketamine_outlook accent=\"#ffcc00\" clinic_booking=\"https://harbour.example/visit\" region=\"GB\"]"
    );
    page.until(
        "the notice is shown",
        "document.getElementById('cf-notice-accent').textContent.includes('#')",
    )
    .await?;
    page.screenshot("configure").await?;
    page.resize((360, 740)).await?;
    page.screenshot("configure-phone").await
}

#[tokio::test]
async fn invalid_value_is_reported_and_left_out() -> Result<()> {
    let page = open().await?;
    fill(&page, &SAFE).await?;
    fill(&page, &[("clinic.booking", "javascript:alert(1)"), ("plan.every", "30")]).await?;
    let said = page.text("[id='cf-problem-clinic.booking']").await?;
    assert!(said.contains("https://, tel: or mailto:"), "{said}");
    assert!(!page.text("[id='cf-problem-plan.days']").await?.is_empty());
    let marked = "document.querySelector('[name=\"clinic.booking\"]').getAttribute('aria-invalid')";
    assert_eq!(page.value(marked).await?, json!("true"));
    let texts = "[...document.querySelectorAll('.cf-texts pre')].some(it => it.textContent.includes('javascript:'))";
    assert_eq!(page.value(texts).await?, json!(false));
    Ok(())
}

#[tokio::test]
async fn configure_page_stores_and_sends_nothing() -> Result<()> {
    let mut page = open().await?;
    let before = page.served().len();
    fill(&page, &SAFE).await?;
    page.until(
        "the preview shows the clinic",
        "document.getElementById('cf-preview-frame').contentDocument?.querySelector('ketamine-outlook')?.shadowRoot?.querySelector('.ko-clinic')",
    )
    .await?;
    for target in page.served().split_off(before) {
        assert!(
            target.starts_with("/embed/frame.html") || target.starts_with("/assets/"),
            "{target}"
        );
        assert!(!target.contains('?') && !target.contains("Clinic"), "{target}");
    }
    for address in page.requests().await? {
        assert!(address.starts_with(&page.address()) || address.starts_with("data:"), "{address}");
    }
    let kept = "[document.cookie, localStorage.length, sessionStorage.length].join()";
    assert_eq!(page.value(kept).await?, json!(",0,0"));
    Ok(())
}
