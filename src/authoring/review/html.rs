//! As much of HTML as the pages need: what is put in as words stays words.

/// A piece of a page: an element, or several pieces in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Html {
    open: String,
    inside: String,
    close: String,
}

impl Html {
    /// Nothing yet.
    pub(super) fn new() -> Html {
        Html::default()
    }

    /// Puts a piece at the end.
    pub(super) fn put(&mut self, piece: &Html) {
        self.inside.push_str(&piece.written());
    }

    /// The piece with these words at its end.
    pub(super) fn text(mut self, words: &str) -> Html {
        self.inside.push_str(&escape(words));
        self
    }

    /// The piece with another at its end.
    pub(super) fn with(mut self, piece: &Html) -> Html {
        self.put(piece);
        self
    }

    /// The whole piece as it stands in a file.
    pub(super) fn written(&self) -> String {
        format!("{}{}{}", self.open, self.inside, self.close)
    }
}

/// An element; `class` may be empty.
pub(super) fn tag(name: &'static str, class: &'static str) -> Html {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    // A line begins with each block, so that two pages can be compared line by line.
    Html { open: format!("<{name}{class}>"), inside: String::new(), close: format!("</{name}>\n") }
}

/// An element within a line, after which none begins.
pub(super) fn inline(name: &'static str) -> Html {
    Html { open: format!("<{name}>"), inside: String::new(), close: format!("</{name}>") }
}

/// A list of names and values; what is empty is left out.
pub(super) fn rows<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Html {
    let mut list = tag("dl", "");
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
        list.put(&tag("dt", "").text(name));
        list.put(&tag("dd", "").text(value));
    }
    list
}

/// A row of a table.
pub(super) fn row<'a>(cell: &'static str, texts: impl IntoIterator<Item = &'a str>) -> Html {
    let mut row = tag("tr", "");
    for text in texts {
        row.put(&tag(cell, "").text(text));
    }
    row
}

/// Words as they may stand in a page.
pub(super) fn escape(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_become_markup() {
        let piece = tag("p", "x").text("<script>alert('&')</script>\"");
        assert_eq!(piece.written(), "<p class=\"x\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;&quot;</p>\n");
    }
}
