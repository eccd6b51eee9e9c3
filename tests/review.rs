//! The pages for sign-off: whatever is decided by the rules stands on them, in words, and nothing on them can do anything.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use policy_calculator::authoring::cli::run;
use policy_calculator::authoring::command::Console;
use policy_calculator::authoring::folder::Folder;
use policy_calculator::authoring::lang::Lang;
use policy_calculator::authoring::lower::{Policies, read};

fn policy(line: &[&str], lang: Lang) -> (u8, String) {
    let arguments: Vec<OsString> = std::iter::once("policy").chain(line.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&arguments, &mut Console { out: &mut out, err: &mut err, lang, tag: None, colour: false });
    (code, String::from_utf8([out, err].concat()).unwrap())
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn policies() -> Policies {
    read(&Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap()).policies.unwrap()
}

/// Words as they stand in a page.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn every_measure_stands_on_its_page_with_clause_conditions_and_questions() {
    let to = folder("review-all");
    assert_eq!(policy(&["review", "-o", to.to_str().unwrap()], Lang::Zh).0, 0);
    let policies = policies();
    let texts = policies.texts(&policies.everything());
    let mut words = texts.measures.iter();
    for part in &policies.documents {
        let page = fs::read_to_string(to.join(format!("{}.html", part.stem))).unwrap();
        for measure in &part.measures {
            let text = words.next().unwrap();
            let id = &measure.measure.id;
            assert!(page.contains(&escaped(&format!("{} · {id}", text.clause))), "{id}");
            let said = text.says.iter().chain(&text.unstated).chain(&text.reading).chain([&text.name, &text.gives, &text.note]);
            for words in said.filter(|words| !words.is_empty()) {
                assert!(page.contains(&escaped(words)), "{id}: {words}");
            }
            for fact in measure.measure.when.facts() {
                assert!(page.contains(&escaped(&texts.facts[usize::from(fact.0)].ask)), "{id} asks {}", fact.0);
            }
        }
        assert!(page.contains(&policies.version) && page.contains("sha256-") && page.contains("签字"), "{}", part.stem);
    }
}

#[test]
fn a_page_holds_no_script_and_loads_nothing() {
    let to = folder("review-strict");
    assert_eq!(policy(&["review", "-o", to.to_str().unwrap(), "--document", "zhuzhou"], Lang::En).0, 0);
    let page = fs::read_to_string(to.join("zhuzhou.html")).unwrap();
    assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
    for never in ["<script", "<img", "<link", "http://", "@import", "url(", " style=", " on", "javascript:"] {
        // Words may say ` on`; no tag does.
        let tags: String = page.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| format!("<{tag}>")).collect();
        assert!(!tags.contains(never), "{never}");
    }
    assert!(!to.join("jiangmen-2020.html").exists());
}

#[test]
fn hostile_words_stay_words_and_unmet_expectations_are_marked() {
    let from = folder("review-hostile");
    for (path, bytes) in Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base")).unwrap().files {
        let text = String::from_utf8(bytes).unwrap();
        let text =
            text.replace("gives: 2万元", "gives: '</p><script>alert(1)</script>'").replace("outcome: eligible", "outcome: undetermined");
        fs::create_dir_all(from.join(&path).parent().unwrap()).unwrap();
        fs::write(from.join(&path), text).unwrap();
    }
    let to = folder("review-hostile-pages");
    assert_eq!(policy(&["review", from.to_str().unwrap(), "-o", to.to_str().unwrap()], Lang::Zh).0, 0);
    let page = fs::read_to_string(to.join("demo.html")).unwrap();
    assert!(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"));
    assert!(page.contains("和期望的不一样"), "{page}");
}

#[test]
fn what_was_looked_at_is_told_in_the_words_of_readers_and_boundary_persons_stand_with_their_measure() {
    let to = folder("review-words");
    assert_eq!(policy(&["review", "-o", to.to_str().unwrap(), "--document", "jiangmen-2020"], Lang::Zh).0, 0);
    let page = fs::read_to_string(to.join("jiangmen-2020.html")).unwrap();
    let (_, looked_at) = page.split_once("<h2>看过、本来就该这样的</h2>").unwrap();
    let (looked_at, signed) = looked_at.split_once("<h2>签字</h2>").unwrap();
    // Neither ids in backticks, nor those of measures, facts or choices.
    for id in ["`", "jm-", "employer_type", "rural_org"] {
        assert!(!looked_at.contains(id), "{id}: {looked_at}");
    }
    assert!(looked_at.contains("没有条件提到“您的单位是哪一类？”的选项“农民合作社、家庭农场、务农”"), "{looked_at}");
    // What is signed is named where one signs.
    assert!(signed.contains("sha256-") && signed.contains("documents/jiangmen-2020.yaml"));
    // Every boundary person of a measure stands in the table right behind it, and nowhere else.
    let (measures, rest) = page.split_once("<h2>措施</h2>").unwrap().1.split_once("<h2>试算的人</h2>").unwrap();
    assert!(
        measures.matches("边界上的人（按").count() == 36 && !rest.contains("边界上的人"),
        "{}",
        measures.matches("边界上的人（按").count()
    );
    let (_, behind) = measures.split_once(" · jm-fugao-20k</p>").unwrap();
    let (own, _) = behind.split_once("<article").unwrap();
    assert!(own.contains("class=\"persons\"") && own.contains("□ 对") && own.contains("不符合"), "{own}");
}

#[test]
fn what_cannot_be_compiled_gets_no_page() {
    let to = folder("review-none");
    assert_eq!(policy(&["review", "no/such", "-o", to.to_str().unwrap()], Lang::En).0, 2);
    assert_eq!(policy(&["review", "-o", to.to_str().unwrap(), "--document", "nowhere"], Lang::En).0, 2);
    assert!(!to.exists());
}
