//! Debian packages: installed as root on Debian; elsewhere an error names them.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use crate::process::{command, output, run};

/// Two programs cannot install at the same time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Installs packages; where this is not Debian, or not root, the error says what is needed and why.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let install = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        bail!("{why} On Debian, as root: {install}");
    }
    // A step may need a package while the thread that fetches tools installs others.
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    eprintln!("running {install}");
    run(&mut apt(&["update"]))?;
    run(apt(&["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// Unpacks packages below `place` without installing them: nothing is started or configured, and no
/// dependency is added.
pub(crate) fn unpack(packages: &[&str], place: &Path) -> Result<()> {
    if is_root() {
        run(&mut apt(&["update"]))?;
    }
    eprintln!("unpacking {} below {}", packages.join(", "), place.display());
    let archives = place.join("archives");
    fs::create_dir_all(&archives).with_context(|| format!("cannot make {}", archives.display()))?;
    // Without the last word apt complains that its own user may not write here.
    let mut download = apt(&["download", "--option", "APT::Sandbox::User=root"]);
    run(download.args(packages).current_dir(&archives))?;
    for archive in fs::read_dir(&archives)? {
        run(command("dpkg-deb", ["--extract"]).arg(archive?.path()).arg(place))?;
    }
    Ok(())
}

/// The packages that one recommends.
pub(crate) fn recommended(package: &str) -> Result<Vec<String>> {
    let listed = output(&mut command("apt-cache", ["depends", package]))?;
    let names = listed.lines().filter_map(|line| line.trim().strip_prefix("Recommends: "));
    Ok(names.map(str::to_owned).collect())
}

/// Whether packages can be installed; as root Chromium needs to run without its sandbox.
pub(crate) fn is_root() -> bool {
    output(&mut command("id", ["--user"])).is_ok_and(|id| id == "0")
}

fn apt(arguments: &[&str]) -> Command {
    let mut apt = command("apt-get", arguments);
    apt.arg("--quiet=2").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
