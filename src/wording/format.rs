//! Dates, numbers and money as each language writes them.

use super::Language;
use crate::model::Date;

/// An amount of money as a big figure and its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Words before the figure; may be empty.
    pub before: &'static str,
    /// The figure.
    pub figure: String,
    /// Words after it; may be empty.
    pub after: &'static str,
}

/// A day: 2021年9月16日, 16 September 2021.
pub fn date(language: Language, date: Date) -> String {
    let (year, month, day) = date.ymd();
    match language {
        Language::ZhHans | Language::ZhHant => format!("{year}年{month}月{day}日"),
        Language::En => format!("{day} {} {year}", MONTHS.get(month as usize - 1).copied().unwrap_or_default()),
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// An amount in fen, to be shown large: round ten thousands as 万 in Chinese.
pub fn figure(language: Language, fen: i64) -> Figure {
    let yuan = fen / 100;
    let cents = fen % 100;
    let round = cents == 0 && yuan != 0 && yuan % 1_000 == 0 && yuan >= 10_000;
    match language {
        Language::En => Figure { before: "", figure: decimal(grouped(yuan), cents), after: " yuan" },
        Language::ZhHans if round => Figure { before: "", figure: tenths(yuan / 1_000), after: "万元" },
        Language::ZhHant if round => Figure { before: "", figure: tenths(yuan / 1_000), after: "萬元" },
        Language::ZhHans | Language::ZhHant => Figure { before: "", figure: decimal(yuan.to_string(), cents), after: "元" },
    }
}

/// An amount in fen in running text.
pub fn money(language: Language, fen: i64) -> String {
    let Figure { before, figure, after } = figure(language, fen);
    format!("{before}{figure}{after}")
}

/// Thousands as ten thousands: 20 becomes 2, 15 becomes 1.5.
fn tenths(thousands: i64) -> String {
    match thousands % 10 {
        0 => (thousands / 10).to_string(),
        rest => format!("{}.{rest}", thousands / 10),
    }
}

fn decimal(whole: String, cents: i64) -> String {
    if cents == 0 { whole } else { format!("{whole}.{cents:02}") }
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_each_language_writes_it() {
        let cases = [
            (2_000_000, "2万元", "2萬元", "20,000 yuan"),
            (1_500_000, "1.5万元", "1.5萬元", "15,000 yuan"),
            (500_000, "5000元", "5000元", "5,000 yuan"),
            (100_000_000, "100万元", "100萬元", "1,000,000 yuan"),
            (1_234_500, "12345元", "12345元", "12,345 yuan"),
            (1_250, "12.50元", "12.50元", "12.50 yuan"),
            (0, "0元", "0元", "0 yuan"),
        ];
        for (fen, hans, hant, en) in cases {
            assert_eq!([money(Language::ZhHans, fen), money(Language::ZhHant, fen), money(Language::En, fen)], [hans, hant, en]);
        }
    }

    #[test]
    fn days_are_written_as_each_language_writes_them() {
        let day = Date::parse("2021-09-06").unwrap();
        assert_eq!((date(Language::ZhHans, day), date(Language::En, day)), ("2021年9月6日".into(), "6 September 2021".into()));
    }
}
