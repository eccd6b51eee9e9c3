//! The shipped engine in wasm, driven through typed arrays: `bench/js/ours.mjs` writes codes where `input_at` says and reads bytes where
//! `output_at` says, as any fast caller would. The pack comes in as the element takes it.

use std::rc::Rc;

use policy_calculator::element::from_js;
use policy_calculator::engine::{Eligibility, Engine, Outcome};
use policy_calculator::model::{Answer, Answers, Choices, Date, FactIx, Index, Kind, Value};
use policy_calculator::pack::{load, read_document};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What stands for "not answered" among the codes.
const NOTHING: i32 = i32::MIN;

/// An engine over a neutral set, and the arrays it is driven through.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    /// A code a fact: 0 or 1, the position of a choice, the bits of a set, or a number.
    input: Vec<i32>,
    /// A letter a measure (0 no, 1 yes, 2 undetermined), then for each fact whether it still matters.
    output: Vec<u8>,
    answers: Answers,
}

#[wasm_bindgen]
impl Session {
    /// Loads a pack, parsed from its JSON.
    ///
    /// # Errors
    /// What is wrong with the pack.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &JsValue) -> Result<Session, JsValue> {
        let tree = from_js(core).ok_or("the pack is too large or too deep")?;
        let pack = read_document(tree).and_then(load).map_err(|cause| cause.to_string())?;
        let rules = Rc::clone(&pack.rules);
        let (input, output) = (vec![NOTHING; rules.facts.len()], vec![0; rules.measures.len() + rules.facts.len()]);
        Ok(Session { engine: Engine::new(rules, Date::FIRST), input, output, answers: Answers::default() })
    }

    /// Where the codes are, in the memory.
    pub fn input_at(&self) -> usize {
        self.input.as_ptr() as usize
    }

    /// Where the results are, in the memory.
    pub fn output_at(&self) -> usize {
        self.output.as_ptr() as usize
    }

    /// How many facts there are.
    pub fn facts(&self) -> usize {
        self.input.len()
    }

    /// How many measures there are.
    pub fn measures(&self) -> usize {
        self.output.len() - self.input.len()
    }

    /// Outcomes alone.
    pub fn assess(&mut self) {
        self.answer();
        let outcome = self.engine.outcome(&self.answers);
        self.put(&outcome);
    }

    /// Outcomes, and which facts still matter.
    pub fn still_matters(&mut self) {
        self.answer();
        let outcome = self.engine.outcome(&self.answers);
        self.put(&outcome);
        let measures = self.measures();
        let marks = self.output.get_mut(measures..).unwrap_or_default();
        marks.fill(0);
        for standing in outcome.standings() {
            for fact in standing.matters {
                if let Some(mark) = marks.get_mut(fact.position()) {
                    *mark = 1;
                }
            }
        }
    }

    fn put(&mut self, outcome: &Outcome) {
        for (letter, eligibility) in self.output.iter_mut().zip(outcome.eligibilities()) {
            *letter = match eligibility {
                Eligibility::DoesNotQualify => 0,
                Eligibility::Qualifies => 1,
                Eligibility::MayQualify | Eligibility::Undetermined => 2,
            };
        }
    }

    /// Takes the codes as answers.
    fn answer(&mut self) {
        for ((n, &code), fact) in self.input.iter().enumerate().zip(self.engine.rules().facts.iter()) {
            let value = match fact.kind {
                Kind::Flag => Value::Flag(code == 1),
                Kind::Choice { .. } => Value::Choice(code as usize),
                Kind::Set => Value::Set(Choices(code as u128)),
                _ => Value::Number(i64::from(code)),
            };
            self.answers.set(FactIx::at(n), if code == NOTHING { None } else { Some(Answer::Given(value)) });
        }
    }
}
