//! The form of a document and its measures.

use super::{ACKNOWLEDGED, Key, Record, Shape, may, must};
use crate::authoring::lang::Both;
use crate::model::{Certainty, Grant, MeasureKind, Per};

/// `documents/*.yaml`.
pub static DOCUMENT: Record = Record {
    name: "document",
    what: Both { zh: "公文", en: "a document" },
    keys: &[
        must("id", Shape::Id, "短标识，也是各措施标识的开头"),
        must("title", Shape::Text, "标题，照印件一字不改"),
        must("number", Shape::Nullable(&Shape::Text), "文号，照印件；没有就写 null"),
        must("issuer", Shape::Text, "印发机关"),
        must("issued", Shape::Nullable(&Shape::Date), "印发日期；没有就写 null"),
        must("place", Shape::Id, "适用的地方"),
        must("period", Shape::Record(&PERIOD), "公文自己说的期限"),
        must("nature", Shape::Text, "是什么性质的文件，一两个词"),
        must("warning", Shape::Text, "随每条结果显示：这份公文放到今天意味着什么"),
        may("contact", Shape::Nullable(&Shape::Text), "问谁，照当时公文里的名称"),
        may("url", Shape::Nullable(&Shape::Text), "可以读到原文的网址"),
        may("exclusive", Shape::List(&Shape::Record(&EXCLUSIVE)), "只能得其中一项的措施：一个人两项都符合，analyse 会提醒"),
        must("measures", Shape::List(&Shape::Record(&MEASURE)), "措施"),
        ACKNOWLEDGED,
    ],
};

static PERIOD: Record = Record {
    name: "period",
    what: Both { zh: "期限", en: "a period" },
    keys: &[
        must("from", Shape::Nullable(&Shape::Date), "从哪天起；没写就是 null"),
        must("until", Shape::Nullable(&Shape::Date), "到哪天止；没写就是 null，永不算过期"),
        must("basis", Shape::Text, "公文里凭什么这样看"),
    ],
};

static EXCLUSIVE: Record = Record {
    name: "exclusive",
    what: Both { zh: "互斥的一组措施", en: "a group of measures that exclude each other" },
    keys: &[must("measures", Shape::List(&Shape::Id), "措施的标识"), must("because", Shape::Text, "公文凭什么说只能得一项"), ACKNOWLEDGED],
};

/// A measure of a document.
pub static MEASURE: Record = Record {
    name: "measure",
    what: Both { zh: "措施", en: "a measure" },
    keys: &[
        must("id", Shape::Id, "标识，以公文标识开头；发布后不改"),
        must("name", Shape::Text, "老百姓怎么叫它，16 个字以内，关键的限制要写进去"),
        must("gives", Shape::Text, "能得到什么，一句话；数字照公文"),
        must("kind", Shape::Word(kinds), "种类"),
        must("audience", Shape::List(&Shape::Id), "谁能申请：申请人类别"),
        must("certainty", Shape::Word(certainties), "exact 条件写全了；partial 细则在别处；announced 只说要做"),
        must(
            "grant",
            Shape::Word(grants),
            "怎样给：entitlement 符合就给；competitive 有名额或评选；discretionary 由机关决定；service 服务；announced 只说要做",
        ),
        may("amount", Shape::Amount, "金额；没写数额就是 not_stated，不涉及钱就不写"),
        may("components", Shape::List(&Shape::Id), "实物或服务的组成：`pack.yaml` 里的标识，如 housing、schooling"),
        must("when", Shape::Condition, "条件"),
        may("limits", Shape::Record(&LIMITS), "名额、期限等限制"),
        must("how", Shape::Text, "怎么申请；没写就是 not_stated"),
        must("contact", Shape::Text, "问谁；没写就是 not_stated"),
        may("clause", Shape::Nullable(&Shape::Text), "条款，照公文的编号：四（九）"),
        must("anchor", Shape::Text, "只在原文一行里出现的一小段话，便于查对"),
        may("fixes", Shape::List(&Shape::Text), "这一处原文明确写死的数字、人群、名称"),
        may("unstated", Shape::List(&Shape::Text), "“文件没写”下面显示的几点；不影响结果"),
        may("reading", Shape::List(&Shape::Text), "可以有两种读法的地方，我们怎么读的"),
        may("note", Shape::Text, "提醒申请人的一句话"),
        may("refers_to", Shape::List(&Shape::Text), "依据的其他文件"),
        may("recognised_first_by", Shape::List(&Shape::Id), "先要由哪些措施认定"),
        ACKNOWLEDGED,
    ],
};

/// What limits a measure.
pub static LIMITS: Record = Record {
    name: "limits",
    what: Both { zh: "限制", en: "limits" },
    keys: &[
        may("quota", Shape::Text, "名额"),
        may("period", Shape::Text, "给多久"),
        may("precedence", Shape::Text, "谁优先"),
        may("exclusions", Shape::Text, "谁除外"),
        may("review_cycle", Shape::Text, "多久办一次"),
    ],
};

/// An amount.
pub static AMOUNT: &[Key] = &[
    must("form", Shape::Word(forms), "fixed 定额；up_to 最高；ratio 按比例"),
    may("value", Shape::Money, "多少元"),
    may("unit", Shape::Word(units), "单位"),
    may("percent", Shape::Whole, "百分之几"),
    may("of", Shape::Id, "哪一笔钱的百分之几：一个金额事实"),
    must("per", Shape::Word(periods), "once 一次；year 每年；award 每个奖；training 每次培训"),
];

fn kinds() -> Vec<&'static str> {
    MeasureKind::ALL.iter().map(|kind| kind.word()).collect()
}

fn certainties() -> Vec<&'static str> {
    Certainty::ALL.iter().map(|certainty| certainty.word()).collect()
}

fn grants() -> Vec<&'static str> {
    Grant::ALL.iter().map(|grant| grant.word()).collect()
}

fn periods() -> Vec<&'static str> {
    Per::ALL.iter().map(|per| per.word()).collect()
}

fn forms() -> Vec<&'static str> {
    vec!["fixed", "up_to", "ratio"]
}

fn units() -> Vec<&'static str> {
    vec!["CNY"]
}
