//! The voices of the device, and what it takes to have one of them say a sentence.
//!
//! All of it goes through properties by name: bindings of their own would weigh in the glue, which is fetched before the first question.

use js_sys::{Array, Reflect, global};
use wasm_bindgen::JsValue;

use crate::element::json::{call, get, set};
use crate::wording::{Language, holds};

/// More voices than this are not looked at.
const MOST: u32 = 2000;

/// The voice of the device itself that suits a language best, if it has one.
#[inline(never)]
pub(super) fn of_device(language: Language) -> Option<JsValue> {
    let voices = call(&synthesis(), "getVoices", &[]);
    let many = get(&voices, "length").as_f64().unwrap_or_default() as u32;
    let (mut best, mut found) = (0, None);
    for n in 0..many.min(MOST) {
        let voice = get(&voices, &n.to_string());
        // A voice that does not say where it speaks counts as one of the network.
        if get(&voice, "localService") != JsValue::TRUE {
            continue;
        }
        let suits = get(&voice, "lang").as_string().map_or(0, |tag| suits(language, &tag));
        if suits > best {
            (best, found) = (suits, Some(voice));
        }
    }
    found
}

/// A sentence for this voice; `ear` hears when it ends, or fails.
pub(super) fn sentence(text: &str, voice: &JsValue, ear: &JsValue) -> JsValue {
    let global = global();
    let made = Reflect::get(&global, &"Reflect".into()).map(|reflect| {
        let words = Array::new();
        words.push(&text.into());
        call(&reflect, "construct", &[&get(&global, "SpeechSynthesisUtterance"), &words])
    });
    let said = made.unwrap_or(JsValue::NULL);
    if said.is_truthy() {
        set(&said, "voice", voice);
        set(&said, "lang", &get(voice, "lang"));
        set(&said, "onend", ear);
        set(&said, "onerror", ear);
    }
    said
}

/// Says it, after whatever is being said.
pub(super) fn say(sentence: &JsValue) {
    call(&synthesis(), "speak", &[sentence]);
}

/// Ends whatever is being said, by whomever.
pub(super) fn hush() {
    let synthesis = synthesis();
    if get(&synthesis, "speaking").is_truthy() {
        call(&synthesis, "cancel", &[]);
    }
}

/// Tells `ear` whenever there are other voices, and when the page is left: some browsers would go on reading.
pub(super) fn listen(ear: &JsValue) {
    call(&synthesis(), "addEventListener", &[&"voiceschanged".into(), ear]);
    call(&global(), "addEventListener", &[&"pagehide".into(), ear]);
}

fn synthesis() -> JsValue {
    get(&global(), "speechSynthesis")
}

/// How well a voice suits a language, by its tag as browsers write it (`zh-CN`, `zh_HK`, `cmn-Hans-CN`, `yue-HK`); 0: not at all.
fn suits(language: Language, tag: &str) -> u8 {
    let tag = tag.to_ascii_lowercase();
    let has = |part: &str| holds(&tag, part);
    let english = tag.starts_with("en");
    let cantonese = has("yue") || has("hk");
    let (chinese, traditional) = (has("zh") || has("cmn"), has("tw") || has("hant"));
    match language {
        Language::En => u8::from(english),
        Language::ZhHans if cantonese || traditional || !chinese => 0,
        Language::ZhHans => 1 + u8::from(has("cn") || has("hans")),
        Language::ZhHant if cantonese && !english => 2,
        Language::ZhHant => u8::from(chinese && traditional),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_suits_the_language_that_its_tag_names_and_cantonese_goes_first_in_hong_kong() {
        for (tag, hans, hant, en) in [
            ("zh-CN", 2, 0, 0),
            ("zh_CN_#Hans", 2, 0, 0),
            ("cmn-Hans-CN", 2, 0, 0),
            ("zh", 1, 0, 0),
            ("zh-HK", 0, 2, 0),
            ("yue-HK", 0, 2, 0),
            ("zh-TW", 0, 1, 0),
            ("cmn-Hant-TW", 0, 1, 0),
            ("en-GB", 0, 0, 1),
            ("EN_us", 0, 0, 1),
            ("en-HK", 0, 0, 1),
            ("fr-CA", 0, 0, 0),
            ("", 0, 0, 0),
        ] {
            let found = [Language::ZhHans, Language::ZhHant, Language::En].map(|language| suits(language, tag));
            assert_eq!(found, [hans, hant, en], "{tag}");
        }
    }
}
