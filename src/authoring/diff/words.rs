//! The common vocabulary in words, and what persons say as conditions in words.

use super::common::{Common, NEW, OLD};
use super::places::greatest;
use crate::authoring::lang::Lang;
use crate::authoring::person::answer;
use crate::engine::{Allowed, Members};
use crate::model::{Choices, Date, FactIx, FactText, Index, Kind, PlaceIx, Rules, Texts, Value};

/// The words of the common facts and places: those of the new pack, or of the old one for what only that has. Choices that only one
/// of the packs offers are marked.
pub fn texts(common: &Common, old: &Texts, new: &Texts, lang: Lang) -> Texts {
    let fact = |(ix, origin): (FactIx, &super::Origin)| {
        let of = |side: usize, texts: &Texts| texts.facts.get(origin.of(side)?.position()).cloned();
        let (before, after) = (of(OLD, old), of(NEW, new));
        let both = before.is_some() && after.is_some();
        let ids = &common.new.facts.at(ix).choices;
        let choices = origin.choices.iter().enumerate().map(|(n, &[was, is])| {
            let named = |text: &Option<FactText>, n: Option<usize>| text.as_ref()?.choices.get(n?).cloned();
            let mut choice = named(&after, is).or_else(|| named(&before, was)).unwrap_or_default();
            if choice.name.is_empty() {
                choice.name = ids.get(n).cloned().unwrap_or_default();
            }
            match (was, is) {
                (None, Some(_)) if both => choice.name.push_str(lang.pick("（新选项）", " (new choice)")),
                (Some(_), None) if both => choice.name.push_str(lang.pick("（已取消的选项）", " (choice no longer offered)")),
                _ => {}
            }
            choice
        });
        let choices = choices.collect();
        let mut text = after.or(before).unwrap_or_default();
        text.choices = choices;
        match (origin.of(OLD), origin.of(NEW)) {
            (None, Some(_)) => text.ask.push_str(lang.pick("（新问题）", " (new question)")),
            (Some(_), None) => text.ask.push_str(lang.pick("（已取消的问题）", " (question no longer asked)")),
            _ => {}
        }
        text
    };
    let place = |&[was, is]: &[Option<PlaceIx>; 2]| {
        let named = |texts: &Texts, place: Option<PlaceIx>| texts.places.get(place?.position()).cloned();
        named(new, is).or_else(|| named(old, was)).unwrap_or_default()
    };
    Texts { facts: common.facts.pairs().map(fact).collect(), places: common.places.iter().map(place).collect(), ..Texts::default() }
}

/// What persons say to a question: the question, and the answers that are allowed.
pub fn said(fact: FactIx, allowed: &Allowed, as_of: Date, rules: &Rules, texts: &Texts, lang: Lang) -> (String, String) {
    let ask = texts.facts.get(fact.position()).map(|text| text.ask.clone()).filter(|ask| !ask.is_empty());
    (ask.unwrap_or_else(|| rules.facts.at(fact).id.clone()), answers(fact, allowed, as_of, rules, texts, lang))
}

fn answers(fact: FactIx, allowed: &Allowed, as_of: Date, rules: &Rules, texts: &Texts, lang: Lang) -> String {
    let known = rules.facts.at(fact);
    let value = |value: Value| answer(rules, texts, fact, value, lang);
    let list = |choices: Choices| choices.iter().map(|n| value(Value::Choice(n))).collect::<Vec<_>>().join(lang.pick("、", ", "));
    match allowed {
        Allowed::Flag(flag) => value(Value::Flag(*flag)),
        Allowed::Choice(choices) => {
            let left_out = Choices(known.all_choices().0 & !choices.0);
            match choices.len() > 3 && left_out.len() < choices.len() {
                true => lang.pick("除“{}”以外", "anything but: {}").replace("{}", &list(left_out)),
                false => list(*choices),
            }
        }
        Allowed::Set(ways) => ways.iter().map(|way| members(way, &list, lang)).collect::<Vec<_>>().join(lang.pick("；或者", "; or ")),
        Allowed::Place { finest, none } => {
            let all = rules.places.finest();
            let name = |&place: &PlaceIx| value(Value::Place(place));
            let areas = |places: Vec<PlaceIx>| {
                let areas = greatest(&rules.places, &places.into_iter().collect());
                areas.iter().map(name).collect::<Vec<_>>()
            };
            let inside = areas(finest.clone());
            let outside = areas(all.iter().copied().filter(|place| !finest.contains(place)).collect());
            let no_place = || value(Value::NoPlace);
            let or = lang.pick("、", ", ");
            match outside.len() < inside.len() {
                true => {
                    let left_out: Vec<String> = outside.into_iter().chain((!none && known.none().is_some()).then(no_place)).collect();
                    lang.pick("除“{}”以外", "anywhere but: {}").replace("{}", &left_out.join(or))
                }
                false => inside.into_iter().chain(none.then(no_place)).collect::<Vec<_>>().join(or),
            }
        }
        Allowed::Between(spans) => {
            let (min, max) = match known.kind {
                Kind::Integer { min, max } | Kind::Money { min, max } => (min, max),
                _ => (Date::FIRST.days(), as_of.days()),
            };
            let is_date = known.kind == Kind::Date;
            let one = |n: i64| match is_date {
                true => Date::from_days(n).map_or_else(|| n.to_string(), |day| day.to_string()),
                false => value(Value::Number(n)),
            };
            // No answer lies after the as-of day: an interval that reaches it needs no end.
            let (at_most, at_least) = match is_date {
                true => (lang.pick("{} 及以前", "{} or before"), lang.pick("{} 及以后", "{} or later")),
                false => (lang.pick("不超过 {}", "at most {}"), lang.pick("不少于 {}", "at least {}")),
            };
            let span = |&(low, high): &(i64, i64)| match (low <= min, high >= max) {
                (true, true) => lang.pick("不限", "any").to_string(),
                (true, false) => at_most.replace("{}", &one(high)),
                (false, true) if low != high => at_least.replace("{}", &one(low)),
                _ if low == high => one(low),
                _ => lang.pick("{a} 到 {b}", "{a} to {b}").replace("{a}", &one(low)).replace("{b}", &one(high)),
            };
            spans.iter().map(span).collect::<Vec<_>>().join(lang.pick("，或者 ", ", or "))
        }
    }
}

fn members(way: &Members, list: &dyn Fn(Choices) -> String, lang: Lang) -> String {
    let some = way.some_of.iter().map(|some| match some.len() {
        1 => lang.pick("有“{}”", "has: {}").replace("{}", &list(*some)),
        _ => lang.pick("有“{}”之一", "has any of: {}").replace("{}", &list(*some)),
    });
    let none = (!way.none_of.is_empty()).then(|| lang.pick("没有“{}”", "has none of: {}").replace("{}", &list(way.none_of)));
    some.chain(none).collect::<Vec<_>>().join(lang.pick("，", "; "))
}
