//! `dist/bom.json`: every crate that is compiled into what the browser loads, as `CycloneDX` 1.6,
//! with its version, its licence and the checksum from `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use outlook_page::{File, read};
use serde_json::{Value, json};
use toml::Table;

use crate::module::TARGET;

/// What is compiled for the browser, the kiosk included.
const TREE: [&str; 11] = [
    "tree",
    "--locked",
    "--all-features",
    "--package=ketamine-outlook",
    "--package=outlook-export",
    "--edges=normal",
    "--no-dedupe",
    "--prefix=none",
    "--format={p}\t{l}",
    "--target",
    TARGET,
];

/// The bill; the same lock file gives the same text.
pub(crate) fn file(root: &Path) -> Result<File> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo).current_dir(root).args(TREE).output();
    let tree = tree.context("cannot run cargo tree")?;
    ensure!(tree.status.success(), "cargo tree: {}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout)?;
    let bill = bill(&tree, &checksums(&read(root, "Cargo.lock")?)?)?;
    Ok(File::new("bom.json", format!("{bill:#}\n")))
}

/// The checksums of a lock file, by name and version.
fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: Table = lock.parse().context("in Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let checksum = |package: &toml::Value| {
        let text = |key: &str| Some(package.get(key)?.as_str()?.to_owned());
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    Ok(packages.filter_map(checksum).collect())
}

/// The bill of a tree with a line `name vVERSION (FOLDER)⇥LICENCE` for each crate; only a crate of the
/// workspace has a folder.
fn bill(tree: &str, checksums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let crates: BTreeSet<&str> = tree.lines().filter(|line| !line.is_empty()).collect();
    let components = crates.into_iter().map(|line| {
        let (package, licence) = line.split_once('\t').unwrap_or((line, ""));
        let mut words = package.split(' ');
        let name = words.next().unwrap_or_default();
        let version = words.next().and_then(|it| it.strip_prefix('v')).unwrap_or_default();
        ensure!(!licence.is_empty(), "{name} {version} names no licence");
        // Older crates separate two licences, of which either may be chosen, by a slash.
        let licence = licence.replace(" / ", " OR ").replace('/', " OR ");
        let url = format!("pkg:cargo/{name}@{version}");
        let mut component = json!({
            "type": "library",
            "bom-ref": url,
            "name": name,
            "version": version,
            "purl": url,
            "licenses": [{ "expression": licence }],
        });
        match checksums.get(&(name.to_owned(), version.to_owned())) {
            Some(sum) => component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]),
            None if package.contains(" (/") => {}
            None => bail!("{name} {version} has no checksum in Cargo.lock"),
        }
        Ok(component)
    });
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "name": "ketamine-outlook",
            "version": env!("CARGO_PKG_VERSION"),
        } },
        "components": components.collect::<Result<Vec<_>>>()?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_of_the_browser_are_listed_and_no_others() -> Result<()> {
        let bill = String::from_utf8(file(outlook_page::root())?.bytes)?;
        for shipped in ["yew", "outlook-engine", "rlsf", "qrcodegen"] {
            assert!(bill.contains(&format!("pkg:cargo/{shipped}@")), "{shipped}");
        }
        for other in ["toml", "outlook-content", "fantoccini"] {
            assert!(!bill.contains(&format!("pkg:cargo/{other}@")), "{other}");
        }
        Ok(())
    }

    #[test]
    fn a_crate_needs_a_licence_and_a_checksum() {
        let sums = BTreeMap::from([(("x".to_owned(), "1.0.0".to_owned()), "ab".to_owned())]);
        for (line, expected) in [
            ("x v1.0.0\tMIT/Apache-2.0", "MIT OR Apache-2.0"),
            ("x v1.0.0\tMIT", "\"content\":\"ab\""),
            ("y v1.0.0 (/here)\tMIT", "pkg:cargo/y@1.0.0"),
            ("x v1.0.0\t", "names no licence"),
            ("y v1.0.0\tMIT", "no checksum"),
            ("y v1.0.0 (proc-macro)\tMIT", "no checksum"),
        ] {
            let bill = bill(line, &sums).map_or_else(|it| it.to_string(), |it| it.to_string());
            assert!(bill.contains(expected), "{line}: {bill}");
        }
    }
}
