//! The element's own words, typed and complete in every language, and the formats of numbers, dates and money.
//!
//! Knows nothing of components and nothing of `Intl`: it must render natively too.
