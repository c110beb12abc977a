//! The element on hosts' pages with strict policies, hostile styles and unusual scripts.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::host_page;
use crate::harness::host_page::{
    ELEMENT, Site, go_to_result, press, query, recorded_events, wait_until,
};

#[tokio::test]
async fn strict_policy_causes_no_complaint() -> Result<()> {
    let page = host_page::ready("strict-policy.html").await?;
    go_to_result(&page, ELEMENT).await?;
    assert_eq!(page.value("window.complaints").await?, json!([]));
    let styled = format!("getComputedStyle({}).borderRadius", query(ELEMENT, ".ko-button"));
    assert_eq!(page.value(&styled).await?, json!("10px"));
    Ok(())
}

#[tokio::test]
async fn host_page_is_left_unchanged() -> Result<()> {
    let site = Site::new()?;
    let page = site.open("plain.html").await?;
    let before = page.value("window.pageState()").await?;
    wait_until(&page, host_page::READY).await?;
    assert_eq!(page.value("window.pageState()").await?, before, "once loaded");
    assert_eq!(page.value("window.scrolls").await?, json!(0), "once loaded");
    assert_eq!(page.value("document.activeElement.tagName").await?, json!("BODY"));
    let served = page.served().len();
    go_to_result(&page, ELEMENT).await?;
    let after = page.value("window.pageState()").await?;
    let without_focus = |state: &Value| -> Result<Value> {
        let mut state: Value = serde_json::from_str(state.as_str().unwrap_or_default())?;
        state["focus"] = Value::Null;
        Ok(state)
    };
    assert_eq!(without_focus(&after)?, without_focus(&before)?, "at the result");
    assert_eq!(page.served().len(), served, "asked for later: {:?}", page.served());
    assert_eq!(page.value("window.complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn next_question_focuses_its_heading() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    press(&page, ELEMENT, "input[value=crps]").await?;
    press(&page, ELEMENT, "[data-action=continue]").await?;
    let heading = format!("{}.activeElement?.matches('h1[tabindex]')", host_page::WIDGET);
    wait_until(&page, &heading).await?;
    let top = format!("{}.querySelector('.ko-app').getBoundingClientRect().top", host_page::WIDGET);
    wait_until(&page, &format!("Math.abs({top}) < 2")).await
}

#[tokio::test]
async fn cross_origin_element_loads_with_cors_and_integrity() -> Result<()> {
    let (_other, server, site) = host_page::cross_origin(&[""])?;
    let page = site.ready("cross-origin.html").await?;
    go_to_result(&page, ELEMENT).await?;
    assert_eq!(page.value("window.complaints").await?, json!([]));
    let own = page.served().into_iter().filter(|target| target.contains("embed")).count();
    assert_eq!(own, 0, "{:?}", page.served());
    let asked = server.requested();
    let once: BTreeSet<_> = asked.iter().collect();
    assert_eq!(once.len(), asked.len(), "asked for twice: {asked:?}");
    Ok(())
}

#[tokio::test]
async fn two_elements_are_independent() -> Result<()> {
    let page = host_page::ready("two-elements.html").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-ready').length === 2").await?;
    let lang = |id: &str| format!("{}.lang", query(id, ".ko-app"));
    assert_eq!(page.value(&lang("#one")).await?, json!("en"));
    assert_eq!(page.value(&lang("#other")).await?, json!("es"));
    let line = |id: &str| format!("{}.href", query(id, ".ko-crisis-lines a"));
    assert_eq!(page.value(&line("#one")).await?, json!("tel:999"));
    assert_eq!(page.value(&line("#other")).await?, json!("tel:911"));
    let paper = |id: &str| format!("getComputedStyle({}).backgroundColor", query(id, ".ko"));
    assert_ne!(page.value(&paper("#one")).await?, page.value(&paper("#other")).await?);
    go_to_result(&page, "#other").await?;
    assert_eq!(page.value(&query("#one", "input:checked")).await?, Value::Null);
    assert_eq!(page.value(&format!("{}.dataset.page", query("#one", "form"))).await?, "1");
    Ok(())
}

#[tokio::test]
async fn events_carry_answers_only_when_exposed() -> Result<()> {
    let page = host_page::ready("two-elements.html").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-ready').length === 2").await?;
    for id in ["#one", "#other"] {
        go_to_result(&page, id).await?;
    }
    wait_until(&page, "events.filter(it => it.type === 'ko-result').length === 2").await?;
    for event in recorded_events(&page, "ko-step").await? {
        assert_eq!(event["composed"], json!(true));
        if event["id"] == "one" {
            let detail = event["detail"].as_object().map(|it| it.keys().collect::<Vec<_>>());
            assert_eq!(detail, Some(vec![&"index".to_owned()]), "{event}");
        }
    }
    let of = |all: &[Value], id: &str| -> Vec<Value> {
        all.iter().filter(|it| it["id"] == id).map(|it| it["detail"].clone()).collect()
    };
    let steps = recorded_events(&page, "ko-step").await?;
    let indexes: Vec<Value> = of(&steps, "one").iter().map(|it| it["index"].clone()).collect();
    assert_eq!(indexes, (1..=indexes.len()).map(Value::from).collect::<Vec<_>>());
    let results = recorded_events(&page, "ko-result").await?;
    assert_eq!(of(&results, "one"), [Value::Null]);
    let detail = &of(&results, "other")[0];
    assert_eq!(detail["outcome"], "discuss_first");
    assert_eq!(detail["answers"], json!({ "condition": "depression" }));
    assert_eq!(detail["findings"], json!(["safety_unsaid"]));
    // The person reads which it is.
    for (id, said) in [("#one", "leaves this device"), ("#other", "puede leer sus respuestas")] {
        let foot = page.value(&format!("{}.textContent", query(id, ".ko-foot"))).await?;
        assert!(foot.as_str().is_some_and(|foot| foot.contains(said)), "{id}: {foot}");
    }
    Ok(())
}

#[tokio::test]
async fn urgent_screen_fires_no_event() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    press(&page, ELEMENT, "input[value=ptsd]").await?;
    press(&page, ELEMENT, "[data-action=continue]").await?;
    press(&page, ELEMENT, "input[value=plan]").await?;
    press(&page, ELEMENT, "[data-action=continue]").await?;
    wait_until(&page, &query(ELEMENT, "[data-screen=urgent]")).await?;
    let steps = recorded_events(&page, "ko-step").await?;
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert!(recorded_events(&page, "ko-result").await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn second_script_warns_and_does_nothing() -> Result<()> {
    let page = host_page::ready("script-twice.html").await?;
    wait_until(&page, "complaints.some(it => it.includes('twice'))").await?;
    assert_eq!(page.value("complaints.length").await?, json!(1));
    go_to_result(&page, ELEMENT).await
}

#[tokio::test]
async fn element_works_inside_another_shadow_root() -> Result<()> {
    let page = host_page::ready("nested-shadow.html").await?;
    let inner =
        "document.getElementById('outer').shadowRoot.querySelector('ketamine-outlook').shadowRoot";
    page.value(&format!("{inner}.querySelector('input[value=crps]').click()")).await?;
    page.value(&format!("{inner}.querySelector('[data-action=continue]').click()")).await?;
    wait_until(&page, &format!("{inner}.querySelector('[data-question=safety_now]')")).await?;
    wait_until(&page, &format!("{inner}.activeElement?.matches('h1')")).await?;
    // Its events cross the roots.
    assert_eq!(recorded_events(&page, "ko-step").await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn hidden_element_appears_when_shown() -> Result<()> {
    let page = host_page::ready("hidden.html").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-ready').length === 2").await?;
    let seen = |id: &str| {
        let heading = query(id, "h1");
        format!(
            "{heading}.checkVisibility({{ visibilityProperty: true }}) && {heading}.offsetHeight > 0"
        )
    };
    for id in ["#one", "#other"] {
        assert_eq!(page.value(&seen(id)).await?, json!(false), "{id}");
    }
    page.value("document.getElementById('gone').style.display = 'block'").await?;
    page.value("document.getElementById('unseen').style.visibility = 'visible'").await?;
    for id in ["#one", "#other"] {
        wait_until(&page, &seen(id)).await?;
    }
    wait_until(&page, "events.some(it => it.type === 'ko-heightchange' && it.id === 'one' && it.detail.height > 500)").await?;
    go_to_result(&page, "#one").await
}

/// The computed styles and widths that a host could change.
const LOOKS: &str = "Array.from(document.querySelector('ketamine-outlook').shadowRoot
    .querySelectorAll('.ko, .ko-app, h1, h2, p, label, input, button, a, .ko-crisis')).map(it => {
        const { font, lineHeight, letterSpacing, wordSpacing, textTransform, textAlign, direction,
            color, backgroundColor, whiteSpace, cursor, display, position, border, float } = getComputedStyle(it);
        const { width } = it.getBoundingClientRect();
        return [it.tagName, font, lineHeight, letterSpacing, wordSpacing, textTransform, textAlign, direction,
            color, backgroundColor, whiteSpace, cursor, display, position, border, float,
            Math.round(width)].join(' | ');
    })";

#[tokio::test]
async fn host_styles_do_not_reach_inside() -> Result<()> {
    let site = Site::new()?;
    let page = site.open("plain.html").await?;
    let mut looks = Vec::new();
    for file in ["plain.html", "important-styles.html", "inherited-styles.html"] {
        host_page::ready_at(&page, file).await?;
        // All pages as wide as the window.
        page.value("document.body.style.setProperty('margin', '0', 'important')").await?;
        wait_until(&page, &query(ELEMENT, ".ko-term")).await?;
        let first = page.value(LOOKS).await?;
        go_to_result(&page, ELEMENT).await?;
        wait_until(&page, &query(ELEMENT, "[data-screen=result] .ko-term")).await?;
        looks.push((first, page.value(LOOKS).await?));
    }
    let differ = |one: &Value, other: &Value| -> Vec<String> {
        let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let pairs = rows(one).into_iter().zip(rows(other));
        pairs.filter(|(a, b)| a != b).map(|(a, b)| format!("{a}\n{b}")).collect()
    };
    assert!(looks[0].0.as_array().is_some_and(|rows| rows.len() > 40));
    for (first, result) in &looks[1..] {
        assert_eq!(differ(&looks[0].0, first), Vec::<String>::new(), "the first question");
        assert_eq!(differ(&looks[0].1, result), Vec::<String>::new(), "the result");
        assert_eq!(looks[0].1.as_array().map(Vec::len), result.as_array().map(Vec::len));
    }
    Ok(())
}

#[tokio::test]
async fn element_styles_do_not_leak_out() -> Result<()> {
    let site = Site::new()?;
    let looks = "['html', 'body', 'h1', '#before', '#after'].map(it => { const style = getComputedStyle(document.querySelector(it)); return Array.from(style, name => name.startsWith('--') ? '' : style.getPropertyValue(name)).filter(it => !/px/.test(it)).join(); })";
    let bare = site.without("ketamine-outlook.js")?;
    let without = bare.open("plain.html").await?.value(looks).await?;
    let with = host_page::ready("plain.html").await?.value(looks).await?;
    assert_eq!(with, without);
    Ok(())
}

#[tokio::test]
async fn element_fits_a_280_pixel_column() -> Result<()> {
    let mut page = host_page::ready("narrow-column.html").await?;
    page.resize((1280, 800)).await?;
    let fits = format!(
        "Array.from({}.querySelectorAll('*')).filter(it => it.getBoundingClientRect().right > 281
            && it.checkVisibility() && !it.closest('.ko-picture') && it.offsetWidth > 1)
            .map(it => it.className + ' ' + it.textContent.slice(0, 30))",
        host_page::WIDGET
    );
    assert_eq!(page.value(&fits).await?, json!([]), "the first question");
    // The help lines are under their title, as on a phone, however wide the window is.
    let top = |part: &str| format!("{}.getBoundingClientRect()", query(ELEMENT, part));
    let below = format!("{}.bottom <= {}.top", top(".ko-crisis-title"), top(".ko-crisis-lines"));
    assert_eq!(page.value(&below).await?, json!(true));
    go_to_result(&page, ELEMENT).await?;
    assert_eq!(page.value(&fits).await?, json!([]), "the result");
    assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth").await?, true);
    Ok(())
}

#[tokio::test]
async fn overridden_fetch_does_not_stop_loading() -> Result<()> {
    let page = Site::new()?.open("plain.html").await?;
    for how in ["throws", "nothing", "drained", "wrapped"] {
        host_page::ready_at(&page, &format!("overridden-fetch.html?how={how}")).await?;
        go_to_result(&page, ELEMENT).await?;
        assert!(recorded_events(&page, "ko-error").await?.is_empty(), "{how}");
    }
    Ok(())
}

#[tokio::test]
async fn moved_element_keeps_its_visit() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    press(&page, ELEMENT, "input[value=crps]").await?;
    press(&page, ELEMENT, "[data-action=continue]").await?;
    wait_until(&page, &query(ELEMENT, "[data-question=safety_now]")).await?;
    page.value("document.body.append(document.querySelector('ketamine-outlook'))").await?;
    page.value("document.body.offsetHeight").await?;
    assert_ne!(page.value(&query(ELEMENT, "[data-question=safety_now]")).await?, Value::Null);
    assert_eq!(recorded_events(&page, "ko-ready").await?.len(), 1);
    Ok(())
}
