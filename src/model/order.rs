//! One small sort for everything that is put in order, because each instance of a general one costs the wasm kilobytes.

/// The items by rising rank; equal ranks keep their order.
pub fn sorted_by<T: Clone>(items: Vec<T>, rank: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order = Vec::with_capacity(items.len());
    for item in &items {
        order.push((rank(item), order.len() as u32));
    }
    heap_sort(&mut order);
    let mut sorted = Vec::with_capacity(items.len());
    for (_, n) in order {
        if let Some(item) = items.get(n as usize) {
            sorted.push(item.clone());
        }
    }
    sorted
}

/// Heap sort: never worse than `n log n`, whatever a hostile pack brings.
fn heap_sort(items: &mut [(u64, u32)]) {
    for start in (0..items.len() / 2).rev() {
        sift_down(items, start, items.len());
    }
    for end in (1..items.len()).rev() {
        items.swap(0, end);
        sift_down(items, 0, end);
    }
}

fn sift_down(items: &mut [(u64, u32)], mut at: usize, end: usize) {
    loop {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        if left >= end {
            return;
        }
        let larger = if right < end && items.get(right) > items.get(left) { right } else { left };
        if items.get(at) >= items.get(larger) {
            return;
        }
        items.swap(at, larger);
        at = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_in_rising_order_and_equals_keep_theirs() {
        for n in 0..60u64 {
            let items: Vec<(u64, u64)> = (0..n).map(|i| ((i * 7_919) % 11, i)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| key);
            assert_eq!(sorted_by(items, |&(key, _)| key), expected);
        }
    }
}
