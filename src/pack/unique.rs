//! Whether every id stands once.

/// Whether no two of these are equal. A small open table, so that ten thousand ids take no sort.
pub(super) fn all_differ(ids: &[&str]) -> bool {
    let mask = (ids.len() * 2).next_power_of_two().max(2) - 1;
    let mut table: Vec<Option<&str>> = vec![None; mask + 1];
    for &id in ids {
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut at = (hash ^ hash >> 29) as usize & mask;
        while let Some(&Some(other)) = table.get(at) {
            if other == id {
                return false;
            }
            at = (at + 1) & mask;
        }
        if let Some(free) = table.get_mut(at) {
            *free = Some(id);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_stands_twice_is_found_among_many() {
        let ids: Vec<String> = (0..10_000).map(|n| format!("m{n}")).collect();
        let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert!(all_differ(&ids));
        ids.push("m77");
        assert!(!all_differ(&ids));
        assert!(all_differ(&[]));
    }
}
