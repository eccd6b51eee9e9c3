//! QR codes as ISO/IEC 18004 describes them, as far as a link needs them: bytes, correction level L, up to version 27.
//!
//! Half of what a complete library weighs in the wasm. `tests` compares modules of every version and mask with one.

mod square;
#[cfg(test)]
mod tests;
mod words;

pub(super) use square::Qr;
use words::{codewords, with_correction};

/// Codewords for correction in each block, and blocks, by version from 1. Beyond the last the modules would be too small for the
/// camera of a phone.
const PLAN: [(usize, usize); 27] = [
    (7, 1),
    (10, 1),
    (15, 1),
    (20, 1),
    (26, 1),
    (18, 2),
    (20, 2),
    (24, 2),
    (30, 2),
    (18, 4),
    (20, 4),
    (24, 4),
    (26, 4),
    (30, 4),
    (22, 6),
    (24, 6),
    (28, 6),
    (30, 6),
    (28, 7),
    (28, 8),
    (28, 8),
    (28, 9),
    (30, 9),
    (30, 10),
    (26, 12),
    (28, 12),
    (30, 12),
];

/// The smallest code that holds these bytes, with the mask that reads best; nothing where there is none.
pub(super) fn encode(bytes: &[u8]) -> Option<Qr> {
    let plain = unmasked(bytes)?;
    let mut best: Option<(usize, Qr)> = None;
    for mask in 0..8 {
        let masked = plain.masked(mask);
        let noise = masked.noise();
        if best.as_ref().is_none_or(|(least, _)| noise < *least) {
            best = Some((noise, masked));
        }
    }
    best.map(|(_, masked)| masked)
}

fn unmasked(bytes: &[u8]) -> Option<Qr> {
    for (n, &(correction, blocks)) in PLAN.iter().enumerate() {
        let version = n + 1;
        let all = modules_for_data(version) / 8;
        let data = all - correction * blocks;
        let count_bits = if version < 10 { 8 } else { 16 };
        if 4 + count_bits + 8 * bytes.len() <= 8 * data {
            let words = with_correction(&codewords(bytes, count_bits, data), all, correction, blocks);
            let mut qr = Qr::blank(version);
            qr.place(&words);
            return Some(qr);
        }
    }
    None
}

/// The modules of a version that are neither patterns nor information about the code itself.
fn modules_for_data(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version > 1 {
        let lines = version / 7 + 2;
        modules -= (25 * lines - 10) * lines - 55;
    }
    if version > 6 { modules - 36 } else { modules }
}
