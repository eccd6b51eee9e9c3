//! The form of acknowledgements, which may stand under every item that findings are placed in.

use super::{Key, Record, Shape, may, must};
use crate::authoring::diagnose::{self, codes};
use crate::authoring::lang::Both;

/// The key and what it holds.
pub const ACKNOWLEDGED: Key = may(diagnose::ACKNOWLEDGED, ACKNOWLEDGEMENTS, "看过了、本来就该这样的提醒，连同理由");

/// Acknowledgements.
pub const ACKNOWLEDGEMENTS: Shape = Shape::List(&Shape::Record(&ACKNOWLEDGEMENT));

static ACKNOWLEDGEMENT: Record = Record {
    name: "acknowledgement",
    what: Both { zh: "确认", en: "an acknowledgement" },
    keys: &[
        must("code", Shape::Word(codes::acknowledgeable), "提醒的编号，如 P805"),
        may("about", Shape::Id, "只确认说到这个标识的提醒，如一个选项"),
        must("reason", Shape::Text, "为什么本来就该这样"),
    ],
};
