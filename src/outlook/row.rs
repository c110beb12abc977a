//! One figure of the chart as a row: its words above its band. It opens to who says so, and why.

use outlook_domain::{Aspect, Slot};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use outlook_export::sheet::Figure;
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, evidence_card, figure};
use crate::elements::{around, plain, ui_text};
use outlook_i18n::{Words, ui};

/// A figure in the words of its claims, on the scale; inside who says so, and the studies that concern it. What
/// belongs to the row before it is in sight when that one is open.
pub(crate) fn view(context: &FigureContext, figure: &Figure) -> Html {
    let (words, slot) = (context.words, figure.slot());
    let content = html! {
        <>
            { around("summary", "ko-row-head", head(context, figure)) }
            if let Some(range) = figure.range() {
                { plain("p", "", words.slot_say(slot)) }
                { evidence_card::view(words, range, context.condition) }
            } else {
                { plain("p", "", words.slot_missing(slot)) }
            }
            { context.trials(slot, "h4") }
        </>
    };
    figure::element(["details", row_class(figure), ""], figure.range(), content)
}

/// The row on paper, where nothing opens.
pub(crate) fn printed(context: &FigureContext, figure: &Figure) -> Html {
    let head = around("div", "ko-row-head", head(context, figure));
    figure::element(["div", row_class(figure), ""], figure.range(), head)
}

fn row_class(figure: &Figure) -> &'static str {
    let belongs = matches!(figure.slot().aspect, Aspect::Peak | Aspect::MaintenanceException);
    match (belongs, figure.range().is_some_and(chart::is_general)) {
        (false, false) => "ko-row",
        (false, true) => "ko-row ko-row-general",
        (true, false) => "ko-row ko-row-inside",
        (true, true) => "ko-row ko-row-inside ko-row-general",
    }
}

/// What is in sight of a row: its title, the claims in short, its band, and the studies that are marked on it.
fn head(context: &FigureContext, figure: &Figure) -> Html {
    let (words, slot, range) = (context.words, figure.slot(), figure.range());
    let marks = context.marks(slot);
    let values = match range {
        Some(range) => values(words, range),
        None => ui_text(words, "span", "ko-row-empty", ui::ROW_MISSING),
    };
    let studies = marks.iter().map(|(trial, _)| {
        let text = [words.ui(ui::CHART_MARK), ": ", words.trial_mark(trial)].concat();
        plain("span", "ko-row-mark", text)
    });
    html! {
        <>
            <h3 class="ko-row-title">{ words.slot_title(slot) }{ from(words, slot) }</h3>
            { around("span", "ko-row-values", values) }
            { chart::track(range, slot, context.own_interval(slot), &marks) }
            { for studies }
            { own(context, slot) }
        </>
    }
}

/// What a length of time counts from.
fn from(words: Words, slot: Slot) -> Html {
    match words.slot_from(slot) {
        "" => Html::default(),
        from => html! { <>{ " " }{ plain("span", "ko-row-from", from) }</> },
    }
}

/// The class of a claim: the stricter one of several stands out.
pub(crate) fn class(range: &Range, claim: &'static Claim) -> &'static str {
    if range.goes_by(claim) { "ko-row-claim ko-row-stricter" } else { "ko-row-claim" }
}

/// The claims in short: as their sources put it, and of whom they speak, once where that is the same.
fn values(words: Words, range: &Range) -> Html {
    let mut rows = Vec::new();
    for (at, claim) in range.claims.iter().enumerate() {
        let population = words.claim_population(claim);
        let next = range.claims.get(at + 1);
        let repeats = next.is_some_and(|it| words.claim_population(it) == population);
        let note = if range.goes_by(claim) {
            [" ", words.ui(ui::STRICTER_COUNTS)].concat()
        } else if population.is_empty() || repeats {
            String::new()
        } else {
            [" (", population, ")"].concat()
        };
        let said = plain("span", "ko-row-words", words.claim_words(claim));
        rows.push(around("span", class(range, claim), html! { <>{ said }{ note }</> }));
    }
    rows.into_iter().collect()
}

/// The person's own last relief, in the words of their answer.
fn own(context: &FigureContext, slot: Slot) -> Html {
    context.own(slot).map_or_else(Html::default, |own| {
        let answer = context.words.option(own.choice);
        plain("span", "ko-own", context.words.fill(ui::OWN_RELIEF, &[("answer", answer)]))
    })
}
