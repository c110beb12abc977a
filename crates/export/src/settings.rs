//! A report on a clinic's settings, for the console of a page and for the page that writes them. The
//! widget itself only knows whether they are valid.

use outlook_engine::Config;
use outlook_engine::accent;
use outlook_engine::config::Field;

/// One line for each problem: `problem`, path, what was found, what fits. Where there is none, one for
/// each value that is adjusted: `notice`, path, what was found, what is used. Tabs separate them.
#[must_use]
pub fn report(settings: &str) -> String {
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
    use super::report;

    #[test]
    fn each_problem_has_a_line_of_four_parts() {
        let report = report("region\u{1f}string\u{1f}X\tX\u{1f}a\u{1f}number\u{1f}1\u{1f}");
        let lines: Vec<Vec<&str>> = report.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0][..3], ["problem", "region", "\"X·X\""]);
        assert!(lines[0][3].starts_with("one of \"US\"") && lines[1].len() == 4, "{lines:?}");
    }

    #[test]
    fn an_adjusted_colour_is_a_notice() {
        let accent = |colour: &str| report(&format!("accent\u{1f}string\u{1f}{colour}\u{1f}"));
        assert!(
            accent("#ffcc00").starts_with("notice\taccent\t#ffcc00\t#"),
            "{}",
            accent("#ffcc00")
        );
        assert_eq!(report(""), "");
    }
}
