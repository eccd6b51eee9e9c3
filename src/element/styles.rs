//! The styles of what nobody sees before the first question, as they travel with the late part: without what only people read.

/// Without comments, and without blanks where something begins.
pub(super) const LATE_STYLES: &str = match std::str::from_utf8(&TIGHT) {
    Ok(styles) => styles,
    Err(_) => "",
};

const SOURCE: &[u8] = include_str!("../../www/late.css").as_bytes();

const TIGHT: [u8; LENGTH] = {
    let mut tight = [0; LENGTH];
    tighten(SOURCE, &mut tight);
    tight
};

const LENGTH: usize = tighten(SOURCE, &mut [0; SOURCE.len()]);

/// Writes a sheet without what only people read, in the course of compiling; how long it is then.
const fn tighten(mut source: &[u8], mut into: &mut [u8]) -> usize {
    let mut length = 0;
    let (mut comment, mut last) = (false, b';');
    while let Some((&byte, rest)) = source.split_first() {
        source = rest;
        match (comment, byte, rest.first()) {
            (false, b'/', Some(b'*')) => comment = true,
            (true, b'*', Some(b'/')) => {
                comment = false;
                if let Some((_, after)) = rest.split_first() {
                    source = after;
                }
            }
            (true, ..) => {}
            // What begins afresh begins with what is no blank.
            (false, b' ' | b'\n', _) if matches!(last, b'{' | b'}' | b';' | b',' | b'\n') => {}
            (false, byte, _) => {
                last = byte;
                let Some((place, after)) = <[u8]>::split_first_mut(into) else { return length };
                *place = byte;
                into = after;
                length += 1;
            }
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_comments_and_blanks_is_left_out() {
        let without_blanks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let mut source = include_str!("../../www/late.css").to_owned();
        while let (Some(from), Some(to)) = (source.find("/*"), source.find("*/")) {
            source.replace_range(from..to + 2, "");
        }
        assert_eq!(without_blanks(LATE_STYLES), without_blanks(&source));
        assert!(LATE_STYLES.lines().all(|line| !line.is_empty() && !line.starts_with(' ') && !line.contains("/*")));
        assert!(LATE_STYLES.len() + 500 < include_str!("../../www/late.css").len());
    }
}
