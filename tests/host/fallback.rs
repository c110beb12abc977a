//! The content of the custom element before the widget is mounted.

use ketamine_outlook::static_pages;
use outlook_engine::evidence::{REGIONS, RegionIndex, SOURCES};
use outlook_engine::expectations;
use outlook_i18n::LanguageIndex;
use scraper::Html;

use crate::{all, languages, text};

fn fallback(language: LanguageIndex, region: Option<&str>) -> Html {
    let at = region.map(|id| RegionIndex::from_id(id).unwrap());
    Html::parse_fragment(&static_pages::fallback(languages(), language, at))
}

#[test]
fn every_general_range_is_there_in_every_language() {
    for place in languages().all() {
        let page = fallback(place, None);
        assert_eq!(all(&page, "dt").iter().filter(|row| !row.inner_html().is_empty()).count(), {
            let regions = REGIONS.len();
            regions + expectations::general().len()
        });
        let claim_rows = all(&page, "div > dl > dd");
        let claims: usize = expectations::general().iter().map(|range| range.claims.len()).sum();
        assert_eq!(claim_rows.len(), claims);
        for row in claim_rows {
            assert!(text(row).contains("(S"), "{}", text(row));
        }
        assert_eq!(all(&page, "div > ul > li").len(), SOURCES.len());
    }
}

#[test]
fn the_regions_help_comes_first() {
    for place in languages().all() {
        let content = text(fallback(place, Some("US")).root_element());
        let (help, figures) = (content.find("988").unwrap(), content.find("S2").unwrap());
        assert!(help < figures, "{content}");
        assert!(!content.contains("116 123"), "{content}");
        let everywhere = text(fallback(place, None).root_element());
        assert!(everywhere.contains("988") && everywhere.contains("116 123"), "{everywhere}");
    }
}

#[test]
fn texts_are_separated_without_styles() {
    let content = text(fallback(LanguageIndex::FIRST, Some("US")).root_element());
    for words in ["911 emergency", "at least 24 hours (S3) · Go by", "S2: "] {
        assert!(content.contains(words), "{words}: {content}");
    }
}

#[test]
fn the_fallback_needs_nothing_of_its_page() {
    for region in [None, Some("US")] {
        let page = fallback(LanguageIndex::FIRST, region);
        for unwanted in ["[id]", "[style]", "h1", "script", "form", "[data-range]", "[data-claim]"]
        {
            assert!(all(&page, unwanted).is_empty(), "{unwanted}");
        }
    }
}
