//! The codes against a complete library.

use super::*;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

#[test]
fn every_module_is_as_a_complete_library_sets_it() {
    let mut versions = Vec::new();
    for length in (1..1_465).step_by(11).chain([1_465]) {
        let bytes: Vec<u8> = (0..length).map(|n| (n * 31 + length * 7) as u8).collect();
        let plain = unmasked(&bytes).unwrap();
        // One mask each for most lengths, all of them for a few.
        for mask in (0..8).filter(|mask| length < 100 || length % 8 == *mask) {
            let segments = [QrSegment::make_bytes(&bytes)];
            let mask_of = Some(Mask::new(mask as u8));
            let level = QrCodeEcc::Low;
            let theirs = QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::MAX, mask_of, false).unwrap();
            let ours = plain.masked(mask);
            assert_eq!(ours.side, theirs.size() as usize, "{length}");
            for y in 0..ours.side {
                for x in 0..ours.side {
                    assert_eq!(ours.is_dark(x, y), theirs.get_module(x as i32, y as i32), "{length} bytes, mask {mask}, {x}, {y}");
                }
            }
        }
        versions.push((plain.side - 17) / 4);
    }
    versions.dedup();
    assert_eq!(versions, (1..=27).collect::<Vec<_>>());
    assert!(encode(&[0; 1_466]).is_none());
}

#[test]
fn the_mask_is_one_of_those_that_read_best() {
    for length in [10, 100, 400] {
        let bytes: Vec<u8> = (0..length).map(|n| (n * 31) as u8).collect();
        let plain = unmasked(&bytes).unwrap();
        let least = (0..8).map(|mask| plain.masked(mask).noise()).min();
        assert_eq!(Some(encode(&bytes).unwrap().noise()), least);
    }
}
