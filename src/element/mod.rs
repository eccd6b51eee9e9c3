//! The only web boundary.
