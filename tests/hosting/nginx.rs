//! `dist/` served by nginx on loopback, with the configuration that `dist/` has for it.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::server::{Server, free_port, listens};
use crate::{is_root, output, root};

/// The module that sends the packed copies, where Debian installs it.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
/// Requests for each file, and how many at once.
const REQUESTS: &str = "20000";
const AT_ONCE: &str = "50";

/// Then it measures the files of a visit with `ab`, on one core.
#[test]
fn every_file_has_the_headers_of_its_integrity_entry() -> Result<()> {
    let folder = root().join("target/load");
    fs::create_dir_all(&folder).context("cannot make target/load/")?;
    let port = free_port()?;
    fs::write(folder.join("nginx.conf"), configuration(port)?)?;
    let mut nginx = Command::new("nginx");
    nginx.args(["-e", "error.log", "-c", "nginx.conf", "-p"]).arg(&folder);
    // Asked to quit, the master takes its worker with it.
    let server = Server::start(&mut nginx, "QUIT", || listens(port))
        .with_context(|| fs::read_to_string(folder.join("error.log")).unwrap_or_default())?;
    let integrity = fs::read_to_string(root().join("dist/integrity.json"))
        .context("no dist/integrity.json: `cargo xtask dist` writes it")?;
    let integrity: Value = serde_json::from_str(&integrity)?;
    let files = integrity["files"].as_array().context("integrity.json lists no files")?;
    for file in files {
        let path = file["path"].as_str().context("a file without a path")?;
        check(port, path, file, integrity["policy"][path].as_str())?;
    }
    println!("{} files of dist/ are served by nginx as they should be", files.len());
    println!("| file | bytes sent | requests a second | ms, median | ms, 99 % |");
    println!("|---|---:|---:|---:|---:|");
    for file in files {
        let path = file["path"].as_str().unwrap_or_default();
        let is_of_the_page = ["index.html", "widget-", "page-", "/en-"];
        if !path.contains("kiosk") && is_of_the_page.iter().any(|part| path.contains(part)) {
            measure(port, path)?;
        }
    }
    drop(server);
    Ok(())
}

/// The file that `dist/` holds for nginx, with this folder and port, inside what a host has around it.
fn configuration(port: u16) -> Result<String> {
    let dist = root().join("dist");
    let written = fs::read_to_string(dist.join("hosting/nginx.conf"))
        .context("no dist/hosting/nginx.conf: `cargo xtask dist` writes it")?;
    let listen = format!("listen 127.0.0.1:{port};");
    let ours = written
        .replace("listen 80;", &listen)
        .replace("/srv/ketamine-outlook", &dist.to_string_lossy());
    ensure!(ours != written && ours.contains(&listen), "dist/hosting/nginx.conf has no server");
    let user = if is_root()? { "user root;\n" } else { "" };
    Ok(format!(
        "{user}load_module {MODULE};\nworker_processes 1;\ndaemon off;\n\
         pid nginx.pid;\nerror_log error.log;\nevents {{ worker_connections 1024; }}\nhttp {{\n\
         include /etc/nginx/mime.types;\naccess_log off;\nsendfile on;\nkeepalive_requests 100000;\n\
         map_hash_bucket_size 256;\n{ours}}}\n"
    ))
}

/// Compares the response for a path with `integrity.json`.
fn check(port: u16, path: &str, file: &Value, policy: Option<&str>) -> Result<()> {
    let answer = ask(port, path, "br")?;
    let header = |name: &str| {
        let head = answer.lines().take_while(|line| !line.is_empty());
        let mut values = head.filter_map(|line| line.split_once(": "));
        values.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let stem = path.strip_prefix("embed/").and_then(|name| name.split('.').next());
    let hash = stem.and_then(|stem| stem.rsplit_once('-')).map_or("", |(_, hash)| hash);
    let is_hash = hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit());
    let keep = if path.starts_with("assets/") || is_hash {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let embeds = path.starts_with("embed/");
    let policy = policy.map(|policy| {
        if embeds { policy.to_owned() } else { format!("{policy}; frame-ancestors 'self'") }
    });
    let expected = [
        ("Content-Security-Policy", policy),
        ("Cache-Control", Some(keep.to_owned())),
        ("Content-Encoding", Some("br".to_owned())),
        ("Content-Length", file["brotli"].as_u64().map(|bytes| bytes.to_string())),
        ("Vary", Some("Accept-Encoding".to_owned())),
        ("X-Content-Type-Options", Some("nosniff".to_owned())),
        ("Referrer-Policy", Some("no-referrer".to_owned())),
    ];
    for (name, value) in expected {
        let found = header(name);
        ensure!(found == value, "{path}: {name}: found {found:?}; what fits: {value:?}");
    }
    if Path::new(path).extension().is_some_and(|ending| ending == "wasm") {
        ensure!(header("Content-Type").as_deref() == Some("application/wasm"), "{path}: {answer}");
    }
    Ok(())
}

/// The response, headers first, as text.
fn ask(port: u16, path: &str, coding: &str) -> Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {coding}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).replace("\r\n", "\n");
    ensure!(answer.starts_with("HTTP/1.1 200"), "{path}: {}", answer.lines().next().unwrap_or("?"));
    Ok(answer)
}

/// One row of the table.
fn measure(port: u16, path: &str) -> Result<()> {
    let url = format!("http://127.0.0.1:{port}/{path}");
    let coding = "Accept-Encoding: br";
    let report = output(
        Command::new("ab").args(["-q", "-k", "-n", REQUESTS, "-c", AT_ONCE, "-H", coding, &url]),
    )?;
    let value = |name: &str, at: usize| -> Result<&str> {
        let line = report.lines().find(|line| line.trim_start().starts_with(name));
        let word = line.and_then(|line| line.trim_start()[name.len()..].split_whitespace().nth(at));
        word.with_context(|| format!("ab does not report {name}"))
    };
    if value("Failed requests:", 0)? != "0" {
        bail!("{path}: requests failed:\n{report}");
    }
    println!(
        "| {path} | {} | {} | {} | {} |",
        value("Document Length:", 0)?,
        value("Requests per second:", 0)?,
        value("50%", 0)?,
        value("99%", 0)?
    );
    Ok(())
}
