//! How a code is drawn: patterns, data, masks, and which mask reads best.

/// A code: a square of dark and light modules.
#[derive(Clone)]
pub(in crate::component::take) struct Qr {
    pub(in crate::component::take) side: usize,
    /// Row by row.
    dark: Vec<bool>,
    /// Modules that are no data.
    fixed: Vec<bool>,
}

impl Qr {
    /// Only the patterns.
    pub(super) fn blank(version: usize) -> Qr {
        let side = 4 * version + 17;
        let mut qr = Qr { side, dark: vec![false; side * side], fixed: vec![false; side * side] };
        for n in 0..side {
            qr.set(6, n, n % 2 == 0);
            qr.set(n, 6, n % 2 == 0);
        }
        for (x, y) in [(3, 3), (side - 4, 3), (3, side - 4)] {
            qr.squares(x, y, 4);
        }
        let centres = centres(version);
        for &x in &centres {
            for &y in &centres {
                // Three corners have large ones.
                let corner = x.min(y) == 6 && (x.max(y) == 6 || x.max(y) == side - 7);
                if !corner {
                    qr.squares(x, y, 2);
                }
            }
        }
        if version > 6 {
            let bits = version << 12 | check(version, 12, 0x1F25);
            for n in 0..18 {
                qr.set(side - 11 + n % 3, n / 3, bits >> n & 1 == 1);
                qr.set(n / 3, side - 11 + n % 3, bits >> n & 1 == 1);
            }
        }
        qr.inform(0);
        qr
    }

    /// Squares around a centre, dark but for the light ring, as far as they lie inside: the large ones in three corners, with
    /// the light edge around them, and the small ones.
    fn squares(&mut self, x: usize, y: usize, radius: usize) {
        for down in 0..=2 * radius {
            for across in 0..=2 * radius {
                let ring = down.abs_diff(radius).max(across.abs_diff(radius));
                let light = if radius == 2 { ring == 1 } else { ring == 2 || ring == 4 };
                if x + across >= radius && y + down >= radius {
                    self.set(x + across - radius, y + down - radius, !light);
                }
            }
        }
    }

    /// Correction level and mask, twice.
    fn inform(&mut self, mask: usize) {
        let level_and_mask = 1 << 3 | mask;
        let bits = (level_and_mask << 10 | check(level_and_mask, 10, 0x537)) ^ 0x5412;
        let side = self.side;
        for n in 0..15 {
            let dark = bits >> n & 1 == 1;
            let (x, y) = match n {
                0..=5 => (8, n),
                6 | 7 => (8, n + 1),
                8 => (7, 8),
                _ => (14 - n, 8),
            };
            self.set(x, y, dark);
            let (x, y) = if n < 8 { (side - 1 - n, 8) } else { (8, side - 15 + n) };
            self.set(x, y, dark);
        }
        self.set(8, side - 8, true);
    }

    /// The data, two columns at a time, from the right, up and down by turns.
    pub(super) fn place(&mut self, words: &[u8]) {
        let mut n = 0;
        for pair in 0..self.side / 2 {
            // The column of the vertical timing pattern is passed over.
            let right = self.side - 1 - 2 * pair - usize::from(self.side - 1 - 2 * pair <= 6);
            for step in 0..self.side {
                let y = if pair % 2 == 0 { self.side - 1 - step } else { step };
                for x in [right, right - 1] {
                    if self.fixed.get(y * self.side + x) == Some(&false) {
                        let dark = words.get(n / 8).is_some_and(|word| word >> (7 - n % 8) & 1 == 1);
                        if let Some(module) = self.dark.get_mut(y * self.side + x) {
                            *module = dark;
                        }
                        n += 1;
                    }
                }
            }
        }
    }

    /// The code with one of the eight masks over its data.
    pub(super) fn masked(&self, mask: usize) -> Qr {
        let mut masked = self.clone();
        for (n, (module, fixed)) in masked.dark.iter_mut().zip(&self.fixed).enumerate() {
            let (x, y) = (n % self.side, n / self.side);
            let turned = match mask {
                0 => (x + y) % 2,
                1 => y % 2,
                2 => x % 3,
                3 => (x + y) % 3,
                4 => (x / 3 + y / 2) % 2,
                5 => x * y % 2 + x * y % 3,
                6 => (x * y % 2 + x * y % 3) % 2,
                _ => ((x + y) % 2 + x * y % 3) % 2,
            };
            *module ^= !fixed && turned == 0;
        }
        masked.inform(mask);
        masked
    }

    /// How much there is in it that readers stumble over.
    pub(super) fn noise(&self) -> usize {
        let mut noise = 0;
        for line in 0..self.side {
            noise += self.line_noise(line, true) + self.line_noise(line, false);
        }
        for y in 1..self.side {
            for x in 1..self.side {
                let here = self.is_dark(x, y);
                let same = here == self.is_dark(x - 1, y) && here == self.is_dark(x, y - 1) && here == self.is_dark(x - 1, y - 1);
                noise += if same { 3 } else { 0 };
            }
        }
        let dark = self.dark.iter().filter(|&&dark| dark).count();
        noise + 10 * ((20 * dark).abs_diff(10 * self.dark.len()) / self.dark.len())
    }

    /// Long runs in a row or column, and what looks like a corner of a code.
    fn line_noise(&self, line: usize, across: bool) -> usize {
        let (mut noise, mut run, mut before, mut last) = (0, 0, None, 0u32);
        for n in 0..self.side {
            let dark = if across { self.is_dark(n, line) } else { self.is_dark(line, n) };
            run = if before == Some(dark) { run + 1 } else { 1 };
            before = Some(dark);
            noise += match run {
                0..=4 => 0,
                5 => 3,
                _ => 1,
            };
            last = (last << 1 | u32::from(dark)) & 0x7FF;
            if n >= 10 && (last == 0b101_1101_0000 || last == 0b000_0101_1101) {
                noise += 40;
            }
        }
        noise
    }

    /// Whether a module is dark; those outside are light.
    pub(in crate::component::take) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x) == Some(&true)
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        if x < self.side && y < self.side {
            let at = y * self.side + x;
            if let (Some(module), Some(fixed)) = (self.dark.get_mut(at), self.fixed.get_mut(at)) {
                (*module, *fixed) = (dark, true);
            }
        }
    }
}

/// The middle lines of the alignment patterns.
fn centres(version: usize) -> Vec<usize> {
    let mut centres = Vec::new();
    if version > 1 {
        let gaps = version / 7 + 1;
        let last = 4 * version + 10;
        // Evenly apart, by an even number, the first gap taking what is left over.
        let step = (last - 6).div_ceil(2 * gaps) * 2;
        centres.push(6);
        for n in (0..gaps).rev() {
            centres.push(last - n * step);
        }
    }
    centres
}

/// The check bits of a number under a polynomial of this degree.
fn check(number: usize, degree: usize, polynomial: usize) -> usize {
    let mut left = number;
    for _ in 0..degree {
        left = (left << 1) ^ ((left >> (degree - 1)) * polynomial);
    }
    left
}
