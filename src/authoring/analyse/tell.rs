//! Claims as messages: where each stands in the YAML, the clauses that are the reason, and the example person in words.

use super::claim::{Bracket, Claim, Clause, Fault, Undecided, Whole};
use super::written::{mark, nodes};
use crate::authoring::diagnose::{Definition, Report, codes};
use crate::authoring::lang::{Arg, Both, Lang};
use crate::authoring::lower::{MeasurePart, Policies};
use crate::authoring::person::{answer, answers_json, lines};
use crate::authoring::yaml::{Node, Span};
use crate::engine::Person;
use crate::model::{Date, FactIx, Index, Kind, MeasureIx, Rules, Texts, Value};

const EXAMPLE: Both = Both { zh: "例子", en: "example" };

/// Says what was claimed of these policies.
pub fn tell(claims: &[Claim], policies: &Policies, rules: &Rules, texts: &Texts, today: Option<Date>, lang: Lang, report: &mut Report) {
    let teller = Teller { policies, rules, texts, today, lang };
    claims.iter().for_each(|claim| teller.tell(claim, report));
    for found in super::units::units(rules, &policies.texts(&policies.everything())) {
        let whole = Whole::Measure(found.measure);
        let amount =
            || teller.measure(found.measure).and_then(|part| part.tree.get("amount")).map(|node| node.get("value").unwrap_or(node).span);
        let span = found.part.map_or_else(|| amount().unwrap_or_default(), |part| teller.place(whole, part));
        report.add(&codes::UNITS, span, &[found.said.into(), found.compared.into()]);
    }
}

struct Teller<'a> {
    policies: &'a Policies,
    rules: &'a Rules,
    texts: &'a Texts,
    today: Option<Date>,
    lang: Lang,
}

impl<'a> Teller<'a> {
    fn tell(&self, claim: &Claim, report: &mut Report) {
        match claim {
            Claim::Contradiction(because) => {
                let last = because.iter().rev().find_map(|clause| if let Clause::Must(n) = clause { Some(*n) } else { None });
                let whole = Whole::Must(last.unwrap_or_default());
                let because: Vec<Clause> =
                    because.iter().copied().filter(|clause| last.is_none_or(|n| *clause != Clause::Must(n))).collect();
                self.say(report, &codes::UNSATISFIABLE, self.head(whole), &[self.id(whole).into()], whole, &because);
            }
            Claim::Nobody(whole @ Whole::Measure(_), because) => {
                self.say(report, &codes::NOBODY, self.head(*whole), &[self.id(*whole).into()], *whole, because);
            }
            Claim::Nobody(whole, because) => {
                self.say(report, &codes::NEVER_ASKED, self.head(*whole), &[self.id(*whole).into()], *whole, because);
            }
            Claim::KindNever(measure, kind, because) => {
                let (whole, span) = (Whole::Measure(*measure), self.kind(*measure, *kind));
                let rest: Vec<Clause> = because.iter().copied().filter(|clause| *clause != Clause::Kind(*kind)).collect();
                self.say(report, &codes::KIND_NEVER, span, &[self.id(whole).into(), self.kind_id(*kind).into()], whole, &rest);
            }
            Claim::NotAskedOf { measure, fact, kind, part, because } => {
                let whole = Whole::Measure(*measure);
                let which = kind.map(|kind| format!(" `{}` ", self.kind_id(kind))).unwrap_or_default();
                let args = [self.id(whole).into(), self.rules.facts.at(*fact).id.clone().into(), which.into()];
                let rest: Vec<Clause> = because.iter().copied().filter(|clause| !matches!(clause, Clause::Part(..))).collect();
                self.say(report, &codes::NOT_ASKED_OF, self.place(whole, *part), &args, whole, &rest);
            }
            Claim::Part { whole, part, fault, because } => self.part(*whole, *part, *fault, because, report),
            Claim::Value { whole, part, fact, value, possible } => {
                let code = if *possible { &codes::VALUE_NO_DIFFERENCE } else { &codes::VALUE_OF_NOBODY };
                let args = [self.id(*whole).into(), self.value_id(*fact, *value).into()];
                self.say(report, code, self.place(*whole, *part), &args, *whole, &[]);
            }
            Claim::Idle(fact) => {
                let span = self.policies.facts.spans.get(fact.position()).copied().unwrap_or_default();
                report.add(&codes::IDLE_FACT, span, &[self.rules.facts.at(*fact).id.as_str().into()]);
            }
            Claim::Contained(inner, outer, person) => {
                let (inner, outer) = (Whole::Measure(*inner), Whole::Measure(*outer));
                let args: [Arg; 2] = [self.id(inner).into(), self.id(outer).into()];
                let added = report.add(&codes::CONTAINED, self.head(inner), &args);
                let label = self.lang.pick("包含它的措施", "the measure that contains it");
                let who = self.lang.pick("符合 {1}，不符合 {0}：", "meets {1}, not {0}:");
                let who = who.replace("{0}", &self.id(inner)).replace("{1}", &self.id(outer));
                added.place(self.head(outer), label.into()).person(EXAMPLE, self.person(person, Some(who)), self.answers(person));
            }
            Claim::Same(measures) => {
                let mut measures = measures.iter().copied();
                let Some(first) = measures.next() else { return };
                let rest: Vec<MeasureIx> = measures.collect();
                let ids = std::iter::once(first).chain(rest.iter().copied()).map(|ix| format!("`{}`", self.id(Whole::Measure(ix))));
                let ids = ids.collect::<Vec<_>>().join(" ");
                let mut added = report.add(&codes::SAME_CONDITION, self.head(Whole::Measure(first)), &[ids.into()]);
                for ix in rest {
                    added = added.place(self.head(Whole::Measure(ix)), self.lang.pick("条件一样", "the same condition").into());
                }
            }
            Claim::Both(group, one, other, person) => {
                let (one, other) = (Whole::Measure(*one), Whole::Measure(*other));
                let groups = self.policies.exclusive();
                let span = groups
                    .get(*group)
                    .map_or_else(|| self.head(one), |(node, _)| node.get("measures").map_or(node.span, |list| list.extent()));
                let added = report.add(&codes::BOTH_OF_EXCLUSIVE, span, &[self.id(one).into(), self.id(other).into()]);
                let label = |whole| (self.head(whole), self.lang.pick("这项也符合", "met as well").to_string());
                let ((a, said), (b, also)) = (label(one), label(other));
                added.place(a, said).place(b, also).person(EXAMPLE, self.person(person, None), self.answers(person));
            }
            Claim::Gap(one, other, fact, ends, person) => self.brackets(&codes::GAP, one, other, *fact, *ends, person, report),
            Claim::Overlap(one, other, fact, ends, person) => self.brackets(&codes::OVERLAP, one, other, *fact, *ends, person, report),
            Claim::Over(document) => {
                let part = self.policies.documents.get(document.position());
                let period = part.and_then(|part| part.tree.get("period"));
                let span = period.and_then(|period| period.get("until")).map(|node| node.span).unwrap_or_default();
                let known = self.rules.documents.at(*document);
                let until = known.period.1.map(|day| day.to_string()).unwrap_or_default();
                let today = self.today.map(|day| day.to_string()).unwrap_or_default();
                report.add(&codes::PERIOD_OVER, span, &[known.id.as_str().into(), until.into(), today.into()]);
            }
            Claim::NobodyInPeriod(measure) => {
                let whole = Whole::Measure(*measure);
                let known = self.rules.document_of(*measure);
                let day = |day: Option<Date>| day.map_or_else(|| "…".to_string(), |day| day.to_string());
                let period = format!("{} – {}", day(known.period.0.or(known.issued)), day(known.period.1));
                report.add(&codes::NOBODY_IN_PERIOD, self.head(whole), &[self.id(whole).into(), period.into()]);
            }
            Claim::NotDecided(whole, what) => {
                let what = match what {
                    Undecided::Parts => Both { zh: "条件的各个部分没有算完", en: "its parts were not all decided" },
                    Undecided::Idle => Both {
                        zh: "它的回答影不影响结果，没有算完",
                        en: "whether any answer to it makes a difference was not decided",
                    },
                    Undecided::Containment => {
                        Both { zh: "它和别的措施的包含关系没有算完", en: "what it is contained in was not decided" }
                    }
                    Undecided::Possible => Both {
                        zh: "这条约束没有算完，说不准哪些人可能存在，所以一项措施也没有查",
                        en: "who is possible under this constraint was not decided, so no measure was looked at",
                    },
                    Undecided::Exclusive => Both {
                        zh: "它和互斥的措施能不能都符合，没有算完",
                        en: "whether it can be met beside another of its group was not decided",
                    },
                };
                report.add(&codes::NOT_DECIDED, self.head(*whole), &[self.id(*whole).into(), what.into()]);
            }
            Claim::AgainstItself(whole) => {
                report.add(&codes::AGAINST_ITSELF, self.head(*whole), &[self.id(*whole).into()]);
            }
        }
    }

    fn part(&self, whole: Whole, part: usize, fault: Fault, because: &[Clause], report: &mut Report) {
        let mut args: Vec<Arg> = vec![self.id(whole).into()];
        let code = match fault {
            Fault::AlwaysTrue => &codes::ALWAYS_TRUE,
            Fault::Repeated => &codes::REPEATED,
            Fault::SaidTwice => &codes::SAID_TWICE,
            Fault::NeverHolds => &codes::NEVER_HOLDS,
            Fault::Covered => &codes::COVERED,
            Fault::OutOfReach(_) => {
                let (fact, range) = self.range(whole, part);
                args.extend([fact.into(), range.into()]);
                &codes::OUT_OF_REACH
            }
            Fault::PointNeverDecides => {
                let node = self.node(whole, part);
                let point = node.and_then(|node| node.text_of("open").or(node.text_of("open_if_false")));
                args.push(point.unwrap_or_default().into());
                &codes::POINT_NEVER_DECIDES
            }
        };
        self.say(report, code, self.place(whole, part), &args, whole, because);
    }

    /// Adds a message with its reasons.
    fn say(&self, report: &mut Report, code: &'static Definition, span: Span, args: &[Arg], whole: Whole, because: &[Clause]) {
        let mut added = report.add(code, span, args);
        for clause in because {
            let (place, said) = self.clause(whole, *clause);
            added = added.place(place, said);
        }
    }

    fn clause(&self, whole: Whole, clause: Clause) -> (Span, String) {
        let pick = |zh: &'static str, en: &'static str| self.lang.pick(zh, en).to_string();
        match clause {
            Clause::Audience => {
                let audience =
                    if let Whole::Measure(ix) = whole { self.measure(ix).and_then(|part| part.tree.get("audience")) } else { None };
                (audience.map(|node| node.extent()).unwrap_or_default(), pick("只给这些申请人", "only for these applicants"))
            }
            Clause::Kind(kind) => match whole {
                Whole::Measure(ix) => (self.kind(ix, kind), pick("这类申请人", "this kind of applicant")),
                _ => (self.head(whole), pick("这类申请人", "this kind of applicant")),
            },
            Clause::Part(part, true) => (self.place(whole, part), pick("满足这一条", "where this holds")),
            Clause::Part(part, false) => (self.place(whole, part), pick("不满足这一条的人才轮到它", "it only counts where this fails")),
            Clause::Count(part) => (self.place(whole, part), pick("正好还差一条的时候", "where just one more is needed")),
            Clause::Must(n) => (self.head(Whole::Must(n)), pick("这条约束", "this constraint")),
            Clause::AskIf(fact) => {
                let node = self.policies.fact_tree(&self.rules.facts.at(fact).id);
                let entry = node.and_then(Node::entries).and_then(|entries| entries.iter().find(|entry| entry.key == "ask_if"));
                let span = entry.map(|entry| entry.span).unwrap_or_default();
                let said = self.lang.pick("`{}` 只在这时才问", "`{}` is asked only then");
                (span, said.replace("{}", &self.rules.facts.at(fact).id))
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "two claims of the same form")]
    fn brackets(
        &self,
        code: &'static Definition,
        one: &Bracket,
        other: &Bracket,
        fact: FactIx,
        ends: (i64, i64),
        person: &Person,
        report: &mut Report,
    ) {
        let whole = |bracket: &Bracket| Whole::Measure(bracket.measure);
        let value = |n: i64| match self.rules.facts.at(fact).kind {
            Kind::Date => Date::from_days(n).map_or(Value::Number(n), Value::Date),
            _ => Value::Number(n),
        };
        let word = |n: i64| answer(self.rules, self.texts, fact, value(n), self.lang);
        let between = if ends.0 == ends.1 { word(ends.0) } else { format!("{} – {}", word(ends.0), word(ends.1)) };
        let id = &self.rules.facts.at(fact).id;
        let args = [self.id(whole(one)).into(), self.id(whole(other)).into(), between.into(), id.as_str().into()];
        let limit = |bracket: &Bracket| {
            let node = self.node(whole(bracket), bracket.part);
            let parts = node.map(nodes).unwrap_or_default();
            let named = parts.into_iter().find(|part| part.text_of("fact") == Some(id));
            named.or(node).map(mark).unwrap_or_else(|| self.head(whole(bracket)))
        };
        let added = report.add(code, limit(other), &args);
        added.place(limit(one), self.lang.pick("另一档在这里", "the other bracket").into()).person(
            EXAMPLE,
            self.person(person, None),
            self.answers(person),
        );
    }

    /// A person in words: what they say to the questions that make them an example.
    fn person(&self, person: &Person, first: Option<String>) -> Vec<String> {
        let told = lines(person, &person.told, self.rules, self.texts, self.lang);
        let dated = told.iter().any(|line| self.rules.facts.at(line.fact).kind == Kind::Date);
        let day = dated.then(|| self.lang.pick("按 {} 算", "as of {}").replace("{}", &person.as_of.to_string()));
        let lines = told.into_iter().map(|line| format!("{} → {}", line.question, line.answer));
        first.into_iter().chain(day).chain(lines).collect()
    }

    /// The person for programs: also what did not make them an example, so that they can be assessed.
    fn answers(&self, person: &Person) -> serde_json::Value {
        let facts: Vec<FactIx> = self.rules.facts.indices().collect();
        serde_json::json!({"as_of": person.as_of.to_string(), "answers": answers_json(person, &facts, self.rules)})
    }

    fn measure(&self, ix: MeasureIx) -> Option<&'a MeasurePart> {
        self.policies.documents.iter().flat_map(|part| &part.measures).nth(ix.position())
    }

    fn id(&self, whole: Whole) -> String {
        match whole {
            Whole::Measure(ix) => self.rules.measures.at(ix).id.clone(),
            Whole::AskIf(fact) => self.rules.facts.at(fact).id.clone(),
            Whole::Must(n) => self.rules.constraints.get(n).map(|constraint| constraint.id.clone()).unwrap_or_default(),
        }
    }

    /// Where the id of it stands.
    fn head(&self, whole: Whole) -> Span {
        match whole {
            Whole::Measure(ix) => self.measure(ix).map(|part| part.span),
            Whole::AskIf(fact) => self.policies.facts.spans.get(fact.position()).copied(),
            Whole::Must(n) => self.policies.facts.constraint_spans.get(n).copied(),
        }
        .unwrap_or_default()
    }

    fn node(&self, whole: Whole, part: usize) -> Option<&'a Node> {
        let root = match whole {
            Whole::Measure(ix) => self.measure(ix)?.tree.get("when"),
            Whole::AskIf(fact) => self.policies.fact_tree(&self.rules.facts.at(fact).id)?.get("ask_if"),
            Whole::Must(n) => self.policies.constraint_tree(&self.rules.constraints.get(n)?.id)?.get("must"),
        };
        nodes(root?).into_iter().nth(part)
    }

    fn place(&self, whole: Whole, part: usize) -> Span {
        self.node(whole, part).map_or_else(|| self.head(whole), mark)
    }

    fn kind(&self, ix: MeasureIx, kind: usize) -> Span {
        let items = self.measure(ix).and_then(|part| part.tree.get("audience")).and_then(Node::items).unwrap_or_default();
        items.iter().find(|item| item.text() == Some(&self.kind_id(kind))).map_or_else(|| self.head(Whole::Measure(ix)), |item| item.span)
    }

    fn kind_id(&self, kind: usize) -> String {
        self.rules.facts.at(self.rules.audience_fact).choices.get(kind).cloned().unwrap_or_default()
    }

    fn value_id(&self, fact: FactIx, value: Value) -> String {
        match value {
            Value::Choice(choice) => self.rules.facts.at(fact).choices.get(choice).cloned().unwrap_or_default(),
            Value::Place(place) => self.rules.places.table.at(place).id.clone(),
            other => answer(self.rules, self.texts, fact, other, self.lang),
        }
    }

    /// The fact of a comparison, and the range of its answers.
    fn range(&self, whole: Whole, part: usize) -> (String, String) {
        let id = self.node(whole, part).and_then(|node| node.text_of("fact")).unwrap_or_default().to_string();
        let Some(fact) = self.rules.fact(&id) else { return (id, String::new()) };
        let (Kind::Integer { min, max } | Kind::Money { min, max }) = self.rules.facts.at(fact).kind else { return (id, String::new()) };
        let word = |n: i64| answer(self.rules, self.texts, fact, Value::Number(n), self.lang);
        (id, self.lang.pick("{0}–{1}", "from {0} to {1}").replace("{0}", &word(min)).replace("{1}", &word(max)))
    }
}
