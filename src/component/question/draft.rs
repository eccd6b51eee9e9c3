//! What is on the screen but not yet an answer, and how it becomes one.

use crate::model::{Answer, Answers, Choices, Date, FactIx, Kind, PlaceIx, Rules, Value};

/// The values of controls that are no choice by number and no place by its id; no id begins like this.
pub(super) const UNSURE: &str = "-unsure";
pub(super) const NONE: &str = "-none";
pub(super) const KEEP: &str = "-keep";

/// The state of a question's controls.
#[derive(Clone, Debug, Default)]
pub(in crate::component) struct Draft {
    /// "Not sure" is picked.
    pub(super) unsure: bool,
    /// The picked choice; for a flag 1 is yes and 0 is no.
    pub(super) choice: Option<usize>,
    /// The ticked choices.
    pub(super) set: Choices,
    /// The place whose parts are offered.
    pub(super) inside: Option<PlaceIx>,
    /// The picked place among them.
    pub(super) place: Option<PlaceIx>,
    /// The place was picked for the person, as the only one that what is typed can mean.
    pub(super) taken: bool,
    /// Keep the place as coarse as it is.
    pub(super) keep: bool,
    /// `none` of a place fact is picked.
    pub(super) no_place: bool,
    /// Year, month and day, a number, or a place, as typed.
    pub(super) typed: [String; 3],
}

/// Why a draft is no answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::component) enum Slip {
    /// Nothing is picked.
    Choose,
    /// Nothing is ticked.
    ChooseSet,
    /// No place is picked.
    Place,
    /// Year, month or day is missing, or not a number.
    DateParts,
    /// The calendar has no such day.
    NoSuchDay,
    /// The day is after the as-of day.
    After,
    /// What was typed is not a number.
    Number,
    /// The number is out of range.
    Range(i64, i64),
}

/// What submitting a draft leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::component) enum Submitted {
    /// An answer.
    Answer(Answer),
    /// The parts of the picked place, to choose from.
    Inside(PlaceIx),
}

impl Draft {
    /// The draft of a question as answered so far.
    pub(super) fn of(rules: &Rules, fact: FactIx, answers: &Answers) -> Draft {
        let mut draft = Draft::default();
        match answers.get(fact) {
            None => {}
            Some(Answer::Unsure) => draft.unsure = true,
            Some(Answer::Given(Value::Flag(flag))) => draft.choice = Some(usize::from(flag)),
            Some(Answer::Given(Value::Choice(choice))) => draft.choice = Some(choice),
            Some(Answer::Given(Value::Set(choices))) => draft.set = choices,
            Some(Answer::Given(Value::NoPlace)) => draft.no_place = true,
            Some(Answer::Given(Value::Place(place))) if rules.places.is_finest(place) => {
                draft.inside = rules.places.table.at(place).parent;
                draft.place = Some(place);
            }
            Some(Answer::Given(Value::Place(place))) => draft.inside = Some(place),
            Some(Answer::Given(Value::Number(n))) => {
                let n = if matches!(rules.facts.at(fact).kind, Kind::Money { .. }) { n / 100 } else { n };
                draft.typed = [n.to_string(), String::new(), String::new()];
            }
            Some(Answer::Given(Value::Date(date))) => {
                let (year, month, day) = date.ymd();
                draft.typed = [year.to_string(), month.to_string(), day.to_string()];
            }
        }
        draft
    }

    /// Takes what was picked, by the value of its control, where that is one of the controls that are not late. A value that none of
    /// them has is nothing picked.
    pub(super) fn pick(&mut self, rules: &Rules, fact: FactIx, value: &str) {
        match rules.facts.at(fact).kind {
            _ if value == UNSURE => *self = Draft { unsure: true, ..Draft::default() },
            Kind::Flag | Kind::Choice { .. } => *self = Draft { choice: choice(rules, fact, value), ..Draft::default() },
            _ => {}
        }
    }

    /// Takes what was picked of the controls that are late. A place stays where it was looked for.
    pub(super) fn pick_late(&mut self, rules: &Rules, fact: FactIx, value: &str) {
        let known = rules.facts.at(fact);
        let (inside, typed) = (self.inside, self.typed.clone());
        match (known.kind, value) {
            (_, UNSURE) => {}
            (Kind::Set, value) => {
                if let Some(choice) = choice(rules, fact, value) {
                    self.tick(choice, known.none());
                }
            }
            (Kind::Place, NONE) => *self = Draft { no_place: true, ..Draft::default() },
            (Kind::Place, KEEP) => *self = Draft { inside, keep: true, ..Draft::default() },
            (Kind::Place, id) => {
                *self = Draft { inside, typed, place: rules.places.table.find(|place| place.id == id), ..Draft::default() }
            }
            _ => {}
        }
    }

    /// Whether something is typed, or a place is being chosen, that may not be an answer yet.
    pub(in crate::component) fn is_begun(&self) -> bool {
        self.inside.is_some() || self.place.is_some() || self.typed.iter().any(|typed| !typed.is_empty())
    }

    /// What is typed to find a place.
    pub(super) fn query(&self) -> &str {
        self.typed.first().map_or("", |typed| typed.trim())
    }

    /// The answer, or the next step to it.
    pub(in crate::component) fn submit(&self, rules: &Rules, fact: FactIx, as_of: Date) -> Result<Submitted, Slip> {
        let given = |value| Ok(Submitted::Answer(Answer::Given(value)));
        if self.unsure {
            return Ok(Submitted::Answer(Answer::Unsure));
        }
        match rules.facts.at(fact).kind {
            Kind::Flag => given(Value::Flag(self.choice.ok_or(Slip::Choose)? == 1)),
            Kind::Choice { .. } => given(Value::Choice(self.choice.ok_or(Slip::Choose)?)),
            // Their controls are late, so nobody has filled one in before.
            _ => late::here().map_or(Err(Slip::Choose), |here| late_submit(here, self, rules, fact, as_of)),
        }
    }

    /// The same for the kinds whose controls are late.
    fn submit_late(&self, rules: &Rules, fact: FactIx, as_of: Date) -> Result<Submitted, Slip> {
        let given = |value| Ok(Submitted::Answer(Answer::Given(value)));
        match rules.facts.at(fact).kind {
            Kind::Flag | Kind::Choice { .. } => Err(Slip::Choose),
            Kind::Set if self.set.is_empty() => Err(Slip::ChooseSet),
            Kind::Set => given(Value::Set(self.set)),
            Kind::Place if self.no_place => given(Value::NoPlace),
            Kind::Place => match (self.place, self.inside) {
                (Some(place), _) if rules.places.is_finest(place) => given(Value::Place(place)),
                (Some(place), _) => Ok(Submitted::Inside(place)),
                (None, Some(place)) if self.keep => given(Value::Place(place)),
                (None, _) => Err(Slip::Place),
            },
            Kind::Date => {
                let [year, month, day] = &self.typed;
                let (Some(year), Some(month), Some(day)) = (digits(year), digits(month), digits(day)) else { return Err(Slip::DateParts) };
                let parts = i32::try_from(year).ok().zip(u32::try_from(month).ok()).zip(u32::try_from(day).ok());
                let date = parts.and_then(|((year, month), day)| Date::from_ymd(year, month, day)).ok_or(Slip::NoSuchDay)?;
                if date > as_of { Err(Slip::After) } else { given(Value::Date(date)) }
            }
            Kind::Integer { min, max } => {
                let n = self.typed.first().and_then(|typed| amount(typed)).filter(|n| n % 100 == 0).ok_or(Slip::Number)? / 100;
                if (min..=max).contains(&n) { given(Value::Number(n)) } else { Err(Slip::Range(min, max)) }
            }
            Kind::Money { min, max } => {
                let fen = self.typed.first().and_then(|typed| amount(typed)).ok_or(Slip::Number)?;
                if (min..=max).contains(&fen) { given(Value::Number(fen)) } else { Err(Slip::Range(min, max)) }
            }
        }
    }

    /// Ticks or unticks a choice of a set: `none` excludes the others.
    pub(super) fn tick(&mut self, choice: usize, none: Option<usize>) {
        self.unsure = false;
        self.set = match none {
            _ if self.set.contains(choice) => self.set.without(choice),
            Some(none) if none == choice => Choices::one(none),
            Some(none) => self.set.without(none).with(choice),
            None => self.set.with(choice),
        };
    }
}

/// The choice that a control stands for.
fn choice(rules: &Rules, fact: FactIx, value: &str) -> Option<usize> {
    let known = rules.facts.at(fact);
    let choices = if known.kind == Kind::Flag { 2 } else { known.choices.len() };
    value.parse().ok().filter(|&choice| choice < choices)
}

late::gate! { 5 =>
    /// What becomes of those controls.
    fn late_submit(draft: &Draft, rules: &Rules, fact: FactIx, as_of: Date) -> Result<Submitted, Slip> {
        draft.submit_late(rules, fact, as_of)
    }
}

/// Whole numbers as typed, full-width digits included.
fn digits(typed: &str) -> Option<i64> {
    let plain = half_width(typed);
    let plain = plain.trim();
    (!plain.is_empty() && plain.len() <= 9 && plain.bytes().all(|b| b.is_ascii_digit())).then(|| plain.parse().ok()).flatten()
}

/// An amount as typed, in hundredths: full-width digits, 万 and 萬, 元, %, separators of thousands, up to two decimals.
pub(super) fn amount(typed: &str) -> Option<i64> {
    let mut plain = half_width(typed);
    plain.retain(|c| !matches!(c, ',' | '，' | ' ' | '%' | '％' | '￥' | '¥'));
    while plain.ends_with(['元', '圓']) {
        plain.pop();
    }
    let ten_thousands = plain.ends_with(['万', '萬']);
    if ten_thousands {
        plain.pop();
    }
    let (mut number, mut whole, mut part, mut point) = (0, 0, 0, false);
    for byte in plain.bytes() {
        match byte {
            b'0'..=b'9' => number = number * 10 + i64::from(byte - b'0'),
            b'.' if !point => {
                point = true;
                continue;
            }
            _ => return None,
        }
        *(if point { &mut part } else { &mut whole }) += 1;
        if whole > 12 || part > 6 {
            return None;
        }
    }
    if whole == 0 {
        return None;
    }
    // Six decimals are kept until the unit is applied, so that 8.5万 is exact: hundredths of ten thousands are millionths.
    for _ in part..6 {
        number *= 10;
    }
    if ten_thousands { Some(number) } else { (number % 10_000 == 0).then_some(number / 10_000) }
}

fn half_width(typed: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '．' | '。' => '.',
        '\u{3000}' => ' ',
        c => c,
    };
    typed.chars().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_understood_as_people_write_them() {
        let cases = [
            ("80000", Some(8_000_000)),
            ("８００００", Some(8_000_000)),
            ("8万", Some(8_000_000)),
            ("8.5萬", Some(8_500_000)),
            ("８．５万元", Some(8_500_000)),
            ("３０　万", Some(30_000_000)),
            ("80,000元", Some(8_000_000)),
            (" 12.50 ", Some(1_250)),
            ("30%", Some(3_000)),
            ("0.001", None),
            ("八万", None),
            ("-5", None),
            ("", None),
            ("1e5", None),
            ("9999999999999", None),
        ];
        for (typed, hundredths) in cases {
            assert_eq!(amount(typed), hundredths, "{typed}");
        }
    }

    #[test]
    fn none_and_other_choices_exclude_each_other() {
        let mut draft = Draft::default();
        draft.tick(1, Some(0));
        draft.tick(2, Some(0));
        assert_eq!(draft.set, [1, 2].into_iter().collect());
        draft.tick(0, Some(0));
        assert_eq!(draft.set, Choices::one(0));
        draft.tick(2, Some(0));
        assert_eq!(draft.set, Choices::one(2));
        draft.tick(2, Some(0));
        assert!(draft.set.is_empty());
    }
}
