//! The two languages in which the tool speaks to officers.
//!
//! Knows nothing of the languages of a pack: those are tags, and come from `policies/`.

/// A language of the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a tag or locale (`zh_CN.UTF-8`, `en`): English where it says so, otherwise Chinese.
    pub fn of(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
    }

    /// One of two texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// A text in both languages; `{0}`, `{1}` … stand for what a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in one language, with its places filled.
    pub fn fill(self, lang: Lang, args: &[Arg]) -> String {
        let template = lang.pick(self.zh, self.en);
        let mut text = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let filled = after.split_once('}').and_then(|(n, tail)| Some((args.get(n.parse::<usize>().ok()?)?, tail)));
            match filled {
                Some((arg, tail)) => {
                    text.push_str(arg.text(lang));
                    rest = tail;
                }
                None => {
                    text.push('{');
                    rest = after;
                }
            }
        }
        text.push_str(rest);
        text
    }
}

/// What a place of a text is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// An id, number or quotation: the same in both languages.
    Text(String),
    /// Words of the tool.
    Both(Both),
    /// Words that were put together: in Chinese, in English.
    Either(String, String),
}

impl Arg {
    fn text(&self, lang: Lang) -> &str {
        match self {
            Arg::Text(text) => text,
            Arg::Both(both) => lang.pick(both.zh, both.en),
            Arg::Either(zh, en) => match lang {
                Lang::Zh => zh,
                Lang::En => en,
            },
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<Both> for Arg {
    fn from(both: Both) -> Arg {
        Arg::Both(both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_text_are_filled_once_and_braces_stay() {
        let text = Both { zh: "`{0}` 和 `{1}`：{form: x}", en: "" };
        assert_eq!(text.fill(Lang::Zh, &["{1}".into(), "b".into()]), "`{1}` 和 `b`：{form: x}");
    }
}
