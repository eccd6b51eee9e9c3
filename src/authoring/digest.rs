//! Digests of packs and their files.
//!
//! The digest of a pack is that of its canonical JSON without the field `digest`: keys sorted, no spaces, UTF-8. Whoever
//! has a pack can thus compute it again, whatever the order and spacing in which it arrived.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384};

use super::damaged::unread;
use super::lang::Lang;
use crate::pack::ParseError;

/// Why a pack cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unverified {
    /// It is no JSON at all: line and column, both counted from 1.
    Broken(usize, usize),
    /// It is not a JSON object.
    NotJson,
    /// It has no digest.
    NoDigest,
    /// What it says of itself, and what is true.
    Different {
        /// The digest that stands in it.
        stands: String,
        /// The digest it has.
        is: String,
    },
}

impl Unverified {
    /// The reason in words, and what to do.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Unverified::Broken(line, column) => unread(&ParseError::Json(*line, *column), lang),
            Unverified::NotJson => lang.pick("政策包不是 JSON 对象", "the pack is not a JSON object").into(),
            Unverified::NoDigest => lang.pick("政策包里没有 `digest`", "the pack has no `digest`").into(),
            Unverified::Different { stands, is } => {
                let words = lang.pick(
                    "政策包编译以后被改过：它的 `digest` 写的是 `{0}`，实际是 `{1}`；重新编译",
                    "the pack was changed after it was compiled: its `digest` says `{0}`, but it is `{1}`; compile it again",
                );
                words.replace("{0}", stands).replace("{1}", is)
            }
        }
    }
}

/// The digest of a pack.
pub fn digest(mut pack: Value) -> String {
    if let Some(fields) = pack.as_object_mut() {
        fields.remove("digest");
    }
    let mut text = String::new();
    canonical(&pack, &mut text);
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Whether a pack is as it was compiled.
///
/// # Errors
/// Says why it is not.
pub fn verify(json: &[u8]) -> Result<(), Unverified> {
    let pack: Value = serde_json::from_slice(json).map_err(|error| Unverified::Broken(error.line(), error.column()))?;
    if !pack.is_object() {
        return Err(Unverified::NotJson);
    }
    let stands = pack.get("digest").and_then(Value::as_str).map(String::from).ok_or(Unverified::NoDigest)?;
    let is = digest(pack);
    if is == stands { Ok(()) } else { Err(Unverified::Different { stands, is }) }
}

/// The SHA-256 of a file, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash by which a Content Security Policy names a style.
pub fn style_hash(style: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(style)))
}

/// The subresource-integrity string of a file.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Eight hexadecimal digits that change with the content.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Writes JSON with sorted keys and without spaces, whatever order the parser kept.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            out.push('{');
            for (n, key) in keys.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                if let Some(field) = fields.get(key) {
                    canonical(field, out);
                }
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                canonical(item, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_spaces_do_not_matter_but_content_does() {
        let one = digest(serde_json::json!({"b": [1, {"y": "江", "x": null}], "a": 1, "digest": "x"}));
        let two = digest(serde_json::from_str(r#"{ "a":1, "b":[1,{"x":null,"y":"\u6c5f"}] }"#).unwrap());
        assert_eq!(one, two);
        assert_ne!(one, digest(serde_json::json!({"a": 2})));
        assert!(verify(format!(r#"{{"a":1,"digest":"{}"}}"#, digest(serde_json::json!({"a": 1}))).as_bytes()).is_ok());
        assert!(matches!(verify(br#"{"a":2,"digest":"sha256-x"}"#), Err(Unverified::Different { .. })));
    }
}
