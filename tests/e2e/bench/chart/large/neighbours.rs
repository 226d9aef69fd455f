//! Whether those who know each other stand together: of a character's neighbours in the graph, how many are among as
//! many that stand nearest.

use super::super::Graph;
use crate::drawing::Point;
use crate::random::Random;
use crate::sample::SEED;

/// So many characters are asked, always the same.
pub const ASKED: usize = 500;

/// Of no character more neighbours count.
const MOST: usize = 10;

/// The mean share, over the characters that are asked; 1 is all.
pub fn preservation(graph: &Graph, places: &[Point]) -> f64 {
    let mut known = vec![Vec::new(); places.len()];
    for &[one, other] in &graph.ties {
        known[one].push(other);
        known[other].push(one);
    }
    let mut random = Random::seeded(SEED);
    let asked: Vec<usize> = (0..ASKED).map(|_| random.below(places.len())).collect();
    let share = |&who: &usize| {
        let away = |to: usize| {
            let (x, y) = (places[to].0 - places[who].0, places[to].1 - places[who].1);
            x * x + y * y
        };
        let mut nearest: Vec<usize> = (0..places.len()).filter(|&other| other != who).collect();
        nearest.sort_by(|&one, &other| away(one).total_cmp(&away(other)));
        nearest.truncate(known[who].len().min(MOST));
        let kept = nearest.iter().filter(|other| known[who].contains(other)).count();
        kept as f64 / nearest.len() as f64
    };
    asked.iter().map(share).sum::<f64>() / asked.len() as f64
}

#[test]
fn neighbours_are_kept_where_they_stand_together() {
    let ids = ["a", "b", "c", "d"].map(String::from).into();
    let graph = Graph { ids, ties: vec![[0, 1], [2, 3]] };
    let row = |places: [f64; 4]| preservation(&graph, &places.map(|x| (x, 0.0)));
    assert!((row([0.0, 1.0, 9.0, 10.0]) - 1.0).abs() < 1e-9);
    assert!(row([0.0, 9.0, 1.0, 10.0]).abs() < 1e-9);
}
