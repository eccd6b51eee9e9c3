//! A pack in the common vocabulary: the same rules, with facts, choices and places where the common tables have them.

use super::common::{Origin, position};
use super::places::Shared;
use crate::model::{
    Amount, Choices, Condition, Constraint, Document, Fact, FactIx, Form, Index, Kind, Leaf, Measure, Node, Places, Predicate, Rules,
    Table, Test, Value,
};

/// A pack being put into the common vocabulary.
pub(super) struct Reading<'a> {
    rules: &'a Rules,
    side: usize,
    origins: &'a [Origin],
    shared: &'a Shared,
    /// Where each fact of the pack went.
    facts: Vec<FactIx>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(rules: &'a Rules, side: usize, origins: &'a [Origin], shared: &'a Shared) -> Reading<'a> {
        let facts = rules.facts.indices().map(|fact| FactIx::at(position(origins, side, fact))).collect();
        Reading { rules, side, origins, shared, facts }
    }

    pub(super) fn rules(&self, facts: &[Fact], places: &Places) -> Rules {
        let facts = facts.iter().zip(self.origins).map(|(fact, origin)| self.fact(fact, origin));
        let constraint = |constraint: &Constraint| Constraint { id: constraint.id.clone(), must: self.condition(&constraint.must) };
        let measure = |measure: &Measure| Measure {
            audience: self.choices(self.rules.audience_fact, measure.audience),
            when: self.condition(&measure.when),
            amount: measure.amount.map(|amount| self.amount(amount)),
            ..measure.clone()
        };
        Rules {
            places: places.clone(),
            facts: Table::new(facts.collect()),
            audience_fact: self.place_of(self.rules.audience_fact),
            constraints: self.rules.constraints.iter().map(constraint).collect(),
            documents: Table::new(
                self.rules.documents.iter().map(|own| Document { place: self.shared.place(self.side, own.place), ..own.clone() }).collect(),
            ),
            measures: Table::new(self.rules.measures.iter().map(measure).collect()),
            // Who hands out a status decides no outcome.
            granted: Vec::new(),
        }
    }

    fn place_of(&self, fact: FactIx) -> FactIx {
        self.facts.get(fact.position()).copied().unwrap_or(fact)
    }

    /// A common fact as this pack asks it; what the pack does not know hangs on nothing.
    fn fact(&self, bare: &Fact, origin: &Origin) -> Fact {
        let Some((ix, own)) = origin.of(self.side).and_then(|ix| Some((ix, self.rules.facts.get(ix)?))) else { return bare.clone() };
        let else_value = own.else_value.map(|value| self.value(ix, value));
        Fact { ask_if: own.ask_if.as_ref().map(|ask_if| self.condition(ask_if)), else_value, ..bare.clone() }
    }

    fn value(&self, fact: FactIx, value: Value) -> Value {
        match value {
            Value::Choice(choice) => self.choices(fact, Choices::one(choice)).iter().next().map_or(value, Value::Choice),
            Value::Set(set) => Value::Set(self.choices(fact, set)),
            Value::Place(place) => Value::Place(self.shared.place(self.side, place)),
            Value::Flag(_) | Value::NoPlace | Value::Number(_) | Value::Date(_) => value,
        }
    }

    fn choices(&self, fact: FactIx, choices: Choices) -> Choices {
        let origin = self.origins.get(self.place_of(fact).position());
        choices.iter().filter_map(|choice| origin?.choice(self.side, choice)).collect()
    }

    fn condition(&self, condition: &Condition) -> Condition {
        let parts = |parts: &[Condition]| parts.iter().map(|part| self.condition(part)).collect();
        let node = match &condition.node {
            Node::All(all) => Node::All(parts(all)),
            Node::Any(any) => Node::Any(parts(any)),
            Node::Not(part) => Node::Not(Box::new(self.condition(part))),
            Node::AtLeast(count, of) => Node::AtLeast(*count, parts(of)),
            Node::Test(leaf) => Node::Test(Leaf { test: self.test(&leaf.test), ..leaf.clone() }),
            Node::Open(open) => Node::Open(*open),
        };
        Condition { node, say: condition.say }
    }

    fn test(&self, test: &Test) -> Test {
        let is_flag = self.rules.facts.at(test.fact).kind == Kind::Flag;
        let predicate = match &test.predicate {
            // A flag has no choices that could have moved.
            Predicate::OneOf(of) if !is_flag => Predicate::OneOf(self.choices(test.fact, *of)),
            Predicate::Within(areas) => Predicate::Within(self.shared.within(&self.rules.places, self.side, areas)),
            other => other.clone(),
        };
        Test { fact: self.place_of(test.fact), predicate, negated: test.negated }
    }

    fn amount(&self, amount: Amount) -> Amount {
        let form = match amount.form {
            Form::Ratio { percent, of } => Form::Ratio { percent, of: self.place_of(of) },
            form => form,
        };
        Amount { form, ..amount }
    }
}
