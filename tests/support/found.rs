//! What holds of whatever is typed into the search.

#![allow(dead_code, reason = "each test uses what it needs")]

use castmap::model::Show;
use castmap::search::{Hit, Index, Query, characters, find};
use std::ops::Range;

/// The least score of what is written like what was typed: what only sounds or looks like it stands behind.
const WRITTEN: u8 = 40;

/// Looks for `typed` where one person has this name, and marks it in the name.
pub fn check(typed: &str, name: &str) {
    let quoted = serde_json::to_string(name).expect("a string");
    let text = format!(r#"{{"castmap": 1, "title": "T", "characters": [{{"id": "a", "name": {quoted}}}]}}"#);
    if let Ok((show, _)) = Show::read(&text) {
        let index = Index::of(&show.as_of(0));
        let hits = find(&index, typed);
        check_hits(&index, typed, &hits);
        assert!(hits.len() <= 1);
        assert_eq!(characters(&hits).count(), hits.len());
    }
    if let Some(query) = Query::of(typed) {
        check_marks(&query, &quoted);
    }
}

/// Each once, the best first, each by something.
pub fn check_hits(index: &Index, typed: &str, hits: &[Hit]) {
    let rank = |hit: &Hit| (hit.score < WRITTEN, hit.sort as usize, 100 - hit.score);
    assert!(hits.is_sorted_by_key(rank), "{hits:?}");
    let mut known: Vec<usize> = hits.iter().map(|hit| hit.entry).collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), hits.len(), "{hits:?}");
    for hit in hits {
        assert!((1..=100).contains(&hit.score), "{hit:?}");
        let query = Query::of(typed).expect("nothing is found by nothing");
        assert!(!index.terms(hit.entry, &query).is_empty(), "{hit:?}");
        assert!(!index.matched(hit).is_empty(), "{hit:?}");
    }
}

/// Marks of what was typed in a text.
pub fn check_marks(query: &Query, text: &str) {
    check_pieces(text, &query.marks(text));
}

/// Pieces of a text, in order and apart.
pub fn check_pieces(text: &str, pieces: &[Range<usize>]) {
    let mut end = None;
    for piece in pieces {
        assert!(end.is_none_or(|end| piece.start > end) && piece.end > piece.start, "{pieces:?} of {text:?}");
        assert!(text.get(piece.clone()).is_some(), "{piece:?} of {text:?}");
        end = Some(piece.end);
    }
}
