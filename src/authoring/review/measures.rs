//! The measures of a document: what one gets, for whom, on which conditions, and where each stands.

use super::Review;
use super::html::{Html, rows, tag};
use super::persons::{Person, boundary};
use crate::authoring::sentences::{Mark, Sentence, sentences, states_none};
use crate::authoring::terms;
use crate::model::{Amount, ChoiceText, DocumentIx, Form, Index, Measure, MeasureIx, MeasureText, Per};
use crate::wording::Language;

pub(super) fn section(review: &Review<'_>, document: DocumentIx, tried: &[Person<'_>]) -> Html {
    let lang = review.lang;
    let mut section = tag("section", "");
    section.put(&tag("h2", "").text(lang.pick("措施", "Measures")));
    let signs = lang.pick(
        "条件里，“·”是要满足的一条；“▸”把几条合成一组，写着怎样算满足；“?”是公文没有写清、要问受理部门的一点，所以结果最多是“可能符合”。",
        "Among conditions, “·” is one to be met; “▸” puts several together and says how; “?” is a point that the document leaves open, so that the outcome is “may qualify” at best.",
    );
    section.put(&tag("p", "hint").text(signs));
    let persons = lang.pick(
        "“边界上的人”是按规则算出来的：每一条单独起决定作用的两边，各有一个人。请对照公文，看每个人的结果对不对；不对，就是规则写错了，或者公文有歧义。",
        "Persons on the boundary are computed from the rules: one on either side wherever a single condition decides. Compare each outcome with the document: where it is wrong, the rules are, or the document is ambiguous.",
    );
    section.put(&tag("p", "hint").text(persons));
    for (n, (ix, measure, text)) in review.measures(document).enumerate() {
        section.put(&article(review, n + 1, ix, measure, text));
        if let Some(persons) = boundary(review, ix, tried) {
            section.put(&persons);
        }
    }
    section
}

fn article(review: &Review<'_>, n: usize, ix: MeasureIx, measure: &Measure, text: &MeasureText) -> Html {
    let lang = review.lang;
    let and = lang.pick("、", ", ");
    let mut article = tag("article", "measure");
    article.put(&tag("h3", "").text(&format!("{n}. {}", text.name)));
    article.put(&tag("p", "id").text(&format!("{}{} · {}", lang.pick("公文 ", "clause "), text.clause, measure.id)));
    article.put(&tag("p", "gives").text(&text.gives));
    let kinds = review.texts.facts.get(review.rules.audience_fact.position());
    let named = |choice: &ChoiceText| match choice.note.as_str() {
        "" => choice.name.clone(),
        note => lang.pick("{0}（{1}）", "{0} ({1})").replace("{0}", &choice.name).replace("{1}", note),
    };
    let audience = measure.audience.iter().filter_map(|kind| kinds?.choices.get(kind)).map(named);
    let ways: Vec<String> = review.rules.ways(ix).into_iter().map(|way| review.name(way)).collect();
    let before = [
        (lang.pick("给谁", "for"), audience.collect::<Vec<_>>().join(and)),
        (lang.pick("种类", "kind"), terms::kind(measure.kind, lang).to_string()),
        (lang.pick("条件写全了吗", "conditions stated"), terms::certainty(measure.certainty, lang).to_string()),
        (lang.pick("怎样给", "handed out"), terms::grant(measure.grant, lang).to_string()),
        (lang.pick("金额", "amount"), measure.amount.map(|amount| money(review, amount)).unwrap_or_default()),
        (lang.pick("包括", "consists of"), text.components.join(and)),
        (lang.pick("先要取得", "to be obtained first"), ways.join(and)),
    ];
    article.put(&rows(before.iter().map(|(name, value)| (*name, value.as_str()))));
    article.put(&tag("h4", "").text(lang.pick("条件", "Conditions")));
    if states_none(measure) {
        article.put(&tag("p", "").text(lang.pick("没有写", "None stated")));
    }
    let told = sentences(measure, text, &review.rules, lang);
    if !told.is_empty() {
        article.put(&tree(review, &told));
    }
    let join = |items: &[String]| items.join(lang.pick("；", "; "));
    let stated = |words: &str| if words.is_empty() { lang.pick("文件没写", "not stated").to_string() } else { words.to_string() };
    let after = [
        (lang.pick("名额", "quota"), text.quota.clone()),
        (lang.pick("给多久", "for how long"), text.period.clone()),
        (lang.pick("谁优先", "who comes first"), text.precedence.clone()),
        (lang.pick("谁除外", "who is left out"), text.exclusions.clone()),
        (lang.pick("多久办一次", "how often"), text.review_cycle.clone()),
        (lang.pick("怎么申请", "how to apply"), stated(&text.how)),
        (lang.pick("问谁", "whom to ask"), stated(&text.contact)),
        (lang.pick("公文点明的", "named by the text"), join(&text.fixes)),
        (lang.pick("文件没写", "not stated"), join(&text.unstated)),
        (lang.pick("我们的读法", "our reading"), join(&text.reading)),
        (lang.pick("提醒", "remark"), text.note.clone()),
        (lang.pick("依据", "builds on"), join(&text.refers_to)),
    ];
    article.put(&rows(after.iter().map(|(name, value)| (*name, value.as_str()))));
    article.put(&tag("p", "tick").text(lang.pick("□ 与公文一致　□ 要改：", "□ agrees with the document   □ to be changed: ")));
    article
}

fn tree(review: &Review<'_>, sentences: &[Sentence]) -> Html {
    let mut list = tag("ul", "when");
    for sentence in sentences {
        let mut item = tag(
            "li",
            match sentence.mark {
                Mark::Group => "group",
                Mark::Test => "test",
                Mark::Open => "open",
            },
        );
        item = item.text(&sentence.said);
        if sentence.mark == Mark::Open {
            item.put(&tag("small", "").text(review.lang.pick("待定", "open")));
        }
        for note in &sentence.notes {
            item.put(&tag("small", "").text(note));
        }
        if !sentence.parts.is_empty() {
            item.put(&tree(review, &sentence.parts));
        }
        list.put(&item);
    }
    list
}

fn money(review: &Review<'_>, amount: Amount) -> String {
    let lang = review.lang;
    let yuan = |fen: i64| match fen % 100 {
        0 => format!("{}", fen / 100),
        cents => format!("{}.{cents:02}", fen / 100),
    };
    let figure = match amount.form {
        Form::Fixed(fen) => lang.pick("{} 元", "{} yuan").replace("{}", &yuan(fen)),
        Form::UpTo(fen) => lang.pick("最多 {} 元", "at most {} yuan").replace("{}", &yuan(fen)),
        Form::Ratio { percent, of } => {
            let of = review.texts.facts.get(of.position()).map(|fact| fact.ask.as_str()).unwrap_or_default();
            lang.pick("最多 {p}%：“{f}”", "at most {p}% of “{f}”").replace("{p}", &percent.to_string()).replace("{f}", of)
        }
    };
    let language = if lang == crate::authoring::lang::Lang::Zh { Language::ZhHans } else { Language::En };
    let per: fn(Per) -> &'static str = language.words().per;
    format!("{figure}，{}", per(amount.per)).replace('，', lang.pick("，", ", "))
}
