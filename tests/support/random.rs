//! Numbers drawn by a seed: the same on every machine.

/// Knuth's linear congruential generator (The Art of Computer Programming, 3.3.4).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number of 31 bits.
    pub fn draw(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// A number below `limit`; 0 where that is 0.
    #[allow(dead_code, reason = "each test program uses its part of this")]
    pub fn below(&mut self, limit: usize) -> usize {
        self.draw() as usize % limit.max(1)
    }
}
