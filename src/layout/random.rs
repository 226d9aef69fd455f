//! Chance that is the same on every machine and at every run.

/// A permuted congruential generator (O'Neill, "PCG", 2014): XSH RR with 64 bits of state.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed.wrapping_add(INCREMENT));
        random.next();
        random
    }

    fn next(&mut self) -> u32 {
        let state = self.0;
        self.0 = state.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
        let mixed = (((state >> 18) ^ state) >> 27) as u32;
        mixed.rotate_right((state >> 59) as u32)
    }

    /// A whole number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        // The high half of the product (Lemire, "Fast random integer generation in an interval", 2019), with a bias
        // of less than one in a million for the numbers here.
        ((u64::from(self.next()) * end as u64) >> 32) as usize
    }

    /// From 0 up to, but not, 1.
    pub fn share(&mut self) -> f64 {
        f64::from(self.next()) / 4_294_967_296.0
    }
}

const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
const INCREMENT: u64 = 1_442_695_040_888_963_407;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_always_these_and_spread_evenly() {
        let mut random = Random::new(1);
        let first: Vec<usize> = (0..8).map(|_| random.below(100)).collect();
        let mut again = Random::new(1);
        assert!(first.iter().all(|&number| again.below(100) == number));
        assert_ne!(first, (0..8).map(|_| Random::new(2).below(100)).collect::<Vec<_>>());
        let mut counts = [0; 10];
        for _ in 0..10_000 {
            counts[random.below(10)] += 1;
            assert!((0.0..1.0).contains(&random.share()));
        }
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
    }
}
