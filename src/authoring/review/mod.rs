//! One printable page per document, for sign-off by people who read no YAML: every measure as sentences with its clause, the questions of
//! the interview, persons with their outcomes, findings, version and digest, and room for signatures.
//!
//! A page is a single HTML file without script; its one style is named by hash in its own policy. Knows nothing of the disk or the clock.

mod findings;
mod html;
mod measures;
mod persons;
mod questions;

use std::rc::Rc;

use self::html::{Html, tag};
use super::diagnose::Report;
use super::digest::{sha256, style_hash};
use super::lang::Lang;
use super::yaml::Sources;
use crate::model::{Document, DocumentIx, DocumentText, Index, Measure, MeasureIx, MeasureText, Rules, Texts};

const STYLE: &str = include_str!("review.css");

/// What pages are made of.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// The version the officers gave.
    pub version: &'a str,
    /// The digest of the pack as it is compiled.
    pub digest: &'a str,
    /// Rules of all documents.
    pub rules: Rc<Rules>,
    /// Their words, in the language of the page.
    pub texts: &'a Texts,
    /// The language of these words.
    pub tag: &'a str,
    /// The language of everything else.
    pub lang: Lang,
    /// What the checks found.
    pub checked: &'a Report,
    /// What was proved over all applicants.
    pub proved: &'a Report,
    /// The files it was found in.
    pub sources: &'a Sources,
    /// The persons that were tried.
    pub cases: &'a [super::cases::Case],
}

/// The page of a document; `path` is its file in the folder.
pub fn page(review: &Review<'_>, document: DocumentIx, path: &str) -> String {
    let lang = review.lang;
    let (known, words) = (review.rules.documents.get(document), review.texts.documents.get(document.position()));
    let (Some(known), Some(words)) = (known, words) else { return String::new() };
    let title = format!("{} · {}", lang.pick("送审稿", "For sign-off"), words.title);
    let mut body = Html::new();
    body.put(&head(review, known, words));
    let persons = persons::persons(review, document);
    body.put(&contents(review, document, persons.len()));
    body.put(&findings::section(review, path));
    body.put(&measures::section(review, document, &persons));
    body.put(&persons::section(review, &persons));
    body.put(&questions::section(review, document));
    body.put(&findings::acknowledged(review, path));
    body.put(&signatures(review, path));
    let policy = format!("default-src 'none'; style-src '{}'", style_hash(STYLE.as_bytes()));
    // The policy stands before the style it allows.
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        html::escape(review.tag),
        html::escape(&policy),
        html::escape(&title),
        body.written()
    )
}

impl Review<'_> {
    /// The measures of a document with their words, in order.
    fn measures(&self, document: DocumentIx) -> impl Iterator<Item = (MeasureIx, &Measure, &MeasureText)> {
        let all = self.rules.measures.pairs().zip(&self.texts.measures);
        all.filter(move |((_, measure), _)| measure.document == document).map(|((ix, measure), text)| (ix, measure, text))
    }

    /// The name of a measure as persons and other measures refer to it.
    fn name(&self, measure: MeasureIx) -> String {
        self.texts.measures.get(measure.position()).map(|text| text.name.clone()).unwrap_or_default()
    }
}

fn head(review: &Review<'_>, known: &Document, words: &DocumentText) -> Html {
    let lang = review.lang;
    let day = |day: Option<crate::model::Date>| day.map(|day| day.to_string());
    let none = lang.pick("没有写", "not stated").to_string();
    let period = match known.period {
        (None, None) => none.clone(),
        (from, until) => format!("{} – {}", day(from).unwrap_or("…".into()), day(until).unwrap_or("…".into())),
    };
    let place = review.texts.places.get(known.place.position()).cloned().unwrap_or_default();
    let rows = [
        (lang.pick("文号", "number"), words.number.clone()),
        (lang.pick("印发机关", "issued by"), words.issuer.clone()),
        (lang.pick("印发日期", "issued on"), day(known.issued).unwrap_or(none)),
        (lang.pick("适用的地方", "place"), place),
        (lang.pick("期限", "period"), format!("{period} · {}", words.basis)),
        (lang.pick("性质", "nature"), words.nature.clone()),
        (lang.pick("随结果显示的提醒", "warning shown with results"), words.warning.clone()),
        (lang.pick("问谁", "whom to ask"), words.contact.clone()),
        (lang.pick("规则版本", "version of the rules"), review.version.to_string()),
    ];
    let mut html = Html::new();
    html.put(&tag("p", "kind").text(lang.pick("人才政策自测 · 规则送审稿", "Policy Calculator · rules for sign-off")));
    html.put(&tag("h1", "").text(&words.title));
    html.put(&html::rows(rows.iter().map(|(name, value)| (*name, value.as_str()))));
    html
}

fn contents(review: &Review<'_>, document: DocumentIx, persons: usize) -> Html {
    let lang = review.lang;
    let measures = review.measures(document).count();
    let questions = questions::asked(review, document).len();
    let line = lang.pick(
        "这份稿子有 {m} 项措施、{q} 个问题、{p} 个试算的人。请逐项对照公文：条件有没有多写、漏写、写反，说法老百姓看不看得懂。",
        "This page holds {m} measures, {q} questions and {p} persons that were tried. Compare each with the document: is a condition added, forgotten or \
         turned round, and will people understand the words?",
    );
    let line = line.replace("{m}", &measures.to_string()).replace("{q}", &questions.to_string()).replace("{p}", &persons.to_string());
    tag("p", "lead").text(&line)
}

/// Room for those who stand for it.
fn signatures(review: &Review<'_>, path: &str) -> Html {
    let lang = review.lang;
    let source = review.sources.files.iter().find(|file| file.path == path).map(|file| sha256(file.text.as_bytes())).unwrap_or_default();
    let signed = [
        (lang.pick("规则版本", "version of the rules"), review.version.to_string()),
        (lang.pick("政策包摘要", "digest of the pack"), review.digest.to_string()),
        (lang.pick("文件及摘要", "file and digest"), format!("{path} · {source}")),
    ];
    let roles = [lang.pick("编写", "written by"), lang.pick("复核", "checked by"), lang.pick("批准", "approved by")];
    let heads = [lang.pick("职责", "role"), lang.pick("姓名", "name"), lang.pick("签字", "signature"), lang.pick("日期", "date")];
    let mut table = tag("table", "sign");
    table.put(&html::row("th", heads));
    for role in roles {
        table.put(&html::row("td", [role, "", "", ""]));
    }
    let mut section = tag("section", "signatures");
    section.put(&tag("h2", "").text(lang.pick("签字", "Signatures")));
    section.put(&tag("p", "").text(lang.pick(
        "签字的人确认：上面的措施、问题和试算结果，与公文一致。摘要变了，就要重新送审。",
        "Those who sign confirm that the measures, questions and outcomes above agree with the document. Whenever the digest changes, it is to be signed anew.",
    )));
    section.put(&html::rows(signed.iter().map(|(name, value)| (*name, value.as_str()))));
    section.put(&table);
    section
}
