//! From the parser's events to a tree, bounded in depth and number, with everything refused that a policy file does not need.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as EventSpan};

use super::{Entry, Node, Place, Sources, Span, Value, guard};
use crate::authoring::diagnose::{Report, codes};
use crate::authoring::lang::{Arg, Both};

/// How deep lists and mappings may stand in each other.
const MAX_DEPTH: usize = 32;
/// How many values a file may hold.
const MAX_NODES: usize = 200_000;

/// Reads a file into `sources` and parses it; nothing comes back where it cannot be read at all.
pub fn parse(path: &str, bytes: &[u8], sources: &mut Sources, report: &mut Report) -> Option<Node> {
    let file = sources.add(path, String::new());
    let (text, good) = guard::text_of(file, bytes, report);
    if let Some(source) = sources.files.last_mut() {
        source.text.clone_from(&text);
    }
    if !good {
        return None;
    }
    let clean = guard::inspect(file, &text, report);
    let mut tree = Tree { file, report, open: Vec::new(), root: None, nodes: 0, whole: true };
    let mut parser = Parser::new_from_str(&text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => {
                if !tree.take(event, span) {
                    return None;
                }
            }
            Err(error) => {
                // A tab or a full-width colon explains what the parser stumbles over better than it can.
                if clean {
                    let place = place(*error.marker());
                    let span = Span { file, start: place, end: Place { column: place.column + 1, ..place } };
                    if error.info().contains("unknown anchor") {
                        report.add(&codes::ALIAS, span, &[]);
                    } else if error.info().contains("recursion limit") {
                        report.add(&codes::TOO_DEEP, span, &[]);
                    } else {
                        report.add(&codes::SYNTAX, span, &[words(error.info())]);
                    }
                }
                return None;
            }
        }
    }
    let nothing = Node { span: Span::top(file), value: Value::Scalar { text: String::new(), plain: true } };
    let Tree { root, whole, .. } = tree;
    (whole && clean).then(|| root.unwrap_or(nothing))
}

/// What the parser says, in the reader's terms where it is one of the usual slips.
fn words(info: &str) -> Arg {
    let usual = [
        ("expected '-' indicator", "缩进和上面的列表项不一致", "the indentation differs from that of the list items above"),
        ("did not find expected key", "缩进和上面的键不一致", "the indentation differs from that of the keys above"),
        (
            "mapping values are not allowed",
            "这里不能再有冒号；上一行没写完，或文字里有半角冒号",
            "a colon cannot stand here; the line above is unfinished, or a text contains a colon",
        ),
        ("expected ',' or '}'", "花括号里少了逗号或右括号", "a comma or closing brace is missing"),
        ("expected ',' or ']'", "方括号里少了逗号或右括号", "a comma or closing bracket is missing"),
        ("expected node content", "这里少了内容", "something is missing here"),
        ("unexpected end of stream", "引号没有收尾", "a quote is not closed"),
        ("simple key expect", "键后面少了冒号和空格", "a key lacks its colon and space"),
        ("indentation", "缩进不对", "the indentation is wrong"),
        ("trailing content", "引号收尾以后还有别的字", "something follows the closing quote"),
        ("unexpected character", "这个符号不能在这里开头，整句要加引号", "a text cannot begin with this character without quotes"),
        ("misplaced bracket", "括号不配对", "the brackets do not match"),
        ("mapping keys are not allowed", "这里不能是键", "a key cannot stand here"),
        ("cannot start with '-'", "文字以 - 开头时要加引号", "a text that begins with - needs quotes"),
        ("escape", "双引号里的反斜杠写法不对；改用单引号", "a backslash between double quotes is wrong; use single quotes"),
        ("block scalar", "| 或 > 后面的写法不对", "what follows | or > is wrong"),
        ("unprintable", "有看不见的控制字符", "there is a control character that cannot be seen"),
        ("byte order mark", "文件中间有一个看不见的 BOM 字符", "an invisible byte order mark stands inside the file"),
        ("directive", "这里不用以 % 开头的行", "lines that begin with % are not used here"),
        ("anchor", "文字以 & 或 * 开头时要加引号", "a text that begins with & or * needs quotes"),
        (" tag", "文字以 ! 开头时要加引号", "a text that begins with ! needs quotes"),
        ("block sequence entries", "这里不能开始一个列表", "a list cannot begin here"),
    ];
    let found = usual.into_iter().find(|(part, ..)| info.contains(part));
    found.map_or_else(|| info.into(), |(_, zh, en)| Both { zh, en }.into())
}

fn place(marker: Marker) -> Place {
    Place { line: marker.line().max(1) as u32, column: marker.col() as u32 }
}

/// A list or mapping that is not closed yet.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<(String, Span)>),
}

struct Tree<'a> {
    file: u32,
    report: &'a mut Report,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    /// Whether every key and value was read; if not, what lacks would be reported as missing.
    whole: bool,
}

impl Tree<'_> {
    /// Takes an event; whether to go on.
    fn take(&mut self, event: Event<'_>, span: EventSpan) -> bool {
        let span = Span { file: self.file, start: place(span.start), end: place(span.end) };
        match event {
            Event::Alias(_) => {
                self.report.add(&codes::ALIAS, span, &[]);
                self.whole = false;
                self.put(Node { span, value: Value::Scalar { text: String::new(), plain: true } });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.plainness(anchor, tag.is_some(), span);
                let value = Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.put(Node { span, value });
            }
            Event::SequenceStart(anchor, tag) => {
                self.plainness(anchor, tag.is_some(), span);
                self.open.push(Open::List(span, Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.plainness(anchor, tag.is_some(), span);
                self.open.push(Open::Map(span, Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::DocumentStart(_) if self.root.is_some() => {
                self.report.add(&codes::TWO_DOCUMENTS, span, &[]);
                return false;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        if self.open.len() > MAX_DEPTH {
            self.report.add(&codes::TOO_DEEP, span, &[]);
            return false;
        }
        if self.nodes > MAX_NODES {
            self.report.add(&codes::FILE_TOO_LARGE, span, &[]);
            return false;
        }
        true
    }

    fn plainness(&mut self, anchor: usize, tag: bool, span: Span) {
        if anchor > 0 {
            self.report.add(&codes::ALIAS, span, &[]);
        }
        if tag {
            self.report.add(&codes::TAG, span, &[]);
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::List(span, items)) => {
                let span = items.first().map_or(span, |item| item.span);
                self.put(Node { span, value: Value::List(items) });
            }
            Some(Open::Map(span, entries, _)) => {
                let span = entries.first().map_or(span, |entry| entry.span);
                let entries = self.once_each(entries);
                self.put(Node { span, value: Value::Map(entries) });
            }
            None => {}
        }
    }

    /// The entries without those whose key stood before.
    fn once_each(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut first: HashMap<String, Span> = HashMap::with_capacity(entries.len());
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            match first.get(&entry.key) {
                Some(&before) => {
                    self.report.add(&codes::DUPLICATE_KEY, entry.span, &[entry.key.as_str().into()]).also(before);
                }
                None => {
                    first.insert(entry.key.clone(), entry.span);
                    kept.push(entry);
                }
            }
        }
        kept
    }

    fn put(&mut self, node: Node) {
        self.nodes += 1;
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, waiting)) => match waiting.take() {
                Some((key, span)) => entries.push(Entry { key, span, value: node }),
                None => match node.value {
                    Value::Scalar { text, .. } => *waiting = Some((text, node.span)),
                    _ => {
                        self.report.add(&codes::KEY_NOT_TEXT, node.span, &[]);
                        self.whole = false;
                        *waiting = Some((String::new(), node.span));
                    }
                },
            },
        }
    }
}
