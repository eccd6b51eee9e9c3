//! JavaScript values in and out.
//!
//! In: a parsed JSON value becomes a [`Tree`], bounded in depth and size, because a page may hand over anything, also an
//! object that contains itself. A derived deserializer for every part of a pack would add a third to the wasm.

use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::pack::Tree;

/// The value as a tree; nothing where it is too deep, too large, or holds what JSON cannot.
pub fn from_js(value: &JsValue) -> Option<Tree> {
    let mut left = Tree::MAX_VALUES;
    tree(value, Tree::MAX_DEPTH, &mut left)
}

/// The same of the core of a pack without its sketches, which are markup and deep; of its front alone, or of the whole.
pub(super) fn core_from_js(core: &JsValue, front: bool) -> Option<Tree> {
    let mut left = Tree::MAX_VALUES;
    match core.dyn_ref::<Object>() {
        Some(object) => fields(object, Tree::MAX_DEPTH, &mut left, if front { &LATE } else { &["sketches"] }),
        None => Some(Tree::Null),
    }
}

/// What of a core is not read for the way to the first question.
const LATE: [&str; 7] = ["sketches", "places", "tests", "constraint_ids", "constraint_code", "documents", "measures"];

fn tree(value: &JsValue, depth: usize, left: &mut usize) -> Option<Tree> {
    *left = left.checked_sub(1)?;
    if let Some(number) = value.as_f64() {
        return Some(Tree::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Some(Tree::Text(text));
    }
    if value.is_null() || value.is_undefined() {
        return Some(Tree::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Some(Tree::Flag(flag));
    }
    let depth = depth.checked_sub(1)?;
    if let Some(array) = value.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for n in 0..array.length() {
            items.push(tree(&array.get(n), depth, left)?);
        }
        return Some(Tree::List(items));
    }
    fields(value.dyn_ref::<Object>()?, depth, left, &[])
}

/// An object with its fields but these.
fn fields(object: &Object, depth: usize, left: &mut usize, but: &[&str]) -> Option<Tree> {
    let entries = Object::entries(object);
    let mut fields = Vec::new();
    for n in 0..entries.length() {
        let entry: Array = entries.get(n).unchecked_into();
        let name = entry.get(0).as_string()?;
        if !but.contains(&name.as_str()) {
            fields.push((name, tree(&entry.get(1), depth, left)?));
        }
    }
    Some(Tree::Fields(fields))
}

/// A property, by its name; undefined where there is none.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property, where it can be set.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// What a method says, called with up to two values; undefined where there is none, or where it throws.
pub(super) fn call(of: &JsValue, name: &str, values: &[&JsValue]) -> JsValue {
    let method = get(of, name);
    let Some(method) = method.dyn_ref::<Function>() else { return JsValue::UNDEFINED };
    // As in JavaScript, a method may be given more than it takes.
    let (none, mut values) = (JsValue::UNDEFINED, values.iter().copied());
    let called = method.call2(of, values.next().unwrap_or(&none), values.next().unwrap_or(&none));
    called.unwrap_or(JsValue::UNDEFINED)
}

/// A plain object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // A property of a fresh plain object can always be set.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// What a page gets, in plain objects, arrays and `null`; `null` also for a number that JavaScript cannot hold exactly. For what is late
/// alone: it weighs more than [`object`].
pub(super) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
