//! The interface of the element: attributes, methods and the exports of its module.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::host_page;
use crate::harness::host_page::{
    ELEMENT, Site, go_to_result, press, query, recorded_events, wait_until,
};
use crate::harness::page::Page;

const IT: &str = "document.querySelector('ketamine-outlook')";

#[tokio::test]
async fn language_theme_and_mode_change_keep_the_visit() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    press(&page, ELEMENT, "input[value=crps]").await?;
    press(&page, ELEMENT, "[data-action=continue]").await?;
    wait_until(&page, &query(ELEMENT, "[data-question=safety_now]")).await?;
    page.value(&format!("Object.assign({IT}, {{ lang: 'es', theme: 'dark', mode: 'page' }})"))
        .await?;
    wait_until(
        &page,
        &query(
            ELEMENT,
            ".ko[data-theme=dark][data-mode=page] .ko-app[lang=es] [data-question=safety_now]",
        ),
    )
    .await?;
    let label = format!("{}.ariaLabel", query(ELEMENT, ".ko"));
    wait_until(&page, &format!("{label}.includes('ketamina')")).await?;
    page.value(&format!("{IT}.region = 'AU'")).await?;
    wait_until(&page, &query(ELEMENT, "[data-question=condition]")).await?;
    let first = format!("{}.href", query(ELEMENT, ".ko-crisis-lines a"));
    assert_eq!(page.value(&first).await?, json!("tel:000"));
    Ok(())
}

#[tokio::test]
async fn reset_clears_answers_without_taking_focus() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    go_to_result(&page, ELEMENT).await?;
    page.value("document.activeElement.blur()").await?;
    page.value("window.scrollTo(0, 0)").await?;
    let scrolls = page.value("scrollY").await?;
    page.value(&format!("{IT}.reset()")).await?;
    wait_until(&page, &query(ELEMENT, "[data-question=condition]")).await?;
    assert_eq!(page.value(&query(ELEMENT, "input:checked")).await?, Value::Null);
    assert_eq!(page.value("document.activeElement.tagName").await?, json!("BODY"));
    assert_eq!(page.value("scrollY").await?, scrolls);
    assert_eq!(recorded_events(&page, "ko-reset").await?.len(), 1);
    page.value(&format!("{IT}.focus()")).await?;
    assert_eq!(page.value(&format!("{IT}.shadowRoot.activeElement.tagName")).await?, json!("H1"));
    // The button on the screen fires the event, too.
    go_to_result(&page, ELEMENT).await?;
    press(&page, ELEMENT, "[data-action=restart]").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-reset').length === 2").await
}

#[tokio::test]
async fn visit_exports_in_four_formats() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let export = |form: &str| {
        format!(
            "const done = arguments[arguments.length - 1];
             {IT}.exportAs('{form}').then(done, (error) => done('failed: ' + error.message))"
        )
    };
    let early = page.run_async(&export("json")).await?;
    assert!(
        early.as_str().is_some_and(|it| it.starts_with("failed: exportAs: there is no")),
        "{early}"
    );
    go_to_result(&page, ELEMENT).await?;
    let text = page.run_async(&export("json")).await?;
    let json: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    assert_eq!(json["answers"], json!({ "condition": "depression" }));
    assert_eq!(json["outlook"]["outcome"], "discuss_first");
    let fhir = page.run_async(&export("fhir")).await?;
    let fhir: Value = serde_json::from_str(fhir.as_str().unwrap_or_default())?;
    assert_eq!(fhir["resourceType"], "QuestionnaireResponse");
    for (form, has) in
        [("text", "Depression"), ("csv", "onset"), ("pdf", "failed: exportAs: found \"pdf\"")]
    {
        let output = page.run_async(&export(form)).await?;
        assert!(output.as_str().is_some_and(|it| it.contains(has)), "{form}: {output}");
    }
    Ok(())
}

#[tokio::test]
async fn evaluate_returns_outlook_or_names_the_error() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let evaluate = |answers: &str| {
        format!(
            "const done = arguments[arguments.length - 1];
             import('../embed/ketamine-outlook.js').then((it) => it.evaluate({answers}))
                 .then(done, (error) => done(String(error)))"
        )
    };
    let answers = json!({ "condition": "crps", "age": "18_64", "heart": [], "body": ["bladder"] });
    let output = page.run_async(&evaluate(&answers.to_string())).await?;
    let answers: outlook_engine::Answers = serde_json::from_value(answers)?;
    assert_eq!(output, serde_json::to_value(outlook_engine::evaluate(&answers))?);
    for (answers, named) in [
        ("{ condition: 'flu' }", "condition: unknown option \"flu\"; what fits: depression"),
        ("{ condition: 'crps', other: 1 }", "unknown field \"other\"; what fits: condition"),
        ("[]", "found a list; what fits: an object"),
        ("undefined", "found null; what fits: an object"),
        ("{ condition: 'crps', phq9_9: 1.5 }", "phq9_9: found a number that is not whole"),
        ("{ condition: () => {} }", "found a function; what fits: texts"),
        (
            "((it) => { it.heart = it; return it; })({ condition: 'crps' })",
            "heart: found an object",
        ),
        (
            "((it) => { it.heart = [it.heart]; for (let at = 0; at < 1e3; at += 1) it.heart = [it.heart]; \
           return it; })({ condition: 'crps' })",
            "found values in values without end; what fits",
        ),
        ("{}", "condition"),
    ] {
        let output = page.run_async(&evaluate(answers)).await?;
        assert!(output.as_str().is_some_and(|it| it.contains(named)), "{answers}: {output}");
    }
    Ok(())
}

#[tokio::test]
async fn print_leaves_out_the_host_page() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    go_to_result(&page, ELEMENT).await?;
    // A test cannot print: it looks at the document that would be printed.
    page.value("window.print = () => { window.printedAll = true; }").await?;
    let watch = "(() => { const append = Node.prototype.appendChild; Node.prototype.appendChild = function (node) {
        append.call(this, node);
        if (node.contentWindow) node.contentWindow.print = () => { window.paper = node.contentDocument; };
        return node;
    }; })()";
    page.value(watch).await?;
    press(&page, ELEMENT, "[data-screen=result] [data-action=print]").await?;
    wait_until(&page, "window.paper?.querySelector('.ko-sheet')").await?;
    assert_eq!(
        page.value("window.paper.body.innerText.includes('What the clinic says')").await?,
        json!(false)
    );
    assert_eq!(
        page.value("window.paper.adoptedStyleSheets[0].cssRules.length > 10").await?,
        json!(true)
    );
    assert_eq!(page.value("window.printedAll ?? false").await?, json!(false));
    Ok(())
}

#[tokio::test]
async fn configuration_is_applied_and_its_errors_are_named() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    page.value(&format!("{IT}.configure({{ region: 'GB' }})")).await?;
    let first = format!("{}?.href", query(ELEMENT, ".ko-crisis-lines a"));
    wait_until(&page, &format!("{first} === 'tel:999'")).await?;
    assert_eq!(page.value(&format!("{IT}.getConfiguration()")).await?, json!({ "region": "GB" }));
    let refused =
        format!("(() => {{ try {{ {IT}.configure('x') }} catch (it) {{ return it.message }} }})()");
    let refused = page.value(&refused).await?;
    assert_eq!(refused, json!("configure: found \"x\"; what fits: an object"));
    let late = "(() => { const it = document.createElement('ketamine-outlook'); it.id = 'late';
        it.setAttribute('config', 'https://example.org/config.json'); document.body.append(it); })()";
    page.value(late).await?;
    wait_until(&page, "events.some(it => it.type === 'ko-error' && it.id === 'late')").await?;
    let detail = &recorded_events(&page, "ko-error").await?[0]["detail"];
    assert_eq!((&detail["reason"], &detail["fatal"]), (&json!("config"), &json!(false)));
    wait_until(&page, &query("#late", "[data-question=condition]")).await
}

#[tokio::test]
async fn region_attribute_overrides_the_configuration() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let first = format!("{}?.href", query(ELEMENT, ".ko-crisis-lines a"));
    page.value(&format!("{IT}.configure({{ region: 'XX' }})")).await?;
    wait_until(&page, "events.some(it => it.detail?.message?.startsWith('region: found \"XX\"'))")
        .await?;
    page.value(&format!("{IT}.region = 'AU'")).await?;
    wait_until(&page, &format!("{first} === 'tel:000'")).await?;
    assert_eq!(page.value(&query(ELEMENT, ".ko-unread")).await?, Value::Null);
    page.value(&format!("{IT}.configure({{ region: 'GB' }})")).await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-ready').length === 4").await?;
    assert_eq!(page.value(&first).await?, json!("tel:000"));
    Ok(())
}

#[tokio::test]
async fn unreadable_attribute_is_reported() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    page.value(&format!("{IT}.config = '{{ no JSON'")).await?;
    wait_until(&page, &query(ELEMENT, ".ko-unread")).await?;
    wait_until(&page, "events.some(it => it.type === 'ko-error')").await?;
    let detail = &recorded_events(&page, "ko-error").await?[0]["detail"];
    let message = detail["message"].as_str().unwrap_or_default();
    assert!(message.starts_with("the configuration: found \"{ no JSON\"; what fits: an object"));
    assert_eq!((&detail["reason"], &detail["fatal"]), (&json!("config"), &json!(false)));
    assert_eq!(page.value(&format!("{IT}.getConfiguration()")).await?, json!({}));
    Ok(())
}

/// Expressions of settings with the clinic's name `NAME`, and the problem that is named.
const STRANGE: [(&str, &str); 14] = [
    (
        "(() => { const it = { name: NAME }; it.it = it; return { clinic: it }; })()",
        "clinic.it: found {…}",
    ),
    (
        "(() => { const it = { clinic: { name: NAME } }; it.kiosk = it; return it; })()",
        "kiosk.kiosk: found {…}; what fits: an object with any of idle",
    ),
    (
        "(() => { let it = []; for (let at = 0; at < 1000; at += 1) it = [it]; return { clinic: { name: NAME, phone: it } }; })()",
        "clinic.phone: found […]; what fits: a telephone number",
    ),
    (
        "(() => { let it = {}; for (let at = 0; at < 100000; at += 1) it = { it }; return { clinic: { name: NAME }, it }; })()",
        "it: found {…}; what fits: an object with any of clinic",
    ),
    ("{ clinic: { name: NAME }, greeting: 'x'.repeat(1e7) }", "greeting: found \"xxx"),
    (
        "{ clinic: { name: NAME }, kiosk: Object.fromEntries(Array(1e5).entries()) }",
        "kiosk: found more than 100 values",
    ),
    (
        "{ clinic: { name: NAME, get phone() { throw new Error('no'); } } }",
        "clinic.phone: found a value that throws when it is read; what fits: a telephone number",
    ),
    (
        "{ clinic: { name: NAME }, kiosk: new Proxy({}, { ownKeys() { throw 1; } }) }",
        "kiosk: found a value that throws when it is read; what fits: an object with any of idle",
    ),
    (
        "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return { clinic: { name: NAME }, languages: proxy }; })()",
        "languages: found a value that throws when it is read",
    ),
    (
        "new Proxy({ clinic: new Proxy({ name: NAME }, {}), region: 'XX' }, {})",
        "region: found \"XX\"; what fits: one of",
    ),
    (
        "{ clinic: { name: NAME }, plan: { infusions: 6n, days: 14 } }",
        "plan.infusions: found a bigint; what fits: a whole number",
    ),
    ("{ clinic: { name: NAME }, closing: () => 'x' }", "closing: found a function; what fits"),
    ("{ clinic: { name: NAME }, region: Symbol('GB') }", "region: found a symbol; what fits"),
    ("{ clinic: { name: NAME }, kiosk: { idle: NaN } }", "kiosk.idle: found NaN; what fits"),
];

#[tokio::test]
async fn strange_values_are_named_and_left_out() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    for (at, (settings, problem)) in STRANGE.into_iter().enumerate() {
        let name = format!("Harbour {at}");
        let settings = settings.replace("NAME", &format!("'{name}'"));
        page.run(&format!(
            "events.length = 0; {IT}.configure({settings}); {IT}.getConfiguration()"
        ))
        .await?;
        let shown = format!("{}?.textContent", query(ELEMENT, ".ko-clinic"));
        wait_until(&page, &format!("{shown} === '{name}'")).await?;
        wait_until(&page, "events.some(it => it.type === 'ko-error')").await?;
        let errors = recorded_events(&page, "ko-error").await?;
        let message = |error: &Value| error["detail"]["message"].as_str().unwrap_or("").to_owned();
        let messages: Vec<String> = errors.iter().map(message).collect();
        assert!(messages.iter().any(|it| it.starts_with(problem)), "{settings}: {messages:?}");
        assert!(messages.iter().all(|it| it.len() < 500), "{settings}: {messages:?}");
        for error in &errors {
            let detail = (&error["detail"]["reason"], &error["detail"]["fatal"]);
            assert_eq!(detail, (&json!("config"), &json!(false)), "{settings}");
        }
        assert_ne!(page.value(&query(ELEMENT, ".ko-unread")).await?, Value::Null, "{settings}");
    }
    // What is undefined is left out, and a logo of this site is kept as its path.
    page.run(&format!(
        "events.length = 0; const name = 'Harbour';
         {IT}.configure({{ clinic: {{ name, phone: undefined, logo: `${{location.origin}}/logo.svg` }} }})"
    ))
    .await?;
    let logo = format!("{}?.getAttribute('src')", query(ELEMENT, ".ko-clinic img"));
    wait_until(&page, &format!("{logo} === '/logo.svg'")).await?;
    assert_eq!(page.value(&query(ELEMENT, ".ko-unread")).await?, Value::Null);
    // The widget still answers.
    go_to_result(&page, ELEMENT).await
}

#[tokio::test]
async fn terms_and_storage_work_when_enabled() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let click = |selector: &str| format!("{}.click()", query(ELEMENT, selector));
    page.value(&click(".ko-reading-aids-open")).await?;
    wait_until(&page, &query(ELEMENT, "[name=ko-keys]")).await?;
    assert_eq!(page.value(&query(ELEMENT, "[name=ko-keep]")).await?, Value::Null, "off by itself");
    page.value(&click(".ko-reading-aids label:nth-of-type(3)")).await?;
    let size = format!("parseFloat(getComputedStyle({}).fontSize)", query(ELEMENT, ".ko-option"));
    wait_until(&page, &format!("{size} >= 26")).await?;

    page.value(&format!("{IT}.store = '7'")).await?;
    page.value(&format!("{IT}.reset()")).await?;
    wait_until(&page, &query(ELEMENT, ".ko-reading-aids-open")).await?;
    assert!(page.value(&size).await?.as_f64().is_some_and(|it| it < 20.0), "as it was");
    page.value(&click(".ko-reading-aids-open")).await?;
    press(&page, ELEMENT, "[name=ko-keep]").await?;
    go_to_result(&page, ELEMENT).await?;
    let kept = page.value("JSON.parse(localStorage.getItem('ketamine-outlook'))").await?;
    assert_eq!(kept["answers"]["condition"], json!(["depression"]), "{kept}");
    assert_eq!(kept["answers"].get("safety_now"), None, "{kept}");
    let infusion = "Array.from(document.querySelector('ketamine-outlook').shadowRoot
        .querySelectorAll('.ko-term')).find(it => it.textContent === 'infusion')";
    wait_until(&page, infusion).await?;
    page.value(&format!("{infusion}.click()")).await?;
    let said = page.value(&format!("{infusion}.nextElementSibling.textContent")).await?;
    assert_eq!(said, json!(" (an IV that goes slowly into a vein)"));

    // The next visit is offered the stored answers, and one press erases them.
    page.value(&format!("{IT}.reset()")).await?;
    wait_until(&page, &query(ELEMENT, ".ko-reading-aids-status button + button")).await?;
    page.value(&click(".ko-reading-aids-status button + button")).await?;
    assert_eq!(page.value("localStorage.length").await?, json!(0));
    assert_eq!(page.value("window.complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn kiosk_mode_has_no_links_and_keeps_nothing() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    page.run(&format!("Object.assign({IT}, {{ mode: 'kiosk', store: '7' }}); {IT}.reset()"))
        .await?;
    wait_until(&page, &query(ELEMENT, ".ko[data-mode=kiosk] .ko-crisis-lines a")).await?;
    let inside = "document.querySelector('ketamine-outlook').shadowRoot";
    let links = format!("{inside}.querySelectorAll('a[href]').length");
    assert_eq!(page.value(&links).await?, json!(0), "the first question");
    let small = format!(
        "Array.from({inside}.querySelectorAll('button, summary, .ko-option, .ko-view > span'))
            .filter(it => it.checkVisibility() && it.offsetHeight < 60)
            .map(it => it.className + ' ' + it.textContent.slice(0, 30))"
    );
    assert_eq!(page.value(&small).await?, json!([]), "the first question");
    go_to_result(&page, ELEMENT).await?;
    wait_until(&page, &query(ELEMENT, "[data-screen=result] .ko-term")).await?;
    assert_eq!(page.value(&links).await?, json!(0), "the result");
    assert_eq!(page.value(&small).await?, json!([]), "the result");
    let taken = format!(
        "Array.from({inside}.querySelectorAll('[data-section=formats], [data-action=print], .ko-reading-aids-open'))
            .filter(it => it.checkVisibility()).length"
    );
    assert_eq!(page.value(&taken).await?, json!(0));
    press(&page, ELEMENT, "[data-action=restart]").await?;
    wait_until(&page, "events.some(it => it.type === 'ko-reset')").await?;
    wait_until(&page, &query(ELEMENT, "[data-question=condition]")).await?;
    assert_eq!(page.value(&query(ELEMENT, "[data-action=undo]")).await?, Value::Null);
    assert_eq!(page.value("localStorage.length").await?, json!(0));
    Ok(())
}

#[tokio::test]
async fn first_language_waits_for_no_other_pack() -> Result<()> {
    let site = Site::new()?;
    let other = site.file_name("/es-", "txt")?;
    // In kiosk mode the row has the languages alone.
    for mode in ["inline", "kiosk"] {
        let page = Page::serving(site.path()).await?;
        let script = page.hold("ketamine-outlook.js");
        let pack = page.hold(&other);
        page.open_page("hosts/plain.html").await?;
        page.run(&format!("{IT}.setAttribute('mode', '{mode}')")).await?;
        drop(script);
        wait_until(&page, "window.events?.some(it => it.type === 'ko-ready')").await?;
        press(&page, ELEMENT, "input[value=crps]").await?;
        press(&page, ELEMENT, "[data-action=continue]").await?;
        wait_until(&page, &query(ELEMENT, "[data-question=safety_now]")).await?;
        assert_eq!(page.value(&query(ELEMENT, "[data-lang=es]")).await?, Value::Null);
        let still = format!(
            "{IT}.shadowRoot.getAnimations({{ subtree: true }}).every(it => it.playState === 'finished')"
        );
        wait_until(&page, &still).await?;
        let place = format!("{}.getBoundingClientRect().y", query(ELEMENT, "h1"));
        let before = page.value(&place).await?;
        drop(pack);
        wait_until(&page, &query(ELEMENT, "[data-lang=es]")).await?;
        assert_eq!(page.value(&place).await?, before, "{mode}: the question moves");
        press(&page, ELEMENT, "[data-lang=es]").await?;
        wait_until(&page, &query(ELEMENT, ".ko-app[lang=es] [data-question=safety_now]")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn requested_language_applies_once_its_pack_loads() -> Result<()> {
    let site = Site::new()?;
    let page = Page::serving(site.path()).await?;
    let hold = page.hold(&site.file_name("/es-", "txt")?);
    page.open_page("hosts/plain.html").await?;
    wait_until(&page, "window.events?.some(it => it.type === 'ko-ready')").await?;
    page.value("document.querySelector('ketamine-outlook').lang = 'es'").await?;
    wait_until(&page, &query(ELEMENT, ".ko-app[lang=en]")).await?;
    drop(hold);
    wait_until(&page, &query(ELEMENT, ".ko-app[lang=es]")).await
}
