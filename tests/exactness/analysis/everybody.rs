//! Everybody there can be, on every day that could tell; and that the plain reading says of them what brute force says.

use super::*;

/// Everybody on every day that could tell.
pub(super) struct Everybody<'a> {
    pub(super) worlds: Vec<World<'a>>,
    days: Vec<Date>,
}

impl<'a> Everybody<'a> {
    /// The grants of a measure, day after day.
    pub(super) fn grants(&self, measure: &Measure) -> Vec<Option<Vec<bool>>> {
        self.worlds.iter().flat_map(|world| world.grants(measure)).collect()
    }

    pub(super) fn new(rules: &'a Rules, days: &'a [(Date, Vec<Date>)]) -> Everybody<'a> {
        static NOBODY: std::sync::LazyLock<Answers> = std::sync::LazyLock::new(Answers::default);
        Everybody {
            worlds: days.iter().map(|(as_of, values)| World::new(rules, *as_of, values, &NOBODY)).collect(),
            days: days.iter().map(|(as_of, _)| *as_of).collect(),
        }
    }
}

/// The days to ask on, each with the dates to answer with.
pub(super) fn days(case: &Case) -> Vec<(Date, Vec<Date>)> {
    let (mut named, mut windows) = (case.days.clone(), Vec::new());
    let mut see = |condition: &Condition| {
        condition.walk(&mut |part| {
            if let Node::Test(Leaf { test, .. }) = &part.node {
                match test.predicate {
                    Predicate::WithinYears(years) => windows.push(i32::from(years)),
                    Predicate::Between(low, high) => {
                        let ends = low.into_iter().chain(high.map(|high| high + 1));
                        named.extend(ends.flat_map(|end| [end - 1, end]).filter_map(Date::from_days));
                    }
                    _ => {}
                }
            }
        });
    };
    case.rules.measures.iter().for_each(|measure| see(&measure.when));
    case.rules.facts.iter().filter_map(|fact| fact.ask_if.as_ref()).for_each(&mut see);
    case.rules.constraints.iter().for_each(|constraint| see(&constraint.must));
    named.retain(|day| *day > Date::from_ymd(1950, 1, 1).unwrap());
    named.extend(case.rules.facts.iter().filter_map(|fact| if let Some(Value::Date(day)) = fact.else_value { Some(day) } else { None }));
    named.sort_unstable();
    named.dedup();
    windows.sort_unstable();
    windows.dedup();
    let mut asked: Vec<Date> =
        named.iter().flat_map(|day| [day.days() - 1, day.days(), day.days() + 1]).filter_map(Date::from_days).collect();
    let turned = named.iter().flat_map(|day| windows.iter().map(|&years| day.plus_years(years)));
    asked.extend(turned.flat_map(|day| [day.days(), day.days() + 1]).filter_map(Date::from_days));
    asked.push(Date::from_ymd(2150, 1, 1).unwrap());
    asked.sort_unstable();
    asked.dedup();
    if windows.is_empty() {
        asked.drain(..asked.len() - 1);
    }
    let with = |as_of: Date| {
        let mut values = named.clone();
        values.extend(windows.iter().flat_map(|&years| {
            let start = as_of.window_start(years).days();
            [start - 1, start].into_iter().filter_map(Date::from_days)
        }));
        values.extend([as_of, Date::from_ymd(1949, 1, 1).unwrap()]);
        values.retain(|day| *day <= as_of);
        values.sort_unstable();
        values.dedup();
        (as_of, values)
    };
    asked.into_iter().map(with).collect()
}

/// The plain reading says of everybody what brute force says.
pub(super) fn plain(everybody: &Everybody<'_>, rules: &Rules, seed: u64, tally: &mut Tally) -> Result<(), String> {
    for (world, &as_of) in everybody.worlds.iter().zip(&everybody.days) {
        let people = world.people();
        let grants: Vec<_> = rules.measures.iter().map(|measure| world.grants(measure)).collect();
        for (n, (said, possible)) in people.iter().enumerate().skip(seed as usize % 7).step_by(7) {
            tally.people += 1;
            let person = Person { as_of, said: said.clone(), told: vec![], points: vec![] };
            let plain = Plain::new(rules, &person);
            if plain.is_possible() != *possible {
                return Err(format!("{person:?} possible: {possible}"));
            }
            for (measure, grants) in rules.measures.iter().zip(&grants) {
                let Some(ways) = &grants[n] else { continue };
                let expected = match (ways.contains(&true), ways.contains(&false)) {
                    (true, false) => Granted::Yes,
                    (true, true) => Granted::Open,
                    _ => Granted::No,
                };
                if plain.granted(measure) != expected {
                    return Err(format!("{person:?}, {}: {expected:?}, plainly {:?}", measure.id, plain.granted(measure)));
                }
            }
        }
    }
    Ok(())
}
