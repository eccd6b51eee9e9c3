//! What changes from one pack to another: whose outcome, which amounts, which words.
//!
//! | file | what it does |
//! | --- | --- |
//! | `common`, `places`, `reading` | both packs in one vocabulary of facts, choices and places |
//! | `unfold` | conditions over what a person would say, whether asked or not |
//! | `outcome` | whose outcome changes, exactly, on the engine's diagrams |
//! | `priors` | how likely answers are, for shares |
//! | `wording` | what is said differently without anybody's outcome changing |
//! | `words`, `report`, `json` | the comparison told to people and to programs |

mod common;
mod json;
mod outcome;
mod places;
mod priors;
mod reading;
mod report;
mod unfold;
mod wording;
mod words;

pub use common::{Common, Origin, common};
pub use json::json;
pub use outcome::{Alone, Change, Changed, Group, Outcomes, Persons, Possible, outcomes};
pub use priors::{YEARS, stated, uniform};
pub use report::{Style, Told, report};
pub use wording::{Wording, Wordings, wordings};
pub use words::{said, texts};

use crate::authoring::person::Plain;
use crate::model::{FactIx, MeasureIx, Rules};

/// What a sample is told by: the kind of applicant, what the measures ask of them in either pack, and what tells them from others;
/// only what is asked of them in one of the packs.
fn relevant(common: &Common, measures: &[(&Rules, MeasureIx)], group: &Group) -> Vec<FactIx> {
    let mut facts = vec![common.old.audience_fact, common.new.audience_fact];
    facts.extend(group.told.iter().map(|&(fact, _)| fact));
    for (rules, measure) in measures {
        facts.extend(rules.measures.at(*measure).when.facts());
    }
    // What a fact hangs on is asked before it.
    let mut at = 0;
    while let Some(&fact) = facts.get(at) {
        for rules in [&common.old, &common.new] {
            let above = rules.facts.at(fact).ask_if.iter().flat_map(|ask_if| ask_if.facts());
            let above: Vec<FactIx> = above.filter(|other| !facts.contains(other)).collect();
            facts.extend(above);
        }
        at += 1;
    }
    facts.sort_unstable();
    facts.dedup();
    let plain = [&common.old, &common.new].map(|rules| Plain::new(rules, &group.sample));
    facts.retain(|&fact| plain.iter().any(|plain| plain.applies(fact)));
    facts
}
