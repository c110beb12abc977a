//! Settings and answers: any JavaScript value, read by serde.
//!
//! Each property is read by itself, so that one that throws takes no other with it. What JSON has no
//! form for (a function, a symbol, a `BigInt`, `NaN`) is an error that names it; `undefined` counts as
//! left out. Depth, the number of properties and the length of texts have a limit.

use std::fmt;

use js_sys::{Array, JsString, Reflect};
use outlook_engine::config::Reading;
use outlook_engine::{Answers, Config};
use serde::de::value::StringDeserializer;
use serde::de::{
    self, Deserialize as _, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

/// The most values that an object or a list may have.
const MOST_VALUES: u32 = 100;
/// How deep a value may be in others. A cycle has no end.
const MOST_DEPTH: u8 = 8;
/// UTF-16 units that are read of a text: more than fit anywhere.
const READ_UNITS: u32 = 100_001;

#[wasm_bindgen]
extern "C" {
    /// The names of the enumerable properties. A proxy may throw.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn property_names(object: &JsValue) -> Result<Array, JsValue>;

    /// The value of a text of JSON.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsValue) -> Result<JsValue, JsValue>;

    /// A number as JavaScript writes it.
    #[wasm_bindgen(js_name = String)]
    fn number_text(number: &JsValue) -> String;
}

/// Reads settings: an object, a text of JSON, or `undefined` where a host has none. A text that is no
/// JSON is a problem of the whole.
pub(crate) fn read_settings(settings: &JsValue) -> Reading {
    if settings.is_undefined() {
        return Reading::default();
    }
    let parsed = if settings.is_string() { parse_json(settings).ok() } else { None };
    Config::read(Value::<SETTINGS>::whole(parsed.unwrap_or_else(|| settings.clone())))
}

/// Reads answers: an object of them.
///
/// # Errors
///
/// The first field that does not hold, what was found and what fits.
pub(crate) fn read_answers(answers: &JsValue) -> Result<Answers, String> {
    let fits = |Found(found): Found| {
        if found.contains("what fits") {
            return found;
        }
        ["found ", &found, "; what fits: texts, lists of texts and null"].concat()
    };
    Answers::deserialize(Value::<ANSWERS>::whole(answers.clone())).map_err(fits)
}

/// Whoever reads settings is given the text of a number that is not whole, and whoever reads answers the
/// number: what writes one out in Rust would be three kilobytes of the widget.
const SETTINGS: bool = false;
const ANSWERS: bool = true;

/// A value, or what was found where none can be read.
struct Value<const FRACTIONS: bool> {
    value: Result<JsValue, Found>,
    depth: u8,
}

impl<const FRACTIONS: bool> Value<FRACTIONS> {
    const fn whole(value: JsValue) -> Self {
        Self { value: Ok(value), depth: 0 }
    }
}

/// What was found in place of a value of JSON.
#[derive(Debug)]
struct Found(String);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Found {}

impl de::Error for Found {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

fn thrown(_: JsValue) -> Found {
    Found("a value that throws when it is read".to_owned())
}

/// The beginning of a text that is longer than any that fits.
fn text_of(text: &JsString) -> String {
    if text.length() > READ_UNITS { text.slice(0, READ_UNITS).into() } else { text.into() }
}

impl<'de, const FRACTIONS: bool> Deserializer<'de> for Value<FRACTIONS> {
    type Error = Found;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Found> {
        let value = self.value?;
        if value.is_null() || value.is_undefined() {
            return visitor.visit_unit();
        }
        if let Some(text) = value.dyn_ref::<JsString>() {
            return visitor.visit_string(text_of(text));
        }
        if let Some(is_true) = value.as_bool() {
            return visitor.visit_bool(is_true);
        }
        if let Some(number) = value.as_f64() {
            if FRACTIONS {
                return visitor.visit_f64(number);
            }
            let text = number_text(&value);
            return text.parse().map_or(Err(Found(text)), |whole| visitor.visit_u32(whole));
        }
        if !value.is_object() {
            let kind = value.js_typeof().as_string().unwrap_or_default();
            return Err(Found(["a ", &kind].concat()));
        }
        if self.depth > MOST_DEPTH {
            return Err(Found("values in values without end".to_owned()));
        }
        let names = property_names(&value).map_err(thrown)?;
        if names.length() > MOST_VALUES {
            return Err(Found(["more than ", &MOST_VALUES.to_string(), " values"].concat()));
        }
        let is_list = Array::is_array(&value);
        let depth = self.depth + 1;
        let properties: Properties<FRACTIONS> =
            Properties { object: value, names: names.into_iter(), depth, value: None };
        if is_list { visitor.visit_seq(properties) } else { visitor.visit_map(properties) }
    }

    /// Enters nothing.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Found> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// The properties of an object or of a list that are not `undefined`.
struct Properties<const FRACTIONS: bool> {
    object: JsValue,
    names: js_sys::ArrayIntoIter,
    depth: u8,
    /// The value of the name that was read last.
    value: Option<Value<FRACTIONS>>,
}

impl<const FRACTIONS: bool> Properties<FRACTIONS> {
    fn next(&mut self) -> Option<(String, Value<FRACTIONS>)> {
        let (name, value) = next_property(&self.object, &mut self.names)?;
        Some((name, Value { value, depth: self.depth }))
    }
}

fn next_property(
    object: &JsValue,
    names: &mut js_sys::ArrayIntoIter,
) -> Option<(String, Result<JsValue, Found>)> {
    loop {
        let name = names.next()?;
        let value = match Reflect::get(object, &name) {
            Ok(value) if value.is_undefined() => continue,
            Ok(value) => value,
            Err(error) => return Some((name_of(&name), Err(thrown(error)))),
        };
        let name = name_of(&name);
        let value = if name == "logo" { local_path(value) } else { value };
        return Some((name, Ok(value)));
    }
}

fn name_of(name: &JsValue) -> String {
    name.dyn_ref().map_or_else(String::new, text_of)
}

/// A logo on the page's own site may be given by its full address.
fn local_path(logo: JsValue) -> JsValue {
    let Some(text) = logo.dyn_ref::<JsString>() else { return logo };
    let origin = gloo::utils::window().location().origin().unwrap_or_default();
    let path = text_of(text);
    path.strip_prefix(&origin).filter(|path| path.starts_with('/')).map_or(logo, JsValue::from_str)
}

impl<'de, const FRACTIONS: bool> SeqAccess<'de> for Properties<FRACTIONS> {
    type Error = Found;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Found> {
        self.next().map(|(_, value)| seed.deserialize(value)).transpose()
    }
}

impl<'de, const FRACTIONS: bool> MapAccess<'de> for Properties<FRACTIONS> {
    type Error = Found;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Found> {
        let Some((name, value)) = self.next() else { return Ok(None) };
        self.value = Some(value);
        let name: StringDeserializer<Found> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Found> {
        let missing = || Value { value: Err(Found("nothing".to_owned())), depth: self.depth };
        seed.deserialize(self.value.take().unwrap_or_else(missing))
    }
}
