//! What stands inside the element on a host's page.

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
fn every_general_range_stands_there_with_its_sources_in_every_language() {
    for place in languages().all() {
        let page = fallback(place, None);
        assert_eq!(all(&page, "dt").iter().filter(|row| !row.inner_html().is_empty()).count(), {
            let regions = REGIONS.len();
            regions + expectations::general().len()
        });
        let told = all(&page, "div > dl > dd");
        let claims: usize = expectations::general().iter().map(|range| range.claims.len()).sum();
        assert_eq!(told.len(), claims);
        for row in told {
            assert!(text(row).contains("(S"), "{}", text(row));
        }
        assert_eq!(all(&page, "div > ul > li").len(), SOURCES.len());
    }
}

#[test]
fn help_comes_first_and_is_that_of_the_region() {
    for place in languages().all() {
        let said = text(fallback(place, Some("US")).root_element());
        let (help, figures) = (said.find("988").unwrap(), said.find("S2").unwrap());
        assert!(help < figures, "{said}");
        assert!(!said.contains("116 123"), "{said}");
        let everywhere = text(fallback(place, None).root_element());
        assert!(everywhere.contains("988") && everywhere.contains("116 123"), "{everywhere}");
    }
}

#[test]
fn the_words_do_not_run_together_without_a_style() {
    let said = text(fallback(LanguageIndex::FIRST, Some("US")).root_element());
    for words in ["911 emergency", "at least 24 hours (S3) · Go by", "S2: "] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn it_fits_into_any_page() {
    for region in [None, Some("US")] {
        let page = fallback(LanguageIndex::FIRST, region);
        for unwanted in ["[id]", "[style]", "h1", "script", "form", "[data-range]", "[data-claim]"]
        {
            assert!(all(&page, unwanted).is_empty(), "{unwanted}");
        }
    }
}
