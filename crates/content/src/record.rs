//! A study's record, as its registry names it, and the link that leads there.

/// The address of a record: `PMID 30922101`, `PMC9154276` or `doi 10.1016/...`.
///
/// A link is only ever built, never typed, so that each one is https and leads to a registry.
pub(crate) fn link(record: &str) -> Result<String, String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(id) = record.strip_prefix("PMID ").filter(|id| digits(id)) {
        return Ok(format!("https://pubmed.ncbi.nlm.nih.gov/{id}/"));
    }
    if record.strip_prefix("PMC").is_some_and(digits) {
        return Ok(format!("https://pmc.ncbi.nlm.nih.gov/articles/{record}/"));
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./()-_;".contains(&byte);
    if let Some(id) = record.strip_prefix("doi ")
        && id.starts_with("10.")
        && id.contains('/')
        && id.bytes().all(plain)
    {
        return Ok(format!("https://doi.org/{id}"));
    }
    Err(format!(
        "record: found {record:?}; what fits: \"PMID\" and digits, \"PMC9154276\", or \"doi 10.1016/...\""
    ))
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_record_links_to_its_registry() {
        for (record, address) in [
            ("PMID 30922101", "https://pubmed.ncbi.nlm.nih.gov/30922101/"),
            ("PMC9154276", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9154276/"),
            ("doi 10.1016/j.pain.2009.06.023", "https://doi.org/10.1016/j.pain.2009.06.023"),
        ] {
            assert_eq!(link(record).as_deref(), Ok(address));
        }
    }

    #[test]
    fn a_typed_address_is_refused() {
        for record in [
            "",
            "PMID ",
            "PMID 1a",
            "PMC",
            "PMCx",
            "doi x/1",
            "doi 10.1",
            "doi 10.1/\"",
            "https://pubmed.ncbi.nlm.nih.gov/1/",
            "http://x.org",
        ] {
            assert!(link(record).is_err(), "{record}");
        }
    }
}
