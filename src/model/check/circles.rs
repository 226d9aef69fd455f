//! Finds what makes a thing its own ancestor.

use super::super::document::{Group, Id, Work};
use super::fields::Reader;
use super::ids::List;
use super::path::Step;
use super::tree::Node;
use std::collections::{HashMap, HashSet};

impl Reader {
    /// Leaves out the parents that close a circle.
    pub fn cut_parents(&mut self, groups: &mut [Group]) {
        let places: HashMap<Id, usize> =
            groups.iter().enumerate().map(|(place, group)| (group.id.clone(), place)).collect();
        let edges: Vec<Vec<usize>> = groups
            .iter()
            .map(|group| group.parent.iter().filter_map(|id| places.get(id).copied()).collect())
            .collect();
        for (from, _) in closing(&edges) {
            let group = &mut groups[from];
            if let (Some(parent), Some(index)) =
                (group.parent.take(), self.ids.index(List::Groups, &group.id))
            {
                self.circle(&[key("groups"), Step::Index(index), key("parent")], &group.id, &parent);
            }
        }
    }

    /// Leaves out the works adapted that close a circle. `node` is the list in the text.
    pub fn cut_adaptations(&mut self, works: &mut [Work], node: &Node<'_>) {
        let Node::Array(entries) = node else { return };
        let places: HashMap<Id, usize> =
            works.iter().enumerate().map(|(place, work)| (work.id.clone(), place)).collect();
        let edges: Vec<Vec<usize>> = works
            .iter()
            .map(|work| work.adapts.iter().filter_map(|id| places.get(id).copied()).collect())
            .collect();
        let mut closing_from: HashMap<usize, HashSet<usize>> = HashMap::new();
        for (from, place) in closing(&edges) {
            closing_from.entry(from).or_default().insert(place);
        }
        for (from, work) in works.iter_mut().enumerate() {
            let Some(closing) = closing_from.get(&from) else { continue };
            let Some(index) = self.ids.index(List::Works, &work.id) else { continue };
            let Some(Node::Array(written)) = entries[index].field("adapts") else { continue };
            let kept = (0..)
                .zip(written)
                .filter(|(_, item)| matches!(item, Node::String(id) if self.ids.has(List::Works, id)));
            let indices: Vec<usize> = kept.map(|(index, _)| index).collect();
            let mut adapts = Vec::new();
            for (place, id) in work.adapts.drain(..).enumerate() {
                if closing.contains(&place) {
                    let item = Step::Index(indices[place]);
                    self.circle(&[key("works"), Step::Index(index), key("adapts"), item], &work.id, &id);
                } else {
                    adapts.push(id);
                }
            }
            work.adapts = adapts;
        }
    }

    fn circle(&mut self, place: &[Step], id: &Id, to: &Id) {
        let way = if id == to { String::new() } else { format!(" through “{to}”") };
        self.problems
            .add(place, format!("this leads from “{id}”{way} in a circle back to it; it is left out"));
    }
}

fn key(name: &'static str) -> Step {
    Step::Key(name.into())
}

/// The edges that close a circle, as (from, place in the list of `from`): without them there is none.
///
/// `edges[n]` lists where `n` leads. Depth first, without recursion: a chain may be as long as a document
/// (Cormen et al., "Introduction to Algorithms", 20.3, back edges).
pub fn closing(edges: &[Vec<usize>]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let (from, place) = (*node, *next);
            *next += 1;
            match edges[from].get(place) {
                None => {
                    marks[from] = Mark::Done;
                    path.pop();
                }
                Some(&to) => match marks[to] {
                    Mark::New => {
                        marks[to] = Mark::Open;
                        path.push((to, 0));
                    }
                    Mark::Open => found.push((from, place)),
                    Mark::Done => {}
                },
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_that_closes_a_circle_is_named() {
        for (edges, expected) in [
            (vec![vec![1], vec![2], vec![]], vec![]),
            (vec![vec![0]], vec![(0, 0)]),
            (vec![vec![1], vec![2], vec![0]], vec![(2, 0)]),
            (vec![vec![1, 2], vec![2], vec![]], vec![]),
            (vec![vec![], vec![0, 2], vec![0, 1]], vec![(2, 1)]),
        ] {
            assert_eq!(closing(&edges), expected, "{edges:?}");
        }
    }

    #[test]
    fn a_long_chain_costs_no_stack() {
        let length = 200_000;
        let chain: Vec<Vec<usize>> = (0..length).map(|n| vec![(n + 1) % length]).collect();
        assert_eq!(closing(&chain), [(length - 1, 0)]);
    }
}
