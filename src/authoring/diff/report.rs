//! A comparison told to people: as text for the terminal, or as Markdown for the approval file. The JSON form stands in `json`.

use super::outcome::{Alone, Change, Group, Outcomes, Persons};
use super::relevant;
use super::wording::{Wording, Wordings};
use super::words::said;
use crate::authoring::lang::Lang;
use crate::authoring::person::lines;
use crate::engine::Left;
use crate::model::{MeasureIx, Rules, Texts};

/// Everything a comparison is told from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Whose outcome changes.
    pub outcomes: &'a Outcomes,
    /// What is said differently.
    pub wordings: &'a Wordings,
    /// The words of the common facts and places.
    pub texts: &'a Texts,
    /// The words of the packs' measures: the old pack's, then the new one's.
    pub measures: [&'a Texts; 2],
    /// The names of the packs.
    pub names: [&'a str; 2],
    /// Under which priors shares are told.
    pub priors: &'a str,
    /// The language of the tool.
    pub lang: Lang,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Indented lines.
    Plain,
    /// Markdown.
    Markdown,
}

/// The comparison as a text.
pub fn report(told: &Told<'_>, style: Style) -> String {
    let mut page = Page { out: String::new(), style, told };
    page.write();
    page.out
}

struct Page<'a> {
    out: String,
    style: Style,
    told: &'a Told<'a>,
}

impl Page<'_> {
    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.told.lang.pick(zh, en)
    }

    fn heading(&mut self, level: usize, text: &str) {
        let line = match self.style {
            Style::Markdown => format!("\n{} {text}\n\n", "#".repeat(level)),
            Style::Plain if level == 1 => format!("{text}\n"),
            Style::Plain => format!("\n{}{text}\n", "  ".repeat(level - 2)),
        };
        self.out.push_str(line.strip_prefix('\n').filter(|_| self.out.is_empty()).unwrap_or(&line));
    }

    fn item(&mut self, depth: usize, text: &str) {
        let line = match self.style {
            Style::Markdown => format!("{}- {text}\n", "  ".repeat(depth)),
            Style::Plain => format!("{}· {text}\n", "  ".repeat(depth + 1)),
        };
        self.out.push_str(&line);
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str(if self.style == Style::Markdown { "\n\n" } else { "\n" });
    }

    fn write(&mut self) {
        let told = self.told;
        let title = self.pick("政策变化：{a} → {b}", "What changes from {a} to {b}");
        self.heading(1, &title.replace("{a}", told.names[0]).replace("{b}", told.names[1]));
        let basis = self.pick(
            "按 {d} 算；“占比”是在假定的申请人里占多少，假定：{p}。每个例子都用另一套直读的办法核对过。",
            "As of {d}. Shares are among imagined applicants: {p}. Each example was checked by reading the rules a second, plain way.",
        );
        self.line(&basis.replace("{d}", &told.outcomes.as_of.to_string()).replace("{p}", told.priors));
        if told.outcomes.is_empty() && told.wordings.is_empty() {
            self.line(self.pick("没有任何变化。", "Nothing changes."));
            return;
        }
        self.outcomes();
        self.wordings();
    }

    fn outcomes(&mut self) {
        let told = self.told;
        let outcomes = told.outcomes;
        let none = outcomes.changed.is_empty() && outcomes.added.is_empty() && outcomes.removed.is_empty() && outcomes.beyond.is_empty();
        self.heading(2, self.pick("谁的结果变了", "Whose outcome changes"));
        if none {
            self.line(self.pick("在两版里都可能的人，结果都没有变。", "Nobody who is possible in both packs."));
        }
        for changed in &outcomes.changed {
            self.heading(3, &self.named(1, &outcomes.common.new, changed.new));
            for change in &changed.changes {
                self.change(change, &[(&outcomes.common.old, changed.old), (&outcomes.common.new, changed.new)]);
            }
        }
        for (old, new) in &outcomes.beyond {
            let line = self.pick("{}：条件太复杂，没有比较出来，请人工核对", "{}: too entangled to be compared; compare by hand");
            let _ = old;
            let name = self.named(1, &outcomes.common.new, *new);
            self.item(0, &line.replace("{}", &name));
        }
        self.alone(&outcomes.added, 1, &outcomes.common.new, self.pick("新增的措施", "Measures added"));
        self.alone(&outcomes.removed, 0, &outcomes.common.old, self.pick("取消的措施", "Measures removed"));
        let Some(possible) = &outcomes.possible else {
            self.line(self.pick("两版的约束太复杂，没有比较出来。", "The constraints are too entangled to be compared."));
            return;
        };
        if possible.nobody_in_both {
            let line = self.pick(
                "两版的约束互相矛盾：没有人在两版里都可能，结果无从比较。",
                "The constraints of the two packs exclude each other: nobody is possible in both, and no outcome could be compared.",
            );
            self.line(line);
        }
        let sides = [
            (&possible.came, self.pick("原来当作不可能、现在可能的人", "Held impossible before, and possible now")),
            (&possible.went, self.pick("原来可能、现在当作不可能的人", "Possible before, and held impossible now")),
        ];
        for (persons, title) in sides.into_iter().filter(|(persons, _)| !persons.groups.is_empty()) {
            self.heading(3, &format!("{title}{}", self.share(persons.share)));
            self.persons(persons, &[]);
        }
    }

    fn alone(&mut self, list: &[Alone], side: usize, rules: &Rules, title: &str) {
        if list.is_empty() {
            return;
        }
        self.heading(3, title);
        for alone in list {
            let shares = match &alone.persons {
                Some([yes, may]) => self
                    .pick("符合的占 {a}，可能符合的占 {b}", "{a} qualify, {b} may qualify")
                    .replace("{a}", &percent(yes.share))
                    .replace("{b}", &percent(may.share)),
                None => self.pick("太复杂，算不出给谁", "too entangled to tell for whom").into(),
            };
            let name = self.named(side, rules, alone.measure);
            self.item(0, &format!("{name}: {shares}"));
        }
    }

    /// The name of a measure in one of the packs, with its id.
    fn named(&self, side: usize, rules: &Rules, measure: MeasureIx) -> String {
        let id = &rules.measures.at(measure).id;
        let text = self.told.measures.get(side).and_then(|texts| texts.measures.get(usize::from(measure.0)));
        match text.filter(|text| !text.name.is_empty()) {
            Some(text) => format!("{} ({id})", text.name),
            None => id.clone(),
        }
    }

    fn change(&mut self, change: &Change, measures: &[(&Rules, MeasureIx)]) {
        let lang = self.told.lang;
        let kind = match change.from.cmp(&change.to) {
            std::cmp::Ordering::Less => lang.pick("得到", "gained"),
            std::cmp::Ordering::Greater => lang.pick("失去", "lost"),
            std::cmp::Ordering::Equal => lang.pick("待定的地方变了", "what is left open changes"),
        };
        let colon = lang.pick("：", ": ");
        let line = format!("{kind}{colon}{} → {}{}", word(change.from, lang), word(change.to, lang), self.share(change.persons.share));
        match self.style {
            Style::Markdown => self.line(&format!("**{line}**")),
            Style::Plain => self.line(&format!("  {line}")),
        }
        self.persons(&change.persons, measures);
    }

    fn share(&self, share: f64) -> String {
        self.pick("（占比 {}）", " (share {})").replace("{}", &percent(share))
    }

    fn persons(&mut self, persons: &Persons, measures: &[(&Rules, MeasureIx)]) {
        for group in &persons.groups {
            self.group(group, measures);
        }
        if !persons.complete {
            let line = self.pick(
                "还有别的情况，没有一一列出；占比是全部的。",
                "There are further conditions that are not listed; the share is of all.",
            );
            self.item(0, line);
        }
        if self.style == Style::Markdown {
            self.out.push('\n');
        }
    }

    fn group(&mut self, group: &Group, measures: &[(&Rules, MeasureIx)]) {
        let (told, lang) = (self.told, self.told.lang);
        let rules = &told.outcomes.common.new;
        let says = |(fact, allowed): &(_, _)| {
            let (question, answer) = said(*fact, allowed, told.outcomes.as_of, rules, told.texts, lang);
            format!("{question} {answer}")
        };
        let conditions: Vec<String> = group.told.iter().map(says).collect();
        let who = if conditions.is_empty() {
            self.pick("所有的人", "everybody").to_string()
        } else {
            conditions.join(self.pick("；", "; "))
        };
        self.item(0, &format!("{who}{}", self.share(group.share)));
        let facts = relevant(&told.outcomes.common, measures, group);
        let flat = super::unfold::flat(rules, Vec::new());
        let sample = lines(&group.sample, &facts, &flat, told.texts, lang);
        let sample: Vec<String> = sample.into_iter().map(|line| format!("{} {}", line.question, line.answer)).collect();
        let line = self.pick("例如：{}", "for example: {}").replace("{}", &sample.join(self.pick("；", "; ")));
        self.item(1, &line);
    }

    fn wordings(&mut self) {
        let told = self.told;
        let sections = [
            (&told.wordings.amounts, self.pick("金额变了", "Amounts that change")),
            (&told.wordings.citations, self.pick("出处和公文信息变了", "Citations and documents that change")),
            (&told.wordings.texts, self.pick("只是文字变了", "Only words that change")),
            (&told.wordings.questions, self.pick("问题、选项和约束变了", "Questions, choices and constraints that change")),
        ];
        for (list, title) in sections.into_iter().filter(|(list, _)| !list.is_empty()) {
            self.heading(2, title);
            list.iter().for_each(|wording| self.wording(wording));
        }
    }

    fn wording(&mut self, wording: &Wording) {
        let quoted = |text: &str| if text.is_empty() { "—".to_string() } else { format!("“{}”", text.replace('\n', " ")) };
        let what = self.told.lang.pick(wording.what.zh, wording.what.en);
        self.item(0, &format!("{} · {what}: {} → {}", wording.id, quoted(&wording.old), quoted(&wording.new)));
    }
}

/// An outcome in words.
pub(super) fn word(left: Left, lang: Lang) -> &'static str {
    match left {
        Left::No => lang.pick("不符合", "does not qualify"),
        Left::Open => lang.pick("可能符合", "may qualify"),
        Left::Yes => lang.pick("符合", "qualifies"),
    }
}

/// A share as a percentage with two figures that count.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        p if p >= 10.0 => format!("{p:.0}%"),
        p if p >= 1.0 => format!("{p:.1}%"),
        p if p >= 0.01 => format!("{p:.2}%"),
        p if p > 0.0 => "<0.01%".into(),
        _ => "0%".into(),
    }
}
