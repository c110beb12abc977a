//! The sizes of text in `styles/`.

use std::fs;
use std::path::Path;

/// The sizes of text on a screen, in `em`. On a slow phone each further one costs the first picture
/// some 12 ms, as a browser makes a font ready by size and weight. 1.2 and .55 are for enlarged text.
const SCALE: [&str; 9] =
    [".55em", ".78em", ".92em", "1em", "1.1em", "1.2em", "1.35em", "1.5em", "1.7em"];

/// Sheets for paper, and those of one page alone.
const APART: [&str; 7] = [
    "outlook/sheet.css",
    "print.css",
    "answer.css",
    "configure.css",
    "element.css",
    "frame.css",
    "kiosk.css",
];

fn off_the_scale(sheet: &str) -> Vec<String> {
    let parts = sheet.split("/*");
    let code: String =
        parts.map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    let written = code.split([';', '{', '}']).map(str::trim);
    let sizes = written.filter(|it| it.starts_with("font-size:") || it.starts_with("font:"));
    let fits = |it: &str| {
        it.split([' ', ':', '/']).all(|part| !part.ends_with("em") || SCALE.contains(&part))
    };
    sizes.filter(|it| !fits(it)).map(str::to_owned).collect()
}

#[test]
fn text_on_a_screen_has_a_size_of_the_scale() {
    let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles");
    let mut count = 0;
    for folder in ["", "elements/", "outlook/", "pages/"] {
        for entry in fs::read_dir(styles.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{folder}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_file() && !APART.contains(&&*name) {
                let sheet = fs::read_to_string(&path).unwrap();
                assert_eq!(off_the_scale(&sheet), [""; 0], "styles/{name}; what fits: {SCALE:?}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count} sheets");
    let wrong = ".a{font-size:.9em;}/* ; */ .b{font:600 1em/1.4 x;}.c{font:600 .95em / 1 x}";
    assert_eq!(off_the_scale(wrong), ["font-size:.9em", "font:600 .95em / 1 x"]);
}
