//! What two packs say differently without anybody's outcome changing: words, citations, amounts, periods, questions.

use crate::authoring::lang::Both;
use crate::authoring::lower::kind_word;
use crate::engine::EstimateForm;
use crate::model::{Amount, Document, DocumentText, Fact, FactText, Form, Kind, Measure, MeasureText, Per, Rules, Texts};

/// Something that is said differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What it is about: the id of a measure, document, fact or constraint.
    pub id: String,
    /// Which of its words.
    pub what: Both,
    /// What it is, for a program.
    pub key: &'static str,
    /// What the old pack says; empty where it says nothing.
    pub old: String,
    /// What the new pack says; empty where it says nothing.
    pub new: String,
}

/// What is said differently, by sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings {
    /// Amounts.
    pub amounts: Vec<Wording>,
    /// Provisions, documents referred to, numbers, dates of issue, periods.
    pub citations: Vec<Wording>,
    /// What applicants read of measures and documents.
    pub texts: Vec<Wording>,
    /// Questions and choices, and when questions are asked.
    pub questions: Vec<Wording>,
}

/// A text of a measure: its key, what it is called in Chinese and in English, and how it is read.
type Field = (&'static str, &'static str, &'static str, fn(&MeasureText) -> String);

/// A pack with its words.
type Side<'a> = (&'a Rules, &'a Texts);

/// Compares the words of two packs.
pub fn wordings(old: Side<'_>, new: Side<'_>) -> Wordings {
    let mut found = Wordings::default();
    for (ix, measure) in new.0.measures.pairs() {
        let Some(before) = old.0.measure(&measure.id) else { continue };
        let was = (old.0.measures.at(before), old.1.measures.get(usize::from(before.0)));
        found.measure(&measure.id, was, (measure, new.1.measures.get(usize::from(ix.0))), [old.0, new.0]);
    }
    for (ix, document) in new.0.documents.pairs() {
        let Some(before) = old.0.documents.find(|other| other.id == document.id) else { continue };
        let was = (old.0.documents.at(before), old.1.documents.get(usize::from(before.0)));
        found.document(&document.id, was, (document, new.1.documents.get(usize::from(ix.0))), [old.0, new.0]);
    }
    found.facts(old, new);
    found
}

impl Wordings {
    /// Whether nothing is said differently.
    pub fn is_empty(&self) -> bool {
        *self == Wordings::default()
    }

    fn measure(
        &mut self,
        id: &str,
        (was, before): (&Measure, Option<&MeasureText>),
        (is, after): (&Measure, Option<&MeasureText>),
        rules: [&Rules; 2],
    ) {
        let amounts = [(was.amount, rules[0]), (is.amount, rules[1])].map(|(amount, rules)| amount.map(|amount| figure(amount, rules)));
        let [old, new] = amounts.map(Option::unwrap_or_default);
        push(&mut self.amounts, id, "amount", Both { zh: "金额", en: "amount" }, old, new);
        let none = MeasureText::default();
        let (before, after) = (before.unwrap_or(&none), after.unwrap_or(&none));
        let list = |list: &[String]| list.join("；");
        let mut cite = |key, zh, en, old: String, new: String| push(&mut self.citations, id, key, Both { zh, en }, old, new);
        cite("clause", "出处", "provision", before.clause.clone(), after.clause.clone());
        cite("refers_to", "依据的文件", "documents it builds on", list(&before.refers_to), list(&after.refers_to));
        cite("fixes", "原文写死的", "what the text fixes", list(&before.fixes), list(&after.fixes));
        let mut text = |key, zh, en, old: String, new: String| push(&mut self.texts, id, key, Both { zh, en }, old, new);
        text("kind", "种类", "kind", was.kind.word().into(), is.kind.word().into());
        text("grant", "怎样给", "how it is granted", was.grant.word().into(), is.grant.word().into());
        let fields: [Field; 12] = [
            ("name", "名称", "name", |text| text.name.clone()),
            ("gives", "能得到什么", "what one gets", |text| text.gives.clone()),
            ("how", "怎么申请", "how to apply", |text| text.how.clone()),
            ("contact", "问谁", "whom to ask", |text| text.contact.clone()),
            ("unstated", "没写的", "what is not stated", |text| text.unstated.join("；")),
            ("reading", "读法", "our reading", |text| text.reading.join("；")),
            ("note", "备注", "remark", |text| text.note.clone()),
            ("quota", "名额", "quota", |text| text.quota.clone()),
            ("period", "期限", "for how long", |text| text.period.clone()),
            ("precedence", "谁优先", "who comes first", |text| text.precedence.clone()),
            ("exclusions", "不包括谁", "who is left out", |text| text.exclusions.clone()),
            ("review_cycle", "多久一次", "how often it is held", |text| text.review_cycle.clone()),
        ];
        for (key, zh, en, field) in fields {
            text(key, zh, en, field(before), field(after));
        }
        let only = |of: &MeasureText, other: &MeasureText| {
            let only = of.says.iter().filter(|say| !say.is_empty() && !other.says.contains(say));
            only.cloned().collect::<Vec<_>>().join("；")
        };
        text("says", "条件的说法", "words of the conditions", only(before, after), only(after, before));
    }

    fn document(
        &mut self,
        id: &str,
        (was, before): (&Document, Option<&DocumentText>),
        (is, after): (&Document, Option<&DocumentText>),
        rules: [&Rules; 2],
    ) {
        let none = DocumentText::default();
        let (before, after) = (before.unwrap_or(&none), after.unwrap_or(&none));
        let day = |day: Option<crate::model::Date>| day.map_or_else(|| "—".into(), |day| day.to_string());
        let period = |document: &Document| format!("{} – {}", day(document.period.0), day(document.period.1));
        let place =
            |document: &Document, rules: &Rules| rules.places.table.get(document.place).map(|place| place.id.clone()).unwrap_or_default();
        let mut cite = |key, zh, en, old: String, new: String| push(&mut self.citations, id, key, Both { zh, en }, old, new);
        cite("title", "标题", "title", before.title.clone(), after.title.clone());
        cite("number", "文号", "number", before.number.clone(), after.number.clone());
        cite("issuer", "印发机关", "issuer", before.issuer.clone(), after.issuer.clone());
        cite("issued", "印发日期", "issued", day(was.issued), day(is.issued));
        cite("period", "期限", "period", period(was), period(is));
        cite("place", "适用的地方", "place", place(was, rules[0]), place(is, rules[1]));
        cite("url", "网址", "address", before.url.clone(), after.url.clone());
        let mut text = |key, zh, en, old: &String, new: &String| push(&mut self.texts, id, key, Both { zh, en }, old.clone(), new.clone());
        text("nature", "性质", "nature", &before.nature, &after.nature);
        text("warning", "提醒", "warning", &before.warning, &after.warning);
        text("basis", "期限凭什么", "basis of the period", &before.basis, &after.basis);
        text("contact", "问谁", "whom to ask", &before.contact, &after.contact);
    }

    fn facts(&mut self, (old, before): Side<'_>, (new, after): Side<'_>) {
        let list = &mut self.questions;
        for (ix, fact) in new.facts.pairs() {
            let text = after.facts.get(usize::from(ix.0)).cloned().unwrap_or_default();
            let Some(was) = old.fact(&fact.id) else {
                push(list, &fact.id, "question", Both { zh: "新问题", en: "new question" }, String::new(), text.ask);
                continue;
            };
            let was_text = before.facts.get(usize::from(was.0)).cloned().unwrap_or_default();
            question(list, (old.facts.at(was), &was_text), (fact, &text), [old, new]);
        }
        for (ix, fact) in old.facts.pairs().filter(|(_, fact)| new.fact(&fact.id).is_none()) {
            let text = before.facts.get(usize::from(ix.0)).map(|text| text.ask.clone()).unwrap_or_default();
            push(list, &fact.id, "question", Both { zh: "不再问", en: "no longer asked" }, text, String::new());
        }
        self.constraints(old, new);
    }

    /// Constraints by their names; whom they rule out is told with the outcomes.
    fn constraints(&mut self, old: &Rules, new: &Rules) {
        let find = |rules: &'_ Rules, id: &str| rules.constraints.iter().any(|constraint| constraint.id == id);
        for constraint in new.constraints.iter().filter(|constraint| !find(old, &constraint.id)) {
            let what = Both { zh: "新约束", en: "new constraint" };
            push(&mut self.questions, &constraint.id, "constraint", what, String::new(), constraint.id.clone());
        }
        for constraint in old.constraints.iter().filter(|constraint| !find(new, &constraint.id)) {
            let what = Both { zh: "取消的约束", en: "constraint dropped" };
            push(&mut self.questions, &constraint.id, "constraint", what, constraint.id.clone(), String::new());
        }
    }
}

fn question(list: &mut Vec<Wording>, (was, before): (&Fact, &FactText), (is, after): (&Fact, &FactText), rules: [&Rules; 2]) {
    let id = &is.id;
    let mut say = |key, zh, en, old: String, new: String| push(list, id, key, Both { zh, en }, old, new);
    say("ask", "怎么问", "question", before.ask.clone(), after.ask.clone());
    say("hint", "提示", "hint", before.hint.clone(), after.hint.clone());
    say("unit", "单位", "unit", before.unit.clone(), after.unit.clone());
    say("ask_for", "对别的申请人怎么问", "question to other applicants", before.ask_for.join(" | "), after.ask_for.join(" | "));
    say("kind", "种类和范围", "kind and range", kind(was), kind(is));
    let names = |of: &Fact, texts: &FactText, other: &Fact, others: &FactText| {
        let named = |fact: &Fact, text: &FactText, id: &String| {
            let n = fact.choices.iter().position(|known| known == id)?;
            text.choices.get(n).map(|choice| format!("{id} {}", choice.name))
        };
        let only = of.choices.iter().filter(|id| named(of, texts, id) != named(other, others, id));
        only.map(|id| named(of, texts, id).unwrap_or_else(|| id.clone())).collect::<Vec<_>>().join("；")
    };
    say("choices", "选项", "choices", names(was, before, is, after), names(is, after, was, before));
    let when = |fact: &Fact, rules: &Rules| {
        let ids = fact.ask_if.as_ref().map(|ask_if| ask_if.facts());
        ids.map_or_else(String::new, |ids| ids.iter().map(|&fact| rules.facts.at(fact).id.clone()).collect::<Vec<_>>().join(", "))
    };
    say("ask_if", "看哪些事实才问", "asked depending on", when(was, rules[0]), when(is, rules[1]));
}

/// A kind as the YAML says it, with its range; amounts in yuan.
fn kind(fact: &Fact) -> String {
    let word = kind_word(fact.kind);
    match fact.kind {
        Kind::Integer { min, max } => format!("{word} {min} – {max}"),
        Kind::Money { min, max } => format!("{word} {} – {} CNY", yuan(min), yuan(max)),
        _ => word.into(),
    }
}

fn yuan(fen: i64) -> String {
    if fen % 100 == 0 { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, fen % 100) }
}

fn push(list: &mut Vec<Wording>, id: &str, key: &'static str, what: Both, old: String, new: String) {
    if old != new {
        list.push(Wording { id: id.into(), what, key, old, new });
    }
}

/// An amount as a figure: the same in both languages.
fn figure(amount: Amount, rules: &Rules) -> String {
    let (form, figure) = match amount.form {
        Form::Fixed(fen) => (EstimateForm::Fixed, format!("{} CNY", yuan(fen))),
        Form::UpTo(fen) => (EstimateForm::UpperBound, format!("{} CNY", yuan(fen))),
        Form::Ratio { percent, of } => (EstimateForm::UpperBound, format!("{percent}% {}", rules.facts.at(of).id)),
    };
    let at_most = if form == EstimateForm::UpperBound { "≤ " } else { "" };
    let per = if amount.per == Per::Once { String::new() } else { format!(" / {}", amount.per.word()) };
    format!("{at_most}{figure}{per}")
}
