//! `policy compile` and `policy verify`.

use std::fs;

use crate::{ENGINEER, folder, policy};

#[test]
fn a_pack_gives_what_its_policies_give() {
    let folder = folder("same");
    let (pack, cases) = (folder.join("jm.json"), folder.join("cases.yaml"));
    fs::write(&cases, ENGINEER).unwrap();
    assert_eq!(policy(&["compile", "policies", "-o", pack.to_str().unwrap(), "--document", "jiangmen-2020"]).0, 0);
    let with = |more: &[&str]| policy(&[&["assess", "--format", "json", "--cases", cases.to_str().unwrap()], more].concat());
    assert_eq!(with(&[]), with(&["--pack", pack.to_str().unwrap()]));
    assert_eq!(policy(&["verify", pack.to_str().unwrap()]).0, 0);
    fs::write(&pack, fs::read_to_string(&pack).unwrap().replacen("jianghai", "jianghia", 1)).unwrap();
    assert_eq!(policy(&["verify", pack.to_str().unwrap()]).0, 1);
    assert_eq!(with(&["--pack", pack.to_str().unwrap()]).0, 2);
}

#[test]
fn compiling_again_takes_away_only_the_files_it_replaces() {
    let folder = folder("again");
    let pack = folder.join("p.json");
    let core = pack.to_str().unwrap();
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    fs::write(folder.join("p.zh-Hans.00000000.json"), "not ours").unwrap();
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "jiangmen-2020"]).0, 0);
    let first = names();
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "zhuzhou"]).0, 0);
    let second = names();
    assert_eq!(first.len(), second.len());
    let stay = |name: &&String| second.contains(name);
    assert_eq!(first.iter().filter(stay).collect::<Vec<_>>(), ["p.json", "p.zh-Hans.00000000.json"]);
    assert_eq!(policy(&["compile", "policies", "-o", core, "--document", "nowhere"]).0, 2);
}
