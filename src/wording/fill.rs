//! Sentences with blanks.
//!
//! Templates instead of functions: a function for each sentence and language would be compiled code for what is only words.

/// Puts words into the `{blanks}` of a template, in their order; the names of blanks are for its author.
pub fn fill(template: &str, words: &[&str]) -> String {
    let mut said = String::new();
    for (n, part) in template.split(['{', '}']).enumerate() {
        said.push_str(if n % 2 == 0 { part } else { words.get(n / 2).copied().unwrap_or_default() });
    }
    said
}

/// Texts one after another, with `by` between them. The one of the standard library is ten times as large.
#[inline(never)]
pub fn join(texts: &[&str], by: &str) -> String {
    let mut joined = String::new();
    for (n, text) in texts.iter().enumerate() {
        if n > 0 {
            joined.push_str(by);
        }
        joined.push_str(text);
    }
    joined
}

/// Whether a part stands somewhere in a text. The search of the standard library is for long texts, and weighs more than this file.
#[inline(never)]
pub fn holds(text: &str, part: &str) -> bool {
    !part.is_empty() && text.as_bytes().windows(part.len()).any(|here| here == part.as_bytes())
}

/// What is said of a number of things: of one, and of any other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Of one.
    pub one: &'static str,
    /// Of any other number; its blank is for the number.
    pub many: &'static str,
}

impl Counted {
    /// Where the language makes no difference.
    pub(super) const fn same(said: &'static str) -> Counted {
        Counted { one: said, many: said }
    }

    /// The words for so many.
    pub fn say(self, n: usize) -> String {
        fill(if n == 1 { self.one } else { self.many }, &[&n.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_in_their_order() {
        assert_eq!(fill("{low} to {high}", &["1", "2"]), "1 to 2");
        assert_eq!(fill("no blank", &["1"]), "no blank");
        assert_eq!(fill("from {low}", &[]), "from ");
    }

    #[test]
    fn one_is_told_from_many() {
        let days = Counted { one: "a day", many: "{n} days" };
        assert_eq!([0, 1, 2].map(|n| days.say(n)), ["0 days", "a day", "2 days"]);
        assert_eq!(Counted::same("{n}天").say(1), "1天");
    }
}
