//! Finds what makes a thing its own ancestor.

use super::super::document::{Group, Id, Work};
use super::super::places::Places;
use super::ids::List;
use super::path::Step;
use super::tree::Node;
use super::values::Reader;

impl Reader<'_> {
    /// Leaves out the parents that close a circle. `node` is the list in the text.
    pub fn cut_parents(&mut self, groups: &mut [Group], node: Node) {
        let places = Places::of(groups.iter().map(|group| &group.id));
        let edges = edges(&places, groups.len(), &|from| groups[from].parent.as_slice());
        for (from, _) in closing(&edges) {
            let group = &mut groups[from];
            if let Some(index) = self.ids.index(List::Groups, &group.id)
                && let Some(written) =
                    self.tree.items(node).nth(index).and_then(|entry| self.tree.field(entry, "parent"))
                && let Some(parent) = group.parent.take()
            {
                let place = [key("groups"), Step::Index(index), key("parent")];
                self.circle(written, &place, &group.id, &parent);
            }
        }
    }

    /// Leaves out the works adapted that close a circle. `node` is the list in the text.
    pub fn cut_adaptations(&mut self, works: &mut [Work], node: Node) {
        let places = Places::of(works.iter().map(|work| &work.id));
        let edges = edges(&places, works.len(), &|from| &works[from].adapts);
        for (from, place) in closing(&edges) {
            // No id is empty. The others keep their places until it was said which ones go.
            works[from].adapts[place] = Id::default();
        }
        // Both are in the order of the text.
        let mut entries = self.tree.items(node).enumerate();
        for work in works {
            let Some(own) = self.ids.index(List::Works, &work.id) else { continue };
            let Some((index, entry)) = entries.find(|(index, _)| *index == own) else { continue };
            let Some(adapts) = self.tree.field(entry, "adapts") else { continue };
            let mut place = 0;
            for (item, node) in self.tree.items(adapts).enumerate() {
                // Those that lead nowhere were left out when they were read.
                let Some(id) = self.tree.as_str(node).filter(|id| self.ids.has(List::Works, id)) else {
                    continue;
                };
                if work.adapts.get(place).is_some_and(|id| id.is_empty()) {
                    let steps = [key("works"), Step::Index(index), key("adapts"), Step::Index(item)];
                    self.circle(node, &steps, &work.id, id);
                }
                place += 1;
            }
            work.adapts.retain(|id| !id.is_empty());
        }
    }

    fn circle(&mut self, node: Node, place: &[Step<'_>], id: &str, to: &str) {
        let way = if id == to { String::new() } else { format!(" through “{to}”") };
        let message = format!("this leads from “{id}”{way} in a circle back to it; it is left out");
        self.problems.add(self.tree.at(node), place.iter(), message);
    }
}

fn key(name: &'static str) -> Step<'static> {
    Step::Key(name)
}

/// Where each of `count` things leads, as places.
fn edges<'d>(places: &Places, count: usize, leads: &dyn Fn(usize) -> &'d [Id]) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); count];
    for (from, edges) in edges.iter_mut().enumerate() {
        for id in leads(from) {
            if let Some(to) = places.get(id) {
                edges.push(to);
            }
        }
    }
    edges
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
