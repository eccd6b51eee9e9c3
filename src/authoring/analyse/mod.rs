//! What is wrong with these rules, proved over all possible applicants: `policy analyse`.
//!
//! `claims` asks the exact engine and says what holds, in terms of the rules; `tell` says it in words, where it stands in the YAML, with
//! a smallest set of clauses or an example person. A claim about everybody is read off decision diagrams, so it is exact; every example
//! person is judged once more by [`crate::authoring::person::Plain`] before it is shown. What is too large to be decided is named.
//! `check` stays the fast one: what can be seen without comparing measures and trying every part belongs there.

mod apart;
mod brackets;
mod claim;
mod constraints;
mod contained;
mod core;
mod days;
mod exclusive;
mod facts;
mod figures;
mod likes;
mod measures;
mod parts;
mod tell;
mod tree;
mod units;
mod values;
mod worlds;
mod written;

use std::rc::Rc;

pub use claim::{Bracket, Claim, Clause, Fault, Undecided, Whole};
pub use tell::tell;
pub use units::units;

use self::days::Days;
use self::parts::{Subject, unanswered};
use self::tree::settled;
use self::worlds::Worlds;
use crate::model::{Date, MeasureIx, Rules};

/// Everything that is claimed about these rules. `exclusive` lists measures of which only one is to be had; a document is over by `today`.
pub fn claims(rules: &Rc<Rules>, exclusive: &[Vec<MeasureIx>], today: Option<Date>) -> Vec<Claim> {
    let days = Days::new(rules);
    let bare = worlds::bare(rules);
    let mut worlds = Worlds::new(&bare, &days);
    let left_out = constraints::beyond(&bare, &days);
    if !left_out.is_empty() {
        return left_out.into_iter().map(|n| Claim::NotDecided(Whole::Must(n), Undecided::Possible)).collect();
    }
    // Where nobody is possible, everything holds for everybody.
    match constraints::contradiction(&mut worlds) {
        Ok(Some(because)) => return vec![Claim::Contradiction(because)],
        Ok(None) => {}
        Err(problem) => {
            let all = 0..rules.constraints.len();
            return all.map(|n| unanswered(Whole::Must(n), Undecided::Possible, problem)).collect();
        }
    }
    let mut claims = Vec::new();
    for (n, constraint) in rules.constraints.iter().enumerate() {
        let whole = Whole::Must(n);
        let subject = Subject { whole, tree: &constraint.must, context: settled(true), named: None, without: Some(n) };
        claims.extend(parts::look(&subject, &mut worlds));
    }
    for (fact, known) in rules.facts.pairs() {
        let Some(ask_if) = &known.ask_if else { continue };
        let subject = Subject { whole: Whole::AskIf(fact), tree: ask_if, context: settled(true), named: None, without: None };
        claims.extend(parts::look(&subject, &mut worlds));
    }
    for measure in rules.measures.indices() {
        claims.extend(measures::look(measure, rules, &mut worlds));
    }
    claims.extend(exclusive::look(exclusive, rules, &mut worlds));
    claims.extend(brackets::look(rules, &mut worlds));
    claims.extend(contained::contained(rules, &mut worlds));
    claims.extend(facts::idle(rules, &days));
    let over = |today: Date| rules.documents.pairs().filter(move |(_, document)| document.is_stale(today)).map(|(ix, _)| Claim::Over(ix));
    claims.extend(today.into_iter().flat_map(over));
    claims
}
