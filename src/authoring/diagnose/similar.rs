//! “Did you mean”: the nearest of some known words.

/// The known word nearest to a wrong one, if any is near enough; differences in case and width count little.
pub fn similar<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().take(80).collect();
    let limit = (wrong.len() / 3).clamp(1, 4);
    known
        .into_iter()
        .filter(|word| word.chars().count().abs_diff(wrong.len()) <= limit)
        .map(|word| (distance(&wrong, word), word))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word)
}

/// How many letters must be added, dropped, changed or swapped (optimal string alignment).
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], n: usize| row.get(n).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, j) + usize::from(x != y);
            let mut least = changed.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_only_where_it_is_near() {
        let known = ["title_level", "title_date", "work_place", "degree"];
        for (wrong, expected) in [
            ("titel_level", Some("title_level")),
            ("title_leve", Some("title_level")),
            ("degre", Some("degree")),
            ("dergee", Some("degree")),
            ("hukou", None),
            ("", None),
        ] {
            assert_eq!(similar(wrong, known), expected, "{wrong}");
        }
    }
}
