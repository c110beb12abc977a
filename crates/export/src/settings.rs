//! What is to be told of a clinic's settings: to the console of a page, and to the page that makes
//! them. The widget itself only knows whether they hold.

use outlook_engine::Config;
use outlook_engine::accent;
use outlook_engine::config::Field;

/// One line for each problem: `problem`, path, what was found, what fits. Where all holds, one for
/// each value that is used in another way: `notice`, path, what was found, what is used.
#[must_use]
pub fn told(settings: &str) -> String {
    let lines: Vec<String> = match Config::read(settings) {
        Err(problems) => {
            let line = |it: &outlook_engine::config::Problem<'_>| {
                format!("problem\t{}\t{}\t{}", it.path, it.found(), it.fits())
            };
            problems.iter().map(line).collect()
        }
        Ok(config) => {
            let accent = config.text(Field::Accent);
            let used = accent.and_then(|found| Some((found, accent::used(found)?)));
            used.map(|(found, used)| format!("notice\taccent\t{found}\t{used}"))
                .into_iter()
                .collect()
        }
    };
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn each_problem_has_a_line_of_four_parts() {
        let told = told("region\u{1f}string\u{1f}X\tX\u{1f}a\u{1f}number\u{1f}1\u{1f}");
        let lines: Vec<Vec<&str>> = told.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0][..3], ["problem", "region", "\"X·X\""]);
        assert!(lines[0][3].starts_with("one of \"US\"") && lines[1].len() == 4, "{lines:?}");
    }

    #[test]
    fn a_colour_that_is_moved_is_a_notice_and_silence_is_consent() {
        let accent = |colour: &str| told(&format!("accent\u{1f}string\u{1f}{colour}\u{1f}"));
        assert!(
            accent("#ffcc00").starts_with("notice\taccent\t#ffcc00\t#"),
            "{}",
            accent("#ffcc00")
        );
        assert_eq!(told(""), "");
    }
}
