//! P4, second half: conditions.

codes! {
    CONDITION_FORM "P411" Error
        what: "这不是一个条件", "this is no condition";
        why: "一个条件只能是 `all`、`any`、`not`、`at_least`（几个里至少几个）、`fact` 加一个测试、`open` 中的一样", "a condition is exactly one of `all`, `any`, `not`, `at_least`, a `fact` with one test, or `open`";
        mend: "一个测试写一个 `fact` 和一种比较，如 `fact: title_level` 加 `is: fu_gao`；几个测试用 `all:` 或 `any:` 列出来", "a test has one `fact` and one comparison, such as `is`; list several tests under `all:` or `any:`";
        example: "- fact: title_level\n  say: 有副高职称      # 没有写等于什么";
    TEST_MISFIT "P412" Error
        what: "`{1}` 是 `{2}`，不能用 `{0}` 来比", "`{0}` does not go with `{1}`, which is of kind `{2}`";
        why: "每一种事实有自己的比法", "each kind of fact has its own comparisons";
        mend: "`{2}` 可以用：{3}", "kind `{2}` knows: {3}";
        example: "- fact: profession      # set\n  is: engineering";
    OPERAND "P413" Error
        what: "`{0}` 不是 `{1}` 能取的值", "`{0}` is no value of `{1}`";
        why: "和取不到的值比，永远不成立", "a comparison with a value it never takes can never hold";
        mend: "`{1}` 的种类是 `{2}`", "`{1}` is of kind `{2}`";
        example: "- fact: training_cost\n  at_least: 很多";
    NO_SAY "P414" Error
        what: "这个条件没有 `say`", "this condition has no `say`";
        why: "申请人看到的就是 `say`：没有它，结果里就缺一条理由", "`say` is what the applicant reads; without it a reason is missing";
        mend: "加上 `say: …`，用肯定的短句，如“在江门市工作”；或者给整组写一个 `say`", "add `say: …`, a short affirmative statement, or give the whole group one";
        example: "- fact: work_place\n  within: jiangmen";
    COUNT "P415" Error
        what: "`at_least` 的 `count` 要在 1 和条件个数（{0}）之间", "`count` of `at_least` must be between 1 and the number of conditions ({0})";
        why: "少于 1 条总成立，多于个数永远不成立", "less than 1 always holds, more than there are never does";
        mend: "写成 `at_least: {count: 2, of: [ … ]}`", "write `at_least: {count: 2, of: [ … ]}`";
        example: "at_least:\n  count: 3\n  of:\n    - {fact: a, is: true, say: 甲}";
    OPEN_OUTSIDE "P416" Error
        what: "这里不能有待定点", "there can be no open point here";
        why: "`ask_if` 和 `constraints` 说的是申请人，不是公文没写清的事", "`ask_if` and constraints speak of the applicant, not of what a document leaves open";
        mend: "把 `open` 或 `open_if_false` 移到措施的 `when` 里", "move `open` or `open_if_false` to the `when` of a measure";
        example: "ask_if: {open: 文件没写}";
    CONDITION_TOO_LARGE "P417" Error
        what: "这个条件太大", "this condition is too large";
        why: "一个条件最多 512 个部分、24 层", "a condition may have at most 512 parts and 24 levels";
        mend: "拆成几条措施，或用 `in`、`has_any` 合并测试", "split the measure, or merge tests by `in` or `has_any`";
        example: "when: {any: [ … 六百个测试 … ]}";
    TOO_MANY_OPEN "P418" Error
        what: "措施 `{0}` 的待定点超过 16 个", "the measure `{0}` has more than 16 open points";
        why: "待定点太多，申请人看不出缺的是什么", "with so many, nobody sees what is missing";
        mend: "合并相近的待定点，或放到 `unstated`", "merge open points that are alike, or move them to `unstated`";
        example: "any:\n  - {open: 第一点没写, say: …}\n  # ……\n  - {open: 第十七点没写, say: …}";
    EMPTY_GROUP "P419" Error
        what: "`{0}` 里没有条件", "`{0}` holds no condition";
        why: "空的 `any` 永远不成立，多半是漏写了", "an empty `any` can never hold; most likely something was left out";
        mend: "把条件补上；如果确实没有条件，写 `all: []`", "add the conditions; if there are none, write `all: []`";
        example: "any: []";
}
