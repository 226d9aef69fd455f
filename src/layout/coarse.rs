//! A web of ties made coarser: bodies that are tied closely become one.

use crate::order::order;

/// Bodies that push each other away, by their masses, and ties that pull them together.
#[derive(Clone, Debug, Default)]
pub struct Web {
    pub masses: Vec<f64>,
    /// Two bodies, and how strongly they are tied.
    pub ties: Vec<(usize, usize, f64)>,
}

const NONE: usize = usize::MAX;

/// A web of fewer bodies is not made coarser.
const FEWEST: usize = 12;
/// A coarser web has at most this share of the bodies, or it is not worth its while.
const WORTH: f64 = 0.9;

impl Web {
    /// A web in which most bodies are two of this one, and which of its bodies each has become; none where that makes
    /// little difference. Heavily tied and light bodies come together first (Walshaw, "A multilevel algorithm for
    /// force-directed graph drawing", 2003).
    pub fn coarser(&self) -> Option<(Vec<usize>, Self)> {
        let count = self.masses.len();
        let mut near = vec![Vec::new(); count];
        for &(one, other, weight) in &self.ties {
            near[one].push((other, weight));
            near[other].push((one, weight));
        }
        let mut became = vec![NONE; count];
        let mut masses: Vec<f64> = Vec::new();
        // For each body, what somebody became who found only taken neighbours, and this one the nearest of them.
        let mut waiting = vec![NONE; count];
        // Those with few neighbours have the least choice.
        for body in order(count, &mut |a, b| near[a].len().cmp(&near[b].len())) {
            if became[body] != NONE {
                continue;
            }
            let (mut best, mut partner) = (0.0, NONE);
            let (mut bond, mut nearest) = (0.0, NONE);
            for &(other, weight) in &near[body] {
                let pull = weight / self.masses[other];
                if became[other] == NONE && pull > best {
                    (best, partner) = (pull, other);
                }
                if weight > bond {
                    (bond, nearest) = (weight, other);
                }
            }
            let mut own = masses.len();
            if partner != NONE {
                became[partner] = own;
            } else if nearest != NONE {
                // Two who wait at one body come together: so stars shrink as fast as chains.
                let waits = std::mem::replace(&mut waiting[nearest], own);
                if waits != NONE {
                    (own, waiting[nearest]) = (waits, NONE);
                }
            }
            became[body] = own;
            if own == masses.len() {
                masses.push(if partner == NONE { 0.0 } else { self.masses[partner] });
            }
            masses[own] += self.masses[body];
        }
        if masses.len() < FEWEST || masses.len() as f64 > WORTH * count as f64 {
            return None;
        }
        Some((became.clone(), Self { ties: self.merged(&became), masses }))
    }

    /// The ties between what bodies have become, those of a pair as one.
    fn merged(&self, became: &[usize]) -> Vec<(usize, usize, f64)> {
        let ends = |tie: usize| {
            let (one, other, _) = self.ties[tie];
            let (one, other) = (became[one], became[other]);
            (one.min(other), one.max(other))
        };
        let mut ties: Vec<(usize, usize, f64)> = Vec::new();
        for tie in order(self.ties.len(), &mut |a, b| ends(a).cmp(&ends(b))) {
            let (one, other) = ends(tie);
            match ties.last_mut() {
                Some(last) if (last.0, last.1) == (one, other) => last.2 += self.ties[tie].2,
                _ if one != other => ties.push((one, other, self.ties[tie].2)),
                _ => {}
            }
        }
        ties
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_chains_shrink_and_nothing_is_lost() {
        let star = (1..100).map(|body| (0, body, 1.0)).collect();
        let chain = (1..100).map(|body| (body - 1, body, 1.0)).collect();
        for ties in [star, chain] {
            let web = Web { masses: vec![1.0; 100], ties };
            let (became, coarse) = web.coarser().expect("it is worth its while");
            assert!(coarse.masses.len() < 80, "{}", coarse.masses.len());
            assert_eq!(coarse.masses.iter().sum::<f64>(), 100.0);
            assert!(became.iter().all(|&body| body < coarse.masses.len()));
            let inside = web.ties.iter().filter(|tie| became[tie.0] == became[tie.1]).count();
            assert_eq!(coarse.ties.iter().map(|tie| tie.2).sum::<f64>(), (99 - inside) as f64);
            assert!(coarse.ties.iter().all(|tie| tie.0 < tie.1));
        }
        assert!(Web { masses: vec![1.0; 100], ties: Vec::new() }.coarser().is_none());
    }
}
