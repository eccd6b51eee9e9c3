//! Help: examples in both languages, and the Chinese texts.

use clap::{Arg, ArgAction, Command};

use crate::authoring::lang::Lang;

/// The Chinese text for each command, and examples for both languages.
const COMMANDS: &[(&str, &str, &[&str])] = &[
    ("check", "找出政策文件里所有的问题", &["policy check", "policy check policies --format github", "policy check --strict"]),
    (
        "analyse",
        "对所有可能的申请人逐一证明：谁也得不到的、不起作用的、互相包含的",
        &["policy analyse", "policy analyse policies --format github", "policy analyse --as-of 2026-11-22 --all"],
    ),
    (
        "compile",
        "把政策文件编译成政策包，旁边是各种语言的文字文件",
        &["policy compile policies -o www/dist/talent.json", "policy compile -o jm.json --document jiangmen-2020"],
    ),
    ("verify", "检查政策包和文字文件编译以后有没有被改过", &["policy verify www/dist/talent.json"]),
    ("test", "运行 scenarios/ 里的测试，和期望比较", &["policy test", "policy test --all --coverage"]),
    (
        "assess",
        "评估一些人：文件里的，或者测试里的",
        &[
            "policy assess --case jm03-private-firm-engineer",
            "policy assess --cases cases.yaml --format json",
            "policy assess --cases cases.yaml --pack talent.json",
        ],
    ),
    (
        "diff",
        "两版之间谁的结果变了：确切的条件、每种一个例子，还有哪些文字变了；有变化也返回 0，除非写 `--exit-code`",
        &[
            "policy diff old.json www/dist/talent.json",
            "policy diff ../before/policies policies --format markdown > changes.md",
            "policy diff old.json new.json --priors priors.yaml --exit-code",
        ],
    ),
    (
        "cases",
        "找出边界上的人：每个条件单独起作用的两边各一个，写成等人确认的测试",
        &["policy cases --boundary jm-fugao-20k", "policy cases --boundary --all -o policies/scenarios/boundary"],
    ),
    ("coverage", "确认过的测试还缺哪些边界", &["policy coverage", "policy coverage --measure jm-fugao-20k"]),
    (
        "list",
        "按公文列出措施：种类、把握程度、期限",
        &[
            "policy list",
            "policy list --kind cash_subsidy --certainty exact",
            "policy list --period 2021-06-30",
            "policy list --component housing",
        ],
    ),
    (
        "explain",
        "把一项措施写成一棵句子树，注明出处；`--lang` 可以是政策文件有的任何语言",
        &["policy explain jm-fugao-20k", "policy explain jm-fugao-20k --lang zh-Hant"],
    ),
    (
        "review",
        "每份公文一页，打印出来送审，给不看 YAML 的人签字",
        &["policy review", "policy review -o out --document jiangmen-2020", "policy review --lang zh-Hant"],
    ),
    ("export", "把措施和测试写成可以填的表格", &["policy export -o policies.xlsx"]),
    ("import", "把填好的表格读回来，只改动过的地方", &["policy import policies.xlsx", "policy import policies.xlsx policies"]),
    ("schema", "写出 JSON Schema，编辑器靠它提示和校验", &["policy schema"]),
    ("new", "新建", &["policy new document sz-2024"]),
    ("codes", "列出 check 的各种信息", &["policy codes", "policy codes --markdown > docs/diagnostics.md"]),
    ("completions", "输出命令行补全脚本", &["policy completions bash > /etc/bash_completion.d/policy"]),
];

/// The Chinese texts for arguments, whatever command they belong to.
const ARGUMENTS: &[(&str, &str)] = &[
    ("lang", "工具用的语言：`zh` 或 `en`（不写就随系统）"),
    ("dir", "文件夹"),
    ("policies", "政策文件夹"),
    ("format", "给人看，还是给程序读"),
    ("check.format", "给人看、给程序读，或给 GitHub"),
    ("check.all", "连已确认的提醒也列出，附理由"),
    ("analyse.format", "给人看、给程序读，或给 GitHub"),
    ("analyse.all", "连已确认的也列出，附理由"),
    ("analyse.as_of", "按哪一天看期限过没过，如 2026-11-22；不写就不看"),
    ("strict", "提醒也算问题"),
    ("output", "要写的政策包，以 .json 结尾"),
    ("documents", "只编译这些公文（文件名，不带 .yaml）"),
    ("review.output", "写到哪个文件夹"),
    ("review.documents", "只写这些公文（文件名，不带 .yaml）"),
    ("export.output", "要写的表格，以 .xlsx 结尾"),
    ("sheet", "表格"),
    ("pack", "编译好的政策包"),
    ("cases", "写着要评估的人的文件"),
    ("case", "只评估这一个"),
    ("all", "也包括 `pack.yaml` 没有列出的公文"),
    ("coverage", "列出没有测试用到的条件和选项"),
    ("document", "只列这份公文（文件名或标识）"),
    ("kind", "只列这个种类，写标识或列出来的词，如 `cash_subsidy`、`补贴`"),
    ("certainty", "只列这个把握程度：`exact`、`partial` 或 `announced`"),
    ("period", "只列这一天有效的公文，按它写的期限，如 `2021-06-30`；没写期限的也列"),
    ("component", "只列含有这一样的，写标识或名称，如 `housing`、`住房`"),
    ("measure", "措施的标识"),
    ("markdown", "写成文档里的那一页"),
    ("shell", "命令行的种类"),
    ("id", "标识，也是文件名"),
    ("old", "旧的政策包（.json），或者政策文件夹"),
    ("new", "新的"),
    ("as_of", "按哪一天比较（不写就按两版里写到的最晚一天）"),
    ("priors", "写明各个回答有多常见的文件（不写就当每个选项一样多）"),
    ("exit_code", "有变化就返回 1"),
    ("boundary", "这项措施的边界"),
    ("output_dir", "每份公文写一个文件到这个文件夹，不打印"),
    ("list", "把缺的都列出来"),
];

/// The command line with examples, in the language of the tool.
pub(super) fn localised(command: Command, lang: Lang) -> Command {
    let mut command = command;
    if lang == Lang::Zh {
        command = chinese(command).about("检查、编译、试算“政策自测”所用的政策文件");
    }
    for (name, about, examples) in COMMANDS {
        command = command.mut_subcommand(name, |sub| {
            let sub = if lang == Lang::Zh { chinese(sub).about(*about) } else { sub };
            let list: String = examples.iter().map(|example| format!("\n  {example}")).collect();
            sub.after_help(format!("{}{list}", lang.pick("例子：", "Examples:")))
        });
    }
    if lang == Lang::Zh {
        command =
            command.mut_subcommand("new", |sub| sub.mut_subcommand("document", |sub| chinese(sub).about("一份带注释、等着填写的公文")));
    }
    command
}

fn chinese(command: Command) -> Command {
    let version = command.get_version().is_some();
    let command = command
        .help_template("{about}\n\n用法：{usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("命令")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示这段说明"));
    let command = if version {
        command.arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本"))
    } else {
        command
    };
    let name = command.get_name().to_string();
    command.mut_args(|arg| {
        let own = format!("{name}.{}", arg.get_id());
        let find = |wanted: &str| ARGUMENTS.iter().find(|(id, _)| *id == wanted).map(|(_, words)| *words);
        let heading = if arg.is_positional() { "参数" } else { "选项" };
        let Some(words) = find(&own).or_else(|| find(arg.get_id().as_str())) else { return arg.help_heading(heading) };
        if !arg.get_action().takes_values() {
            return arg.help_heading(heading).help(words);
        }
        let possible: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_string()).collect();
        let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
        let mut words = words.to_string();
        // The parser would say both in English.
        if !possible.is_empty() {
            words.push_str(&format!("；可以写 {}", possible.join("、")));
        }
        if !default.is_empty() {
            words.push_str(&format!("（默认 {}）", default.join(" ")));
        }
        arg.help_heading(heading).help(words).hide_default_value(true).hide_possible_values(true)
    })
}
