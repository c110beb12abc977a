//! Icons, drawn as one path.

use yew::prelude::*;

/// A decorative icon, hidden from screen readers: the text beside it carries the meaning.
pub(crate) fn icon(class: &'static str, view_box: &'static str, path: &'static str) -> Html {
    html! {
        <svg class={class} aria-hidden="true" focusable="false" viewBox={view_box}><path d={path}/></svg>
    }
}
