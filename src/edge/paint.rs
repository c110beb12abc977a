//! A clinic's colour, set where the style sheet reads it.

use outlook_engine::Config;
use outlook_engine::accent::{Rgb, Theme};
use outlook_engine::config::Field;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Sets the tokens that follow from the accent on the `.ko` that holds `root`, for both themes. By
/// script, since a policy that allows no inline style lets no attribute do it.
pub(crate) fn paint(root: &Element, config: &Config) {
    let Some(found) = config.text(Field::Accent).and_then(Rgb::read) else { return };
    let Ok(Some(ko)) = root.closest(".ko") else { return };
    let Some(ko) = ko.dyn_ref::<HtmlElement>() else { return };
    let mut text = String::from("--ko-on-accent:#fff;--ko-dark-on-accent:#000");
    let light = [";--ko-accent:", ";--ko-chosen:", ";--ko-band:"];
    let dark = [";--ko-dark-accent:", ";--ko-dark-chosen:", ";--ko-dark-band:"];
    for (theme, names) in [(Theme::Light, light), (Theme::Dark, dark)] {
        let tones = theme.tones(found);
        for (name, tone) in names.into_iter().zip([tones.accent, tones.chosen, tones.band]) {
            text.push_str(name);
            tone.put(&mut text);
        }
    }
    ko.style().set_css_text(&text);
}
