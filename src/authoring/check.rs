//! What only shows when everything is taken together; the rest is found while reading.

use super::lower::Reading;

/// Adds to a reading's report what the analyses find.
pub fn analyse(_reading: &mut Reading) {}
