//! How long events took until the end of the next frame, in windows of time.

/// The part of the events that are no slower than a slow one.
const SLOW: f64 = 0.95;

/// One stretch of time.
#[derive(Default)]
pub struct Window {
    latencies: Vec<f64>,
}

impl Window {
    pub fn add(&mut self, latencies: impl IntoIterator<Item = f64>) {
        self.latencies.extend(latencies);
    }

    pub fn events(&self) -> usize {
        self.latencies.len()
    }

    /// The 95th percentile, in milliseconds: no slower than it are so many in a hundred.
    pub fn slow(&self) -> f64 {
        let mut sorted = self.latencies.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(!sorted.is_empty(), "there were no events");
        let place = (sorted.len() as f64 * SLOW).ceil() as usize;
        sorted[place.clamp(1, sorted.len()) - 1]
    }
}

/// By how many percent the last window is slower than the first.
pub fn drift(windows: &[Window]) -> f64 {
    let [first, .., last] = windows else { return 0.0 };
    (last.slow() / first.slow() - 1.0) * 100.0
}

#[test]
fn five_in_a_hundred_are_slower() {
    let window = |latencies: Vec<f64>| Window { latencies };
    let hundred = window((1..=100).rev().map(f64::from).collect());
    assert_eq!((hundred.events(), hundred.slow()), (100, 95.0));
    assert_eq!(window(vec![7.0]).slow(), 7.0);
    assert_eq!(drift(&[window(vec![10.0]), window(vec![90.0]), window(vec![15.0])]), 50.0);
    assert_eq!(drift(&[window(vec![10.0])]), 0.0);
}
