//! What of the outcome is looked at: a kind, a document, more of a part, what has been unfolded.

use yew::prelude::*;

use super::screen::Shown;
use crate::component::app::Change;
use crate::component::dom::{Piece, button, el, nothing, say, tag};
use crate::component::view::View;
use crate::interview::{Filter, documents, groups};
use crate::model::MeasureIx;
use crate::wording::join;

/// Where fewer measures are found, there is nothing to be filtered.
const WORTH_FILTERING: usize = 8;

/// What the reader has chosen and unfolded.
#[derive(Clone, Debug, Default)]
pub(in crate::component) struct Looking {
    /// One kind, one document.
    pub(super) filter: Filter,
    /// The parts of what is open that are shown whole, not only their first few.
    pub(super) whole: [bool; 3],
    /// What has been unfolded, by the names of the folds: what is folded is not drawn.
    pub(super) unfolded: Vec<String>,
}

impl Looking {
    pub(super) fn has_unfolded(&self, fold: &str) -> bool {
        self.unfolded.iter().any(|known| known == fold)
    }

    /// How many measures pass the filter; nothing where there is none.
    pub(in crate::component) fn told(&self, view: &View) -> String {
        let (words, rules) = (view.words(), view.interview.rules());
        let many = rules.measures.indices().filter(|&ix| self.filter.passes(rules, ix)).count();
        match many {
            _ if self.filter == Filter::default() => String::new(),
            0 => words.filtered_none.into(),
            _ => words.filtered.say(many),
        }
    }
}

impl Shown<'_> {
    /// A click that changes what the reader looks at.
    pub(super) fn look(&self, next: Looking) -> Callback<MouseEvent> {
        let change = self.change.clone();
        Callback::from(move |_: MouseEvent| change.emit(Change::Look(next.clone())))
    }

    /// The way to all of a list of which the first few are shown, and back: the same button, so that the focus stays where it is.
    pub(super) fn more(&self, whole: bool, hidden: usize, next: Looking) -> Piece {
        if hidden == 0 {
            return nothing();
        }
        let words = self.view.words();
        let said = if whole { words.show_fewer.into() } else { words.show_more.say(hidden) };
        let button = button("link", self.look(next)).set("aria-expanded", if whole { "true" } else { "false" });
        el("p", "", [button.text(&said)])
    }

    /// A part of the rest that is drawn once it is unfolded.
    pub(super) fn fold(&self, name: &str, words: &str, inside: impl FnOnce() -> Piece) -> Piece {
        let unfolded = self.looking.has_unfolded(name);
        let mut next = self.looking.clone();
        if !unfolded {
            next.unfolded.push(name.into());
        }
        let summary = tag("summary", "").on_click(self.look(next)).with([say("span", "", words)]);
        tag("details", "").key(name).with([summary, if unfolded { inside() } else { nothing() }])
    }

    /// The choice of a kind and of a document, over everything there is.
    pub(super) fn filters(&self) -> Piece {
        let Shown { view, looking, .. } = *self;
        let words = view.words();
        let rules = view.interview.rules();
        let everything: Vec<MeasureIx> = rules.measures.indices().collect();
        let (kinds, papers) = (groups(rules, &everything), documents(rules, &everything));
        if everything.len() < WORTH_FILTERING || (kinds.len() < 2 && papers.len() < 2) {
            return nothing();
        }
        let Filter { group, document } = looking.filter;
        let mut by_kind = Vec::new();
        for &(kind, many) in &kinds {
            by_kind.push((counted((words.group)(kind), many), group == Some(kind)));
        }
        let mut by_document = Vec::new();
        for &(ix, many) in &papers {
            by_document.push((counted(&self.document_line(ix), many), document == Some(ix)));
        }
        let filter = looking.filter;
        let kind = self
            .select(words.filter_kind, &by_kind, move |n| Filter { group: n.and_then(|n| kinds.get(n)).map(|&(kind, _)| kind), ..filter });
        let filter = looking.filter;
        let paper = self.select(words.filter_document, &by_document, move |n| Filter {
            document: n.and_then(|n| papers.get(n)).map(|&(ix, _)| ix),
            ..filter
        });
        let fields = tag("div", "filter").set("role", "group").set("aria-label", words.filter_label).with([kind, paper]);
        el("div", "", [fields, say("p", "small", &looking.told(view))])
    }

    /// A list to choose one of, or all.
    fn select(&self, label: &'static str, options: &[(String, bool)], chosen: impl Fn(Option<usize>) -> Filter + 'static) -> Piece {
        let (change, looking) = (self.change.clone(), self.looking.clone());
        let choose = Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                // The first entry is "all".
                let filter = chosen(usize::try_from(list.selected_index() - 1).ok());
                change.emit(Change::Look(Looking { filter, ..looking.clone() }));
            }
        });
        let none = options.iter().all(|(_, chosen)| !chosen);
        let mut entries = vec![tag("option", "").set_if(none, "selected", "selected").text(self.view.words().all)];
        for (name, chosen) in options {
            entries.push(tag("option", "").set_if(*chosen, "selected", "selected").text(name));
        }
        el("label", "", [say("span", "small", label), tag("select", "").on_change(choose).with(entries)])
    }
}

fn counted(name: &str, many: usize) -> String {
    join(&[name, &many.to_string()], " ")
}
