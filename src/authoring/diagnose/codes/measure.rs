//! P5: documents and measures.

codes! {
    NO_CITATION "P501" Error
        what: "措施 `{0}` 没有出处", "the measure `{0}` has no citation";
        why: "每一条结果都要能查到公文的条款", "every outcome must be traceable to a provision";
        mend: "加上 `clause: …`，照公文的编号写，如 `四（九）`", "add `clause: …`, numbered as in the document, such as `四（九）`";
        example: "- id: jm-x\n  clause:";
    AMOUNT_UNIT "P502" Error
        what: "金额没有单位", "the amount has no unit";
        why: "“20000”可以是元，也可以是万元", "`20000` might be yuan or ten thousands of yuan";
        mend: "以元为单位写数字，加上 `unit: CNY`", "write the number in yuan and add `unit: CNY`";
        example: "amount: {form: fixed, value: 20000, per: once}";
    AMOUNT_FORM "P503" Error
        what: "金额写得不对", "the amount is not written rightly";
        why: "`fixed`（定额）和 `up_to`（最高）要有 `value`、`unit`、`per`；`ratio`（比例）要有 `percent`、`of`、`per`", "`fixed` and `up_to` take `value`, `unit` and `per`; `ratio` takes `percent`, `of` and `per`";
        mend: "如 `{form: up_to, value: 10000, unit: CNY, per: year}`，或 `{form: ratio, percent: 50, of: training_cost, per: training}`，或 `not_stated`", "for example `{form: up_to, value: 10000, unit: CNY, per: year}`, `{form: ratio, percent: 50, of: training_cost, per: training}`, or `not_stated`";
        example: "amount: {form: ratio, value: 50}";
    RATIO_OF "P504" Error
        what: "`{0}` 不是金额，不能按它的比例给", "`{0}` is no amount of money to take a percentage of";
        why: "比例要按申请人填的一笔钱来算", "a percentage is taken of an amount the applicant gives";
        mend: "`of` 写一个种类为 `money` 的事实", "let `of` name a fact of kind `money`";
        example: "amount: {form: ratio, percent: 50, of: degree, per: training}";
    DATE_ORDER "P505" Error
        what: "日期前后颠倒：`{0}` 晚于 `{1}`", "the dates are out of order: `{0}` is after `{1}`";
        why: "期限的头不能在尾后面", "a period cannot end before it begins";
        mend: "对照公文改过来", "compare them with the document";
        example: "period: {from: 2022-12-31, until: 2020-05-06, basis: …}";
    FIRST_BY_ITSELF "P506" Error
        what: "`{0}` 不能先由它自己认定", "`{0}` cannot be the way to itself";
        why: "这样绕成了圈，申请人不知道先办哪一样", "it would go in a circle";
        mend: "`recognised_first_by` 写别的措施", "let `recognised_first_by` name another measure";
        example: "- id: lw-fund-rent\n  recognised_first_by: [lw-fund-rent]";
    UNTIL_BEFORE_ISSUED "P507" Warning
        what: "期限在印发之前就到了（{0} 早于 {1}）", "the period ends before the document is issued ({0} is before {1})";
        why: "多半是抄错了年份", "most likely a year is misread";
        mend: "对照公文核对", "compare it with the document";
        example: "issued: 2020-05-06\nperiod: {from: null, until: 2012-12-31, basis: …}";
}
