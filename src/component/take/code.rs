//! The QR code of a link, drawn as one path.

use super::qr::{Qr, encode};
use crate::component::dom::{Piece, tag};
use crate::wording::join;

/// The margin that readers need, in modules.
const MARGIN: usize = 4;

/// The code of a text; nothing where it does not fit.
pub(super) fn code(text: &str, label: &str) -> Option<Piece> {
    let qr = encode(text.as_bytes())?;
    let side = (qr.side + 2 * MARGIN).to_string();
    let svg = tag("svg", "code").attr("viewBox", &join(&["0 0", &side, &side], " ")).set("role", "img").attr("aria-label", label);
    Some(svg.with([tag("path", "").attr("d", &modules(&qr)).end()]))
}

/// Runs of dark modules, row by row.
fn modules(qr: &Qr) -> String {
    let mut path = String::new();
    for y in 0..qr.side {
        let mut x = 0;
        while x < qr.side {
            let from = x;
            while qr.is_dark(x, y) {
                x += 1;
            }
            if x > from {
                let (left, top, run) = ((from + MARGIN).to_string(), (y + MARGIN).to_string(), (x - from).to_string());
                path.push_str(&join(&["M", &left, " ", &top, "h", &run, "v1h-", &run, "z"], ""));
            }
            x += 1;
        }
    }
    path
}
