//! The clinic's own words, as text and in places of their own, never among what the sources say.

use outlook_domain::ButtonAction;
use outlook_engine::config::Field;
use outlook_i18n::{LongUnit, Words, ui};
use yew::prelude::*;

use super::link::clinic_link;
use super::part::part;
use super::text::{plain, ui_text};
use crate::setting::Setting;

/// The name above every screen, with the logo.
pub(crate) fn header(setting: &Setting) -> Html {
    let (name, logo) = (setting.text(Field::ClinicName), setting.text(Field::Logo));
    if name.or(logo).is_none() {
        return Html::default();
    }
    html! {
        <p class="ko-clinic">
            // Decorative: the name is beside it.
            if let Some(logo) = logo { <img src={logo.to_owned()} alt=""/> }
            { name.map(str::to_owned) }
        </p>
    }
}

/// A text of the clinic, where it gives one.
pub(crate) fn text(setting: &Setting, field: Field, class: &'static str) -> Html {
    setting.text(field).map(|text| plain("p", class, text.to_owned())).unwrap_or_default()
}

/// The clinic's plan in a part of its own, where it gives one.
pub(crate) fn plan(words: Words, setting: &Setting) -> Html {
    plan_text(words, setting)
        .map_or_else(Html::default, |body| part(words.ui(ui::PLAN_TITLE), body))
}

/// The clinic's plan on the sheet.
pub(crate) fn printed_plan(words: Words, setting: &Setting) -> Html {
    let titled = |body| html! { <>{ ui_text(words, "h3", "", ui::PLAN_TITLE) }{ body }</> };
    plan_text(words, setting).map_or_else(Html::default, titled)
}

/// The plan, and the note that it is the clinic's.
fn plan_text(words: Words, setting: &Setting) -> Option<Html> {
    let course = plain("p", "ko-plan", course(words, setting)?);
    Some(html! { <>{ course }{ ui_text(words, "p", "ko-note", ui::PLAN_NOTE) }</> })
}

/// "6 infusions over 14 days. Then a top-up every 30 days."
fn course(words: Words, setting: &Setting) -> Option<String> {
    let amount = |field, unit| Some(words.amount(setting.text(field)?, unit));
    let infusions = amount(Field::Infusions, LongUnit::Infusion)?;
    let days = amount(Field::Days, LongUnit::Day)?;
    let mut course = words.fill(ui::PLAN_COURSE, &[("infusions", &infusions), ("days", &days)]);
    if let Some(every) = amount(Field::Every, LongUnit::Day) {
        course.push(' ');
        course.push_str(&words.fill(ui::PLAN_EVERY, &[("days", &every)]));
    }
    Some(course)
}

/// The page on which the clinic takes appointments.
pub(crate) fn booking(words: Words, setting: &Setting) -> Option<Html> {
    let page = setting.text(Field::Booking)?;
    Some(clinic_link(ButtonAction::Booking, page, html! { words.ui(ui::CLINIC_BOOKING) }))
}

/// The clinic's part at the end of a result: its closing text, and how to reach it; `books` unless the page for
/// appointments stands further up.
pub(crate) fn closing(words: Words, setting: &Setting, books: bool) -> Html {
    let phone = setting
        .text(Field::ClinicPhone)
        .map(|phone| (phone, words.fill(ui::CLINIC_CALL, &[("phone", phone)])))
        .map(|(phone, text)| clinic_link(ButtonAction::Call, phone, text.into()));
    let booking = booking(words, setting).filter(|_| books);
    if phone.is_none() && booking.is_none() && setting.text(Field::Closing).is_none() {
        return Html::default();
    }
    let body = html! {
        <>{ text(setting, Field::Closing, "ko-clinic-text") }<div class="ko-actions">{ phone }{ booking }</div></>
    };
    let name = setting.text(Field::ClinicName).unwrap_or(words.ui(ui::CLINIC_YOURS));
    part(name.to_owned(), body)
}

/// Name, number and address as text, for the sheet.
pub(crate) fn printed_header(setting: &Setting) -> Html {
    let fields = [Field::ClinicName, Field::ClinicPhone, Field::Booking];
    let texts = fields.iter().filter_map(|field| setting.text(*field));
    html! { <p class="ko-sheet-clinic">{ for texts.map(|it| plain("span", "", it.to_owned())) }</p> }
}

/// Who reviewed the widget for the clinic, and a note if something was left out of the clinic's configuration.
pub(crate) fn notes(words: Words, setting: &Setting) -> Html {
    let date = setting.text(Field::ReviewerDate);
    let reviewed = setting
        .text(Field::ReviewerName)
        .zip(date)
        .map(|(name, date)| plain("p", "", words.clinic_reviewed(name, date)));
    html! {
        <>
            { reviewed }
            if setting.is_partial { { ui_text(words, "p", "ko-unread", ui::CLINIC_UNREAD) } }
        </>
    }
}
