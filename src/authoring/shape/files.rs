//! The form of all files but documents.

use super::{ACKNOWLEDGED, Record, Shape, may, must};
use crate::authoring::lang::Both;

/// `pack.yaml`.
pub static PACK: Shape = Shape::Record(&Record {
    name: "pack",
    what: Both { zh: "政策包", en: "a pack" },
    keys: &[
        must("id", Shape::Id, "标识"),
        must("title", Shape::Text, "整包的名称"),
        must("version", Shape::Text, "规则的版本，如 2026.11"),
        must("language", Shape::Tag, "政策文件用的语言，如 zh-Hans"),
        may("languages", Shape::List(&Shape::Tag), "还必须齐全的语言；没有列出的，齐全才编译"),
        must("documents", Shape::List(&Shape::Id), "要编译的公文，按文件名（不带 .yaml），按显示的先后"),
        may("components", Shape::List(&Shape::Record(&COMPONENT)), "实物或服务的组成，措施的 `components` 用它们的标识"),
        ACKNOWLEDGED,
    ],
});

static COMPONENT: Record = Record {
    name: "component",
    what: Both { zh: "组成", en: "a component" },
    keys: &[must("id", Shape::Id, "标识"), must("name", Shape::Text, "名称")],
};

/// `places.yaml`.
pub static PLACES: Shape = Shape::Record(&Record {
    name: "places",
    what: Both { zh: "places.yaml ", en: "`places.yaml`" },
    keys: &[must("places", Shape::List(&Shape::Record(&PLACE)), "地方，上级排在前面"), ACKNOWLEDGED],
});

static PLACE: Record = Record {
    name: "place",
    what: Both { zh: "地方", en: "a place" },
    keys: &[
        must("id", Shape::Id, "标识"),
        must("name", Shape::Text, "名称"),
        may("pinyin", Shape::Text, "拼音，音节之间空一格"),
        must("parent", Shape::Nullable(&Shape::Id), "上级；最大的地方写 null"),
        ACKNOWLEDGED,
    ],
};

/// `facts.yaml`.
pub static FACTS: Shape = Shape::Record(&Record {
    name: "facts",
    what: Both { zh: "facts.yaml ", en: "`facts.yaml`" },
    keys: &[
        may("audience", Shape::Id, "哪个事实是申请人类别；默认 applicant_type"),
        must("topics", Shape::List(&Shape::Record(&TOPIC)), "话题，按提问的先后"),
        must("facts", Shape::List(&Shape::Record(&FACT)), "事实和问题，按提问的先后"),
        may("constraints", Shape::List(&Shape::Record(&CONSTRAINT)), "不可能不这样的事"),
        ACKNOWLEDGED,
    ],
});

static TOPIC: Record = Record {
    name: "topic",
    what: Both { zh: "话题", en: "a topic" },
    keys: &[must("id", Shape::Id, "标识"), must("name", Shape::Text, "名称"), ACKNOWLEDGED],
};

static FACT: Record = Record {
    name: "fact",
    what: Both { zh: "事实", en: "a fact" },
    keys: &[
        must("id", Shape::Id, "标识；发布后不改"),
        must("kind", Shape::Word(kinds), "种类"),
        must("topic", Shape::Id, "话题；同一话题的问题放在一起问"),
        must("ask", Shape::Text, "怎么问"),
        may("ask_for", Shape::Texts, "对别的申请人类别怎么问"),
        may("hint", Shape::Text, "让人犹豫的地方，提示一句"),
        may("hint_for", Shape::Texts, "对别的申请人类别怎么提示"),
        may("choices", Shape::List(&Shape::Record(&CHOICE)), "选项；有高低的从低到高"),
        may("ask_if", Shape::Condition, "什么情况下才问"),
        may("else_value", Shape::Value, "不问的时候按什么算"),
        may("unit", Shape::Text, "单位"),
        may("min", Shape::Money, "最小"),
        may("max", Shape::Money, "最大"),
        must("changeable", Shape::Flag, "一个人能不能在一段时间里改变它"),
        must("sensitive", Shape::Flag, "是不是健康、家庭、钱财：不进链接，不存盘"),
        must("because", Shape::Record(&BECAUSE), "这样定的理由"),
        ACKNOWLEDGED,
    ],
};

static CHOICE: Record = Record {
    name: "choice",
    what: Both { zh: "选项", en: "a choice" },
    keys: &[
        must("id", Shape::Id, "标识；none 表示没有"),
        must("name", Shape::Text, "名称"),
        may("note", Shape::Text, "小字说明"),
        may("granted_by", Shape::Ids, "由哪些措施取得"),
        ACKNOWLEDGED,
    ],
};

static BECAUSE: Record = Record {
    name: "because",
    what: Both { zh: "理由", en: "the reasons" },
    keys: &[
        must("changeable", Shape::Text, "为什么能改或不能改"),
        must("sensitive", Shape::Text, "为什么敏感或不敏感"),
        must("topic", Shape::Text, "为什么放在这个话题、这个位置"),
    ],
};

static CONSTRAINT: Record = Record {
    name: "constraint",
    what: Both { zh: "约束", en: "a constraint" },
    keys: &[
        must("id", Shape::Id, "标识"),
        must("must", Shape::Condition, "什么必须成立"),
        must("because", Shape::Text, "为什么不可能不这样"),
        ACKNOWLEDGED,
    ],
};

/// `scenarios/*.yaml`, and files of cases.
pub static SCENARIOS: Shape = Shape::Record(&Record {
    name: "scenarios",
    what: Both { zh: "测试文件", en: "a scenario file" },
    keys: &[may("schema_version", Shape::Whole, "格式版本：1"), must("cases", Shape::List(&Shape::Record(&CASE)), "测试的人")],
});

static CASE: Record = Record {
    name: "case",
    what: Both { zh: "测试", en: "a case" },
    keys: &[
        must("id", Shape::Id, "标识"),
        may("who", Shape::Text, "是什么人，一句话"),
        must("as_of", Shape::Date, "按哪一天算"),
        may("confirmed", Shape::Flag, "有没有人对照原文确认过；生成的测试写 false，手写的不用写"),
        may("confirmed_by", Shape::Text, "谁、哪一天确认的"),
        must("answers", Shape::Answers, "回答；没写的就是还没答，null 是“不确定”"),
        must("expected", Shape::List(&Shape::Record(&EXPECTED)), "应当得出什么"),
        may("exercises", Shape::List(&Shape::Text), "单靠哪个条件定结果（生成的测试写明）"),
        may("lesson", Shape::Text, "说明什么道理"),
        ACKNOWLEDGED,
    ],
};

/// What a case expects of a measure.
pub static EXPECTED: Record = Record {
    name: "expected",
    what: Both { zh: "期望", en: "an expectation" },
    keys: &[
        must("measure", Shape::Id, "措施"),
        must("outcome", Shape::Word(outcomes), "eligible 符合；not_eligible 不符合；undetermined 还不能定"),
        may("missing", Shape::List(&Shape::Id), "还缺哪些事实"),
        may("open", Shape::List(&Shape::Text), "哪些待定点，照键抄"),
        may("fails_on", Shape::List(&Shape::Text), "败在哪里：事实；几个事实合在一条里用 / 连接；audience 是申请人类别不对"),
        may("on_inferred_only", Shape::Flag, "只败在我们的读法上"),
        may("stale", Shape::Flag, "公文的期限已过"),
        may("estimate", Shape::Record(&ESTIMATE), "金额"),
        may("reason", Shape::Text, "为什么"),
    ],
};

static ESTIMATE: Record = Record {
    name: "estimate",
    what: Both { zh: "金额", en: "an estimate" },
    keys: &[
        must("value", Shape::Money, "多少元"),
        must("unit", Shape::Word(units), "单位"),
        must("form", Shape::Word(estimate_forms), "fixed 就是这么多；upper_bound 最多这么多"),
        may("per", Shape::Word(years), "每年的写 year"),
    ],
};

/// `glossary.yaml`.
pub static GLOSSARY: Shape = Shape::List(&Shape::Texts);

/// `words/LANGUAGE/*.yaml`.
pub static WORDS: Shape = Shape::Texts;

fn kinds() -> Vec<&'static str> {
    vec!["flag", "choice", "ordered_choice", "set", "place", "integer", "money", "date"]
}

fn outcomes() -> Vec<&'static str> {
    vec!["eligible", "not_eligible", "undetermined"]
}

fn units() -> Vec<&'static str> {
    vec!["CNY"]
}

fn estimate_forms() -> Vec<&'static str> {
    vec!["fixed", "upper_bound"]
}

fn years() -> Vec<&'static str> {
    vec!["year"]
}
