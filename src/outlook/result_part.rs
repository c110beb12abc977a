//! The parts of a result that cost most to draw, as a component that draws again only when what it reads
//! has changed. One component for all of them: each further one is two kilobytes of code.

use std::rc::Rc;

use outlook_domain::Chart;
use yew::prelude::*;

use super::figures::Figures;
use super::{choices, closing, export, sheet};
use crate::elements::{PageContext, disclosure, explain_terms, use_page_context};
use crate::session::Session;

/// A part of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// The chart.
    Chart,
    /// The day of an infusion, and the series.
    Course,
    /// The choices.
    Choices,
    /// The sources; below them the figures where no chart is shown.
    Sources,
    /// The printed sheet.
    Sheet,
}

/// The properties of [`ResultPart`].
#[derive(Debug, Clone, Properties)]
pub(crate) struct PartProps {
    pub(crate) kind: PartKind,
    pub(crate) session: Rc<Session>,
}

/// Equal where the part reads the same of both.
impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.session, &other.session);
        self.kind == other.kind
            && one.outlook() == two.outlook()
            && match self.kind {
                PartKind::Chart | PartKind::Course | PartKind::Choices | PartKind::Sources => true,
                PartKind::Sheet => {
                    one.ticked_matters().eq(two.ticked_matters()) && one.phq9() == two.phq9()
                }
            }
    }
}

/// The component.
#[component]
pub(crate) fn ResultPart(PartProps { kind, session }: &PartProps) -> Html {
    let Some(PageContext { words, setting, open_terms }) = use_page_context() else {
        return Html::default();
    };
    let Some(outlook) = session.outlook() else { return Html::default() };
    let figures = || Figures::new(words, outlook);
    let drawn = match kind {
        PartKind::Chart => figures().chart(),
        PartKind::Course => {
            let figures = figures();
            html! { <>{ figures.day() }{ figures.series() }</> }
        }
        PartKind::Choices => choices::view(words, outlook),
        PartKind::Sources => {
            let (title, line, body) = closing::sources_part(words, outlook.condition());
            let hides_chart = outlook.outcome().shows_ranges() && outlook.chart() == Chart::None;
            let table = hides_chart.then(|| figures().all());
            disclosure("sources", title, line.into(), false, html! { <>{ body }{ table }</> })
        }
        PartKind::Sheet => export::visit(words, &setting, session)
            .map_or_else(Html::default, |it| sheet::view(&setting, &it)),
    };
    explain_terms(words, &open_terms, 1 + *kind as u8, drawn)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use outlook_domain::Matter;
    use outlook_engine::interview::{Choice, Question};

    use super::{PartKind, PartProps};
    use crate::session::{Action, Session};

    const ALL: [PartKind; 5] =
        [PartKind::Chart, PartKind::Course, PartKind::Choices, PartKind::Sources, PartKind::Sheet];

    fn redrawn(before: Session, after: Session) -> Vec<PartKind> {
        let props = |kind, session| PartProps { kind, session: Rc::new(session) };
        ALL.into_iter().filter(|kind| props(*kind, before) != props(*kind, after)).collect()
    }

    #[test]
    fn an_action_redraws_only_the_parts_that_read_it() {
        let crps = Choice::from_id(Question::Condition, "crps").unwrap();
        let session = Session::default().after(Action::Tick(crps, true));
        let after = |action| redrawn(session, session.after(action));
        assert_eq!(after(Action::Matter(Matter::Cost, true)), [PartKind::Sheet]);
        assert_eq!(after(Action::Continue), []);
        let bladder = Choice::from_id(Question::Body, "bladder").unwrap();
        assert_eq!(after(Action::Tick(bladder, true)), ALL);
    }
}
