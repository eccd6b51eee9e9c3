//! What is wrong with a pack that cannot be used, in the language of the tool, with what to do.
//!
//! The core says it in English only, because every word there weighs on the wasm; its sentences are the keys of the table here. The
//! test below reads the sources of the core, so that none can be forgotten.

use super::lang::{Arg, Lang};
use crate::pack::{PackError, ParseError};

/// What is wrong with a pack, and what to do.
pub fn damage(error: &PackError, lang: Lang) -> String {
    let mend = match error {
        PackError::Version(_) => lang.pick("用读它的这个工具重新编译", "compile it again with the tool that is to read it"),
        PackError::Invalid { .. } => lang.pick("重新编译，或重新取一份", "compile it again, or get it again from where it came"),
    };
    format!("{}{}{mend}", told(error, lang), lang.pick("；", "; "))
}

/// Why a text is no pack, and what to do.
pub fn unread(error: &ParseError, lang: Lang) -> String {
    match (error, lang) {
        (ParseError::Shape(error), _) => damage(error, lang),
        (ParseError::Json(line, column), Lang::Zh) => format!("不是 JSON：看第 {line} 行第 {column} 列；重新编译，或重新取一份"),
        (ParseError::Json(..), Lang::En) => format!("{error}; compile it again, or get it again from where it came"),
    }
}

/// What is wrong with a pack, in both languages.
pub fn both(error: &PackError) -> Arg {
    Arg::Either(told(error, Lang::Zh), told(error, Lang::En))
}

fn told(error: &PackError, lang: Lang) -> String {
    match (error, lang) {
        (_, Lang::En) => error.to_string(),
        (PackError::Version(found), Lang::Zh) => format!("这个政策包是第 {found} 版格式，本工具读的是第 {} 版", crate::pack::FORMAT),
        (PackError::Invalid { at, item: None, what }, Lang::Zh) => format!("政策包坏了，在 `{at}`：{}", chinese(what).unwrap_or(what)),
        (PackError::Invalid { at, item: Some(n), what }, Lang::Zh) => {
            format!("政策包坏了，在 `{at}[{n}]`：{}", chinese(what).unwrap_or(what))
        }
    }
}

/// A sentence of the core in Chinese.
fn chinese(what: &str) -> Option<&'static str> {
    Some(match what {
        "it must be an object" => "应是对象",
        "it must be a text" => "应是文字",
        "it must be true or false" => "应是 true 或 false",
        "it must be a whole number" => "应是整数",
        "it must be a list" => "应是列表",
        "it must be a list of texts" => "应是文字的列表",
        "it must be a list of whole numbers" => "应是整数的列表",
        "it must be a language tag" => "应是语言标签",
        "it must name a language, a file beside the pack and its digest" => "应写明语言、政策包旁边的文件名和它的摘要",
        "there must be between 1 and 4096" => "应有 1 到 4096 个",
        "it counts other documents or measures than there are" => "写的公文或措施的数目和实际不符",
        "it names no fact, or more than there can be" => "没有写事实，或写得太多",
        "it must be five numbers" => "应是五个数",
        "there may be at most 16384" => "最多 16384 个",
        "there may be at most 32768" => "最多 32768 个",
        "there may be at most 1024" => "最多 1024 个",
        "there may be at most 64" => "最多 64 个",
        "a text is longer than 4096 bytes" => "有一段文字超过 4096 字节",
        "an id must match `^[a-z][a-z0-9_-]*$` and have at most 64 characters" => "id 要合 `^[a-z][a-z0-9_-]*$`，最多 64 个字符",
        "an id stands twice" => "有一个 id 出现了两次",
        "it must be a choice fact with at most 30 choices" => "应是选择题，最多 30 个选项",
        "the kind of applicant always applies" => "申请人类别总要问，不能有 `ask_if`",
        "its `ask_if` may only name facts that stand before it" => "它的 `ask_if` 只能用排在它前面的事实",
        "a fact may have at most 128 choices" => "一个事实最多 128 个选项",
        "a number needs `range`: least and greatest" => "数要有 `range`：最小和最大",
        "no such kind of fact" => "没有这种事实",
        "its choices do not go with its kind" => "它的选项和它的种类对不上",
        "`else_value` is no value of it" => "`else_value` 不是它能有的值",
        "`ids` and `parents` must have the same length" => "`ids` 和 `parents` 应一样长",
        "a parent must stand before its parts" => "上级地方应排在下级前面",
        "there is no such place" => "没有这个地方",
        "a date must be `YYYY-MM-DD`" => "日期要写成 `YYYY-MM-DD`",
        "its columns must have the same length" => "各列应一样长",
        "it names no measure, or a measure has more than 16" => "没有这项措施，或一项措施的待定点超过 16 个",
        "its audience must be choices of the audience fact" => "申请人类别应是那道题的选项",
        "a measure must be for somebody" => "一项措施总要给某类申请人",
        "no such certainty" => "没有这种确定程度",
        "no such choice" => "没有这个选项",
        "no such document" => "没有这份公文",
        "no such fact" => "没有这个事实",
        "no such form" => "没有这种金额写法",
        "no such grant" => "没有这种发放方式",
        "no such kind" => "没有这种措施",
        "no such measure" => "没有这项措施",
        "no such period" => "没有这种周期",
        "no such test" => "没有这种比较",
        "no such topic" => "没有这个话题",
        "a ratio must be a percentage of a money fact" => "比例应是某个金额的百分之几",
        "an amount must be between 0 and 10^14 fen" => "金额应在 0 到 10^14 分之间",
        "a row is cut off" => "有一行不完整",
        "a row is cut off, or out of range" => "有一行不完整，或超出范围",
        "a test does not go with the kind of its fact" => "有一个比较和事实的种类对不上",
        "there is more than the conditions" => "条件后面多出了东西",
        "a condition is cut off, or a number is out of range" => "有一个条件不完整，或数超出范围",
        "a condition is too large: at most 512 nodes, 24 deep" => "有一个条件太大：最多 512 个节点、24 层",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sources in which the core says what is wrong with a pack.
    const SOURCES: [&str; 8] = [
        include_str!("../pack/load.rs"),
        include_str!("../pack/facts.rs"),
        include_str!("../pack/front.rs"),
        include_str!("../pack/head.rs"),
        include_str!("../pack/links.rs"),
        include_str!("../pack/code.rs"),
        include_str!("../pack/tree.rs"),
        include_str!("../pack/read.rs"),
    ];

    /// What stands in quotation marks and has a space in it, outside tests, comments and bytes: only sentences do.
    fn sentences(source: &str) -> Vec<String> {
        let code = source.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let quoted = lines.flat_map(|line| line.split('"').skip(1).step_by(2).map(String::from).collect::<Vec<_>>());
        quoted.filter(|text| text.contains(' ')).collect()
    }

    #[test]
    fn every_sentence_of_the_core_about_a_pack_has_chinese_words() {
        let all: Vec<String> = SOURCES.iter().flat_map(|source| sentences(source)).collect();
        assert!(all.len() > 50, "{all:?}");
        let missing: Vec<&String> = all.iter().filter(|what| chinese(what).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn damage_is_told_with_its_place_and_what_to_do() {
        let error = PackError::Invalid { at: "facts", item: Some(3), what: "no such kind of fact" };
        assert_eq!(damage(&error, Lang::Zh), "政策包坏了，在 `facts[3]`：没有这种事实；重新编译，或重新取一份");
        assert!(damage(&error, Lang::En).starts_with("the pack is damaged at `facts[3]`: no such kind of fact; compile it again"));
        assert_eq!(damage(&PackError::Version(9), Lang::Zh), "这个政策包是第 9 版格式，本工具读的是第 1 版；用读它的这个工具重新编译");
        assert_eq!(unread(&ParseError::Json(2, 7), Lang::Zh), "不是 JSON：看第 2 行第 7 列；重新编译，或重新取一份");
    }
}
