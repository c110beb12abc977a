//! A test that runs once more without a network.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Result, bail, ensure};

/// Set in the run that has no network.
const NETWORK_IS_CUT: &str = "KO_NETWORK_IS_CUT";

/// Runs the test of this name once more in a process without a network but loopback. False in that
/// process, where the test has to do its work.
pub(crate) fn rerun_without_network(name: &str) -> Result<bool> {
    if env::var_os(NETWORK_IS_CUT).is_some() {
        let routes = fs::read_to_string("/proc/net/route")?;
        ensure!(routes.lines().count() <= 1, "there is a route: {routes}");
        return Ok(false);
    }
    let inside = "ip link set lo up && exec \"$0\" --exact \"$1\" --nocapture";
    let status = isolated()?
        .args(["--fork", "--kill-child", "sh", "-c", inside])
        .arg(env::current_exe()?)
        .arg(name)
        .env(NETWORK_IS_CUT, "yes")
        .status()?;
    ensure!(status.success(), "{name} fails without a network");
    Ok(true)
}

/// The command that runs a program in a network namespace of its own: as root, or else in a user
/// namespace.
fn isolated() -> Result<Command> {
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
