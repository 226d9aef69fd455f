//! How two are connected: the shortest chains of relations between them.
//!
//! Yen, "Finding the k shortest loopless paths in a network" (Management Science 17, 1971), over a search in breadth,
//! with Lawler's rule (Management Science 18, 1972): a chain is varied only from where it left the one that it came of,
//! so that none is found twice.

use crate::model::seen::{Snapshot, Subject};

/// So many chains are looked for at most.
pub const MOST: usize = 10;

/// Relations that lead from one end to the other, past nobody twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// Whom it passes, from end to end: characters, and groups that are themselves an end of a relation. Who is in a
    /// group is no relation.
    pub stations: Vec<Subject>,
    /// The relation from each station to the next, as a place in the snapshot. Of several between the same two, it is
    /// the first that holds, or else the first.
    pub relations: Vec<usize>,
}

/// The shortest chains between two, the shortest first; of equals, those by relations that hold before those by `past`
/// ones, and then by the order of the snapshot.
pub fn chains(snapshot: &Snapshot, past: bool, [from, to]: [Subject; 2], most: usize) -> Vec<Chain> {
    let graph = Graph::of(snapshot, past);
    let (start, end) = (graph.station(from), graph.station(to));
    let mut chains = Vec::new();
    if start == end {
        return chains;
    }
    // Chains of links, and from where on each may be varied.
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut open = vec![graph.shortest(start, end, &found, &[])];
    let mut varied = vec![0];
    let most = most.min(MOST);
    while chains.len() < most && !open.is_empty() {
        let mut best = 0;
        for place in 1..open.len() {
            let (one, other) = (&open[place], &open[best]);
            if (one.len(), one) < (other.len(), other) {
                best = place;
            }
        }
        let (chain, from_here) = (open.swap_remove(best), varied.swap_remove(best));
        if chain.is_empty() {
            break;
        }
        chains.push(graph.chain(from, &chain));
        if chains.len() == most {
            break;
        }
        found.push(chain.clone());
        for place in from_here..chain.len() {
            let other = graph.shortest(start, end, &found, &chain[..place]);
            if !other.is_empty() {
                open.push(other);
                varied.push(place);
            }
        }
    }
    chains
}

/// Stations and the links between them: a link is a relation that may be seen.
struct Graph {
    /// Characters come first, then groups.
    characters: usize,
    /// Places of the relations that hold, then of those that are over.
    relations: Vec<usize>,
    /// For each link, the one of its ends and the other, folded: with one of the two, it gives the other.
    ends: Vec<usize>,
    /// For each station, its links in their order.
    links: Vec<Vec<usize>>,
}

/// Nobody has been there, or nobody may.
const FAR: usize = usize::MAX;
const CLOSED: usize = FAR - 1;

impl Graph {
    fn of(snapshot: &Snapshot, past: bool) -> Self {
        let characters = snapshot.characters.len();
        let mut graph = Self {
            characters,
            relations: Vec::new(),
            ends: Vec::new(),
            links: vec![Vec::new(); characters + snapshot.groups.len()],
        };
        for over in [false, true] {
            for (place, relation) in snapshot.relations.iter().enumerate() {
                let (from, to) = (graph.station(relation.from), graph.station(relation.to));
                if relation.past == over && (past || !over) && from != to {
                    graph.links[from].push(graph.ends.len());
                    graph.links[to].push(graph.ends.len());
                    graph.relations.push(place);
                    graph.ends.push(from ^ to);
                }
            }
        }
        graph
    }

    fn station(&self, subject: Subject) -> usize {
        match subject {
            Subject::Character(place) => place,
            Subject::Group(place) => self.characters + place,
        }
    }

    /// The shortest chain from `start` to `end` that begins with the links of `root` and is not one of `found`; of
    /// equals, the one with the first links. Empty where there is none.
    fn shortest(&self, start: usize, end: usize, found: &[Vec<usize>], root: &[usize]) -> Vec<usize> {
        // How many links it is from a station to the end.
        let mut steps = vec![FAR; self.links.len()];
        let mut spur = start;
        for &link in root {
            steps[spur] = CLOSED;
            spur ^= self.ends[link];
        }
        steps[spur] = CLOSED;
        let mut taken = Vec::new();
        for chain in found {
            if chain.starts_with(root) {
                taken.push(spur ^ self.ends[chain[root.len()]]);
            }
        }
        steps[end] = 0;
        let mut queue = vec![end];
        let mut chain = Vec::new();
        let mut done = 0;
        while done < queue.len() {
            let station = queue[done];
            done += 1;
            for &link in &self.links[station] {
                let next = station ^ self.ends[link];
                if steps[next] == FAR {
                    steps[next] = steps[station] + 1;
                    queue.push(next);
                }
                // All that are so near to the end are known by now.
                if next == spur && !taken.contains(&station) {
                    chain.extend_from_slice(root);
                    self.walk(&mut chain, spur, steps[station] + 1, &steps, &taken);
                    return chain;
                }
            }
        }
        chain
    }

    /// Goes on to the end by as many links as are left, the first that lead nearer; at first to nobody of `taken`.
    fn walk(&self, chain: &mut Vec<usize>, spur: usize, mut left: usize, steps: &[usize], taken: &[usize]) {
        let mut station = spur;
        while left > 0 {
            left -= 1;
            for &link in &self.links[station] {
                let next = station ^ self.ends[link];
                if steps[next] == left && (station != spur || !taken.contains(&next)) {
                    chain.push(link);
                    station = next;
                    break;
                }
            }
        }
    }

    fn chain(&self, from: Subject, links: &[usize]) -> Chain {
        let mut chain = Chain { stations: vec![from], relations: Vec::new() };
        let mut station = self.station(from);
        for &link in links {
            station ^= self.ends[link];
            chain.relations.push(self.relations[link]);
            chain.stations.push(match station.checked_sub(self.characters) {
                Some(group) => Subject::Group(group),
                None => Subject::Character(station),
            });
        }
        chain
    }
}
