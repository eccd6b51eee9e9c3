//! What a code says: its codewords, and those that correct them (Reed and Solomon).

/// Mode, length, bytes, and what fills the rest.
pub(super) fn codewords(bytes: &[u8], count_bits: usize, length: usize) -> Vec<u8> {
    let mut words = Vec::with_capacity(length);
    // All that follows is half a byte off, because the mode takes four bits.
    let mut carry = 4u8;
    let mut push = |byte: u8| {
        words.push(carry << 4 | byte >> 4);
        carry = byte & 15;
    };
    if count_bits == 16 {
        push((bytes.len() >> 8) as u8);
    }
    push(bytes.len() as u8);
    for &byte in bytes {
        push(byte);
    }
    push(0);
    let mut filler = 0xEC;
    while words.len() < length {
        words.push(filler);
        filler ^= 0xEC ^ 0x11;
    }
    words
}

/// The codewords in blocks with their correction, read off across the blocks.
pub(super) fn with_correction(words: &[u8], all: usize, correction: usize, blocks: usize) -> Vec<u8> {
    let generator = generator(correction);
    let short = all / blocks - correction;
    let long_ones = all % blocks;
    let mut parts = Vec::with_capacity(blocks);
    let mut rest = words;
    for n in 0..blocks {
        let length = if n < blocks - long_ones { short } else { short + 1 };
        let (part, after) = rest.split_at(length.min(rest.len()));
        parts.push((part, remainder(part, &generator)));
        rest = after;
    }
    let mut mixed = Vec::with_capacity(all);
    for n in 0..=short {
        for (part, _) in &parts {
            mixed.extend(part.get(n));
        }
    }
    for n in 0..correction {
        for (_, part) in &parts {
            mixed.extend(part.get(n));
        }
    }
    mixed
}

/// The polynomial whose roots are the first powers of 2, without its leading 1.
fn generator(degree: usize) -> Vec<u8> {
    let mut polynomial = vec![0; degree];
    if let Some(last) = polynomial.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        let mut above = 0;
        for coefficient in polynomial.iter_mut().rev() {
            let here = *coefficient;
            *coefficient = times(here, root) ^ above;
            above = here;
        }
        root = times(root, 2);
    }
    polynomial
}

fn remainder(words: &[u8], generator: &[u8]) -> Vec<u8> {
    let mut left = vec![0; generator.len()];
    for &word in words {
        let factor = word ^ left.first().copied().unwrap_or_default();
        left.rotate_left(1);
        if let Some(last) = left.last_mut() {
            *last = 0;
        }
        for (coefficient, &by) in left.iter_mut().zip(generator) {
            *coefficient ^= times(by, factor);
        }
    }
    left
}

/// The product in the field of 256 elements, modulo x⁸ + x⁴ + x³ + x² + 1.
fn times(one: u8, other: u8) -> u8 {
    let mut product = 0u8;
    for bit in (0..8).rev() {
        product = (product << 1) ^ ((product >> 7) * 0x1D) ^ ((other >> bit & 1) * one);
    }
    product
}
