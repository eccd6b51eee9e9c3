//! In which language the tool speaks.

use std::ffi::OsString;
use std::fs;

use policy_calculator::authoring::cli::{language, run};
use policy_calculator::authoring::command::Console;
use policy_calculator::authoring::digest::digest;
use policy_calculator::authoring::lang::Lang;
use serde_json::{Value, json};

use crate::{BASE, folder, in_chinese, policy};

#[test]
fn the_language_is_that_of_the_option_and_else_of_the_system() {
    let arguments = |line: &[&str]| line.iter().map(OsString::from).collect::<Vec<_>>();
    let system = |name: &str| (name == "LANG").then(|| "en_US.UTF-8".to_string());
    for (line, expected) in
        [(vec!["policy"], Lang::En), (vec!["policy", "--lang", "zh-Hant"], Lang::Zh), (vec!["policy", "--lang=zh"], Lang::Zh)]
    {
        assert_eq!(language(&arguments(&line), system), expected, "{line:?}");
    }
    assert_eq!(language(&arguments(&["policy"]), |_| None), Lang::Zh);
}

#[test]
fn slips_on_the_command_line_are_told_in_the_language_of_the_tool() {
    for (line, said) in [
        (&["chekc"][..], "没有 `chekc` 这个命令"),
        (&["check", "--strct"], "不认识 `--strct`"),
        (&["check", "--strct"], "是不是想写 `--strict`？"),
        (&["check", "a", "b"], "不认识 `b`"),
        (&["check", "--format", "xml"], "`--format <FORMAT>` 不能是 `xml`\n  可以写：human、json、github"),
        (&["check", "--strict=1"], "`--strict` 不能带值 `1`"),
        (&["check", "--strict", "--strict"], "`--strict` 只能写一次"),
        (&["list", "--kind"], "`--kind <KIND>` 后面要有值"),
        (&["assess", "--pack", "a", "--policies", "b"], "`--pack <FILE>` 不能和 `--policies <DIR>` 一起用"),
        (&["compile"], "少了 --output <FILE>"),
        (&["explain"], "少了 <MEASURE>\n\n用法：policy explain <MEASURE>"),
        (&[], "用法：policy [选项] <命令>"),
    ] {
        let (code, err) = in_chinese(line);
        assert!(code == 2 && err.contains(said), "{line:?} gives {code}: {err}");
        let parser = ["error:", "Usage", "tip:", "For more", "[default", "[possible", "OPTIONS", "COMMAND"];
        assert!(parser.iter().all(|word| !err.contains(word)), "{line:?} speaks English: {err}");
        assert_eq!(policy(line).0, 2, "{line:?}");
    }
}

#[test]
fn help_is_wholly_in_chinese_where_that_is_asked_for() {
    for command in ["check", "compile", "verify", "test", "assess", "list", "explain", "schema", "new", "codes", "completions"] {
        let arguments: Vec<OsString> = ["policy", command, "--help"].map(OsString::from).into();
        let mut out = Vec::new();
        let code = run(&arguments, &mut Console { out: &mut out, err: &mut Vec::new(), lang: Lang::Zh, tag: None, colour: false });
        let help = String::from_utf8(out).unwrap();
        assert_eq!(code, 0, "{command}");
        for word in ["Usage", "default:", "possible", "OPTIONS", "COMMAND", "Print", "The "] {
            assert!(!help.contains(word), "{command}: {help}");
        }
    }
}

#[test]
fn files_that_cannot_be_read_are_told_in_the_language_of_the_tool() {
    let folder = folder("system");
    let here = folder.to_str().unwrap();
    let nowhere = folder.join("nowhere/p.json");
    for (line, zh, en) in [
        (vec!["check", "no/such"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["check", "Cargo.toml"], "不是文件夹", "it is not a folder"),
        (vec!["verify", "no.json"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["assess", "--cases", "no.yaml"], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["compile", "policies", "-o", nowhere.to_str().unwrap()], "没有这个文件或文件夹", "there is no such file or folder"),
        (vec!["assess", "--cases", here], "是文件夹，不是文件", "it is a folder, not a file"),
    ] {
        // Windows refuses to open a folder for another reason.
        if cfg!(windows) && line.contains(&here) {
            continue;
        }
        let ((code, err), (_, _, english)) = (in_chinese(&line), policy(&line));
        assert!(code == 2 && err.contains(zh) && !err.contains("os error"), "{line:?} gives {code}: {err}");
        assert!(english.contains(en) && !english.contains("os error"), "{line:?}: {english}");
    }
    let pack = folder.join("p.json");
    // A pack that was forged with a digest that fits: the detail is in the language of the tool, too.
    assert_eq!(policy(&["compile", BASE, "-o", pack.to_str().unwrap()]).0, 0);
    let good: Value = serde_json::from_str(&fs::read_to_string(&pack).unwrap()).unwrap();
    let with = |key: &str, value: Value| {
        let mut pack = good.clone();
        pack[key] = value;
        pack
    };
    let words = [
        (with("format", json!(9)), "第 9 版格式", "the pack is of format 9"),
        (with("facts", json!(5)), "在 `facts`：应是列表", "at `facts`: it must be a list"),
        (with("audience_fact", json!(3)), "应是选择题", "it must be a choice fact"),
    ];
    for (mut forged, zh, en) in words {
        forged["digest"] = digest(forged.clone()).into();
        fs::write(&pack, forged.to_string()).unwrap();
        let path = pack.to_str().unwrap();
        for line in [vec!["verify", path], vec!["assess", "--pack", path, "--cases", path], vec!["diff", path, path]] {
            let ((code, err), (_, _, english)) = (in_chinese(&line), policy(&line));
            let expected = if line[0] == "verify" { 1 } else { 2 };
            assert!(code == expected && err.contains(zh) && err.contains("重新编译"), "{line:?} gives {code}: {err}");
            assert!(!err.contains("it must") && !err.contains("the pack"), "{err}");
            assert!(english.contains(en) && english.contains("compile it again"), "{line:?}: {english}");
        }
    }
    fs::write(&pack, r#"{"digest": "sha256-x"}"#).unwrap();
    assert!(in_chinese(&["verify", pack.to_str().unwrap()]).1.contains("编译以后被改过"));
}
