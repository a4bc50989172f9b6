//! Numbers, dates and preferred languages, through the browser's own `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::core::model::{Date as Day, Language};

/// A point in time as day and hour, such as "22. Nov. 2026, 12:04".
pub fn date_time(language: Language, unix_ms: i64) -> String {
    format(language, unix_ms, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// As `date_time`, to the second: for what happened within one minute.
pub fn date_time_exactly(language: Language, unix_ms: i64) -> String {
    format(language, unix_ms, &[("dateStyle", "medium"), ("timeStyle", "medium")])
}

/// A point in time as the hour, such as "12:04".
pub fn time(language: Language, unix_ms: i64) -> String {
    format(language, unix_ms, &[("timeStyle", "short")])
}

/// A day (`2027-03-31`) as people write it.
pub fn day(language: Language, date: &str) -> String {
    let unix_ms = Date::parse(date);
    if unix_ms.is_nan() {
        date.to_owned()
    } else {
        format(language, unix_ms as i64, &[("dateStyle", "medium"), ("timeZone", "UTC")])
    }
}

/// Today in the visitor's time zone.
pub fn today() -> Day {
    let now = Date::new_0();
    Day::nearest(now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A number with the language's separators.
pub fn number(language: Language, number: f64) -> String {
    let call = Intl::NumberFormat::new(&Array::of1(&JsValue::from_str(language.key())), &Object::new()).format();
    call.call1(&JsValue::UNDEFINED, &number.into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| number.to_string())
}

/// The languages that the visitor prefers, best first.
pub fn preferred() -> Vec<String> {
    super::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The language as it is written where the visitor lives, if their browser says so: a day in Britain is not written as
/// in America. Only for dates: decimals stand beside some that the core has written.
fn regional(language: Language) -> Array {
    // Nothing longer: there are browsers that name what `Intl` refuses with an exception, such as "en-US@posix".
    let fits = |tag: &String| {
        tag.len() == 5
            && tag
                .strip_prefix(language.key())
                .and_then(|rest| rest.strip_prefix('-'))
                .is_some_and(|region| region.bytes().all(|letter| letter.is_ascii_uppercase()))
    };
    Array::of1(&JsValue::from_str(&preferred().into_iter().find(fits).unwrap_or_else(|| language.key().to_owned())))
}

fn format(language: Language, unix_ms: i64, options: &[(&str, &str)]) -> String {
    let wanted = Object::new();
    for (name, value) in options {
        // Setting a field of a fresh object never fails.
        let _ = Reflect::set(&wanted, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let call = Intl::DateTimeFormat::new(&regional(language), &wanted).format();
    call.call1(&JsValue::UNDEFINED, &Date::new(&(unix_ms as f64).into()))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// In small letters. The browser's: Rust's own costs 8 KB of Unicode tables.
pub fn lower(text: &str) -> String {
    // Letters that are written as two are the same letters.
    js_sys::JsString::from(text).normalize("NFC").to_lower_case().into()
}

/// In capital letters, as the browser knows them.
pub fn upper(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}
