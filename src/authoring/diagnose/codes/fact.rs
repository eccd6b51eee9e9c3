//! P4, first half: facts and places.

codes! {
    CHOICES_MISFIT "P401" Error
        what: "事实 `{0}` 的选项和它的种类 `{1}` 不配", "the choices of `{0}` do not go with its kind `{1}`";
        why: "`choice`、`ordered_choice`、`set` 必须有 1 到 128 个选项；`place` 只能有一个 `none`；别的种类没有选项", "`choice`, `ordered_choice` and `set` need 1 to 128 choices, `place` may have only `none`, and other kinds have none";
        mend: "补上或删掉 `choices`，或换一个 `kind`", "add or delete `choices`, or change the `kind`";
        example: "- id: has_title\n  kind: choice\n  ask: 您有职称吗？";
    RANGE "P402" Error
        what: "`{0}` 要有 `min` 和 `max`，而且 `min` 不能大于 `max`", "`{0}` needs `min` and `max`, and `min` may not exceed `max`";
        why: "没有范围，就挡不住填错的数", "without them a slip of the finger is not caught";
        mend: "写上最小和最大的合理数字；别的种类不写", "give the least and greatest sensible number; other kinds have neither";
        example: "- id: age\n  kind: integer";
    FACT_ORDER "P403" Error
        what: "`{0}` 用到了排在后面的 `{1}`", "`{0}` hangs on `{1}`, which stands after it";
        why: "问题按文件里的顺序问，先问的不能靠后问的", "facts are read in the order of the file";
        mend: "把 `{1}` 移到 `{0}` 前面", "move `{1}` before `{0}`";
        example: "- id: title_date\n  ask_if: {fact: title_level, at_least: fu_gao}\n- id: title_level";
    ASK_IF_CYCLE "P404" Error
        what: "`ask_if` 绕成了圈：{0}", "`ask_if` goes in a circle: {0}";
        why: "圈里的问题永远问不到", "none of these questions could ever be asked";
        mend: "去掉其中一个 `ask_if`", "take one of the `ask_if` away";
        example: "- id: a\n  ask_if: {fact: b, is: true}\n- id: b\n  ask_if: {fact: a, is: true}";
    AUDIENCE_FACT "P405" Error
        what: "`{0}` 不能作申请人类别", "`{0}` cannot tell the kinds of applicants";
        why: "它必须是种类为 `choice` 的事实，最多 32 个选项，没有 `ask_if`", "it must be a fact of kind `choice`, with at most 32 choices and no `ask_if`";
        mend: "改这个事实，或在 `facts.yaml` 里用 `audience: …` 指定另一个", "change it, or name another by `audience: …` in `facts.yaml`";
        example: "audience: work_place";
    ELSE_VALUE "P406" Error
        what: "`else_value` 不是 `{0}` 的值", "`else_value` is no value of `{0}`";
        why: "不问的时候，这个事实就按 `else_value` 算", "it is what the fact counts as where it is not asked";
        mend: "写一个这类事实能取的值；不写就按默认（无、空、否或没有值）", "write a value of its kind, or leave it out for the default";
        example: "- id: epidemic_frontline\n  kind: flag\n  else_value: none";
    ELSE_WITHOUT_ASK_IF "P407" Warning
        what: "`{0}` 没有 `ask_if`，`else_value` 不起作用", "`{0}` has no `ask_if`, so its `else_value` does nothing";
        why: "没有 `ask_if` 的事实总要问，用不着别的值", "a fact without `ask_if` always applies, so that it needs no other value";
        mend: "删掉 `else_value`，或补上 `ask_if`", "delete `else_value`, or add `ask_if`";
        example: "- id: training_cost\n  kind: money\n  else_value: 0      # 却没有 ask_if";
    PLACE_ORDER "P408" Error
        what: "`{0}` 的上级 `{1}` 要排在它前面", "`{1}`, which `{0}` is part of, must stand before it";
        why: "地方从大到小排，也就不会绕成圈", "places stand from large to small, so that they cannot go in circles";
        mend: "把 `{1}` 那一行移到上面", "move the line of `{1}` up";
        example: "- {id: liwan, name: 荔湾区, parent: guangzhou}\n- {id: guangzhou, name: 广州市, parent: null}";
}
