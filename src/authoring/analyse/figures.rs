//! Quantities in words: figures in digits or in Chinese characters (plain, formal, traditional), with the unit right behind, and percentages.
//!
//! Read is only what can mean one thing: not 「几万元」, not 「三四年」, not 「第三年」, and no days of the calendar.

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Money,
    Months,
    Days,
    Share,
}

/// A quantity in words.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// Hundredths of the figure.
    pub(super) figure: i64,
    pub(super) dimension: Dimension,
    /// How many of the smallest unit (fen, month, day, hundredth of a percent) its unit is.
    pub(super) factor: i64,
    /// As it was written.
    pub(super) words: String,
}

/// Units by their words: what they measure, and how many of the smallest unit they are. Longer words stand first.
const UNITS: [(&str, Dimension, i64); 38] = [
    ("百万元", Dimension::Money, 100_000_000),
    ("百萬元", Dimension::Money, 100_000_000),
    ("亿元", Dimension::Money, 10_000_000_000),
    ("億元", Dimension::Money, 10_000_000_000),
    ("万元", Dimension::Money, 1_000_000),
    ("萬元", Dimension::Money, 1_000_000),
    ("千元", Dimension::Money, 100_000),
    ("百元", Dimension::Money, 10_000),
    ("元", Dimension::Money, 100),
    ("圆", Dimension::Money, 100),
    ("圓", Dimension::Money, 100),
    ("million yuan", Dimension::Money, 100_000_000),
    ("yuan", Dimension::Money, 100),
    ("周年", Dimension::Months, 12),
    ("週年", Dimension::Months, 12),
    ("周岁", Dimension::Months, 12),
    ("周歲", Dimension::Months, 12),
    ("週歲", Dimension::Months, 12),
    ("个月", Dimension::Months, 1),
    ("個月", Dimension::Months, 1),
    ("月", Dimension::Months, 1),
    ("岁", Dimension::Months, 12),
    ("歲", Dimension::Months, 12),
    ("年", Dimension::Months, 12),
    ("years", Dimension::Months, 12),
    ("months", Dimension::Months, 1),
    ("周", Dimension::Days, 7),
    ("週", Dimension::Days, 7),
    ("天", Dimension::Days, 1),
    ("日", Dimension::Days, 1),
    ("days", Dimension::Days, 1),
    ("percent", Dimension::Share, 100),
    ("per cent", Dimension::Share, 100),
    ("%", Dimension::Share, 100),
    ("％", Dimension::Share, 100),
    ("‰", Dimension::Share, 10),
    ("成", Dimension::Share, 1_000),
    ("折", Dimension::Share, 1_000),
];

/// Parts of a whole, said before the figure.
const PARTS: [(&str, i64); 6] = [("百分之", 100), ("千分之", 10), ("万分之", 1), ("萬分之", 1), ("佰分之", 100), ("仟分之", 10)];

/// The unit of this name.
pub(super) fn unit(name: &str) -> Option<(Dimension, i64)> {
    UNITS.iter().find(|(word, ..)| *word == name).map(|&(_, dimension, factor)| (dimension, factor))
}

/// The quantities in a text.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let read = share(rest).or_else(|| figure(rest).map(|(length, figure)| (length, figure, None)));
        let Some((length, figure, parts)) = read else {
            before = Some(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
            continue;
        };
        let (run, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let vague = before.is_some_and(|before| is_vague(before, run));
        let quantity = match parts {
            Some(factor) => figure.map(|figure| (Quantity { figure, dimension: Dimension::Share, factor, words: run.into() }, 0)),
            None => figure.filter(|_| !vague).and_then(|figure| measured(run, figure, behind)),
        };
        before = run.chars().last();
        rest = behind;
        if let Some((quantity, taken)) = quantity {
            found.push(quantity);
            before = None;
            rest = behind.get(taken..).unwrap_or_default();
        }
    }
    found
}

/// Whether what stands before a figure makes it none, or a vague one: 第三年, 同一年, 数十万元, 上百万元.
fn is_vague(before: char, run: &str) -> bool {
    let begins = |wanted: fn(char) -> bool| run.chars().next().is_some_and(wanted);
    match before {
        '第' => true,
        '同' | '统' | '統' | '唯' | '任' | '某' => begins(|c| numeral(c) == Some(1)),
        '几' | '幾' | '数' | '數' | '上' | '近' | '成' => begins(|c| times(c).is_some()),
        _ => false,
    }
}

/// A figure with the unit behind it, and how much of what is behind that takes. The figure is told in the unit as people say it: 「二十万元」
/// is 20 of 万元.
fn measured(run: &str, value: i64, behind: &str) -> Option<(Quantity, usize)> {
    let trimmed = behind.trim_start_matches(' ');
    let &(word, dimension, factor) = UNITS.iter().find(|(word, ..)| trimmed.starts_with(word))?;
    let after = trimmed.strip_prefix(word)?;
    // 6月30日 is a day, and so is 二〇一二年一月.
    if word == "月" && figure(after).is_some() {
        return None;
    }
    let half = matches!(word, "年" | "周年" | "週年") && after.starts_with('半');
    let value = if half { value.checked_add(50)? } else { value };
    let taken = behind.len() - after.len() + if half { '半'.len_utf8() } else { 0 };
    let words = format!("{run}{}", behind.get(..taken)?);
    let (figure, factor) = said_in(run, value).map_or((value, factor), |(figure, times)| (figure, factor.saturating_mul(times)));
    Some((Quantity { figure, dimension, factor, words }, taken))
}

/// Of a run that ends in 千, 万 or 亿: what stands before it, and how much it is, where the two multiplied are the whole.
fn said_in(run: &str, value: i64) -> Option<(i64, i64)> {
    let last = run.chars().last()?;
    let times = times(last).filter(|&times| times >= 1_000)?;
    let before = run.strip_suffix(last)?;
    let (length, figure) = figure(before)?;
    let figure = figure.filter(|_| length == before.len())?;
    (figure.checked_mul(times) == Some(value)).then_some((figure, times))
}

/// A share said as 「百分之五十」: its length, the figure and what one of it is; the figure is missing where it cannot be read.
fn share(text: &str) -> Option<(usize, Option<i64>, Option<i64>)> {
    let &(word, factor) = PARTS.iter().find(|(word, _)| text.starts_with(word))?;
    let (length, figure) = figure(text.strip_prefix(word)?)?;
    Some((word.len() + length, figure, Some(factor)))
}

/// The figure at the beginning of a text: how long it is, and its hundredths where it can mean one thing only.
fn figure(text: &str) -> Option<(usize, Option<i64>)> {
    let mut atoms = Vec::new();
    let mut rest = text;
    loop {
        if let Some(length) = rest.find(|c: char| !is_part_of_digits(c)).or(Some(rest.len())).filter(|_| rest.starts_with(is_digit)) {
            let (digits, behind) = rest.split_at_checked(length)?;
            let trimmed = digits.trim_end_matches(['.', ',', '．', '，']);
            let behind = if trimmed.len() < digits.len() { rest.get(trimmed.len()..)? } else { behind };
            atoms.push(Atom::Digits(hundredths(trimmed)));
            rest = behind;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let atom = match (numeral(c), times(c)) {
            (Some(n), _) => Atom::Numeral(n),
            (None, Some(times)) => Atom::Times(times),
            (None, None) => break,
        };
        atoms.push(atom);
        rest = rest.get(c.len_utf8()..)?;
    }
    // 「半年」; 「一半」 is no figure.
    if atoms.is_empty() && text.starts_with('半') {
        return Some(('半'.len_utf8(), Some(50)));
    }
    (!atoms.is_empty()).then(|| (text.len() - rest.len(), value(&atoms)))
}

#[derive(Clone, Copy, Debug)]
enum Atom {
    /// In digits, in hundredths; nothing where they cannot be read.
    Digits(Option<i64>),
    /// 一 to 九, 两, 零.
    Numeral(i64),
    /// 十, 百, 千, 万, 亿.
    Times(i64),
}

/// What a figure is worth, in hundredths.
fn value(atoms: &[Atom]) -> Option<i64> {
    if let [Atom::Digits(digits)] = atoms {
        return *digits;
    }
    if atoms.len() > 1 && atoms.iter().all(|atom| matches!(atom, Atom::Numeral(_))) {
        return one_by_one(atoms);
    }
    // 一亿二千万零五十: what came before 亿 and before 万, what is gathered below that, and the figure that waits for its place.
    let (mut total, mut section, mut waiting, mut place): (i64, i64, Option<i64>, i64) = (0, 0, None, i64::MAX);
    for (n, atom) in atoms.iter().enumerate() {
        match *atom {
            Atom::Digits(digits) if waiting.is_none() => waiting = Some(digits?),
            Atom::Numeral(0) if waiting.is_none() && n > 0 => {}
            Atom::Numeral(n) if waiting.is_none() => waiting = Some(n * 100),
            Atom::Digits(_) | Atom::Numeral(_) => return None,
            Atom::Times(times) if times >= 10_000 => {
                section = section.checked_add(waiting.take().unwrap_or_default())?;
                // 万 and 亿 by themselves are no figure, and 万 does not follow 万.
                if section == 0 || times > place {
                    return None;
                }
                total = match times {
                    10_000 => total.checked_add(section.checked_mul(times)?)?,
                    _ => total.checked_add(section)?.checked_mul(times)?,
                };
                (section, place) = (0, times - 1);
            }
            Atom::Times(times) => {
                // 十 at the beginning is ten; 百 and 千 need a figure, but for 百万.
                let figure = match waiting.take() {
                    Some(figure) => figure,
                    None if times == 10 || n == 0 => 100,
                    None => return None,
                };
                section = section.checked_add(figure.checked_mul(times)?)?;
            }
        }
    }
    total.checked_add(section)?.checked_add(waiting.unwrap_or_default())
}

/// Characters one by one are a year, as in 二〇一二; 「三四」 is three or four.
fn one_by_one(atoms: &[Atom]) -> Option<i64> {
    let has_zero = atoms.iter().any(|atom| matches!(atom, Atom::Numeral(0)));
    if atoms.len() > 8 || !(has_zero || atoms.len() == 4) {
        return None;
    }
    let number = atoms.iter().fold(0, |number, atom| if let Atom::Numeral(n) = atom { number * 10 + n } else { number });
    Some(number * 100)
}

fn numeral(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn times(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_part_of_digits(c: char) -> bool {
    is_digit(c) || matches!(c, '.' | ',' | '．' | '，')
}

fn hundredths(digits: &str) -> Option<i64> {
    // A full-width comma may part two figures or thousands, so with it nothing is read.
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '．' => Some('.'),
        _ => Some(c),
    };
    let plain = digits.chars().filter(|&c| c != ',').map(narrow).collect::<Option<String>>()?;
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_digits_and_in_characters() {
        for (text, expected) in [
            ("20", Some(20)),
            ("1,500", Some(1_500)),
            ("二", Some(2)),
            ("十", Some(10)),
            ("十五", Some(15)),
            ("二十", Some(20)),
            ("一百零五", Some(105)),
            ("一百二十", Some(120)),
            ("两千", Some(2_000)),
            ("一万五千", Some(15_000)),
            ("3万5千", Some(35_000)),
            ("百万", Some(1_000_000)),
            ("二十万", Some(200_000)),
            ("一亿二千万", Some(120_000_000)),
            ("一千二百三十四万五千六百七十八", Some(12_345_678)),
            ("贰拾萬", Some(200_000)),
            ("壹佰", Some(100)),
            ("二〇一二", Some(2_012)),
            ("一九九八", Some(1_998)),
            ("２０", Some(20)),
            ("三四", None),
            ("五六十", None),
            ("万", None),
            ("九万万亿亿亿", None),
            ("9999999999999999999", None),
        ] {
            let (length, read) = figure(text).unwrap();
            assert_eq!((length, read), (text.len(), expected.map(|n: i64| n * 100)), "{text}");
        }
    }

    #[test]
    fn quantities_are_told_in_the_unit_people_say() {
        use Dimension::{Days, Money, Months, Share};
        let all = |text: &str| -> Vec<(i64, Dimension, i64, String)> {
            quantities(text).into_iter().map(|found| (found.figure, found.dimension, found.factor, found.words)).collect()
        };
        for (text, figure, dimension, factor, words) in [
            ("一次性给予二十万元补贴", 2_000, Money, 1_000_000, "二十万元"),
            ("一次性給予貳拾萬元補貼", 2_000, Money, 1_000_000, "貳拾萬元"),
            ("每人3千元", 300, Money, 100_000, "3千元"),
            ("奖 20 万元", 2_000, Money, 1_000_000, "20 万元"),
            ("一万五千元", 1_500_000, Money, 100, "一万五千元"),
            ("３万元", 300, Money, 1_000_000, "３万元"),
            ("工作满三年", 300, Months, 12, "三年"),
            ("三十五周歲以下", 3_500, Months, 12, "三十五周歲"),
            ("不滿六個月", 600, Months, 1, "六個月"),
            ("满一年半", 150, Months, 12, "一年半"),
            ("副高以上三年", 300, Months, 12, "三年"),
            ("半年以上", 50, Months, 12, "半年"),
            ("十五天内", 1_500, Days, 1, "十五天"),
            ("补百分之五十", 5_000, Share, 100, "百分之五十"),
            ("补50％", 5_000, Share, 100, "50％"),
            ("千分之五", 500, Share, 10, "千分之五"),
            ("按五成补", 500, Share, 1_000, "五成"),
        ] {
            assert_eq!(all(text), [(figure, dimension, factor, words.to_string())], "{text}");
        }
    }

    #[test]
    fn what_is_vague_or_a_day_is_no_quantity() {
        for text in [
            "几万元",
            "数十万元",
            "上百万元",
            "任一年",
            "第三年",
            "三四年",
            "十几年",
            "万元以上",
            "同一年度",
            "二〇一二年一月一日",
            "一次性",
            "一流",
            "半数以上",
        ] {
            let told: Vec<String> = quantities(text).into_iter().map(|found| found.words).collect();
            assert!(told.iter().all(|words| ["二〇一二年", "一日"].contains(&words.as_str())), "{text}: {told:?}");
        }
    }
}
