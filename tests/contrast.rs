//! Colours can be told apart: the contrast of every pair that is used, computed from the tokens of the style sheet (WCAG 2.2).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What stands on what. Text needs 4.5:1; edges of controls, and signs, 3:1.
const TEXT: [(&str, &str); 17] = [
    ("ink", "paper"),
    ("ink", "wash"),
    ("ink", "tint"),
    ("ink", "amber-tint"),
    ("soft", "paper"),
    ("soft", "wash"),
    ("soft", "tint"),
    ("soft", "amber-tint"),
    ("main", "paper"),
    ("main", "wash"),
    ("main", "tint"),
    ("deep", "paper"),
    ("deep", "wash"),
    ("on", "main"),
    ("on", "deep"),
    ("amber", "paper"),
    ("amber", "amber-tint"),
];
const SIGNS: [(&str, &str); 5] = [("line", "paper"), ("line", "wash"), ("main", "tint"), ("red", "paper"), ("amber", "wash")];

/// The colours of one theme by name: the block that begins with this selector.
fn tokens(css: &str, selector: &str) -> BTreeMap<String, [f64; 3]> {
    let block = css.split_once(&format!("\n{selector} {{")).unwrap().1.split_once('}').unwrap().0;
    let mut tokens = BTreeMap::new();
    for declaration in block.split(';') {
        let Some((name, value)) = declaration.split_once(": var(--pc-") else { continue };
        let Some((_, colour)) = value.split_once(", #") else { continue };
        tokens.insert(name.trim().trim_start_matches("--").to_owned(), rgb(colour.trim_end_matches(')')));
    }
    tokens
}

fn rgb(hex: &str) -> [f64; 3] {
    let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.into() };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&long[at..at + 2], 16).unwrap()) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    assert!((contrast(rgb("000"), rgb("fff")) - 21.0).abs() < 0.001);
    assert!((contrast(rgb("777777"), rgb("fff")) - 4.478).abs() < 0.001);
}

#[test]
fn every_pair_of_colours_that_is_used_can_be_told_apart() {
    let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/style.css")).unwrap();
    let mut wrong = Vec::new();
    for selector in [".pc", ".pc.dark"] {
        let tokens = tokens(&css, selector);
        assert!(tokens.len() >= 13, "{selector} has only {:?}", tokens.keys());
        for (pairs, least) in [(TEXT.as_slice(), 4.5), (SIGNS.as_slice(), 3.0)] {
            for (text, ground) in pairs {
                let found = contrast(tokens[*text], tokens[*ground]);
                if found < least {
                    wrong.push(format!("{selector}: {text} on {ground} is {found:.2}, at least {least}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
