//! Units that disagree: words that say one figure in one unit, beside a comparison or an amount with the same figure in another.
//!
//! Only told where the figure in the words is the very one that is compared, and no other figure in the words fits.

use super::figures::{Dimension, Quantity, quantities, unit};
use crate::model::{Condition, Form, Index, Kind, Leaf, Measure, MeasureIx, Node, Predicate, Rules, Texts};

/// A disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The measure.
    pub measure: MeasureIx,
    /// The comparison, by position; nothing for the amount.
    pub part: Option<usize>,
    /// The words.
    pub said: String,
    /// What is compared, in the unit of the fact.
    pub compared: String,
}

/// All disagreements in comparisons and amounts; `texts` are in the language the policies are written in.
pub fn units(rules: &Rules, texts: &Texts) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (ix, measure) in rules.measures.pairs() {
        let Some(text) = texts.measures.get(ix.position()) else { continue };
        measure.when.walk(&mut |part| {
            let say = text.says.get(part.say).map(String::as_str).unwrap_or_default();
            found.extend(comparison(ix, part, say, rules, texts));
        });
        found.extend(amount(ix, measure, &text.gives));
    }
    found
}

fn comparison(measure: MeasureIx, part: &Condition, say: &str, rules: &Rules, texts: &Texts) -> Option<Disagreement> {
    let Node::Test(Leaf { test, .. }) = &part.node else { return None };
    let Predicate::Between(low, high) = test.predicate else { return None };
    let (dimension, factor, unit) = match rules.facts.at(test.fact).kind {
        // Amounts are kept in fen.
        Kind::Money { .. } => (Dimension::Money, 1, "元".to_string()),
        Kind::Integer { .. } => {
            let name = texts.facts.get(test.fact.position())?.unit.trim();
            let (dimension, factor) = unit(name)?;
            (dimension, factor, name.to_string())
        }
        _ => return None,
    };
    let scale = if dimension == Dimension::Money && factor == 1 { 100 } else { 1 };
    let figure = |value: i64| (value * 100 / scale, value.checked_mul(factor).unwrap_or(i64::MAX));
    let figures: Vec<(i64, i64)> = low.into_iter().chain(high).map(figure).collect();
    let said = against(&quantities(say), dimension, &figures)?;
    let compared: Vec<String> = low.into_iter().chain(high).map(|value| format!("{} {unit}", decimal(value * 100 / scale))).collect();
    Some(Disagreement { measure, part: Some(part.say), said, compared: compared.join("–") })
}

fn amount(measure: MeasureIx, known: &Measure, gives: &str) -> Option<Disagreement> {
    let (dimension, smallest, compared) = match known.amount?.form {
        Form::Fixed(fen) | Form::UpTo(fen) => (Dimension::Money, fen, format!("{} 元", decimal(fen))),
        Form::Ratio { percent, .. } => (Dimension::Share, percent * 100, format!("{percent} %")),
    };
    let said = against(&quantities(gives), dimension, &[(smallest, smallest)])?;
    Some(Disagreement { measure, part: None, said, compared })
}

/// The words of a quantity with the same figure as one of these in another unit, where no quantity agrees. Figures are given in hundredths
/// and in smallest units.
fn against(quantities: &[Quantity], dimension: Dimension, figures: &[(i64, i64)]) -> Option<String> {
    let own: Vec<&Quantity> = quantities.iter().filter(|quantity| quantity.dimension == dimension).collect();
    let is = |quantity: &Quantity, smallest: i64| {
        quantity.figure.checked_mul(quantity.factor).is_some_and(|n| n == smallest.saturating_mul(100))
    };
    if own.iter().any(|quantity| figures.iter().any(|&(_, smallest)| is(quantity, smallest))) {
        return None;
    }
    let alike = own.into_iter().find(|quantity| quantity.figure != 0 && figures.iter().any(|&(figure, _)| figure == quantity.figure))?;
    Some(alike.words.clone())
}

fn decimal(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_figure_in_another_unit_is_told() {
        let against_yuan = |text: &str, yuan: i64| against(&quantities(text), Dimension::Money, &[(yuan * 100, yuan * 100)]);
        for (text, yuan, expected) in [
            ("奖金20万元以上", 20, Some("20万元")),
            ("奖金20万元以上", 200_000, None),
            ("奖金2.5万元", 25_000, None),
            ("补贴1,500元，共3期", 1_500, None),
            ("2019年起给5万元", 50_000, None),
            ("每人5千元", 5, Some("5千元")),
            ("30岁以下", 30, None),
        ] {
            assert_eq!(against_yuan(text, yuan).as_deref(), expected, "{text} {yuan}");
        }
        // The same in Chinese characters.
        for (text, yuan, expected) in [
            ("奖金二十万元以上", 20, Some("二十万元")),
            ("獎金貳拾萬元以上", 20, Some("貳拾萬元")),
            ("奖金二十万元以上", 200_000, None),
            ("一万五千元", 15_000, None),
            ("数十万元", 10, None),
        ] {
            assert_eq!(against_yuan(text, yuan).as_deref(), expected, "{text} {yuan}");
        }
        let percent = |text: &str, percent: i64| against(&quantities(text), Dimension::Share, &[(percent * 100, percent * 100)]);
        assert_eq!(percent("补百分之五十", 50), None);
        assert_eq!(percent("补千分之五十", 50).as_deref(), Some("千分之五十"));
        assert_eq!(percent("补五成", 50), None);
        let months = |text: &str, months: i64| against(&quantities(text), Dimension::Months, &[(months * 100, months)]);
        assert_eq!(months("满3年", 3).as_deref(), Some("3年"));
        assert_eq!(months("满3年", 36), None);
        assert_eq!(months("滿三年", 3).as_deref(), Some("三年"));
        assert_eq!(months("满三年", 36), None);
    }
}
