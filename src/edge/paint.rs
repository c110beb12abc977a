//! A clinic's accent colour, as tokens of the style sheet.

use outlook_engine::Config;
use outlook_engine::accent::{Rgb, Theme};
use outlook_engine::config::Field;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Sets the colour tokens that follow from the accent, for both themes, on the `.ko` around `root`.
/// A script sets them, since a policy without inline styles blocks a `style` attribute.
pub(crate) fn paint(root: &Element, config: &Config) {
    let Some(accent) = config.text(Field::Accent).and_then(Rgb::read) else { return };
    let Ok(Some(ko)) = root.closest(".ko") else { return };
    let Some(ko) = ko.dyn_ref::<HtmlElement>() else { return };
    let mut text = String::from("--ko-on-accent:#fff;--ko-dark-on-accent:#000");
    let light = [";--ko-accent:", ";--ko-chosen:", ";--ko-band:"];
    let dark = [";--ko-dark-accent:", ";--ko-dark-chosen:", ";--ko-dark-band:"];
    for (theme, names) in [(Theme::Light, light), (Theme::Dark, dark)] {
        let tones = theme.tones(accent);
        for (name, tone) in names.into_iter().zip([tones.accent, tones.chosen, tones.band]) {
            text.push_str(name);
            tone.put(&mut text);
        }
    }
    ko.style().set_css_text(&text);
}
