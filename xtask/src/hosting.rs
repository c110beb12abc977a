//! The tests of `dist/` on real hosts, `tests/hosting/`, and the programs that they need.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::browsers::Engine;
use crate::debian;
use crate::process::{cargo, command, root, run, works};
use crate::toolchain::TOOLS;

/// The module of nginx that sends the packed copies, where Debian installs it.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
/// WordPress, and a script that its editor needs and Debian packages separately.
const WORDPRESS: [&str; 2] = ["wordpress", "libjs-underscore"];

/// Serves `dist/` by nginx: checks the headers of every file, then measures those of a visit.
pub(crate) fn load() -> Result<()> {
    let has_nginx = works(&mut command("nginx", ["-v"])) && Path::new(BROTLI).exists();
    if !has_nginx || !works(&mut command("ab", ["-V"])) {
        let packages = ["nginx-light", "libnginx-mod-http-brotli-static", "apache2-utils"];
        let why = "`cargo xtask load` needs nginx with its brotli module, and ab.";
        debian::install(&packages, why)?;
    }
    test("nginx::")
}

/// Makes sure that WordPress and what it needs are installed.
pub(crate) fn prepare_wordpress() -> Result<()> {
    Engine::Chromium.prepare()?;
    if !works(&mut command("php", ["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"])) {
        let why = "the WordPress plugin needs PHP with mysqli: leave out --all without it.";
        debian::install(&["php-cli", "php-mysql"], why)?;
    }
    if !works(&mut command("mariadbd", ["--version"])) {
        let why = "the tests in WordPress need MariaDB: leave out --all without it.";
        // The server and its tools without the service that would be started with them.
        debian::install(&["mariadb-server-core", "mariadb-client-core"], why)?;
    }
    let place = root().join(TOOLS).join("wordpress");
    if place.join("usr/share/wordpress/index.php").is_file() {
        return Ok(());
    }
    let theme = debian::recommended("wordpress")?;
    let theme = theme.iter().find(|name| name.starts_with("wordpress-theme-"));
    let theme = theme.context("Debian's wordpress recommends no theme")?;
    // Unpacked elsewhere first, so that the folder is complete once it exists.
    let aside = place.with_added_extension("part");
    drop(fs::remove_dir_all(&aside));
    debian::unpack(&[&WORDPRESS[..], &[theme]].concat(), &aside)?;
    drop(fs::remove_dir_all(&place));
    fs::rename(&aside, &place).with_context(|| format!("cannot make {}", place.display()))
}

/// Installs the plugin of `dist/` in WordPress, tests it in a browser and deletes it.
pub(crate) fn wordpress() -> Result<()> {
    test("wordpress::")
}

/// Compiled with the features of every other step, so that nothing is compiled twice.
fn test(module: &str) -> Result<()> {
    run(&mut cargo(["test", "--workspace", "--test", "hosting", "--", module, "--nocapture"]))
}
