//! The policies of this repository, and what the tool writes about them: everything checks, every scenario comes out as
//! expected, schemas and docs are current, packs come back as what they were made of.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use policy_calculator::authoring::cases;
use policy_calculator::authoring::check::analyse;
use policy_calculator::authoring::compile::compile;
use policy_calculator::authoring::diagnose::{Format, index, render};
use policy_calculator::authoring::digest::{integrity, verify};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lang::Lang;
use policy_calculator::authoring::lower::{Policies, Reading, read};
use policy_calculator::authoring::shape::{ID_PATTERN, schemas};
use policy_calculator::authoring::skeleton;
use policy_calculator::authoring::yaml::{Node, Sources, Value as Yaml, parse};
use policy_calculator::engine::{Change, Eligibility, Engine};
use policy_calculator::interview::{Action, Interview};
use policy_calculator::model::{Answer, Answers, Date, FactIx, Per, Value as Given};
use policy_calculator::pack::{load, parse_document, preview};
use serde_json::{Map, Value};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap().replace("\r\n", "\n")
}

fn checked(folder: &Folder) -> (Reading, Policies) {
    let mut reading = read(folder);
    analyse(&mut reading);
    let shown = render(&reading.report, &reading.sources, "policies/", Format::Human { colour: false }, Lang::En);
    assert_eq!(reading.report.errors(), 0, "{shown}");
    let policies = reading.policies.clone().unwrap();
    (reading, policies)
}

fn policies() -> (Reading, Policies) {
    checked(&Folder::read(&root().join("policies")).unwrap())
}

#[test]
fn the_policies_have_no_errors_and_no_warning_that_is_not_acknowledged() {
    let (reading, _) = policies();
    assert_eq!(reading.report.warnings(), 0);
}

#[test]
fn every_scenario_comes_out_as_expected() {
    let (reading, policies) = policies();
    let rules = Rc::new(policies.rules(&policies.everything()));
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    assert!(scenarios.len() >= 78, "only {} scenarios", scenarios.len());
    let suite = cases::run(&scenarios, &rules);
    let place = |span: policy_calculator::authoring::yaml::Span| {
        format!("{}:{}", reading.sources.file(span.file).map(|file| file.path.as_str()).unwrap_or_default(), span.start.line)
    };
    let failures: Vec<String> =
        suite.failures.iter().map(|failure| format!("{} {}: {:?}", place(failure.span), failure.measure, failure.differences)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(suite.unused, vec![]);
    assert_eq!(suite.skipped, 0);
}

#[test]
fn units_are_shown_as_people_write_them() {
    let (_, policies) = policies();
    let listing = policies.listing();
    let position = |id: &str| policies.facts.facts.iter().position(|fact| fact.id == id).unwrap();
    let (share, cost) = (position("senior_title_share"), position("training_cost"));
    for (language, currency) in [("zh-Hans", "元"), ("zh-Hant", "元"), ("en", "yuan")] {
        let texts = match language {
            "zh-Hans" => policies.texts(&listing),
            _ => policies.translated(&listing, language).unwrap().texts,
        };
        assert_eq!((texts.facts[share].unit.as_str(), texts.facts[cost].unit.as_str()), ("%", currency), "{language}");
    }
}

#[test]
fn a_pack_comes_back_as_the_rules_it_was_made_of() {
    let (_, policies) = policies();
    for listing in [policies.listing(), policies.everything()] {
        let compiled = compile(&policies, &listing, "talent").unwrap();
        verify(compiled.core.as_bytes()).unwrap();
        let document = parse_document(compiled.core.as_bytes()).unwrap();
        for (file, (name, text)) in document.files.iter().zip(&compiled.files) {
            assert_eq!((&file.file, &file.integrity), (name, &integrity(text.as_bytes())));
        }
        let pack = load(document).unwrap();
        assert_eq!(*pack.rules, policies.rules(&listing));
        let texts = policies.texts(&listing);
        for (measure, text) in pack.rules.measures.iter().zip(&texts.measures) {
            let mut nodes = 0;
            measure.when.walk(&mut |condition| nodes = nodes.max(condition.say + 1));
            assert_eq!(nodes, text.says.len(), "{}", measure.id);
        }
        let changed = compiled.core.replacen("\"version\":\"", "\"version\":\"x", 1);
        assert!(verify(changed.as_bytes()).is_err());
    }
}

#[test]
fn a_pack_says_beforehand_what_every_session_over_it_begins_with() {
    let (_, policies) = policies();
    let alone =
        ["guangdong-2013", "jiangmen-2020", "liwan-2013", "quzhou-2011", "zhuzhou"].map(|stem| policies.named(&[stem.into()]).unwrap());
    for listing in alone.into_iter().chain([policies.everything()]) {
        let document = parse_document(compile(&policies, &listing, "p").unwrap().core.as_bytes()).unwrap();
        let front = preview(document.clone()).unwrap();
        let pack = Rc::new(load(document).unwrap());
        assert_eq!((&front.id, &front.version, &front.digest, &front.words), (&pack.id, &pack.version, &pack.digest, &pack.words));
        assert_eq!(front.opening, pack.opening);
        let opening = pack.opening.unwrap();
        for day in ["2020-12-31", "2021-06-01", "2026-11-22", "2200-12-31"] {
            let interview = Interview::new(Rc::clone(&pack), Date::parse(day).unwrap());
            let found = (interview.next().unwrap(), interview.remaining(), interview.hanging(opening.first), interview.counts());
            assert_eq!(found, (opening.first, opening.left, opening.hanging, (opening.documents, opening.measures)), "{day}");
        }
    }
}

#[test]
fn schemas_and_the_index_of_messages_are_current() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut files: Vec<(PathBuf, String)> =
        schemas().into_iter().map(|(name, schema)| (Path::new("policies/schema").join(name), format!("{schema:#}\n"))).collect();
    files.push(("docs/diagnostics.md".into(), index()));
    for (path, current) in files {
        if update {
            fs::create_dir_all(root().join(path.parent().unwrap())).unwrap();
            fs::write(root().join(&path), &current).unwrap();
        }
        let stands = fs::read_to_string(root().join(&path)).unwrap_or_default().replace("\r\n", "\n");
        assert!(stands == current, "{} is not current; UPDATE=1 rewrites it", path.display());
    }
}

#[test]
fn all_files_are_valid_under_their_schemas() {
    let schemas = schemas();
    let folder = Folder::read(&root().join("policies")).unwrap();
    for (path, bytes) in &folder.files {
        let name = match path.split('/').next().unwrap() {
            "documents" => "document.json",
            "words" => "words.json",
            "scenarios" => "scenarios.json",
            "pack.yaml" => "pack.json",
            "places.yaml" => "places.json",
            "facts.yaml" => "facts.json",
            _ => "glossary.json",
        };
        let schema = &schemas.iter().find(|(known, _)| *known == name).unwrap().1;
        let tree = parse(path, bytes, &mut Sources::default(), &mut Default::default()).unwrap();
        if let Err(problem) = valid(&json(&tree), schema, schema) {
            panic!("{path}: {problem}");
        }
    }
}

#[test]
fn a_schema_refuses_what_the_checker_refuses() {
    let schema = schemas().into_iter().find(|(name, _)| *name == "document.json").unwrap().1;
    let good = text("policies/documents/jiangmen-2020.yaml");
    for (from, to) in [
        ("certainty: exact", "certainty: sure"),
        ("    clause:", "    clasue:"),
        ("        within: jiangmen", "        inside: jiangmen"),
        ("value: 50000", "value: 5万"),
    ] {
        let tree = parse("x", good.replacen(from, to, 1).as_bytes(), &mut Sources::default(), &mut Default::default()).unwrap();
        assert!(valid(&json(&tree), &schema, &schema).is_err(), "{to}");
    }
}

#[test]
fn a_new_document_is_good_as_it_stands() {
    let (_, policies) = policies();
    let mut folder = Folder::read(&root().join("policies")).unwrap();
    folder.files.insert("documents/sz-2024.yaml".into(), skeleton::document("sz-2024", Some(&policies)).into_bytes());
    checked(&folder);
}

/// The worked example of the guide: its blocks are files, and the last one is what the test of the document expects.
#[test]
fn the_example_of_the_guide_works() {
    let guide = text("docs/writing-policies.md");
    let mut folder = Folder::read(&root().join("policies")).unwrap();
    let mut written = Vec::new();
    for block in guide.split("```yaml\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        let Some(name) = block.lines().next().and_then(|line| line.strip_prefix("# policies/")) else { continue };
        folder.files.insert(name.trim().into(), block.as_bytes().to_vec());
        written.push(name.trim().to_string());
    }
    assert_eq!(written, ["documents/hs.yaml", "scenarios/hs.yaml"]);
    // The example has no words in other languages, so that none is promised here.
    let pack = String::from_utf8(folder.files["pack.yaml"].clone()).unwrap().replace("documents: [", "documents: [hs, ");
    let pack: String = pack.lines().filter(|line| !line.starts_with("languages:")).map(|line| format!("{line}\n")).collect();
    folder.files.insert("pack.yaml".into(), pack.into_bytes());
    let (_, policies) = checked(&folder);
    let rules = Rc::new(policies.rules(&policies.named(&["hs".into()]).unwrap()));
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).collect();
    let suite = cases::run(&scenarios, &rules);
    assert!(suite.failures.is_empty() && suite.met >= 3, "{:?}", suite.failures);
}

/// A tree as an editor's YAML reader hands it to the schema.
fn json(node: &Node) -> Value {
    match &node.value {
        Yaml::List(items) => items.iter().map(json).collect(),
        Yaml::Map(entries) => Value::Object(entries.iter().map(|entry| (entry.key.clone(), json(&entry.value))).collect::<Map<_, _>>()),
        Yaml::Scalar { .. } if node.is_null() => Value::Null,
        Yaml::Scalar { text, plain } => {
            let number = || text.parse::<f64>().ok().filter(|_| text.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
            match (plain, node.flag(), node.whole()) {
                (true, Some(flag), _) => flag.into(),
                (true, _, Some(n)) => n.into(),
                (true, ..) => number().map_or_else(|| text.as_str().into(), Value::from),
                _ => text.as_str().into(),
            }
        }
    }
}

/// As much of JSON Schema as our schemas use.
fn valid(value: &Value, schema: &Value, whole: &Value) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{what}: {}", value.to_string().chars().take(80).collect::<String>()));
    if let Some(reference) = schema.get("$ref") {
        let name = reference.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
        valid(value, &whole["$defs"][name], whole)?;
    }
    if let Some(options) = schema.get("anyOf") {
        let errors: Vec<String> = options.as_array().unwrap().iter().filter_map(|option| valid(value, option, whole).err()).collect();
        if errors.len() == options.as_array().unwrap().len() {
            return Err(errors.join(" | "));
        }
    }
    if schema.get("const").is_some_and(|wanted| wanted != value) {
        return fail("not the only value possible");
    }
    if schema.get("enum").is_some_and(|words| !words.as_array().unwrap().contains(value)) {
        return fail("none of the words");
    }
    if let Some(types) = schema.get("type") {
        let is = |name: &Value| match name.as_str().unwrap() {
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64(),
            "number" => value.is_number(),
            "null" => value.is_null(),
            "array" => value.is_array(),
            _ => value.is_object(),
        };
        if !types.as_array().map_or_else(|| is(types), |types| types.iter().any(is)) {
            return fail("wrong type");
        }
    }
    if let (Some(pattern), Some(text)) = (schema.get("pattern"), value.as_str()) {
        let id = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        };
        if pattern == ID_PATTERN && !id(text) {
            return fail("no id");
        }
    }
    if let Some(fields) = value.as_object() {
        let properties = schema.get("properties").and_then(Value::as_object);
        for (key, field) in fields {
            match (properties.and_then(|properties| properties.get(key)), schema.get("additionalProperties")) {
                (Some(property), _) => valid(field, property, whole).map_err(|error| format!("{key} · {error}"))?,
                (None, Some(Value::Bool(false))) => return fail(&format!("unknown key {key}")),
                (None, Some(other)) => valid(field, other, whole)?,
                (None, None) => {}
            }
        }
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !fields.contains_key(key.as_str().unwrap()) {
                return fail(&format!("without {key}"));
            }
        }
        if schema.get("minProperties").and_then(Value::as_u64).is_some_and(|least| (fields.len() as u64) < least) {
            return fail("too few keys");
        }
    }
    for item in value.as_array().into_iter().flatten() {
        if let Some(items) = schema.get("items") {
            valid(item, items, whole)?;
        }
    }
    Ok(())
}

/// The worked example of `docs/reasoning.md`, and for every scenario: each reason decides alone, each change does what it says.
#[test]
fn reasons_and_changes_hold_when_they_are_tried() {
    let (_, policies) = policies();
    let rules = Rc::new(policies.rules(&policies.everything()));
    let names = |facts: &[FactIx]| facts.iter().map(|&fact| rules.facts.at(fact).id.clone()).collect::<Vec<_>>().join(" ");
    // Those that were written by hand: the generated ones differ from them by single answers.
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).filter(|case| case.confirmed).collect();
    for case in &scenarios {
        let answers = cases::assess(case, &rules).answers;
        let engine = Engine::new(Rc::clone(&rules), case.as_of);
        let outcome = engine.outcome(&answers);
        for standing in outcome.standings() {
            let reason = engine.reason(standing.measure, &answers);
            if standing.eligibility != Eligibility::Undetermined {
                let mut alone = Answers::default();
                reason.iter().for_each(|&fact| alone.set(fact, answers.get(fact)));
                assert_eq!(engine.outcome(&alone).at(standing.measure).eligibility, standing.eligibility, "{}", case.id);
            }
            for change in engine.changes(standing.measure, &answers) {
                let applied = change.applied(&answers);
                assert!(engine.admit(&applied).1.is_empty(), "{}", case.id);
                assert_eq!(engine.outcome(&applied).at(standing.measure).eligibility, change.eligibility, "{}", case.id);
            }
        }
    }

    let person = |id: &str| {
        let case = scenarios.iter().find(|case| case.id == id).unwrap();
        (Engine::new(Rc::clone(&rules), case.as_of), cases::assess(case, &rules).answers)
    };
    let subsidy = rules.measure("jm-fugao-20k").unwrap();
    let (engine, engineer) = person("jm03-private-firm-engineer");
    assert_eq!(names(&engine.reason(subsidy, &engineer)), "applicant_type work_place employer_type title_level title_date");
    let totals = engine.totals(&engine.outcome(&engineer), &engineer);
    let [total] = totals.as_slice() else { panic!("{totals:?}") };
    assert_eq!((total.per, total.certain, total.possible, total.open), (Per::Once, 2_000_000, 2_000_000, false));
    let (engine, doctor) = person("jm01-private-hospital-doctor");
    assert_eq!(names(&engine.reason(subsidy, &doctor)), "employer_type");
    let employer = |id: &str| rules.facts.at(rules.fact("employer_type").unwrap()).choices.iter().position(|choice| choice == id).unwrap();
    let in_2019 = doctor
        .clone()
        .with(rules.fact("employer_type").unwrap(), Answer::Given(Given::Choice(employer("private_enterprise"))))
        .with(rules.fact("title_date").unwrap(), Answer::Given(Given::Date(Date::parse("2019-06-30").unwrap())));
    assert_eq!(engine.outcome(&in_2019).at(subsidy).eligibility, Eligibility::MayQualify);
    let changes = engine.changes(subsidy, &doctor);
    let [Change { steps, eligibility: Eligibility::Qualifies }] = changes.as_slice() else { panic!("{changes:?}") };
    let [step] = steps.as_slice() else { panic!("{steps:?}") };
    let employers: Vec<_> = step.choices.iter().map(|choice| rules.facts.at(step.fact).choices[choice].as_str()).collect();
    let expected = "soe private_enterprise foreign_enterprise social_org self_employed community_org rural_org none";
    assert_eq!(employers.join(" "), expected);
}

/// The budget of topic switches that docs/reasoning.md states. Of what a scenario leaves out the person is not sure, which makes interviews
/// longer than those of persons who know everything (9.1 switches instead of 8.6 when this was written).
#[test]
fn an_interview_over_all_documents_keeps_to_the_budget_of_topic_switches() {
    const MOST: usize = 16;
    const MEAN: f64 = 10.0;
    let (_, policies) = policies();
    let compiled = compile(&policies, &policies.everything(), "talent").unwrap();
    let pack = Rc::new(load(parse_document(compiled.core.as_bytes()).unwrap()).unwrap());
    let scenarios: Vec<_> = policies.scenarios.iter().flat_map(|tree| cases::cases(tree).0).filter(|case| case.confirmed).collect();
    let mut all = 0;
    for case in &scenarios {
        let person = cases::assess(case, &pack.rules).answers;
        let mut interview = Interview::new(Rc::clone(&pack), case.as_of);
        let (mut topic, mut switches) = (None, 0);
        while let Some(fact) = interview.next() {
            let of = pack.rules.facts.at(fact).topic;
            switches += usize::from(topic.is_some_and(|topic| topic != of));
            topic = Some(of);
            interview = interview.after(Action::Answer(fact, person.get(fact).unwrap_or(Answer::Unsure)));
        }
        assert!(switches <= MOST, "{}: {switches} switches of topic", case.id);
        all += switches;
    }
    let mean = all as f64 / scenarios.len() as f64;
    assert!(mean <= MEAN, "{mean} switches of topic on average");
    assert!(mean > 1.0, "the scenarios walk through too little to tell");
}
