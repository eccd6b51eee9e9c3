//! Slips on the command line, told in Chinese; in English the parser's own words stand.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the call, which words would do, how it is called, and where more is told.
pub(super) fn chinese(error: &clap::Error) -> String {
    let mut out = format!("错误：{}", what(error));
    let valid = list(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        out.push_str(&format!("\n  可以写：{}", valid.join("、")));
    }
    let mut meant = list(error, ContextKind::SuggestedArg);
    meant.extend(list(error, ContextKind::SuggestedSubcommand));
    meant.extend(list(error, ContextKind::SuggestedValue));
    if !meant.is_empty() {
        let meant: Vec<String> = meant.iter().map(|word| format!("`{word}`")).collect();
        out.push_str(&format!("\n  是不是想写 {}？", meant.join(" 或 ")));
    }
    if let Some(usage) = error.get(ContextKind::Usage) {
        out.push_str(&format!("\n\n{}", usage.to_string().replacen("Usage: ", "用法：", 1)));
    }
    out.push_str("\n\n加上 --help 看说明。");
    words(&out)
}

/// The parser's placeholders and headings, as they stand in usage lines and in help.
pub(super) fn words(text: &str) -> String {
    let told = [
        ("[OPTIONS]", "[选项]"),
        ("<COMMAND>", "<命令>"),
        ("[COMMAND]", "[命令]"),
        ("参数:", "参数："),
        ("选项:", "选项："),
        ("命令:", "命令："),
    ];
    told.iter().fold(text.to_string(), |text, (from, to)| text.replace(from, to))
}

fn what(error: &clap::Error) -> String {
    let one = |kind: ContextKind| list(error, kind).join(" ");
    let (argument, value, before) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue), one(ContextKind::PriorArg));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` 后面要有值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{argument}` 不能是 `{value}`"),
        ErrorKind::UnknownArgument => format!("不认识 `{argument}`，或这里不该再有它"),
        ErrorKind::InvalidSubcommand => format!("没有 `{}` 这个命令", one(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => format!("`{}` 后面要有命令", one(ContextKind::InvalidSubcommand)),
        ErrorKind::NoEquals => format!("`{argument}` 和它的值之间要有等号"),
        ErrorKind::TooManyValues => format!("`{argument}` 不能带值 `{value}`"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("`{argument}` 的值的个数不对"),
        ErrorKind::ArgumentConflict if before.is_empty() || before == argument => format!("`{argument}` 只能写一次"),
        ErrorKind::ArgumentConflict => format!("`{argument}` 不能和 `{before}` 一起用"),
        ErrorKind::MissingRequiredArgument => format!("少了 {}", list(error, ContextKind::InvalidArg).join("、")),
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字".into(),
        _ => "命令行不对".into(),
    }
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::String(one)) if !one.is_empty() => vec![one.clone()],
        _ => Vec::new(),
    }
}
