//! The fewest of a person's answers that settle every measure: whatever the order, no interview can ask fewer questions.
//!
//! Exact, by hitting sets. Where a set of answers does not settle everything, at least one of the answers left out must be in every
//! certificate. Such *cores* are collected, each made as small as it goes; the smallest set that meets every core is the answer once
//! it settles everything. More answers never unsettle anything, which is what makes this right.

/// A set of answers: a bit for each.
pub type Bits = u128;

/// The size of the smallest certificate among `all`; `settles` says whether some answers settle everything, and must say so of all.
pub fn smallest(all: Bits, settles: &mut dyn FnMut(Bits) -> bool) -> u32 {
    // What all others together cannot make up for is in every certificate.
    let needed = bits(all).filter(|bit| !settles(all & !bit)).fold(0, |needed, bit| needed | bit);
    let mut cores: Vec<Bits> = Vec::new();
    loop {
        let chosen = needed | hit(&cores);
        if settles(chosen) {
            return chosen.count_ones();
        }
        // Several cores at a time: each round goes on from the last, with one answer of its core.
        let mut grown = chosen;
        while !settles(grown) {
            let mut rest = grown;
            for bit in bits(all & !grown) {
                if !settles(rest | bit) {
                    rest |= bit;
                }
            }
            let core = all & !rest;
            cores.push(core);
            grown |= bits(core).next().unwrap_or(all);
        }
    }
}

fn bits(set: Bits) -> impl Iterator<Item = Bits> {
    (0..Bits::BITS).map(|n| 1 << n).filter(move |bit| set & bit != 0)
}

/// A smallest set that meets every core.
fn hit(cores: &[Bits]) -> Bits {
    let mut best = cores.iter().fold(0, |all, core| all | core);
    search(cores, 0, 0, &mut best);
    best
}

fn search(cores: &[Bits], chosen: Bits, barred: Bits, best: &mut Bits) {
    let open = |core: &&Bits| *core & chosen == 0;
    // Cores without a common answer each cost one more.
    let mut met = 0;
    let mut apart = 0;
    let mut narrowest: Option<Bits> = None;
    for core in cores.iter().filter(open) {
        let left = core & !barred;
        if left == 0 {
            return;
        }
        if left & met == 0 {
            met |= left;
            apart += 1;
        }
        if narrowest.is_none_or(|known| left.count_ones() < known.count_ones()) {
            narrowest = Some(left);
        }
    }
    if chosen.count_ones() + apart >= best.count_ones() {
        return;
    }
    let Some(narrowest) = narrowest else {
        *best = chosen;
        return;
    };
    let mut barred = barred;
    for bit in bits(narrowest) {
        search(cores, chosen | bit, barred, best);
        barred |= bit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_as_small_as_trying_every_set_finds() {
        // Random monotone conditions over eight answers: all of some groups must have a member.
        let mut seed = 7u64;
        let mut below = |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % n
        };
        for _ in 0..500 {
            let groups: Vec<Bits> = (0..1 + below(9)).map(|_| (0..1 + below(4)).fold(0, |group, _| group | 1 << below(8))).collect();
            let settled = |set: Bits| groups.iter().all(|group| group & set != 0);
            let tried = (0..256).filter(|&set| settled(set)).map(Bits::count_ones).min();
            assert_eq!(Some(smallest(255, &mut |set| settled(set))), tried, "{groups:?}");
        }
    }
}
