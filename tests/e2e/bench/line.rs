//! The line that is nearest to some points.

/// The slope of the line through the points, by least squares.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let along: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    along / points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum::<f64>()
}

/// How far the points are from that line: the root of the mean square.
pub fn noise(points: &[(f64, f64)]) -> f64 {
    let (slope, count) = (slope(points), points.len() as f64);
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let off = points.iter().map(|point| point.1 - y - slope * (point.0 - x));
    (off.map(|off| off * off).sum::<f64>() / count).sqrt()
}

#[test]
fn a_slope_is_that_of_a_line() {
    for (points, expected, off) in [
        ([(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)], 2.0, 0.0),
        ([(1.0, 4.0), (2.0, 4.5), (3.0, 4.0)], 0.0, (1.0_f64 / 18.0).sqrt()),
    ] {
        assert!((slope(&points) - expected).abs() < 1e-9, "{points:?}");
        assert!((noise(&points) - off).abs() < 1e-9, "{points:?}");
    }
}
