//! Services to call or write to, in the words of one language.

use outlook_engine::evidence::{CrisisLine, FURTHER, Finding, Help, REGIONS, RegionIndex};

use crate::keys::{crisis_lines, further_lines};
use crate::{Column, Key, Words, keys, ui};

const CRISIS_LINES: [Column; 3] = [crisis_lines::NAME, crisis_lines::NOTE, crisis_lines::SEND];
const FURTHER_LINES: [Column; 3] = [further_lines::NAME, further_lines::NOTE, further_lines::SEND];

/// A service with its ways in.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name; the country's where it has none.
    pub name: &'static str,
    note: &'static str,
    /// The word to text to it, or nothing.
    pub send: &'static str,
    /// Its numbers and addresses.
    pub line: &'static CrisisLine,
}

/// A way in to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A number to call.
    Call(&'static str),
    /// A number to text, and the word to send to it or nothing.
    Text(&'static str, &'static str),
    /// A site on which one can chat.
    Chat(&'static str),
    /// A site that lists services.
    Web(&'static str),
}

impl Service {
    /// For whom it is, or what to press, in brackets; perhaps nothing.
    #[must_use]
    pub fn note(self) -> String {
        if self.note.is_empty() { String::new() } else { [" (", self.note, ")"].concat() }
    }

    /// Its name and its note.
    #[must_use]
    pub fn named(self) -> String {
        self.name.to_owned() + &self.note()
    }

    /// Its ways in, the quickest first.
    pub fn ways(self) -> impl Iterator<Item = Way> {
        let CrisisLine { call, text, chat, web, .. } = self.line;
        let ways = [
            call.map(Way::Call),
            text.map(|number| Way::Text(number, self.send)),
            chat.map(Way::Chat),
            web.map(Way::Web),
        ];
        ways.into_iter().flatten()
    }
}

impl Way {
    /// A text with a place for the number or the site, and that number or site.
    #[must_use]
    pub fn template(self) -> (Key, &'static str) {
        match self {
            Self::Call(number) => (ui::WAY_CALL, number),
            Self::Text(number, "") => (ui::WAY_TEXT, number),
            Self::Text(number, _) => (ui::WAY_SEND, number),
            Self::Chat(site) => (ui::WAY_CHAT, site),
            Self::Web(site) => (ui::WAY_WEB, site),
        }
    }
}

impl Words {
    /// The name of a region.
    #[must_use]
    pub fn region_name(self, region: RegionIndex) -> &'static str {
        self.at(keys::regions::NAME, region.index())
    }

    /// Its emergency number.
    #[must_use]
    pub fn region_emergency(self, region: RegionIndex) -> &'static str {
        self.at(keys::regions::EMERGENCY, region.index())
    }

    /// The emergency number of a region or, where it is not known, what to call it in a sentence.
    #[must_use]
    pub fn emergency(self, region: Option<RegionIndex>) -> &'static str {
        region.map_or_else(|| self.ui(ui::CRISIS_LOCAL_NAME), |at| self.region_emergency(at))
    }

    /// The crisis lines of a region; one that speaks this language comes first.
    pub fn services(self, region: RegionIndex) -> impl Iterator<Item = Service> {
        let before: usize = REGIONS[..region.index()].iter().map(|region| region.lines.len()).sum();
        let lines = region.row().lines.iter().enumerate();
        let (own, others) = (lines.clone(), lines);
        let speaks = move |line: &CrisisLine| line.language == Some(self.language());
        let own = own.filter(move |(_, line)| speaks(line));
        own.chain(others.filter(move |(_, line)| !speaks(line)))
            .map(move |(at, line)| self.service(CRISIS_LINES, before + at, region, line))
    }

    /// A service that is no crisis line, by its place.
    #[must_use]
    pub fn further_service(self, at: usize) -> Service {
        let further = &FURTHER[at];
        self.service(FURTHER_LINES, at, further.region, &further.line)
    }

    fn service(
        self,
        columns: [Column; 3],
        row: usize,
        region: RegionIndex,
        line: &'static CrisisLine,
    ) -> Service {
        let [name, note, send] = columns;
        let text = |column| self.at(column, row);
        let name = text(name);
        let name = if name.is_empty() { self.region_name(region) } else { name };
        Service { name, note: text(note), send: text(send), line }
    }

    /// The services whose numbers the card of a finding carries, in order, in this region or, where
    /// it is not known, anywhere. The emergency number is no service.
    #[must_use]
    pub fn help_services(self, finding: &Finding, region: Option<RegionIndex>) -> Vec<Service> {
        let one = |help: &Help| match *help {
            Help::Emergency => None,
            Help::Crisis => self.services(region?).next(),
            Help::Further(at) => {
                let here = region.is_none_or(|region| region == FURTHER[at].region);
                here.then(|| self.further_service(at))
            }
        };
        finding.help.iter().filter_map(one).collect()
    }

    /// A way in, in the words of a text, with something in the place of its number.
    #[must_use]
    pub fn way(self, way: Way, key: Key, number: &str) -> String {
        let send = if let Way::Text(_, send) = way { send } else { "" };
        self.fill(key, &[("number", number), ("word", send)])
    }

    /// A service as a sentence: "Lifeline: call 13 11 14; text 0477 13 11 14."
    #[must_use]
    pub fn service_text(self, service: Service) -> String {
        let sentence = |way: Way| {
            let (key, number) = way.template();
            self.way(way, key, number)
        };
        let ways: Vec<String> = service.ways().map(sentence).collect();
        format!("{}: {}", service.named(), ways.join("; "))
    }
}
