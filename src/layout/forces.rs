//! Where cards would stand if they were points that push each other away, and ties pulled them together.

use super::Graph;
use super::coarse::Web;
use super::quadtree::Quadtree;
use super::random::Random;
use crate::geom::Point;

/// Rounds on the finest web, and on the coarsest; a round costs what its web has bodies.
const ROUNDS: usize = 12;
const MOST_ROUNDS: usize = 200;
/// Bodies on which that many rounds cost as much as the ones on all finer webs together.
const CHEAP: usize = 4000;
/// How strongly the members of a group are tied to its middle.
const BOND: f64 = 0.5;
/// How strongly everybody is drawn to the middle of the whole, for each unit away, and how much more the lead.
const MIDDLE: f64 = 0.001;
const LEAD: f64 = 20.0;
/// How far a body moves in the first round of a web, and how much less in each later one in all, in distances of
/// neighbours.
const STEP: f64 = 2.0;
const COOLING: f64 = 1.6;
/// Comparisons that a body costs in one round.
const COMPARISONS: usize = 100;

/// A layout by forces under way.
///
/// Bodies push each other away by one over their distance, and each tie pulls alike however long it is, so that what
/// belongs together is seen to do so (Noack, "Energy models for graph clustering", 2007); on coarse webs first.
pub struct Forces {
    /// Each web, the finest first, and which body of it each body of the finer one has become. The last one is under way.
    webs: Vec<(Vec<usize>, Web)>,
    /// How much of a lead each body of the finest web is.
    leads: Vec<f64>,
    aspect: f64,
    random: Random,
    /// Where its bodies are; nobody is anywhere before all webs are there.
    places: Vec<Point>,
    round: usize,
}

impl Forces {
    pub fn new(graph: &Graph, aspect: f64, seed: u64) -> Self {
        let count = graph.cards.len();
        let mut finest = Web { masses: vec![1.0; count], ties: Vec::new() };
        for &(from, to) in &graph.ties {
            finest.ties.push((from, to, 1.0));
        }
        for members in &graph.groups {
            for &card in members {
                finest.ties.push((finest.masses.len(), card, BOND));
            }
            finest.masses.push(1.0);
        }
        let webs = vec![(Vec::new(), finest)];
        let random = Random::new(seed);
        Self { webs, leads: graph.leads.clone(), aspect, random, places: Vec::new(), round: 0 }
    }

    /// Goes on for about so much effort; gives what is left of it.
    pub fn work(&mut self, mut effort: usize) -> usize {
        while let Some((_, web)) = self.webs.last() {
            if effort == 0 {
                return 0;
            }
            let count = web.masses.len();
            effort = effort.saturating_sub(count * COMPARISONS);
            if self.places.is_empty() {
                match web.coarser() {
                    Some(next) => self.webs.push(next),
                    None => self.scatter(),
                }
                continue;
            }
            let rounds = (ROUNDS + CHEAP * ROUNDS / count).min(MOST_ROUNDS);
            let apart = self.apart();
            let step = STEP * apart * (1.0 - COOLING / 2.0 * self.round as f64 / rounds as f64);
            let leads = if self.webs.len() == 1 { &self.leads[..] } else { &[] };
            pull(web, &mut self.places, leads, self.aspect, step);
            self.round += 1;
            if self.round == rounds {
                self.round = 0;
                self.refine();
            }
        }
        effort
    }

    pub fn is_settled(&self) -> bool {
        self.webs.is_empty()
    }

    /// Where the cards stand, once it is settled; behind them, the middles of groups.
    pub fn places(&self) -> &[Point] {
        &self.places
    }

    /// How far neighbours are from each other, about: a body has a unit of area for each of its mass.
    fn apart(&self) -> f64 {
        let (all, each) = match (self.webs.first(), self.webs.last()) {
            (Some((_, finest)), Some((_, web))) => (finest.masses.len(), web.masses.len()),
            _ => (1, 1),
        };
        (all as f64 / each as f64).sqrt()
    }

    /// The bodies of the coarsest web, anywhere.
    fn scatter(&mut self) {
        let count = self.webs.last().map_or(0, |(_, web)| web.masses.len());
        let side = self.apart() * (count as f64).sqrt();
        self.places = self.around(&vec![Point::default(); count], side);
    }

    /// Each body of the next finer web begins where the one that it has become stands.
    fn refine(&mut self) {
        let apart = self.apart();
        if let Some((became, _)) = self.webs.pop()
            && !self.webs.is_empty()
        {
            let mut places = Vec::with_capacity(became.len());
            for body in became {
                places.push(self.places[body]);
            }
            self.places = self.around(&places, apart / 2.0);
        }
    }

    /// Places in squares around these.
    fn around(&mut self, places: &[Point], side: f64) -> Vec<Point> {
        let mut near = Vec::with_capacity(places.len());
        for at in places {
            let (x, y) = (self.random.share() - 0.5, self.random.share() - 0.5);
            near.push(Point { x: at.x + x * side, y: at.y + y * side });
        }
        near
    }
}

/// One round: each body goes where the forces push and pull it, at most a step.
fn pull(web: &Web, places: &mut [Point], leads: &[f64], aspect: f64, step: f64) {
    let tree = Quadtree::new(places, &web.masses);
    let mut ways: Vec<Point> = Vec::with_capacity(places.len());
    let mut weights: Vec<f64> = Vec::with_capacity(places.len());
    for (body, (at, &mass)) in places.iter().zip(&web.masses).enumerate() {
        let push = tree.push(*at);
        let middle = MIDDLE * mass * (1.0 + LEAD * leads.get(body).copied().unwrap_or_default());
        ways.push(Point {
            x: push.x * mass - at.x * middle / aspect,
            y: push.y * mass - at.y * middle * aspect,
        });
        weights.push(middle + MIDDLE);
    }
    for &(one, other, weight) in &web.ties {
        let (a, b) = (places[one], places[other]);
        let by = weight / a.distance(b).max(MIDDLE);
        let (x, y) = ((b.x - a.x) * by, (b.y - a.y) * by);
        ways[one] = Point { x: ways[one].x + x, y: ways[one].y + y };
        ways[other] = Point { x: ways[other].x - x, y: ways[other].y - y };
        weights[one] += weight;
        weights[other] += weight;
    }
    for (body, at) in places.iter_mut().enumerate() {
        let way = ways[body];
        let length = way.distance(Point::default()).max(MIDDLE);
        // What is tied to many is held by many.
        let by = (length / weights[body]).min(step) / length;
        *at = Point { x: at.x + way.x * by, y: at.y + way.y * by };
    }
}
