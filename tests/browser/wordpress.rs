//! The plugin in a real WordPress. `cargo xtask wordpress` sets it up and names its description in
//! `WORDPRESS`; without it these tests are ignored.

use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::harness::embedded::{expect_full_visit, press, query, shows_clinic};
use crate::harness::host_page::WIDGET;
use crate::harness::page::Page;

/// An injection attempt in the name of the clinic.
const INJECTION: &str =
    "<script>document.title='taken'</script> \"North\" & 'Sons' [ketamine_outlook] \\";

/// The description that `tests/fixtures/wordpress/set_up.php` has written.
fn site() -> Result<Value> {
    let file = env::var("WORDPRESS").context("no WORDPRESS: cargo xtask wordpress")?;
    Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
}

async fn open(page: &Page, name: &str) -> Result<()> {
    let site = site()?;
    let address = site["pages"][name].as_str().context("no such page")?;
    page.open_address(address).await
}

async fn open_admin(page: &Page, path: &str) -> Result<()> {
    let site = site()?;
    let url = site["url"].as_str().context("no address")?;
    page.open_address(&format!("{url}/wp-admin/{path}")).await
}

async fn sign_in(page: &Page, name: &str) -> Result<()> {
    let site = site()?;
    let url = site["url"].as_str().context("no address")?;
    page.open_address(&format!("{url}/wp-login.php")).await?;
    let send = format!(
        "const done = arguments[0]; fetch('', {{ method: 'POST', body: new URLSearchParams({{
            log: {name}, pwd: {name} + '-password', testcookie: 1 }}) }}).then(it => done(it.url));",
        name = json!(name)
    );
    let led_to = page.run_async(&send).await?;
    ensure!(led_to.as_str().is_some_and(|it| it.contains("/wp-admin/")), "{name}: {led_to}");
    Ok(())
}

/// Waits until the widget has replaced the content of the element.
async fn in_charge(page: &Page) -> Result<()> {
    page.until("the widget is in charge", &query("[data-question=condition]")).await
}

const SETTINGS: &str = "options-general.php?page=ketamine-outlook";

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn block_reaches_its_result_with_integrity() -> Result<()> {
    let mut page = Page::prepare().await?;
    open(&page, "block").await?;
    in_charge(&page).await?;
    let script = "(() => { const it = document.getElementById('ketamine-outlook-js');
        return [it.type, it.integrity.slice(0, 7), it.crossOrigin]; })()";
    assert_eq!(page.value(script).await?, json!(["module", "sha384-", "anonymous"]));
    let crisis = page.value(&format!("{}.textContent", query(".ko-crisis"))).await?;
    assert!(crisis.as_str().unwrap_or_default().contains("988"), "{crisis}");
    let name =
        "JSON.parse(document.querySelector('ketamine-outlook').getAttribute('config')).clinic.name";
    assert_eq!(page.value(name).await?, json!("North \"Street\" <b>Clinic"));
    page.screenshot("wordpress-block").await?;
    expect_full_visit(&page).await
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn shortcode_applies_valid_settings_only() -> Result<()> {
    let page = Page::prepare().await?;
    open(&page, "shortcode").await?;
    in_charge(&page).await?;
    let config = "JSON.parse(document.querySelector('ketamine-outlook').getAttribute('config'))";
    let config = page.value(config).await?;
    assert_eq!(
        (&config["clinic"]["name"], &config["plan"]),
        (&json!("South Clinic"), &Value::Null)
    );
    assert_eq!(page.value(&format!("{}.lang", query("[lang]"))).await?, json!("es"));
    let crisis = page.value(&format!("{}.textContent", query(".ko-crisis"))).await?;
    assert!(crisis.as_str().unwrap_or_default().contains("116 123"), "{crisis}");
    expect_full_visit(&page).await
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn page_without_the_element_loads_no_script() -> Result<()> {
    let page = Page::prepare().await?;
    open(&page, "plain").await?;
    let ours = "document.documentElement.outerHTML.includes('plugins/ketamine-outlook')";
    assert_eq!(page.value(ours).await?, json!(false));
    Ok(())
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn fallback_shows_help_and_general_ranges() -> Result<()> {
    let mut page = Page::prepare().await?;
    // The server's markup, shown where no script can run.
    let site = site()?;
    let address = json!(site["pages"]["block"]);
    open(&page, "plain").await?;
    let show = format!(
        "const done = arguments[0]; fetch({address}).then(it => it.text()).then((text) => {{
            const still = new DOMParser().parseFromString(text, 'text/html');
            document.body.replaceChildren(still.querySelector('ketamine-outlook'));
            done(document.body.innerText); }});"
    );
    let said = page.run_async(&show).await?;
    let said = said.as_str().unwrap_or_default();
    for words in ["North \"Street\" <b>Clinic: 555-0100", "988", "at least 24 hours", "S2"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    page.screenshot("wordpress-fallback").await
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn settings_are_escaped_as_text() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.resize((1280, 900)).await?;
    sign_in(&page, "admin").await?;
    open_admin(&page, SETTINGS).await?;
    page.screenshot("wordpress-settings").await?;
    fill(&page, "clinic_name", INJECTION).await?;
    fill(&page, "clinic_phone", "+1 555-0100").await?;
    fill(&page, "greeting", "</textarea><script>document.title='taken'</script>\nWelcome.").await?;
    save(&page).await?;
    let field = |name: &str| format!("document.getElementById('ketamine-outlook-{name}').value");
    assert_eq!(page.value(&field("clinic_name")).await?, json!(INJECTION));

    // An invalid value is named as text, and the old value stays.
    fill(&page, "clinic_phone", "<img src=x onerror=document.title='taken'>").await?;
    save(&page).await?;
    let named = page.text("#setting-error-clinic_phone").await?;
    assert!(named.contains("<img src=x") && named.contains("3 to 15 digits"), "{named}");
    assert_eq!(page.value(&field("clinic_phone")).await?, json!("+1 555-0100"));
    page.screenshot("wordpress-settings-refused").await?;

    open(&page, "settings").await?;
    in_charge(&page).await?;
    let config = "JSON.parse(document.querySelector('ketamine-outlook').getAttribute('config'))";
    let config = page.value(config).await?;
    assert_eq!(config["clinic"], json!({ "name": INJECTION, "phone": "+1 555-0100" }));
    let outside = page.value("document.querySelector('ketamine-outlook > p').textContent").await?;
    assert_eq!(outside, json!(format!("{INJECTION}: +1 555-0100")));
    let clean = "!document.title.includes('taken')
        && !document.querySelector('ketamine-outlook script, ketamine-outlook img')
        && document.querySelectorAll('ketamine-outlook').length === 1";
    assert_eq!(page.value(clean).await?, json!(true));
    let taken = "document.querySelector('ketamine-outlook').getConfiguration()";
    assert_eq!(page.value(taken).await?, config);
    page.until("the clinic's name is drawn as text", &shows_clinic(INJECTION)).await?;
    assert_eq!(page.value(&format!("{WIDGET}.querySelector('script')")).await?, Value::Null);
    page.screenshot("wordpress-ugly").await
}

async fn fill(page: &Page, name: &str, text: &str) -> Result<()> {
    let field = page.find(&format!("#ketamine-outlook-{name}")).await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

async fn save(page: &Page) -> Result<()> {
    page.value("document.body.dataset.old = 'yes'").await?;
    page.click("#submit").await?;
    // A script may fail while the browser navigates.
    let saved = "!document.body.dataset.old && document.readyState === 'complete'
        && document.querySelector('.settings-error')";
    page.until("the settings are saved", saved).await
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn only_an_administrators_form_changes_settings() -> Result<()> {
    let page = Page::prepare().await?;
    sign_in(&page, "subscriber").await?;
    open_admin(&page, SETTINGS).await?;
    let said = page.text("body").await?;
    assert!(said.contains("not allowed"), "{said}");
    let nonce = page.value("Boolean(document.querySelector('[name=_wpnonce]'))").await?;
    assert_eq!(nonce, json!(false));
    // A subscriber can send the form without a nonce.
    assert_eq!(send(&page, "").await?, json!(403));

    sign_in(&page, "admin").await?;
    open_admin(&page, SETTINGS).await?;
    assert_eq!(send(&page, "made-up").await?, json!(403));
    let nonce = page.value("document.querySelector('[name=_wpnonce]').value").await?;
    let taken = "document.body.innerHTML.includes('Taken over')";
    open_admin(&page, SETTINGS).await?;
    assert_eq!(page.value(taken).await?, json!(false));

    // The same form with the administrator's own nonce, sent by the subscriber.
    sign_in(&page, "subscriber").await?;
    assert_eq!(send(&page, nonce.as_str().unwrap_or_default()).await?, json!(403));
    open(&page, "settings").await?;
    assert_eq!(page.value(taken).await?, json!(false));
    Ok(())
}

/// Sends the form of the settings page and gives the status of the response.
async fn send(page: &Page, nonce: &str) -> Result<Value> {
    let script = format!(
        "const done = arguments[0]; fetch('/wp-admin/options.php', {{ method: 'POST', body: new URLSearchParams({{
            option_page: 'ketamine-outlook', action: 'update', _wpnonce: {}, 'ketamine_outlook[clinic_name]': 'Taken over',
        }}) }}).then(it => done(it.status));",
        json!(nonce)
    );
    page.run_async(&script).await
}

#[tokio::test]
#[ignore = "needs a WordPress: cargo xtask wordpress"]
async fn editor_previews_and_saves_the_block() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.resize((1280, 900)).await?;
    sign_in(&page, "admin").await?;
    open_admin(&page, "post-new.php?post_type=page").await?;
    page.until(
        "the editor is there",
        "window.wp?.data?.select('core/editor')?.getCurrentPostId?.()",
    )
    .await?;
    let insert = "(() => { wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide');
        const block = wp.blocks.createBlock('ketamine-outlook/outlook', { clinicName: 'Set here', region: 'CA' });
        wp.data.dispatch('core/block-editor').insertBlocks(block); return true; })()";
    page.value(insert).await?;
    let frame = "(document.querySelector('[name=editor-canvas]')?.contentDocument ?? document)";
    let drawn = format!("{frame}.querySelector('ketamine-outlook[region=CA]')");
    page.until("the server draws the block", &drawn).await?;
    let labels = "Array.from(document.querySelectorAll('.block-editor-block-inspector label'), it => it.textContent)";
    page.until("its fields are there", &format!("{labels}.includes('Name of the clinic')")).await?;
    page.screenshot("wordpress-editor").await?;
    let save = "const done = arguments[0]; wp.data.dispatch('core/editor').editPost({ title: 'Edited', status: 'publish' });
        wp.data.dispatch('core/editor').savePost()
            .then(() => done(wp.data.select('core/editor').getPermalink()));";
    let address = page.run_async(save).await?;
    page.open_address(address.as_str().context("the page was not saved")?).await?;
    in_charge(&page).await?;
    press(&page, "label:has([value=crps])").await?;
    let name =
        "JSON.parse(document.querySelector('ketamine-outlook').getAttribute('config')).clinic.name";
    assert_eq!(page.value(name).await?, json!("Set here"));
    Ok(())
}
