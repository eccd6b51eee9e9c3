//! How long `policy analyse` takes at scale: made-up packs up to 500 facts and 5,000 measures, read from YAML like any other. Prints the
//! time, the most memory the process ever held (where the system tells), and what was found and not decided. Judges nothing:
//! `cargo run --release --no-default-features --features authoring --example analyse`.

#[path = "../tests/exactness/rng.rs"]
#[allow(dead_code, clippy::indexing_slicing, reason = "the stream of the tests, which serves them too")]
mod rng;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;
use std::time::Instant;

use policy_calculator::authoring::analyse::{Claim, claims};
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lower::read;
use rng::Rng;

fn main() {
    for (facts, measures) in [(50, 250), (200, 1_000), (500, 5_000)] {
        let folder = Made { random: Rng::new(7), facts }.folder(measures);
        let begun = Instant::now();
        let reading = read(&folder);
        let (errors, Some(policies)) = (reading.report.errors(), reading.policies) else { continue };
        let rules = Rc::new(policies.rules(&policies.everything()));
        let took = begun.elapsed();
        println!(
            "{} facts, {} measures, {} constraints: read in {took:.2?}, {errors} errors",
            rules.facts.len(),
            rules.measures.len(),
            rules.constraints.len()
        );
        let begun = Instant::now();
        let found = claims(&rules, &[], None);
        println!("  analysed in {:.2?}; peak memory {}", begun.elapsed(), peak());
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for claim in &found {
            let named = format!("{claim:?}");
            let kind = match claim {
                Claim::Part { fault, .. } => format!("Part {fault:?}"),
                Claim::NotDecided(_, what) => format!("not decided: {what:?}"),
                _ => named.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_string(),
            };
            *kinds.entry(kind).or_default() += 1;
        }
        println!("  {kinds:?}");
    }
}

/// The most memory held so far, as Linux tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not told".into(), |line| line.trim().into())
}

struct Made {
    random: Rng,
    facts: usize,
}

impl Made {
    fn folder(mut self, measures: usize) -> Folder {
        let mut folder = Folder::default();
        let mut file = |name: &str, text: String| folder.files.insert(name.into(), text.into_bytes());
        let documents = measures.div_ceil(250);
        let names: Vec<String> = (0..documents).map(|n| format!("d{n}")).collect();
        file("pack.yaml", format!("id: big\ntitle: 大\nversion: 1\nlanguage: zh-Hans\ndocuments: [{}]\n", names.join(", ")));
        file(
            "places.yaml",
            "places:\n  - {id: cn, name: 全国, parent: null}\n  - {id: a, name: 甲, parent: cn}\n  - {id: b, name: 乙, parent: cn}\n"
                .into(),
        );
        file("facts.yaml", self.facts());
        for (n, name) in names.iter().enumerate() {
            let text = self.document(name, 250.min(measures - n * 250));
            file(&format!("documents/{name}.yaml"), text);
        }
        folder
    }

    fn facts(&mut self) -> String {
        let rest = "    topic: about\n    ask: 问\n    changeable: false\n    sensitive: false\n    because: {changeable: 一, sensitive: 二, topic: 三}\n";
        let mut text = String::from("topics:\n  - {id: about, name: 关于}\nfacts:\n");
        let _ = write!(
            text,
            "  - id: applicant_type\n    kind: choice\n    choices: [{{id: individual, name: 人}}, {{id: employer, name: 单位}}]\n{rest}"
        );
        for n in 1..self.facts {
            let choices = |count: usize| (0..count).map(|n| format!("{{id: c{n}, name: 选}}")).collect::<Vec<_>>().join(", ");
            let _ = match n % 8 {
                0 => writeln!(text, "  - id: f{n}\n    kind: flag"),
                1 | 2 => writeln!(text, "  - id: f{n}\n    kind: choice\n    choices: [{}]", choices(5)),
                3 => writeln!(text, "  - id: f{n}\n    kind: ordered_choice\n    choices: [{}]", choices(5)),
                4 => writeln!(text, "  - id: f{n}\n    kind: set\n    choices: [{}, {{id: none, name: 无}}]", choices(7)),
                5 => writeln!(text, "  - id: f{n}\n    kind: integer\n    min: 0\n    max: 100"),
                6 => writeln!(text, "  - id: f{n}\n    kind: money"),
                _ => writeln!(text, "  - id: f{n}\n    kind: date"),
            };
            if self.random.below(100) < 30 {
                let gate =
                    if n < 4 || self.random.below(2) == 0 { "{fact: applicant_type, is: individual}".into() } else { self.leaf(n, "") };
                let _ = writeln!(text, "    ask_if: {gate}");
            }
            text.push_str(rest);
        }
        text.push_str("constraints:\n");
        for n in 0..self.facts / 12 {
            // As constraints are: of neighbours among the questions.
            let at = 12 * n + 3;
            let (left, right) = (self.compared(at, ""), self.compared(at + 1 + n % 4, ""));
            let _ = writeln!(text, "  - id: k{n}\n    must: {{any: [{{not: {left}}}, {right}]}}\n    because: 常理");
        }
        text
    }

    fn document(&mut self, id: &str, measures: usize) -> String {
        let mut text = format!(
            "id: {id}\ntitle: 题\nnumber: null\nissuer: 局\nissued: 2020-01-01\nplace: cn\nperiod: {{from: 2020-01-01, until: null, basis: 无}}\n\
             nature: 案\nwarning: 注意\nmeasures:\n"
        );
        for n in 0..measures {
            let audience = self.random.pick(&["[individual]", "[individual, employer]"]);
            let certainty = if self.random.below(5) == 0 { "partial" } else { "exact" };
            let _ = write!(
                text,
                "  - id: {id}-m{n}\n    name: 名\n    gives: 给\n    kind: service\n    audience: {audience}\n    certainty: {certainty}\n    \
                 grant: service\n    how: not_stated\n    contact: not_stated\n    clause: 一\n    anchor: 一\n"
            );
            if self.random.below(3) == 0 {
                text.push_str("    amount: {form: fixed, value: 1000, unit: CNY, per: once}\n");
            }
            let comparisons = 2 + self.random.below(7);
            let parts: Vec<String> = (0..comparisons).map(|_| self.leaf(self.facts, ", say: 说")).collect();
            let (first, rest) = parts.split_at(comparisons / 2);
            let inner = match self.random.below(4) {
                0 => format!("{{at_least: {{count: 1, of: [{}]}}, say: 至少}}", rest.join(", ")),
                1 => format!("{{all: [{}]}}", rest.join(", ")),
                _ => format!("{{any: [{}]}}", rest.join(", ")),
            };
            let all: Vec<String> = first.iter().cloned().chain([inner]).collect();
            let _ = writeln!(text, "    when: {{all: [{}]}}", all.join(", "));
        }
        text
    }

    /// A comparison with one of the first so many facts.
    fn leaf(&mut self, among: usize, say: &str) -> String {
        let n = 1 + self.random.below(among - 1);
        self.compared(n, say)
    }

    fn compared(&mut self, n: usize, say: &str) -> String {
        let choice = self.random.below(5);
        let compared = match n % 8 {
            0 => format!("is: {}", self.random.below(2) == 0),
            1 | 2 if self.random.below(2) == 0 => format!("in: [c{choice}, c{}]", (choice + 1) % 5),
            1 | 2 => format!("is: c{choice}"),
            3 => format!("at_least: c{}", 1 + choice % 4),
            4 => format!("has_any: [c{choice}, c{}]", choice + 1),
            5 => format!("at_least: {}", 1 + self.random.below(99)),
            6 => format!("at_most: {}", 1_000 * (1 + self.random.below(90))),
            _ if self.random.below(3) == 0 => format!("within_years: {}", 1 + self.random.below(5)),
            _ => format!("at_least: 20{:02}-01-01", self.random.below(20)),
        };
        format!("{{fact: f{n}, {compared}{say}}}")
    }
}
