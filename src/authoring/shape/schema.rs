//! JSON Schemas of the policy files, for editors that complete and validate while one types.

use serde_json::{Map, Value, json};

use super::{ACKNOWLEDGED, AMOUNT, DOCUMENT, FACTS, GLOSSARY, Key, PACK, PLACES, SCENARIOS, Shape, WORDS};

/// Ids in schemas, as packs want them.
pub const ID_PATTERN: &str = "^[a-z][a-z0-9_-]{0,63}$";
const DATE_PATTERN: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const TAG_PATTERN: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// The schemas by file name.
pub fn schemas() -> Vec<(&'static str, Value)> {
    let files: [(&str, &str, &Shape); 7] = [
        ("pack.json", "pack.yaml", &PACK),
        ("places.json", "places.yaml", &PLACES),
        ("facts.json", "facts.yaml", &FACTS),
        ("document.json", "documents/*.yaml", &Shape::Record(&DOCUMENT)),
        ("words.json", "words/*/*.yaml", &WORDS),
        ("scenarios.json", "scenarios/*.yaml", &SCENARIOS),
        ("glossary.json", "glossary.yaml", &GLOSSARY),
    ];
    files.into_iter().map(|(name, of, shape)| (name, file(of, shape))).collect()
}

fn file(of: &str, shape: &Shape) -> Value {
    let mut definitions = Map::new();
    let body = schema(shape, &mut definitions);
    let mut whole = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": of});
    if let (Some(whole), Some(body)) = (whole.as_object_mut(), body.as_object()) {
        whole.extend(body.clone());
        if !definitions.is_empty() {
            whole.insert("$defs".into(), Value::Object(definitions));
        }
    }
    whole
}

fn schema(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text => json!({"type": ["string", "number"], "minLength": 1}),
        Shape::Id => json!({"type": "string", "pattern": ID_PATTERN}),
        Shape::Ids => {
            let id = schema(&Shape::Id, definitions);
            json!({"anyOf": [id, {"type": "array", "items": id}]})
        }
        Shape::Tag => json!({"type": "string", "pattern": TAG_PATTERN}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Whole => json!({"type": "integer"}),
        Shape::Money => json!({"type": "number", "multipleOf": 0.01}),
        Shape::Date => json!({"type": "string", "pattern": DATE_PATTERN}),
        Shape::Word(words) => json!({"type": "string", "enum": words()}),
        Shape::Nullable(inner) => json!({"anyOf": [schema(inner, definitions), {"type": "null"}]}),
        Shape::List(inner) => json!({"type": "array", "items": schema(inner, definitions)}),
        Shape::Texts => json!({"type": "object", "additionalProperties": schema(&Shape::Text, definitions)}),
        Shape::Answers => json!({"type": "object"}),
        Shape::Value => json!({"type": ["string", "number", "boolean", "array"]}),
        Shape::Condition => {
            if !definitions.contains_key("condition") {
                definitions.insert("condition".into(), Value::Null);
                let acknowledged = described(&ACKNOWLEDGED, definitions);
                definitions.insert("condition".into(), condition(&acknowledged));
            }
            json!({"$ref": "#/$defs/condition"})
        }
        Shape::Amount => {
            let amount = record(AMOUNT, definitions);
            json!({"anyOf": [{"const": "not_stated"}, amount]})
        }
        Shape::Record(inner) => {
            if !definitions.contains_key(inner.name) {
                // The place is taken first, so that definitions stand in the order in which they are met.
                definitions.insert(inner.name.into(), Value::Null);
                let body = record(inner.keys, definitions);
                definitions.insert(inner.name.into(), body);
            }
            json!({"$ref": format!("#/$defs/{}", inner.name)})
        }
    }
}

fn record(keys: &[Key], definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    for key in keys {
        properties.insert(key.name.into(), described(key, definitions));
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn described(key: &Key, definitions: &mut Map<String, Value>) -> Value {
    let mut property = schema(&key.shape, definitions);
    if let Some(property) = property.as_object_mut() {
        property.insert("description".into(), key.help.into());
    }
    property
}

fn condition(acknowledged: &Value) -> Value {
    let part = json!({"$ref": "#/$defs/condition"});
    let parts = json!({"type": "array", "items": part});
    let say = json!({"type": "string", "description": "给申请人看的短句，用肯定的说法"});
    let id = json!({"type": "string", "pattern": ID_PATTERN});
    let ids = json!({"type": "array", "items": id, "minItems": 1});
    let value = json!({"type": ["string", "number", "boolean"]});
    let group = |key: &str, body: Value, help: &str| {
        let mut body = body;
        if let Some(body) = body.as_object_mut() {
            body.insert("description".into(), help.into());
        }
        json!({"type": "object", "properties": {key: body, "say": say, "acknowledged": acknowledged}, "required": [key], "additionalProperties": false})
    };
    let count = json!({
        "type": "object",
        "properties": {"count": {"type": "integer", "minimum": 1}, "of": parts},
        "required": ["count", "of"],
        "additionalProperties": false
    });
    let test = json!({
        "type": "object",
        "properties": {
            "fact": {"type": "string", "pattern": ID_PATTERN, "description": "facts.yaml 里的事实"},
            "is": value, "is_not": value,
            "in": ids, "not_in": ids,
            "at_least": value, "at_most": value,
            "has_any": ids, "excludes": ids,
            "not_empty": {"const": true},
            "within": {"anyOf": [id, ids]}, "not_within": {"anyOf": [id, ids]},
            "within_years": {"type": "integer", "minimum": 1, "maximum": 200},
            "say": say,
            "acknowledged": acknowledged,
            "inferred": {"type": "boolean", "description": "公文没写，是我们的读法"},
            "open_if_false": {"type": "string", "description": "不满足时不是“否”，而是待定：待定点的键"}
        },
        "required": ["fact"],
        "minProperties": 2,
        "additionalProperties": false
    });
    json!({
        "anyOf": [
            group("all", parts.clone(), "都要成立"),
            group("any", parts.clone(), "有一条成立就行"),
            group("not", part, "不成立才行"),
            group("at_least", count, "至少几条成立"),
            group("open", json!({"type": "string"}), "公文没写清的事：待定点的键，不再改"),
            test
        ]
    })
}
