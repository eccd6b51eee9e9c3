//! The officer's tool.
fn main() {}
