//! P811 on: what `analyse` proves over all possible applicants.

codes! {
    ALWAYS_TRUE "P811" Warning
        what: "`{0}` 里的这个条件人人都满足", "this condition of `{0}` holds for everybody";
        why: "在可能出现的申请人里，没有一个不满足；写着它，结果也不会两样", "no possible applicant fails it, so it decides nothing";
        mend: "对照公文：漏写了什么，就补上；确实多余，就删掉；公文原文如此，就写 `acknowledged`", "compare it with the document: complete it, delete it, or acknowledge that the document says so";
        example: "all:\n  - {fact: age, at_least: 0, say: 已出生}     # age 最小就是 0";
    REPEATED "P812" Warning
        what: "`{0}` 里的这个条件没有增加什么", "this condition of `{0}` adds nothing";
        why: "满足下面所列的人，必定也满足它", "whoever meets what is listed below meets it as well";
        mend: "删掉它，或改成公文真正要的；公文自己重复的，就写 `acknowledged`", "delete it, or make it what the document asks; acknowledge it where the document repeats itself";
        example: "all:\n  - {fact: degree, is: doctor, say: 博士}\n  - {fact: degree, at_least: master, say: 硕士以上}";
    NEVER_HOLDS "P813" Warning
        what: "`{0}` 里的这一条没有人能满足", "nobody can meet this part of `{0}`";
        why: "它和下面所列的不能同时成立，所以写不写都一样", "it cannot hold together with what is listed below, so it changes nothing";
        mend: "对照公文，改掉互相矛盾的一处", "compare with the document, and mend what contradicts it";
        example: "any:\n  - {fact: degree, is: doctor, say: 博士}\n  - all:\n      - {fact: degree, is: bachelor, say: 本科}\n      - {fact: postdoc, is: true, say: 博士后}     # 约束：博士后都是博士";
    COVERED "P814" Warning
        what: "`{0}` 里的这条路没有多让一个人符合", "this alternative of `{0}` lets nobody else in";
        why: "走这条路的人，走下面所列的也符合", "whoever takes it takes what is listed below as well";
        mend: "删掉它，或改成公文真正要的；公文自己这样写的，就写 `acknowledged`", "delete it, or make it what the document asks; acknowledge it where the document says so";
        example: "any:\n  - {fact: degree, at_least: master, say: 硕士以上}\n  - {fact: degree, is: doctor, say: 博士}";
    POINT_NEVER_DECIDES "P815" Warning
        what: "`{0}` 的待定点“{1}”从来不起作用", "the open point “{1}” of `{0}` never decides anything";
        why: "不管它怎么定，每个人的结果都一样", "however it is settled, everybody's outcome is the same";
        mend: "删掉它，或移到它真正起作用的地方", "delete it, or move it where it decides";
        example: "any:\n  - {fact: employed, is: true, say: 在职}\n  - {fact: employed, is: false, say: 不在职}\n  - {open: 实习算不算}";
    VALUE_NO_DIFFERENCE "P816" Warning
        what: "`{0}` 的这个条件里写不写 `{1}` 都一样", "whether this condition of `{0}` lists `{1}` makes no difference";
        why: "有它没它，每个人的结果都一样", "with it or without it, everybody's outcome is the same";
        mend: "删掉它；如果公文点了名，就写 `acknowledged`", "delete it; acknowledge it where the document names it";
        example: "{fact: work_place, within: [guangdong, jiangmen], say: 在广东}     # 江门就在广东";
    VALUE_OF_NOBODY "P817" Warning
        what: "`{0}` 的这个条件接受 `{1}`，可是没有人能这样回答", "this condition of `{0}` accepts `{1}`, which nobody can answer";
        why: "能申请的人里，问题问不到，或者约束不允许", "of those it is for, none is asked so, or a constraint forbids it";
        mend: "检查问题的 `ask_if`、约束和 `audience`", "check the `ask_if` of the question, the constraints, and `audience`";
        example: "audience: [employer]\nwhen: {fact: employer_type, in: [private, none], say: 民企，或没有单位}     # 约束：单位不会没有单位";
    IDLE_FACT "P818" Warning
        what: "事实 `{0}` 怎么回答都不影响任何结果", "no answer to `{0}` changes any outcome";
        why: "有条件提到它，可是其余的条件已经定下了结果；所以它不会被问", "conditions name it, but the rest of them settles everything; so it is never asked";
        mend: "检查用到它的条件；确实没用就删掉", "check the conditions that name it, or delete it";
        example: "when:\n  any:\n    - {fact: employed, is: true, say: 在职}\n    - {not: {fact: employed, is: true}, say: 或不在职}";
    NOT_ASKED_OF "P819" Warning
        what: "措施 `{0}` 要看 `{1}`，可是它的申请人{2}从来不会被问到", "`{0}` hangs on `{1}`, which its applicants{2} are never asked";
        why: "`ask_if` 不成立时，事实按“没有”算，条件的结果就定死了", "where `ask_if` fails the fact counts as absent, so the condition is fixed beforehand";
        mend: "检查 `{1}` 的 `ask_if` 和措施的 `audience`", "check `ask_if` of `{1}`, and the measure's `audience`";
        example: "audience: [employer]\nwhen: {any: [{fact: degree, is: doctor, say: 博士}, {fact: size, at_least: 50, say: 50人以上}]}     # degree 只问个人";
    KIND_NEVER "P820" Warning
        what: "措施 `{0}` 写着给 `{1}`，可是这类申请人没有一个能符合", "`{0}` is for `{1}` too, but none of them can meet its condition";
        why: "条件和这类申请人矛盾", "its condition contradicts that kind of applicant";
        mend: "从 `audience` 里去掉它，或改条件", "take it out of `audience`, or mend the condition";
        example: "audience: [individual, employer]\nwhen: {fact: applicant_type, is: individual, say: 个人}";
    OUT_OF_REACH "P821" Warning
        what: "`{0}` 的这个界线没有一个回答够得着：`{1}` 只到 {2}", "no answer reaches this threshold of `{0}`: `{1}` goes {2}";
        why: "问题只接受这个范围里的数，条件的结果就定死了", "the question takes figures of this range only, so the comparison is fixed beforehand";
        mend: "改界线，或改事实的 `min`、`max`；也看看单位对不对", "mend the figure, or `min` and `max` of the fact; see that the unit is right";
        example: "{fact: age, at_least: 200, say: 年满20岁}     # age 的 max 是 120";
    CONTAINED "P822" Note
        what: "符合 `{0}` 的人都符合 `{1}`", "whoever meets `{0}` also meets `{1}`";
        why: "前一项的条件包含在后一项里；反过来不成立，见例子", "the conditions of the first imply those of the second, and not the other way round, as the example shows";
        mend: "核对两条：若本该互斥，写明；若可以都拿，不用改", "compare the two clauses: if only one is to be had, say so; if both, all is well";
        example: "a: {fact: degree, is: doctor, say: 博士}\nb: {fact: degree, at_least: master, say: 硕士以上}";
    SAME_CONDITION "P823" Note
        what: "这些措施的条件完全一样：{0}", "these measures have the same condition: {0}";
        why: "符合一项的人，项项都符合", "whoever meets one meets all of them";
        mend: "核对各条：若本该不同，补上；若公文如此，不用改", "compare the clauses: if they ought to differ, complete them; if the document says so, all is well";
        example: "demo-a 和 demo-b 的 when 一样";
    BOTH_OF_EXCLUSIVE "P824" Warning
        what: "`{0}` 和 `{1}` 只能得一项，可是有人两项都符合", "`{0}` and `{1}` exclude each other, yet one person meets both";
        why: "例子里的人两项都会显示为符合", "the person below is told that both are met";
        mend: "在条件里写明另一项除外；或从 `exclusive` 里去掉", "exclude one in the condition of the other, or take it out of `exclusive`";
        example: "exclusive:\n  - {measures: [demo-a, demo-b], because: 就高不重复}";
    GAP "P825" Warning
        what: "`{0}` 和 `{1}` 的档次之间有空当：{2}", "there is a gap between the brackets of `{0}` and `{1}`: {2}";
        why: "除了 `{3}`，两处条件一样；落在空当里的人哪一档都不是", "but for `{3}` their conditions are the same; who falls into the gap gets neither";
        mend: "对照公文，把两档接上；公文就是这样分的，写 `acknowledged`", "compare with the document and join them, or acknowledge that the document leaves it";
        example: "a: {fact: age, at_most: 34, say: 35岁以下}\nb: {fact: age, at_least: 36, say: 35岁以上}";
    OVERLAP "P826" Warning
        what: "`{0}` 和 `{1}` 的档次重叠：{2}", "the brackets of `{0}` and `{1}` overlap: {2}";
        why: "除了 `{3}`，两处条件一样；落在重叠处的人两档都是", "but for `{3}` their conditions are the same; who falls into the overlap is in both";
        mend: "对照公文，看界线上的人归哪一档；就该都得，写 `acknowledged`", "see from the document where the border belongs, or acknowledge that both are meant";
        example: "a: {fact: age, at_most: 35, say: 35岁以下}\nb: {fact: age, at_least: 35, say: 35岁以上}";
    PERIOD_OVER "P827" Note
        what: "`{0}` 的期限已经在 {1} 结束", "the period of `{0}` was over on {1}";
        why: "按 {2} 算；结果照样显示，每处都会注明期限已过", "as of {2}; results are shown all the same, each with that warning";
        mend: "查有没有延续或替代的公文；没有，不用改", "look for a document that continues or replaces it; if there is none, all is well";
        example: "period: {from: 2020-05-06, until: 2022-12-31, basis: …}";
    NOBODY_IN_PERIOD "P828" Warning
        what: "在公文的期限里，没有人能符合 `{0}`", "nobody can meet `{0}` within the period of its document";
        why: "期限是 {1}；之外才有人符合", "the period is {1}; only outside of it somebody could";
        mend: "核对条件里的日期和公文的期限", "compare the dates of the condition with the period";
        example: "period: {from: 2020-01-01, until: 2022-12-31, basis: …}\nwhen: {fact: title_date, at_least: 2023-01-01, say: 2023年以后取得}";
    UNITS "P829" Warning
        what: "话里说“{0}”，条件比的却是 {1}", "the words say “{0}”, but the comparison is with {1}";
        why: "数一样，单位不一样", "the figures are the same, the units are not";
        mend: "改成同一个单位：金额一律写成元", "bring them to one unit; amounts are always in yuan";
        example: "{fact: prize, at_least: 20, say: 奖金20万元以上}     # 金额以元为单位，应是 200000";
    NOT_DECIDED "P830" Warning
        what: "`{0}` 在界限之内没有算完", "`{0}` was not decided within the bound";
        why: "{1}；没有算完的，不说有问题，也不说没问题", "{1}; of what was not decided neither a fault nor its absence is claimed";
        mend: "条件太绕的，拆开；措施太多的，分几份公文来查", "part a condition that is too entangled; of too many measures, analyse fewer documents at a time";
        example: "all:\n  - {any: [甲, 乙, 丙], say: …}\n  - {any: [乙, 丁, 戊], say: …}\n  # ……很多条互相交错";
    AGAINST_ITSELF "P831" Error
        what: "本工具自相矛盾：关于 `{0}` 的结论经不起核对", "the tool contradicts itself: what it found about `{0}` does not stand the test";
        why: "举出的人用最直接的办法再算一遍，结果不同；这是工具的错，不是政策的错", "the example person, judged plainly, comes out otherwise; the tool is at fault, not the policies";
        mend: "把政策文件和这条信息交给开发人员", "hand the policies and this message to the developers";
        example: "（政策文件没有错）";
    SAID_TWICE "P832" Note
        what: "`{0}` 里的这个条件，问题本身已经保证了", "this condition of `{0}` is ensured by what is asked anyway";
        why: "下面的问题只问这样的人，或者别的路已经照顾到另一类申请人；写着只是说给读者听", "what is listed below is only asked of such persons, or other kinds of applicants have their own alternative; it only tells the reader";
        mend: "想让读者看到，就留着；不然删掉", "keep it where readers should see it; otherwise delete it";
        example: "all:\n  - {fact: applicant_type, is: individual, say: 个人}\n  - {fact: degree, is: doctor, say: 博士}     # degree 只问个人";
}
