//! Figures against their bounds, one a line.

/// The lines printed so far.
#[derive(Clone, Debug, Default)]
pub struct Report {
    missed: usize,
}

impl Report {
    /// A figure and its bound.
    pub fn figure(&mut self, name: &str, value: &str, bound: &str, met: bool) {
        self.missed += usize::from(!met);
        println!("{} {name}: {value} (bound {bound})", if met { "pass  " } else { "MISSED" });
    }

    /// Something worth knowing.
    pub fn note(&self, line: &str) {
        println!("       {line}");
    }

    /// Whether every figure met its bound.
    pub fn passed(&self) -> bool {
        self.missed == 0
    }
}
