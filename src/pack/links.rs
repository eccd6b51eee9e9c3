//! What points at measures: those by which a status is obtained, as measures name them and as choices name them.

use super::load::{Checked, bad, index};
use crate::model::{Fact, FactIx, Granted, Index, Measure, MeasureIx, Table};

/// Rows of `measure n measures…`, filled in.
pub(super) fn recognised(numbers: &[i64], measures: &mut Table<MeasureIx, Measure>) -> Checked<()> {
    let at = "measures.recognised_first_by";
    let mut numbers = numbers.iter().copied();
    while let Some(measure) = numbers.next() {
        let measure = index(measure, measures.len()).ok_or_else(|| bad(at, "no such measure"))?;
        let count = numbers.next().and_then(|n| index(n, 64)).ok_or_else(|| bad(at, "a row is cut off"))?;
        for _ in 0..count {
            let first = numbers.next().and_then(|n| index(n, measures.len())).ok_or_else(|| bad(at, "no such measure"))?;
            measures.at_mut(MeasureIx::at(measure)).recognised_first_by.push(MeasureIx::at(first));
        }
    }
    Ok(())
}

/// Rows of `fact choice measure`.
pub(super) fn granted(numbers: &[i64], facts: &Table<FactIx, Fact>, measures: usize) -> Checked<Vec<Granted>> {
    let at = "measures.granted";
    let mut granted = Vec::new();
    for row in numbers.chunks(3) {
        let &[fact, choice, measure] = row else { return Err(bad(at, "a row is cut off")) };
        let fact = index(fact, facts.len()).map(FactIx::at).ok_or_else(|| bad(at, "no such fact"))?;
        let choice = index(choice, facts.at(fact).choices.len()).ok_or_else(|| bad(at, "no such choice"))?;
        let measure = index(measure, measures).map(MeasureIx::at).ok_or_else(|| bad(at, "no such measure"))?;
        granted.push(Granted { fact, choice, measure });
    }
    Ok(granted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn rows_that_are_cut_off_or_point_nowhere_are_refused() {
        let choices = vec!["none".into(), "expert".into()];
        let kind = Kind::Set;
        let fact =
            Fact { id: "identity".into(), kind, topic: 0, choices, ask_if: None, else_value: None, changeable: false, sensitive: false };
        let facts = Table::new(vec![fact]);
        let good = granted(&[0, 1, 4, 0, 0, 2], &facts, 5);
        assert!(good.is_ok_and(|rows| rows.len() == 2 && rows[0].choice == 1 && rows[0].measure == MeasureIx(4)));
        for bad in [&[0, 1][..], &[1, 1, 0], &[0, 2, 0], &[0, -1, 0], &[0, 1, 5], &[0, 1, i64::MAX]] {
            assert!(granted(bad, &facts, 5).is_err(), "{bad:?}");
        }
        let mut none = Table::new(Vec::new());
        assert!(recognised(&[0, 1, 0], &mut none).is_err() && recognised(&[], &mut none).is_ok());
    }
}
