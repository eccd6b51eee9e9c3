//! Civil dates: a day in the calendar, without time or zone.

use std::fmt;

/// A day between 1900-01-01 and 2200-12-31, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The first day that can be given.
    pub const FIRST: Date = Date(-25_567);
    /// The last day that can be given.
    pub const LAST: Date = Date(84_370);

    /// The day, or nothing where the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return None;
        }
        Some(Date(days_from_civil(year, month, day)))
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        let dashed = bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
        let number = |from: usize, to: usize| {
            bytes.get(from..to)?.iter().try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
        };
        if !dashed {
            return None;
        }
        Date::from_ymd(number(0, 4)? as i32, number(5, 7)?, number(8, 10)?)
    }

    /// The day this many days after 1970-01-01, or nothing outside the range.
    pub fn from_days(days: i64) -> Option<Date> {
        let date = Date(i32::try_from(days).ok()?);
        (Date::FIRST..=Date::LAST).contains(&date).then_some(date)
    }

    /// Days after 1970-01-01.
    pub fn days(self) -> i64 {
        i64::from(self.0)
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The same day so many years later; 29 February becomes 1 March where there is none.
    ///
    /// The result may lie beyond [`Date::LAST`]; it is only compared with.
    pub fn plus_years(self, years: i32) -> Date {
        let (y, m, d) = self.ymd();
        let year = y + years;
        if d > days_in(year, m) { Date(days_from_civil(year, 3, 1)) } else { Date(days_from_civil(year, m, d)) }
    }

    /// The day before.
    pub fn pred(self) -> Date {
        Date(self.0 - 1)
    }

    /// The first day for which `within_years` holds on the as-of day `self`: the earliest `d` with `self < d + years`.
    pub fn window_start(self, years: i32) -> Date {
        let mut d = Date(self.plus_years(-years).0 - 2);
        while d.plus_years(years) <= self {
            d = Date(d.0 + 1);
        }
        d
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (the era arithmetic of H. Hinnant, "chrono-compatible low-level
/// date algorithms").
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted = (month as i32 + 9) % 12;
    let day_of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn every_day_of_the_range_survives_the_round_trip() {
        for days in Date::FIRST.0..=Date::LAST.0 {
            let (y, m, d) = Date(days).ymd();
            assert_eq!(Date::from_ymd(y, m, d), Some(Date(days)));
        }
        assert_eq!((Date::FIRST.to_string(), Date::LAST.to_string()), ("1900-01-01".into(), "2200-12-31".into()));
        assert_eq!(Date(0).to_string(), "1970-01-01");
    }

    #[test]
    fn what_is_no_calendar_day_is_refused() {
        for bad in ["2021-02-29", "2021-13-01", "2021-00-10", "2021-1-1", "1899-12-31", "2201-01-01", "２０２１-01-01", "2021-01-01 ", ""]
        {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_leap_day_plus_years_becomes_the_first_of_march() {
        assert_eq!(date("2020-02-29").plus_years(5), date("2025-03-01"));
        assert_eq!(date("2020-02-29").plus_years(4), date("2024-02-29"));
    }

    #[test]
    fn a_window_starts_on_the_first_day_that_is_still_inside() {
        for as_of in ["2020-02-29", "2021-02-28", "2021-03-01", "2024-03-01", "2015-05-01"] {
            let as_of = date(as_of);
            for years in [1, 4, 5] {
                let start = as_of.window_start(years);
                assert!(as_of < start.plus_years(years));
                assert!(start.pred().plus_years(years) <= as_of);
            }
        }
    }
}
