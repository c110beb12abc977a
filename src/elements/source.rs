//! How a source of the evidence is cited.

use outlook_engine::evidence::SourceIndex;
use outlook_i18n::Words;
use yew::prelude::*;

use super::text::tag;

/// The tag of a source, such as `S2`.
pub(crate) fn source_tag(source: SourceIndex) -> Html {
    tag(source.id())
}

/// The title of a source. A title in quotes is the document's own, and English in every language.
pub(crate) fn source_title(words: Words, source: SourceIndex) -> Html {
    let text = words.source_title(source);
    match text.strip_prefix('“').and_then(|text| text.split_once('”')) {
        Some((own, rest)) => html! { <>{ "“" }<span lang="en">{ own }</span>{ "”" }{ rest }</> },
        None => html! { text },
    }
}

/// The publisher, where it is known, and the note on the source.
pub(crate) fn source_origin(words: Words, source: SourceIndex) -> String {
    let (publisher, note) = (words.source_publisher(source), words.source_note(source));
    if publisher.is_empty() { note.to_owned() } else { format!("{publisher}; {note}") }
}
