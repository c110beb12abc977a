//! The plugin in a real WordPress: Debian's, with Debian's PHP and MariaDB, in a temporary folder. The
//! site is served on loopback only, the database on a socket only.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::server::{Server, free_port, listens};
use crate::{is_root, output, root, run};

/// Where `cargo xtask wordpress` unpacks it.
const SHARE: &str = "target/tools/wordpress/usr/share";
const PLUGIN: &str = "dist/wordpress/ketamine-outlook";
const BROWSER_TESTS: [&str; 8] =
    ["test", "--workspace", "--test", "browser", "--", "--ignored", "wordpress::", "--nocapture"];

/// `tear_down.php` deletes the plugin and checks that nothing is left.
#[test]
fn plugin_works_and_leaves_nothing_behind() -> Result<()> {
    let archive = root().join(PLUGIN).with_added_extension("zip");
    ensure!(archive.is_file(), "there is no {PLUGIN}.zip; `cargo xtask dist` writes it");
    lint(&root().join(PLUGIN))?;
    let started = Instant::now();
    let site = Site::start(tempfile::tempdir().context("cannot make a folder for WordPress")?)?;
    let site_data = output(&mut site.php("set_up.php", &archive))?;
    let data_file = site.place.path().join("site.json");
    fs::write(&data_file, site_data)?;
    eprintln!("WordPress answers at {} after {:.1} s", site.url, started.elapsed().as_secs_f64());
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tests = Command::new(cargo);
    run(tests.args(BROWSER_TESTS).env("ENGINE", "chromium").env("WORDPRESS", &data_file))?;
    run(&mut site.php("tear_down.php", &data_file))
}

/// Checks the syntax of every PHP file of a folder, without running it.
fn lint(folder: &Path) -> Result<()> {
    let files = output(Command::new("find").arg(folder).args(["-name", "*.php"]))?;
    for file in files.lines() {
        run(Command::new("php")
            .args(["-l", "-d", "display_errors=stderr", file])
            .stdout(Stdio::null()))?;
    }
    ensure!(!files.is_empty(), "there is no PHP in {}", folder.display());
    eprintln!("PHP reads {} files of the plugin", files.lines().count());
    Ok(())
}

/// A running WordPress; dropping it ends it and removes its folder.
struct Site {
    // In this order they are dropped: the folder last.
    _web: Server,
    _database: Server,
    url: String,
    socket: PathBuf,
    place: TempDir,
}

impl Site {
    fn start(place: TempDir) -> Result<Self> {
        let (data, socket) = (place.path().join("data"), place.path().join("socket"));
        // MariaDB runs as root only with this option.
        let as_root = is_root()?.then_some("--user=root");
        eprintln!("making a database");
        let mut make = Command::new("mariadb-install-db");
        make.args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal"]);
        run(make.arg(option("--datadir", &data)).args(as_root).stdout(Stdio::null()))?;
        let mut database = tied_to_us("mariadbd");
        database.args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]);
        database.args(as_root).arg(option("--datadir", &data)).arg(option("--socket", &socket));
        // Its data goes with the folder.
        let database = Server::start(&mut database, "KILL", || socket.exists())?;

        // With its links, of which some are dead.
        run(Command::new("cp").arg("--archive").arg(root().join(SHARE)).arg(place.path()))?;
        let site = place.path().join("share/wordpress");
        for link in ["wp-config.php", ".htaccess"] {
            drop(fs::remove_file(site.join(link)));
        }
        let settings = root().join("tests/fixtures/wordpress/wp-config.php");
        fs::copy(settings, site.join("wp-config.php"))?;
        let port = free_port()?;
        let url = format!("http://127.0.0.1:{port}");
        let mut web = tied_to_us("php");
        web.args(["-d", "opcache.enable_cli=1", "-S", &format!("127.0.0.1:{port}"), "-t"]);
        web.arg(&site).env("KO_SOCKET", &socket).env("KO_URL", &url);
        let web = Server::start(&mut web, "KILL", || listens(port))?;
        Ok(Self { _web: web, _database: database, url, socket, place })
    }

    /// Runs one of our scripts on this site with one argument.
    fn php(&self, script: &str, argument: &Path) -> Command {
        let mut php = Command::new("php");
        php.arg(root().join("tests/fixtures/wordpress").join(script));
        php.arg(self.place.path().join("share/wordpress")).arg(argument);
        php.env("KO_SOCKET", &self.socket).env("KO_URL", &self.url);
        php
    }
}

/// A silent process that ends with this thread, even when this one is killed.
fn tied_to_us(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--", program]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn option(name: &str, path: &Path) -> String {
    format!("{name}={}", path.display())
}
