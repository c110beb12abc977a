//! A test that runs once more without a network.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Result, bail, ensure};

/// Set in the run that has no network.
const CUT: &str = "KO_NETWORK_IS_CUT";

/// Runs the test of this name once more where the system has no network but its own loopback; false
/// where it is there already, and the test has to do its work.
pub(crate) fn rerun_without_network(name: &str) -> Result<bool> {
    if env::var_os(CUT).is_some() {
        let routes = fs::read_to_string("/proc/net/route")?;
        ensure!(routes.lines().count() <= 1, "there is a route: {routes}");
        return Ok(false);
    }
    let inside = "ip link set lo up && exec \"$0\" --exact \"$1\" --nocapture";
    let status = cut()?
        .args(["--fork", "--kill-child", "sh", "-c", inside])
        .arg(env::current_exe()?)
        .arg(name)
        .env(CUT, "yes")
        .status()?;
    ensure!(status.success(), "{name} fails without a network");
    Ok(true)
}

/// What runs a program in a namespace of its own, without routes: as the system's root where that may be,
/// else as the root of a namespace of users.
fn cut() -> Result<Command> {
    for ways in [&["--net"][..], &["--map-root-user", "--net"]] {
        let up = ["ip", "link", "set", "lo", "up"];
        let tried = Command::new("unshare").args(ways).args(up).output();
        if tried.is_ok_and(|tried| tried.status.success()) {
            let mut command = Command::new("unshare");
            command.args(ways);
            return Ok(command);
        }
    }
    bail!(
        "the network cannot be cut: this test needs `unshare` (util-linux) and `ip` (iproute2), and either \
         root or namespaces of users (sysctl kernel.unprivileged_userns_clone=1)"
    )
}
