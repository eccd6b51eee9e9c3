//! A block of text in parts that a voice can say in one go: some browsers fall silent in the middle of long ones.

use std::mem::take;

/// So many characters at the most.
const MOST: usize = 120;

/// From so many characters on, a part ends where a clause or a word does.
const MANY: usize = 90;

/// From so many on, where a sentence does.
const ENOUGH: usize = 40;

/// Adds the text in parts, without the signs that only say where headings may break.
pub(super) fn parts(text: &str, parts: &mut Vec<String>) {
    let (mut part, mut count, mut before) = (String::new(), 0, ' ');
    for c in text.chars() {
        if c == '\u{200b}' || (c == ' ' && count == 0) {
            continue;
        }
        part.push(c);
        count += 1;
        let ends_at = match c {
            '。' | '！' | '？' | '；' => ENOUGH,
            // A Latin mark ends something only where a space follows: 1.5 is one number.
            ' ' if matches!(before, '.' | '?' | '!') => ENOUGH,
            ' ' | '，' | '、' | '：' => MANY,
            _ => MOST,
        };
        before = c;
        if count >= ends_at {
            parts.push(take(&mut part));
            count = 0;
        }
    }
    if count > 0 {
        parts.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        parts(text, &mut all);
        all
    }

    #[test]
    fn a_short_text_is_said_in_one_go() {
        assert_eq!(of("这次替谁查？"), ["这次替谁查？"]);
        assert_eq!(of("One. Two."), ["One. Two."]);
        assert_eq!(of("  查一查：\u{200b}哪些政策"), ["查一查：哪些政策"]);
        assert!(of("").is_empty() && of("  ").is_empty());
    }

    #[test]
    fn a_long_text_is_parted_after_a_sentence_else_a_clause_else_a_word_else_anywhere() {
        for (unit, parts_end) in [
            ("先看文件怎么写。", "。"),
            ("先看文件怎么写，再问", "，"),
            ("Ask first, then go. ", ". "),
            ("words and ", " "),
            ("1.5", ""),
            ("字", ""),
        ] {
            let text = unit.repeat(400);
            let parts = of(&text);
            assert!(parts.iter().all(|part| part.chars().count() <= MOST), "{unit}");
            let (_, but_last) = parts.split_last().expect("parts");
            assert!(but_last.len() > 1 && but_last.iter().all(|part| part.ends_with(parts_end)), "{parts:?}");
            assert_eq!(parts.concat(), text, "nothing is left out");
        }
    }
}
