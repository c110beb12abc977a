//! `dist/bom.json`: every crate that is compiled into what the browser loads, as `CycloneDX` 1.6,
//! with its version, its licence and the checksum that `Cargo.lock` holds it to.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use outlook_page::{File, read};
use serde_json::{Value, json};

use crate::module::TARGET;

/// What is compiled for the browser.
const SHIPPED: [&str; 2] = ["ketamine-outlook", "outlook-export"];

/// The bill; the same lock file gives the same text.
pub(crate) fn file(root: &Path) -> Result<File> {
    let metadata = metadata(root)?;
    let bill = bill(&metadata, &checksums(&read(root, "Cargo.lock")?))?;
    Ok(File::new("bom.json", format!("{bill:#}\n")))
}

fn metadata(root: &Path) -> Result<Value> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET])
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(told.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    Ok(serde_json::from_slice(&told.stdout)?)
}

/// The checksums of a lock file, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |entry: &str, key: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""));
        line.and_then(|rest| rest.strip_suffix('"')).map(str::to_owned)
    };
    let entries = lock.split("[[package]]");
    let sum = |entry| {
        let key = (value(entry, "name")?, value(entry, "version")?);
        Some((key, value(entry, "checksum")?))
    };
    entries.filter_map(sum).collect()
}

fn bill(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|it| (text(&it["id"]), it)).collect();
    let nodes = list(&metadata["resolve"]["nodes"]);
    let nodes: BTreeMap<String, &Value> = nodes.iter().map(|it| (text(&it["id"]), it)).collect();

    let is_shipped = |package: &&Value| SHIPPED.contains(&text(&package["name"]).as_str());
    let mut open: Vec<String> =
        packages.values().filter(is_shipped).map(|it| text(&it["id"])).collect();
    ensure!(open.len() == SHIPPED.len(), "cargo metadata does not know {SHIPPED:?}");
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        let node = nodes.get(&id).with_context(|| format!("{id} is not resolved"))?;
        if used.insert(id) {
            // What is used to build alone is not shipped: such a use has a kind.
            let ships = |it: &&Value| list(&it["dep_kinds"]).iter().any(|it| it["kind"].is_null());
            open.extend(list(&node["deps"]).iter().filter(ships).map(|it| text(&it["pkg"])));
        }
    }
    let mut components = Vec::new();
    for id in &used {
        let package = packages.get(id).with_context(|| format!("{id} is no package"))?;
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        // Older crates part two licences with a stroke, of which either may be chosen.
        let licence = text(&package["license"]).replace(" / ", " OR ").replace('/', " OR ");
        ensure!(!licence.is_empty(), "{name} {version} names no licence");
        let mut component = json!({
            "type": "library",
            "bom-ref": format!("pkg:cargo/{name}@{version}"),
            "name": name,
            "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{ "expression": licence }],
        });
        if let Some(sum) = sums.get(&(name, version)) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        } else {
            ensure!(package["source"].is_null(), "{id} has no checksum in Cargo.lock");
        }
        components.push(component);
    }
    components.sort_by_key(|it| text(&it["purl"]));
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "name": SHIPPED[0],
            "version": env!("CARGO_PKG_VERSION"),
        } },
        "components": components,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_listed_and_what_builds_it_is_not() -> Result<()> {
        let bill = String::from_utf8(file(outlook_page::root())?.bytes)?;
        for shipped in ["pkg:cargo/yew@", "pkg:cargo/outlook-engine@", "pkg:cargo/rlsf@"] {
            assert!(bill.contains(shipped), "{shipped}");
        }
        for other in ["pkg:cargo/toml@", "pkg:cargo/outlook-content@", "pkg:cargo/fantoccini@"] {
            assert!(!bill.contains(other), "{other}");
        }
        Ok(())
    }

    #[test]
    fn a_crate_without_a_licence_or_a_checksum_stops_the_build() {
        let package = |name: &str, licence: Value, source: Value| json!({ "id": name, "name": name, "version": "1.0.0", "license": licence, "source": source });
        let metadata = |third: Value| {
            let packages = [
                package(SHIPPED[0], json!("MIT"), Value::Null),
                package(SHIPPED[1], json!("MIT"), Value::Null),
                third,
            ];
            let dep = json!([{ "pkg": "x", "dep_kinds": [{ "kind": null }] }]);
            let nodes = [
                json!({ "id": SHIPPED[0], "deps": dep }),
                json!({ "id": SHIPPED[1], "deps": [] }),
                json!({ "id": "x", "deps": [] }),
            ];
            json!({ "packages": packages, "resolve": { "nodes": nodes } })
        };
        let sums = BTreeMap::from([(("x".to_owned(), "1.0.0".to_owned()), "ab".to_owned())]);
        let registry = json!("registry");
        let told = |metadata: Value, sums: &BTreeMap<_, _>| {
            bill(&metadata, sums).map_or_else(|error| error.to_string(), |it| it.to_string())
        };
        let sound = told(metadata(package("x", json!("MIT/Apache-2.0"), registry.clone())), &sums);
        assert!(sound.contains("MIT OR Apache-2.0") && sound.contains("\"ab\""), "{sound}");
        let unlicensed = told(metadata(package("x", Value::Null, registry.clone())), &sums);
        assert!(unlicensed.contains("names no licence"), "{unlicensed}");
        let unsummed = told(metadata(package("x", json!("MIT"), registry)), &BTreeMap::new());
        assert!(unsummed.contains("no checksum"), "{unsummed}");
    }
}
