//! The index of all messages, as `docs/diagnostics.md` shows it.

use super::{Severity, codes};

/// A text with dots where something is filled in.
fn dotted(text: &str) -> String {
    ["{0}", "{1}", "{2}", "{3}"].iter().fold(text.to_string(), |text, place| text.replace(place, "…"))
}

/// The index in Markdown.
pub fn index() -> String {
    let mut text = String::from(
        "# 检查信息一览\n\n由 `cargo policy codes --markdown` 生成，不要手改。“错误”要改了才能编译；“提醒”不拦编译，但多半不是本意；“说明”只是让人知道。P811 起的由 `policy analyse` 来查，见 [analysis.md](analysis.md)。\n\n\
         | 编号 | 说什么 | in English |\n| --- | --- | --- |\n",
    );
    for code in codes::all() {
        text.push_str(&format!(
            "| [{0}](#{1}) | {2} | {3} |\n",
            code.code,
            code.code.to_lowercase(),
            dotted(code.what.zh),
            dotted(code.what.en)
        ));
    }
    for code in codes::all() {
        let kind = match code.severity {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
            Severity::Note => "说明",
        };
        text.push_str(&format!("\n## {}\n\n{kind}：{}\n\n", code.code, dotted(code.what.zh)));
        if !code.why.zh.is_empty() {
            text.push_str(&format!("- 原因：{}\n", dotted(code.why.zh)));
        }
        text.push_str(&format!("- 改法：{}\n", dotted(code.mend.zh)));
        text.push_str(&format!("- in English: {}. {}\n", dotted(code.what.en), dotted(code.mend.en)));
        if !code.example.is_empty() {
            text.push_str(&format!("\n```yaml\n{}\n```\n", code.example));
        }
    }
    text
}
