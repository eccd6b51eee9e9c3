//! A small hash table from pairs of numbers to a number: all that building diagrams needs, at a tenth of the size of a general one.

/// Remembers results by an operation and two operands.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    /// Keys (never `EMPTY`) with their results; a power of two long, at most half full.
    slots: Vec<(u64, u32)>,
    len: usize,
}

const EMPTY: u64 = u64::MAX;

impl Memo {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.slots.fill((EMPTY, 0));
        self.len = 0;
    }

    /// What is remembered for this key.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = spread(key) & mask;
        loop {
            match self.slots.get(at) {
                Some(&(found, result)) if found == key => return Some(result),
                Some(&(EMPTY, _)) | None => return None,
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Remembers a result.
    pub(super) fn set(&mut self, key: u64, result: u32) {
        if self.len * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(EMPTY, 0); (old.len() * 2).max(64)];
            self.len = 0;
            for (key, result) in old.into_iter().filter(|&(key, _)| key != EMPTY) {
                self.set(key, result);
            }
        }
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == EMPTY {
                *slot = (key, result);
                self.len += 1;
                return;
            }
            if slot.0 == key {
                slot.1 = result;
                return;
            }
            at = (at + 1) & mask;
        }
    }
}

/// Mixes the bits of a key, so that neighbours land apart (Fibonacci hashing).
pub(super) fn spread(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 29) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_found_and_nothing_else() {
        let mut memo = Memo::default();
        assert_eq!(memo.get(1), None);
        for key in 0..1_000u64 {
            memo.set(key << 17, key as u32);
        }
        memo.set(5 << 17, 77);
        for key in 0..1_000u64 {
            assert_eq!(memo.get(key << 17), Some(if key == 5 { 77 } else { key as u32 }));
            assert_eq!(memo.get((key << 17) + 1), None);
        }
        memo.clear();
        assert_eq!(memo.get(0), None);
    }
}
