//! A day for the reader's own calendar, as a file of RFC 5545: until when a measure is met, or from when on.
//!
//! Only days that follow from a document and the answers: no document of ours states a day by which to apply.

use crate::component::outcome::titled;
use crate::component::view::View;
use crate::model::{Date, MeasureIx};
use crate::wording::{fill, join};

/// The longest a line may be, in bytes, without what ends it.
const LONGEST: usize = 75;

/// The day of a measure, and whether it is the last one: the first on which it can be had, or the last on which it is met.
fn day(view: &View, measure: MeasureIx) -> Option<(Date, bool)> {
    let near = view.interview.findings().near.iter().find(|near| near.measure == measure);
    match near.and_then(|near| near.from) {
        Some(from) => Some((from, false)),
        None => view.interview.last_day(measure).map(|last| (last, true)),
    }
}

/// The file for it, written on this day.
pub fn calendar(view: &View, measure: MeasureIx, written: Option<Date>) -> Option<String> {
    let (day, last) = day(view, measure)?;
    let words = view.words().take;
    let text = view.measure(measure)?;
    let rules = view.interview.rules();
    let known = rules.measures.at(measure);
    let document = view.document(known.document)?;
    let title = fill(if last { words.last_day } else { words.first_day }, &[&text.name]);
    let source = join(&[&titled(view.language, &document.title), &text.clause], " ");
    let mut about = String::new();
    for part in [&text.gives, &source, &document.warning, &text.contact, words.no_decision] {
        if !part.is_empty() {
            about.push_str(if about.is_empty() { "" } else { "\n" });
            about.push_str(part);
        }
    }
    let (day, written) = (digits(day), digits(written.unwrap_or(view.interview.engine().as_of())));
    let title = escaped(&title);
    // A last day that is only told on itself is told too late.
    let trigger = if last { "-P30D" } else { "PT9H" };
    let said = fill(EVENT, &[&known.id, &day, &view.interview.pack().id, &written, &day, &title, &escaped(&about), trigger, &title]);
    Some(folded(&said))
}

/// The lines of a file with one event on one day. The same day of the same measure is the same event, however often it is put in.
const EVENT: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//policy-calculator//policy-calculator//ZH
BEGIN:VEVENT
UID:{id}-{day}@{pack}.policy-calculator
DTSTAMP:{written}T000000Z
DTSTART;VALUE=DATE:{day}
SUMMARY:{title}
DESCRIPTION:{about}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:{trigger}
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
