//! Everything the engine reasons over: the checked logic of a pack, without its words.

use super::{Condition, Document, DocumentIx, Fact, FactIx, Measure, MeasureIx, Node, Places, Predicate, Table, Test};

/// The logic of a pack. Only a check makes one (`pack::load`, or the authoring tool), so every index in it is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The tree of places.
    pub places: Places,
    /// All facts; a fact stands after those its `ask_if` names.
    pub facts: Table<FactIx, Fact>,
    /// Which fact tells the kind of applicant: measures name their audience by its choices.
    pub audience_fact: FactIx,
    /// What cannot be otherwise.
    pub constraints: Vec<Constraint>,
    /// All documents.
    pub documents: Table<DocumentIx, Document>,
    /// All measures, document by document.
    pub measures: Table<MeasureIx, Measure>,
    /// Which measures hand out the statuses that are choices of facts, in the order of facts and choices.
    pub granted: Vec<Granted>,
}

/// A status, and a measure that hands it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The fact that asks for the status.
    pub fact: FactIx,
    /// Its choice.
    pub choice: usize,
    /// The measure.
    pub measure: MeasureIx,
}

/// A combination of facts that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Its name in messages.
    pub id: String,
    /// What must hold.
    pub must: Condition,
}

impl Rules {
    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<FactIx> {
        self.facts.find(|fact| fact.id == id)
    }

    /// The measure of this id.
    pub fn measure(&self, id: &str) -> Option<MeasureIx> {
        self.measures.find(|measure| measure.id == id)
    }

    /// The measures that hand out a status the comparison asks for.
    pub fn granted_by(&self, test: &Test) -> Vec<MeasureIx> {
        let mut by = Vec::new();
        for granted in &self.granted {
            if asks_for(test, granted) && !by.contains(&granted.measure) {
                by.push(granted.measure);
            }
        }
        by
    }

    /// The measures by which the status is obtained that a measure asks for: those it names itself, or else those that hand out a choice
    /// its condition asks for. Of the latter only those of places that touch its own: nobody moves for a title that another city gives.
    pub fn ways(&self, measure: MeasureIx) -> Vec<MeasureIx> {
        let own = self.measures.at(measure);
        let mut ways = own.recognised_first_by.clone();
        if !ways.is_empty() {
            return ways;
        }
        let here = self.document_of(measure).place;
        own.when.walk(&mut |condition| {
            let Node::Test(leaf) = &condition.node else { return };
            for by in self.granted_by(&leaf.test) {
                // The rules of a probe may lack the measures that statuses name.
                let Some(way) = self.measures.get(by) else { continue };
                let there = self.documents.at(way.document).place;
                let near = self.places.within(here, there) || self.places.within(there, here);
                if near && by != measure && !ways.contains(&by) {
                    ways.push(by);
                }
            }
        });
        ways
    }

    /// The document a measure stands in.
    pub fn document_of(&self, measure: MeasureIx) -> &Document {
        self.documents.at(self.measures.at(measure).document)
    }
}

/// Whether the comparison asks for the status; one that is negated asks for its absence.
fn asks_for(test: &Test, granted: &Granted) -> bool {
    let named = matches!(test.predicate, Predicate::OneOf(choices) if choices.contains(granted.choice));
    named && test.fact == granted.fact && !test.negated
}
