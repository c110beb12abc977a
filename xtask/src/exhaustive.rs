//! The exhaustive check of `tests/exhaustive/`.

use anyhow::Result;

use crate::process::{cargo, program, run};

const PROGRAM: &str = "outlook-exhaustive";

/// Checks a sample, in under a minute on two cores.
pub(crate) fn sample() -> Result<()> {
    run(program(PROGRAM)?.arg("--quick"))
}

/// Checks everything, or what these options of the program name.
pub(crate) fn check(options: &[String]) -> Result<()> {
    if options.iter().any(|option| option == "--quick") {
        run(program(PROGRAM)?.args(options))
    } else {
        // Optimised as a release; the sample is done before that is compiled.
        let run_release = ["run", "--quiet", "--profile", "bench-host", "--package", PROGRAM, "--"];
        run(cargo(run_release).args(options))
    }
}
