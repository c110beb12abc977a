//! What a person takes along: the visit as text on the clipboard, or as a FHIR or CSV file.

use outlook_domain::ButtonAction;
use outlook_engine::screening::Outcome;
use outlook_export::{Visit, fhir, table, text};
use yew::prelude::*;

use crate::edge::download::File;
use crate::edge::share;
use crate::elements::button;
use crate::session::{Export, Session};
use crate::setting::Setting;
use outlook_i18n::{Words, ui};

/// What became of the last export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExportStatus {
    /// It is on the clipboard.
    Copied,
    /// It is a file.
    Saved,
    /// It could not be written.
    Failed,
}

/// The buttons, and a status line for the last one.
pub(crate) fn view(words: Words, outcome: Outcome, status: Option<ExportStatus>) -> Html {
    let edge = "ko-quiet ko-quiet-edge";
    let said = status.map(|status| match status {
        ExportStatus::Copied => ui::TAKE_COPIED,
        ExportStatus::Saved => ui::TAKE_SAVED,
        ExportStatus::Failed => ui::TAKE_FAILED,
    });
    html! {
        <div class="ko-export">
            <div class="ko-actions">
                { button(edge, ButtonAction::Copy, words.ui(ui::TAKE_COPY)) }
                { button(edge, ButtonAction::DownloadText, words.ui(ui::TAKE_TEXT)) }
                { button(edge, ButtonAction::DownloadFhir, words.ui(ui::TAKE_FHIR)) }
                if outcome.shows_ranges() {
                    { button(edge, ButtonAction::DownloadCsv, words.ui(ui::TAKE_CSV)) }
                }
            </div>
            <p role="status">{ said.map(|key| words.ui(key)) }</p>
        </div>
    }
}

/// The button that offers the visit to another app, where the browser can.
pub(crate) fn share(words: Words) -> Html {
    if cfg!(feature = "kiosk") || !share::is_there() {
        return Html::default();
    }
    button("ko-quiet ko-quiet-edge", ButtonAction::Share, words.ui(ui::TAKE_SHARE))
}

/// The visit as it is written down; `None` before the condition is answered.
pub(crate) fn visit<'a>(
    words: Words,
    setting: &'a Setting,
    session: &Session,
) -> Option<Visit<'a>> {
    Some(Visit {
        region: setting.region,
        matters: session.ticked_matters().collect(),
        phq9: session.phq9().copied(),
        ..Visit::new(*session.outlook()?, words, &setting.config)
    })
}

/// The visit as text.
pub(crate) fn text(visit: &Visit<'_>) -> String {
    text::sheet(visit)
}

/// The visit as a file; `None` for what is no file.
pub(crate) fn file(visit: &Visit<'_>, form: Export) -> Option<File> {
    let (name, media_type, text) = match form {
        Export::Copy | Export::Share => return None,
        Export::Csv => ("ketamine-outlook.csv", "text/csv", table::csv(visit)),
        Export::Text => ("ketamine-outlook.txt", "text/plain", text(visit)),
        Export::Fhir => ("ketamine-outlook.json", "application/fhir+json", fhir::json(visit).ok()?),
    };
    Some(File { name, media_type, text })
}
