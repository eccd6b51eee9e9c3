//! The native half of `cargo xtask bench`:
//!
//! - `bench prepare DATA SET…` converts neutral sets into packs, and proves what the engine says of their profiles
//! - `bench persons ROOT FILE N` writes answers of persons, for the clicks in a browser
//! - `bench questions DATA ROOT PROFILES PERSONS SET…` asks, and prints questions against the fewest possible

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match native::run(&words) {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs;
    use std::path::Path;
    use std::rc::Rc;
    use std::time::Instant;

    use bench::asking::Rule;
    use bench::exact::{Tally, check};
    use bench::report::Report;
    use bench::sets::{Expected, Set};
    use bench::{import, persons, questions};
    use policy_calculator::engine::Engine;
    use policy_calculator::interview::{Reply, write_reply};
    use policy_calculator::model::{Date, Kind};
    use serde_json::{Value as Json, json};

    pub(super) fn run(words: &[&str]) -> Result<bool, String> {
        match words {
            ["prepare", data, sets @ ..] => prepare(Path::new(data), sets),
            ["persons", root, file, count] => write_persons(Path::new(root), Path::new(file), number(count)?),
            ["questions", data, root, profiles, count, sets @ ..] => {
                ask(Path::new(data), Path::new(root), number(profiles)?, number(count)?, sets)
            }
            _ => Err("see the head of xtask/bench/src/main.rs".into()),
        }
    }

    fn number(word: &str) -> Result<usize, String> {
        word.parse().map_err(|_| format!("`{word}` is no number"))
    }

    fn write(file: &Path, json: &Json) -> Result<(), String> {
        fs::write(file, json.to_string()).map_err(|cause| format!("cannot write {}: {cause}", file.display()))
    }

    fn prepare(data: &Path, sets: &[&str]) -> Result<bool, String> {
        let mut report = Report::default();
        for name in sets {
            let set = Set::read(data, name)?;
            let core = serde_json::to_value(import::document(&set)).map_err(|cause| cause.to_string())?;
            write(&data.join(format!("{name}.pack.json")), &core)?;
            let begun = Instant::now();
            let engine = Engine::new(Rc::new(import::rules(&set)), Date::FIRST);
            let took = begun.elapsed();
            let mut tally = Tally::default();
            for prior in priors(name) {
                let profiles = set.profiles(data, prior)?;
                let full = check(&set, &engine, &profiles.full, &profiles.full_expected, &mut tally);
                let partial = check(&set, &engine, &profiles.partial, &profiles.partial_expected, &mut tally);
                let exact = json!({ "full": exact(&set, &full), "partial": exact(&set, &partial) });
                write(&data.join(format!("{name}.{prior}.exact.json")), &exact)?;
            }
            report.note(&format!(
                "{name}: {} outcomes, {} of them known where three-valued logic says unknown; prepared natively in {took:.1?}",
                tally.outcomes, tally.beaten
            ));
            report.figure(
                &format!("{name}: results that trying every completion contradicts"),
                &tally.wrong.to_string(),
                "0",
                tally.wrong == 0,
            );
        }
        Ok(report.passed())
    }

    fn priors(set: &str) -> &'static [&'static str] {
        if set.starts_with('s') { &["uniform", "skewed"] } else { &["uniform"] }
    }

    fn exact(set: &Set, said: &[Expected]) -> Json {
        let id = |n: &usize| set.facts.get(*n).map(|fact| fact.id.as_str());
        said.iter().map(|said| json!({ "out": String::from_utf8_lossy(&said.outcome), "live": said.live.iter().filter_map(id).collect::<Vec<_>>() })).collect()
    }

    /// Every third person of the scenarios: `{fact: reply}`, amounts in yuan as they are typed.
    fn write_persons(root: &Path, file: &Path, count: usize) -> Result<bool, String> {
        let [scenarios, ..] = persons::of_documents(root, 0)?;
        let person = |(start, person): &(policy_calculator::interview::Interview, policy_calculator::model::Answers)| {
            let reply = |(fact, answer)| {
                let known = start.rules().facts.at(fact);
                let reply = match (known.kind, write_reply(start.rules(), fact, answer)) {
                    (Kind::Money { .. }, Reply::Number(fen)) => json!(fen / 100),
                    (_, reply) => json!(reply),
                };
                (known.id.clone(), reply)
            };
            Json::Object(person.iter().map(reply).collect())
        };
        let step = (scenarios.persons.len() / count.max(1)).max(1);
        write(file, &scenarios.persons.iter().step_by(step).take(count).map(person).collect())?;
        Ok(true)
    }

    /// The ratios that the sets may come to.
    const BOUNDS: [(&str, f64); 4] = [("s uniform", 1.02), ("s skewed", 1.02), ("sg uniform", 1.09), ("sg skewed", 1.06)];

    fn ask(data: &Path, root: &Path, profiles: usize, count: usize, sets: &[&str]) -> Result<bool, String> {
        let mut report = Report::default();
        let mut groups = Vec::new();
        for name in sets.iter().filter(|name| name.starts_with('s')) {
            let set = Set::read(data, name)?;
            for prior in priors(name) {
                groups.push(persons::of_set(&set, prior, set.profiles(data, prior)?.full.iter().take(profiles))?);
            }
        }
        groups.extend(persons::of_documents(root, count)?);
        for group in &groups {
            let fewest = questions::mean(questions::fewest(group).into_iter());
            let persons = group.persons.len().max(1) as f64;
            report.note(&format!("{} ({} persons): no order asks fewer than {fewest:.3} questions", group.name, group.persons.len()));
            let mut means = Vec::new();
            for rule in Rule::ALL.into_iter().filter(|rule| *rule != Rule::Ahead || !group.is_documents()) {
                let asked = questions::ask(group, rule);
                let mean = |sum: usize| sum as f64 / persons;
                means.push(mean(asked.questions));
                report.note(&format!(
                    "  {:<34} {:>7.3} = {:.4} × fewest; most {}; switches of topic {:.2}, at most {}; money after {:.2}, enough after {:.2}",
                    rule.name(), mean(asked.questions), mean(asked.questions) / fewest, asked.most, mean(asked.switches), asked.most_switches,
                    mean(asked.money), mean(asked.enough),
                ));
                if rule == Rule::Ours && group.is_documents() {
                    let [median, most, worst] = questions::spread(asked.times);
                    report.note(&format!(
                        "  next question, outcome and bound included: median {median:.1?}, 95 % {most:.1?}, worst {worst:.1?}"
                    ));
                    report.figure("  next question, 95 %", &format!("{most:.1?}"), "1 ms", most.as_micros() < 1_000);
                }
            }
            if let [ours, publicodes, ..] = means.as_slice() {
                if let Some((_, bound)) = BOUNDS.iter().find(|(name, _)| *name == group.name) {
                    report.figure(
                        &format!("  {}: asked / fewest", group.name),
                        &format!("{:.4}", ours / fewest),
                        &bound.to_string(),
                        ours / fewest <= *bound,
                    );
                }
                report.figure(
                    &format!("  {}: asked by ours", group.name),
                    &format!("{ours:.3}"),
                    &format!("{publicodes:.3}, publicodes' rule"),
                    ours <= publicodes,
                );
            }
        }
        Ok(report.passed())
    }
}
