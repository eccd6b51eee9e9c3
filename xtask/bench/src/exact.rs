//! What the engine says of the profiles of a neutral set, proved: it equals three-valued logic, and where it knows more, trying every
//! completion.

use std::collections::BTreeSet;

use policy_calculator::engine::{Eligibility, Engine, Outcome, Standing};
use policy_calculator::model::Index;

use crate::brute::complete;
use crate::import;
use crate::sets::{Expected, Profile, Set};

/// What was compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Measures, over all profiles.
    pub outcomes: usize,
    /// Of them those decided where three-valued logic says "unknown".
    pub beaten: usize,
    /// Results that trying every completion contradicts.
    pub wrong: usize,
}

/// What the engine says of each of these profiles; adds to the tally what does not hold.
pub fn check(set: &Set, engine: &Engine, profiles: &[Profile], expected: &[Expected], tally: &mut Tally) -> Vec<Expected> {
    let compared = profiles.iter().zip(expected);
    compared.map(|(profile, expected)| one(set, &engine.outcome(&import::answers(set, profile)), profile, expected, tally)).collect()
}

fn one(set: &Set, outcome: &Outcome, profile: &Profile, expected: &Expected, tally: &mut Tally) -> Expected {
    let said: Vec<u8> = outcome.standings().map(|standing| letter(&standing)).collect();
    let live: BTreeSet<usize> = outcome.standings().flat_map(|standing| standing.matters).map(|fact| fact.position()).collect();
    let live: Vec<usize> = live.into_iter().collect();
    let differs = live != expected.live;
    for ((standing, tree), expected) in outcome.standings().zip(&set.measures).zip(&expected.outcome) {
        tally.outcomes += 1;
        let beaten = letter(&standing) != *expected;
        tally.beaten += usize::from(beaten);
        if beaten || differs {
            let tried = complete(tree, set, profile);
            let right = match (tried.no, tried.yes) {
                (true, false) => b'F',
                (false, true) => b'T',
                _ => b'U',
            };
            let matters: Vec<usize> = standing.matters.iter().map(|fact| fact.position()).collect();
            let contradicts_logic = *expected != b'U' && *expected != right;
            tally.wrong += usize::from(letter(&standing) != right || matters != tried.matters || contradicts_logic);
        }
    }
    Expected { outcome: said, live }
}

fn letter(standing: &Standing) -> u8 {
    match standing.eligibility {
        Eligibility::Qualifies => b'T',
        Eligibility::DoesNotQualify => b'F',
        Eligibility::MayQualify | Eligibility::Undetermined => b'U',
    }
}
