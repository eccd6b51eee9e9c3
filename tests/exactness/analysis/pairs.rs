//! Claims about two measures, and the example persons of claims.

use super::*;

/// Containment, sameness and exclusion are just what they are.
pub(super) fn together(rules: &Rules, found: &[Claim], everybody: &Everybody<'_>, tally: &mut Tally) -> Result<(), String> {
    let grants: Vec<_> = rules.measures.iter().map(|measure| everybody.grants(&certain(measure))).collect();
    let some = |n: usize| grants[n].iter().flatten().flatten().any(|&granted| granted);
    let count = rules.measures.len();
    let alike = |n: usize, m: usize| {
        let (a, b) = (rules.measures.at(MeasureIx::at(n)), rules.measures.at(MeasureIx::at(m)));
        a.audience == b.audience && a.when == b.when
    };
    let within = |n: usize, m: usize| {
        let pairs = grants[n].iter().zip(&grants[m]);
        pairs.into_iter().all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => a.iter().all(|granted| !granted) || b.iter().all(|&granted| granted),
            _ => true,
        })
    };
    let compared = |n: usize| {
        let measure = rules.measures.at(MeasureIx::at(n));
        (measure.certainty == Certainty::Exact || measure.amount.is_some()) && says_anything(&measure.when) && some(n)
    };
    let mut told = vec![vec![false; count]; count];
    for claim in found {
        match claim {
            Claim::Contained(a, b, _) => {
                tally.claims[6] += 1;
                told[a.position()][b.position()] = true;
            }
            Claim::Same(list) => {
                tally.claims[6] += 1;
                list.iter().for_each(|a| list.iter().for_each(|b| told[a.position()][b.position()] = true));
            }
            _ => {}
        }
    }
    for k in 0..count {
        for a in 0..count {
            for b in 0..count {
                told[a][b] |= told[a][k] && told[k][b];
            }
        }
    }
    for a in (0..count).filter(|&a| compared(a)) {
        for b in (0..count).filter(|&b| b != a && compared(b)) {
            let so = within(a, b) || alike(a, b);
            if told[a][b] != so {
                return Err(format!("m{a} within m{b}: {so}, told {}", told[a][b]));
            }
        }
    }
    for a in 0..count {
        for b in a + 1..count {
            let both = grants[a].iter().zip(&grants[b]).any(|(a, b)| {
                let yes = |ways: &Option<Vec<bool>>| ways.iter().flatten().any(|&granted| granted);
                yes(a) && yes(b)
            });
            let claimed = found.iter().any(|claim| matches!(claim, Claim::Both(_, x, y, _) if (x.position(), y.position()) == (a, b)));
            tally.claims[7] += usize::from(claimed);
            if both != claimed {
                return Err(format!("m{a} beside m{b}: {both}, claimed {claimed}"));
            }
        }
    }
    Ok(())
}

/// The example persons are what they are said to be.
pub(super) fn examples(rules: &Rules, found: &[Claim], tally: &mut Tally) -> Result<(), String> {
    let granted = |person: &Person, ix: MeasureIx| Plain::new(rules, person).granted(&certain(rules.measures.at(ix)));
    for claim in found {
        let good = match claim {
            Claim::Contained(inner, outer, person) => granted(person, *outer) != Granted::No && granted(person, *inner) != Granted::Yes,
            Claim::Both(_, one, other, person) => granted(person, *one) != Granted::No && granted(person, *other) != Granted::No,
            Claim::Gap(one, other, fact, ends, person) | Claim::Overlap(one, other, fact, ends, person) => {
                tally.claims[8] += 1;
                let value = match Plain::new(rules, person).value(*fact) {
                    Some(Value::Number(n)) => n,
                    Some(Value::Date(day)) => day.days(),
                    _ => return Err(format!("{claim:?}: no figure")),
                };
                let inside = (ends.0..=ends.1).contains(&value);
                let whole = rules.measures.at(one.measure).when.say == one.part && rules.measures.at(other.measure).when.say == other.part;
                let gap = matches!(claim, Claim::Gap(..));
                let neither = granted(person, one.measure) == Granted::No && granted(person, other.measure) == Granted::No;
                let both = granted(person, one.measure) != Granted::No && granted(person, other.measure) != Granted::No;
                inside && (!whole || if gap { neither } else { both })
            }
            _ => continue,
        };
        if !good {
            return Err(format!("not so: {claim:?}"));
        }
    }
    Ok(())
}
