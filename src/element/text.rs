//! JSON text, for what is handed over at once: a value of many parts would take a call into the browser for each of them.

use crate::wording::join;

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    // Ids hold nothing else, and what JSON would have escaped is left out of anything else: nothing we write holds any.
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        return join(&["\"", text, "\""], "");
    }
    let kept: String = text.chars().filter(|&c| !c.is_ascii() || plain(c as u8)).collect();
    join(&["\"", &kept, "\""], "")
}

/// A list of what is JSON already.
pub(super) fn list(items: &[String]) -> String {
    enclosed("[", items, "]")
}

/// An object of what is JSON already.
pub(super) fn fields(pairs: &[(&str, String)]) -> String {
    let mut items = Vec::new();
    for (name, value) in pairs {
        items.push(join(&[&quoted(name), value], ":"));
    }
    enclosed("{", &items, "}")
}

fn enclosed(open: &str, items: &[String], close: &str) -> String {
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    join(&[open, &join(&items, ","), close], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_json() {
        let rows = [
            (quoted("jianghai"), r#""jianghai""#),
            (quoted("\"江\\海\n"), r#""江海""#),
            (list(&[]), "[]"),
            (list(&["null".into(), quoted("x")]), r#"[null,"x"]"#),
            (fields(&[]), "{}"),
            (fields(&[("a", "true".into()), ("b", list(&["1".into()]))]), r#"{"a":true,"b":[1]}"#),
        ];
        for (written, json) in rows {
            assert_eq!(written, json);
        }
    }
}
