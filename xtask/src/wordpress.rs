//! The plugin in a real WordPress: Debian's, with Debian's PHP and MariaDB, in a temporary folder. The
//! site is served on loopback only, the database on a socket only.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::browser_tests::{self, Scope};
use crate::browsers::{Engine, TOOLS};
use crate::process::{command, output, root, run, works};
use crate::{debian, php};

/// The server and its tools without the service that would be started with them.
const PACKAGES: [&str; 2] = ["mariadb-server-core", "mariadb-client-core"];
/// WordPress, and a script that its editor needs and Debian packages separately.
const CORE: [&str; 2] = ["wordpress", "libjs-underscore"];
const ARCHIVE: &str = "dist/wordpress/ketamine-outlook.zip";
const START: Duration = Duration::from_mins(1);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Makes sure that all programs and WordPress itself are installed.
pub(crate) fn prepare() -> Result<()> {
    Engine::Chromium.prepare()?;
    php::prepare()?;
    if !works(&mut command("mariadbd", ["--version"])) {
        let why = "the tests in WordPress need MariaDB: leave out --all without it.";
        debian::install(&PACKAGES, why)?;
    }
    if core().join("index.php").is_file() {
        return Ok(());
    }
    let theme = debian::recommended("wordpress")?;
    let theme = theme.iter().find(|name| name.starts_with("wordpress-theme-"));
    let theme = theme.context("Debian's wordpress recommends no theme")?;
    let place = root().join(TOOLS).join("wordpress");
    // Unpacked elsewhere first, so that the folder is complete once it exists.
    let aside = place.with_added_extension("part");
    drop(fs::remove_dir_all(&aside));
    debian::unpack(&[&CORE[..], &[theme]].concat(), &aside)?;
    drop(fs::remove_dir_all(&place));
    fs::rename(&aside, &place).with_context(|| format!("cannot make {}", place.display()))
}

/// Prepares and tests.
pub(crate) fn alone() -> Result<()> {
    prepare()?;
    test()
}

/// Installs the plugin of `dist/`, runs the tests in a browser, and checks that uninstalling leaves
/// nothing.
pub(crate) fn test() -> Result<()> {
    ensure!(root().join(ARCHIVE).is_file(), "there is no {ARCHIVE}; `cargo xtask dist` writes it");
    php::lint(&root().join("dist/wordpress/ketamine-outlook"))?;
    let started = Instant::now();
    let place = tempfile::tempdir().context("cannot make a folder for WordPress")?;
    let site = Site::start(place)?;
    let site_data = output(&mut site.php("set_up.php", &root().join(ARCHIVE)))?;
    let data_file = site.place.path().join("told.json");
    fs::write(&data_file, site_data)?;
    eprintln!("WordPress answers at {} after {:.1} s", site.url, started.elapsed().as_secs_f64());
    let mut tests = browser_tests::command(Engine::Chromium, Scope::Usual);
    tests.args(["--ignored", "wordpress::", "--nocapture"]);
    run(tests.env("WORDPRESS", &data_file))?;
    run(&mut site.php("tear_down.php", &data_file))
}

/// A running WordPress; dropping it ends it and removes its folder.
struct Site {
    // In this order they are dropped: the folder last.
    _web: Running,
    _database: Running,
    url: String,
    socket: PathBuf,
    place: TempDir,
}

impl Site {
    fn start(place: TempDir) -> Result<Self> {
        let (data, socket) = (place.path().join("data"), place.path().join("socket"));
        eprintln!("making a database");
        let mut make = command("mariadb-install-db", ["--no-defaults", "--skip-test-db"]);
        make.arg("--auth-root-authentication-method=normal").arg(option("--datadir", &data));
        run(make.args(as_root()).stdout(Stdio::null()))?;
        let mut database = tied_to_us("mariadbd");
        database.args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]);
        database.args(as_root()).arg(option("--datadir", &data)).arg(option("--socket", &socket));
        let mut database = Running(database.spawn().context("cannot run mariadbd")?);
        database.until("the database", || socket.exists())?;

        copy(&root().join(TOOLS).join("wordpress/usr/share"), &place.path().join("share"))?;
        let site = place.path().join("share/wordpress");
        for link in ["wp-config.php", ".htaccess"] {
            drop(fs::remove_file(site.join(link)));
        }
        fs::copy(
            root().join("tests/fixtures/wordpress/wp-config.php"),
            site.join("wp-config.php"),
        )?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let url = format!("http://127.0.0.1:{port}");
        let mut web = tied_to_us("php");
        web.args(["-d", "opcache.enable_cli=1", "-S", &format!("127.0.0.1:{port}"), "-t"]);
        web.arg(&site).env("KO_SOCKET", &socket).env("KO_URL", &url);
        let mut web = Running(web.spawn().context("cannot run php")?);
        web.until("PHP's server", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
        Ok(Self { _web: web, _database: database, url, socket, place })
    }

    /// Runs one of our scripts on this site with one argument.
    fn php(&self, script: &str, argument: &Path) -> Command {
        let mut php = command("php", [format!("tests/fixtures/wordpress/{script}")]);
        php.arg(self.place.path().join("share/wordpress")).arg(argument);
        php.env("KO_SOCKET", &self.socket).env("KO_URL", &self.url);
        php
    }
}

/// A process; dropping it ends it.
struct Running(Child);

impl Running {
    fn until(&mut self, what: &str, there: impl Fn() -> bool) -> Result<()> {
        let deadline = Instant::now() + START;
        while !there() {
            ensure!(self.0.try_wait()?.is_none(), "{what} ended before it could be reached");
            ensure!(Instant::now() < deadline, "{what} cannot be reached after {START:?}");
            thread::sleep(LOOK_AGAIN);
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended already. Its data goes with the folder.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A silent process that ends with this one, even when this one is killed.
fn tied_to_us(program: &str) -> Command {
    let mut command = command("setpriv", ["--pdeathsig", "KILL", "--", program]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// MariaDB runs as root only with this option.
fn as_root() -> Option<&'static str> {
    debian::is_root().then_some("--user=root")
}

fn option(name: &str, path: &Path) -> String {
    format!("{name}={}", path.display())
}

/// The folder of Debian's WordPress, unpacked.
fn core() -> PathBuf {
    root().join(TOOLS).join("wordpress/usr/share/wordpress")
}

/// Copies a folder with its links, of which some are dead.
fn copy(from: &Path, to: &Path) -> Result<()> {
    run(command("cp", ["--archive"]).arg(from).arg(to))
}
