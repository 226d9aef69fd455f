//! Finds what makes a thing its own ancestor.

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
