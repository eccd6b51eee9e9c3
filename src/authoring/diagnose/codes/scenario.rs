//! P7: scenarios.

codes! {
    BAD_ANSWER "P701" Error
        what: "对 `{0}` 的回答不能用：{1}", "the answer to `{0}` cannot be used: {1}";
        why: "不能用的回答等于没有回答，结果就不是想测的", "an answer that is not used tests something else";
        mend: "照 `facts.yaml` 里的种类和选项改", "bring it in line with the fact's kind and choices in `facts.yaml`";
        example: "answers: {title_level: fugao}";
    EXPECTATION "P702" Error
        what: "这样的期望不成立：{0}", "such an outcome cannot be: {0}";
        why: "测试自相矛盾，不论怎么算都不会通过", "the case contradicts itself and can never pass";
        mend: "`missing` 和 `open` 只用于 `undetermined`，`fails_on` 只用于 `not_eligible`", "`missing` and `open` go with `undetermined`, `fails_on` with `not_eligible`";
        example: "outcome: eligible\nfails_on: [title_level]";
    UNKNOWN_OPEN "P703" Error
        what: "措施 `{1}` 没有待定点“{0}”", "the measure `{1}` has no open point `{0}`";
        why: "待定点的键一字不改", "the keys of open points never change";
        mend: "照公文文件里的 `open` 或 `open_if_false` 抄；`rules_elsewhere` 用于 `partial`，`only_announced` 用于 `announced`", "copy it from `open` or `open_if_false` of the measure; `rules_elsewhere` belongs to `partial`, `only_announced` to `announced`";
        example: "open: [rules_elswhere]";
    OTHER_FORM "P704" Error
        what: "这份测试文件写的是第 {0} 版格式", "this scenario file is of version {0} of the format";
        why: "这里的工具只认第 1 版；照别的版本读，期望的意思会变", "this tool reads version 1; read as another, expectations would mean something else";
        mend: "用同一次发行的工具；文件本来就是现在的格式，就写 `schema_version: 1`", "use the tool of the same release; if the file is of today's form, write `schema_version: 1`";
        example: "schema_version: 2";
}
