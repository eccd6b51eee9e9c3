//! What stands on the screen to be read, block by block, in the order in which it stands there.
//!
//! Reads the page, not the session: what is folded up is not read, and what has been unfolded is.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::sentence::parts;
use crate::element::json::{call, get};

/// What only serves to operate the tool, or stands in a region that is read out anyway.
const NOT_READ: &str = ".bar, .foot, .act, .take, .filter, .link:not(.inline), [role=status], [aria-hidden]";

/// So many characters are read at the most: an hour would be of no use to anybody.
const MOST: usize = 12_000;

/// Elements that do not part what stands before them from what stands after them, however they are laid out.
const WITHIN: [&str; 3] = ["SPAN", "B", "I"];

/// What can be seen below this element, in parts that can be said in one go.
pub(super) fn texts(mount: &Element) -> Vec<String> {
    let mut page = Page::default();
    page.inside(mount);
    page.end();
    page.parts
}

#[derive(Default)]
struct Page {
    parts: Vec<String>,
    /// The block that is being gone through.
    block: String,
    /// How many characters were read, roughly.
    read: usize,
}

impl Page {
    fn inside(&mut self, node: &JsValue) {
        let mut child = get(node, "firstChild");
        while child.is_truthy() && self.read < MOST {
            match get(&child, "nodeType").as_f64() {
                Some(1.0) => self.element(&child),
                Some(3.0) => self.text(&child),
                _ => {}
            }
            child = get(&child, "nextSibling");
        }
    }

    fn element(&mut self, element: &JsValue) {
        if call(element, "matches", &[&NOT_READ.into()]).is_truthy() {
            return;
        }
        let name = get(element, "tagName").as_string().unwrap_or_default();
        let style = call(&js_sys::global(), "getComputedStyle", &[element]);
        let display = get(&style, "display").as_string().unwrap_or_default();
        if display == "none" {
            return;
        }
        let answer = name == "SPAN" && get(element, "className") == "ans";
        let within = !answer && (WITHIN.contains(&name.as_str()) || display.starts_with("inline"));
        if !within {
            self.end();
        }
        if name == "DETAILS" && !get(element, "open").is_truthy() {
            // Its summary; all else is folded up.
            self.element(&get(element, "firstChild"));
        } else {
            self.inside(element);
        }
        if !within {
            self.end();
        } else if name == "BUTTON" {
            // Answers stand side by side without a word between them.
            self.block.push(' ');
        }
    }

    fn text(&mut self, node: &JsValue) {
        let text = get(node, "data").as_string().unwrap_or_default();
        self.read += text.len() / "字".len();
        self.block.push_str(&text);
    }

    /// A block ends here.
    fn end(&mut self) {
        parts(&self.block, &mut self.parts);
        self.block.clear();
    }
}
