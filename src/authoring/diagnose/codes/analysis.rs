//! P8: what only shows when everything is taken together.

codes! {
    UNSATISFIABLE "P801" Error
        what: "约束 `{0}` 没有人能满足", "nobody can satisfy the constraint `{0}`";
        why: "约束说的是“不可能不这样”；满足不了，就等于不存在申请人", "a constraint says what cannot be otherwise; if it cannot hold, there are no applicants";
        mend: "检查它，也检查它和前面的约束合起来对不对", "check it, also together with those before it";
        example: "must: {all: [{fact: degree, is: doctor}, {fact: degree, is: master}]}";
    NOBODY "P802" Warning
        what: "没有人能符合措施 `{0}` 的条件", "nobody can meet the condition of `{0}`";
        why: "条件之间、条件和申请人类别或约束之间互相矛盾", "its parts contradict each other, the audience or the constraints";
        mend: "检查 `when`、`audience`，以及所用事实的 `ask_if`", "check `when`, `audience`, and `ask_if` of the facts it names";
        example: "audience: [employer]\nwhen: {fact: degree, is: doctor, say: 博士}     # degree 只问个人";
    NEVER_ASKED "P803" Warning
        what: "事实 `{0}` 永远问不到", "the fact `{0}` can never be asked";
        why: "它的 `ask_if` 没有人能满足", "nobody can satisfy its `ask_if`";
        mend: "检查 `ask_if`", "check its `ask_if`";
        example: "- id: title_date\n  ask_if:\n    all:\n      - {fact: title_level, is: fu_gao}          # 只问个人\n      - {fact: applicant_type, is: employer}";
    UNUSED_FACT "P804" Warning
        what: "没有条件用到事实 `{0}`", "no condition uses the fact `{0}`";
        why: "用不到的问题不会问，留着只会让人误会", "it will never be asked, and only misleads";
        mend: "删掉它，或在条件里用上", "delete it, or use it in a condition";
        example: "- id: blood_type     # 没有一条措施用到它\n  kind: choice";
    UNUSED_CHOICE "P805" Warning
        what: "没有条件提到 `{1}` 的选项 `{0}`", "no condition names the choice `{0}` of `{1}`";
        why: "如果有公文提到它，条件可能漏了", "if a document names it, a condition may have been forgotten";
        mend: "对照公文核对；如果只是让人有得选，就在这个选项或事实下面写 `acknowledged`，说明理由", "compare it with the documents; if it is only there to be chosen, say so under `acknowledged` of the choice or the fact, with the reason";
        example: "- id: employer_type\n  choices:\n    - {id: rural_org, name: 农民合作社}     # 没有一个条件提到它";
    NOT_WHAT_WAS_READ "P806" Error
        what: "编译出来的和读到的不一样：{0}", "what was compiled is not what was read: {0}";
        why: "要么数量超出了政策包的上限（如一项措施最多由 63 项措施认定），要么是本工具的错", "either a number exceeds what a pack can hold, such as 63 measures that recognise for one, or the tool is at fault";
        mend: "减少数量；不是数量的问题，就把政策文件和这条信息交给开发人员", "reduce the number; otherwise hand the policies and this message to the developers";
        example: "recognised_first_by: [ … 六十四项措施 … ]";
    BEYOND_BOUNDS "P807" Error
        what: "措施 `{0}` 的条件太绕，算不清", "the condition of `{0}` is too entangled to be decided exactly";
        why: "要逐一比较的情形太多，结果会迟迟定不下来", "too many situations would have to be told apart, and outcomes would stay open longer than they must";
        mend: "拆成几条措施，或减少 `at_least` 和互相交错的 `any`", "split the measure, or use less of `at_least` and interwoven `any`";
        example: "all:\n  - {any: [甲, 乙, 丙], say: …}\n  - {any: [乙, 丁, 戊], say: …}\n  # ……一百多条互相交错";
    CONSTRAINT_BEYOND "P808" Error
        what: "约束 `{0}` 太绕，算不清", "the constraint `{0}` is too entangled to be decided exactly";
        why: "要逐一比较的情形太多（和它提到同样事实的约束一起算）；网页上不会用它，不可能的人也会当作可能", "too many situations would have to be told apart, together with the constraints on the same facts; the page leaves it out, and takes persons for possible who are not";
        mend: "拆成几条简单的约束，或减少它提到的事实和选项；用不着就删掉", "part it into simpler constraints, or let it name fewer facts and choices; delete it if it is not needed";
        example: "must:\n  all:\n    - {any: [甲, 乙, 丙]}\n    - {any: [乙, 丁, 戊]}\n    # ……一百多条互相交错";
}
