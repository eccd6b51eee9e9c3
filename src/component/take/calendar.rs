//! A day for the reader's own calendar, as a file of RFC 5545: the last day on which a measure is still met.
//!
//! Only days that follow from a document and the answers: no document of ours states a day by which to apply.

use super::report::source;
use crate::component::view::View;
use crate::model::{Date, MeasureIx};
use crate::wording::{self, fill, join};

/// The longest a line may be, in bytes, without what ends it.
const LONGEST: usize = 75;

/// The file for the last day on which a measure is met, written on this day.
pub fn calendar(view: &View, measure: MeasureIx, written: Option<Date>) -> Option<String> {
    let words = view.words();
    let day = view.interview.last_day(measure)?;
    let when = join(&[words.take.until, &wording::date(view.language, day)], words.take.colon);
    let text = view.measure(measure)?;
    let known = view.interview.rules().measures.at(measure);
    let warning = &view.document(known.document)?.warning;
    let about = join(&[&text.gives, &source(view, measure, text), warning, words.take.no_decision], "\n");
    let title = escaped(&join(&[&text.name, &when], words.semicolon));
    let (day, written) = (digits(day), digits(written.unwrap_or(view.interview.engine().as_of())));
    Some(folded(&fill(EVENT, &[&known.id, &day, &view.interview.pack().id, &written, &day, &title, &escaped(&about), &title])))
}

/// The lines of a file with one event on one day, told at nine in the morning two weeks before; it takes no time of that day. The same
/// day of the same measure is the same event, however often it is put in.
const EVENT: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//policy-calculator//ZH
BEGIN:VEVENT
UID:{id}-{day}@{pack}.policy-calculator
DTSTAMP:{written}T000000Z
DTSTART;VALUE=DATE:{day}
SUMMARY:{title}
DESCRIPTION:{about}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P13DT15H
DESCRIPTION:{title}
END:VALARM
END:VEVENT
END:VCALENDAR
";

/// The lines as the file has them: what is longer than a line may be goes on in the next after a blank, and no character is parted.
fn folded(lines: &str) -> String {
    let mut file = String::new();
    let mut filled = 0;
    for c in lines.chars() {
        if c == '\n' {
            file.push_str("\r\n");
            filled = 0;
            continue;
        }
        if filled + c.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            filled = 1;
        }
        file.push(c);
        filled += c.len_utf8();
    }
    file
}

/// Words as a value that is text.
fn escaped(words: &str) -> String {
    let mut said = String::new();
    for c in words.chars() {
        match c {
            '\n' => said.push_str("\\n"),
            '\\' | ';' | ',' => {
                said.push('\\');
                said.push(c);
            }
            // Nothing else that controls may stand in such a file.
            c if c < ' ' => {}
            c => said.push(c),
        }
    }
    said
}

/// A day without the signs between its parts.
fn digits(day: Date) -> String {
    let (year, month, day) = day.ymd();
    (i64::from(year) * 10_000 + i64::from(month * 100 + day)).to_string()
}
