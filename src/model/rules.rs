//! Everything the engine reasons over: the checked logic of a pack, without its words.

use super::{Condition, Document, DocumentIx, Fact, FactIx, Measure, MeasureIx, Places, Table};

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

    /// The document a measure stands in.
    pub fn document_of(&self, measure: MeasureIx) -> &Document {
        self.documents.at(self.measures.at(measure).document)
    }
}
