//! P3: ids, and what refers to them.

codes! {
    DUPLICATE_ID "P301" Error
        what: "标识 `{0}` 用了两次", "the id `{0}` is used twice";
        why: "结果和书签靠标识来认", "results and bookmarks go by ids";
        mend: "给其中一个换名；已经发布的那个不改", "rename one of them, but not one that is published";
        example: "- {id: soe, name: 国有企业}\n- {id: soe, name: 国有控股企业}";
    UNKNOWN_FACT "P302" Error
        what: "没有声明过事实 `{0}`", "no fact `{0}` is declared";
        why: "条件只能问 `facts.yaml` 里有的", "a condition can only ask what `facts.yaml` declares";
        mend: "检查拼写，或在 `facts.yaml` 里加上这个问题", "check the spelling, or add the question to `facts.yaml`";
        example: "- fact: titel_level\n  is: fu_gao";
    UNKNOWN_CHOICE "P303" Error
        what: "事实 `{1}` 没有选项 `{0}`", "the fact `{1}` has no choice `{0}`";
        why: "条件只能比较问题里有的选项", "a condition can only compare with choices that are asked";
        mend: "可以写的选项：{2}", "its choices: {2}";
        example: "- fact: title_level\n  is: fugao";
    UNKNOWN_PLACE "P304" Error
        what: "`places.yaml` 里没有地方 `{0}`", "`places.yaml` has no place `{0}`";
        why: "条件和公文只能用声明过的地方", "conditions and documents can only name declared places";
        mend: "检查拼写，或在 `places.yaml` 里加上，上级要排在前面", "check the spelling, or add it to `places.yaml`, after the place it is part of";
        example: "place: jiangmeng";
    UNKNOWN_TOPIC "P305" Error
        what: "没有话题 `{0}`", "there is no topic `{0}`";
        why: "问题按话题一组一组地问", "questions are asked topic by topic";
        mend: "用 `facts.yaml` 开头列出的话题：{1}", "use one listed at the top of `facts.yaml`: {1}";
        example: "topic: works";
    UNKNOWN_MEASURE "P306" Error
        what: "没有措施 `{0}`", "there is no measure `{0}`";
        why: "结果里要指到另一项措施", "the outcome points to another measure";
        mend: "检查拼写；措施写在 `documents` 文件夹里", "check the spelling; measures stand in the folder `documents`";
        example: "recognised_first_by: [lw-talent-recogniton]";
    UNKNOWN_DOCUMENT "P307" Error
        what: "没有文件 `documents/{0}.yaml`", "there is no file `documents/{0}.yaml`";
        why: "`pack.yaml` 里按文件名（不带 `.yaml`）列出要编译的公文", "`pack.yaml` lists the documents to compile by file name, without `.yaml`";
        mend: "检查文件名", "check the file name";
        example: "documents: [jiangmen-2021]";
    UNLISTED_DOCUMENT "P308" Warning
        what: "`pack.yaml` 没有列出 `{0}`，这份公文不会编译进去", "`pack.yaml` does not list `{0}`, so this document is not compiled";
        why: "可能是还没写完，也可能是忘了列", "it may be unfinished, or forgotten";
        mend: "在 `documents: […]` 里加上 `{0}`，或先留着", "add `{0}` to `documents: […]`, or leave it for now";
        example: "documents: [jiangmen-2020]     # 文件夹里还有 liwan-2013.yaml";
    ID_PREFIX "P309" Error
        what: "措施标识 `{0}` 应当以 `{1}-` 开头", "the measure id `{0}` must begin with `{1}-`";
        why: "看标识就知道出自哪份公文", "an id shows which document it stands in";
        mend: "改名；公文的标识是 `{1}`", "rename it; the id of the document is `{1}`";
        example: "id: jm\nmeasures:\n  - id: title-lecture";
    NOT_A_KEY_OF "P310" Error
        what: "`{0}` 不是申请人类别", "`{0}` is no kind of applicant";
        why: "申请人类别是事实 `{1}` 的选项", "the kinds of applicants are the choices of the fact `{1}`";
        mend: "从这些里选：{2}", "choose from: {2}";
        example: "audience: [person]";
    NOTHING_TO_ACKNOWLEDGE "P311" Warning
        what: "这里没有 `{0}`{1} 可以确认", "there is no `{0}`{1} here to acknowledge";
        why: "要么已经改好了，要么原来就没有；过时的确认会盖住以后的问题", "it was mended, or it never was; an acknowledgement that has had its day would hide what comes later";
        mend: "删掉这一条，或移到它说的那一项下面；`about` 写信息里提到的标识", "delete it, or move it to the item it is about; `about` takes an id that the message names";
        example: "- id: degree\n  acknowledged:\n    - {code: P805, reason: 只是让人有得选}     # 每个选项都有条件提到了";
    UNKNOWN_COMPONENT "P312" Error
        what: "`pack.yaml` 没有声明组成 `{0}`", "`pack.yaml` declares no component `{0}`";
        why: "每种实物或服务只叫一个名称，各语言都要有", "each part of a benefit in kind has one name, in every language";
        mend: "用已经声明的：{1}；或在 `pack.yaml` 的 `components` 里加上", "use one that is declared: {1}; or add it to `components` in `pack.yaml`";
        example: "components: [houseing]";
}
