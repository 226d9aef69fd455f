//! Texts of hostile size: that each test ends before long is the test.

use super::sound;
use castmap::model::Show;

/// A document with these fields.
fn with(fields: &str) -> String {
    let characters = if fields.contains("\"characters\"") { "" } else { "\"characters\": []," };
    format!("{{\"castmap\": 1, \"title\": \"T\", {characters} {fields}}}")
}

/// So many of what `make` makes, between commas.
fn list(count: usize, make: impl Fn(usize) -> String) -> String {
    (0..count).map(make).collect::<Vec<_>>().join(",")
}

/// Reads a text of hostile size and looks at all of it. That this ends before long is the test.
fn survives(text: &str) -> usize {
    match Show::read(text) {
        Ok((show, problems)) => {
            sound::check_show(&show);
            problems.len()
        }
        Err(_) => usize::MAX,
    }
}

#[test]
fn nesting() {
    for text in ["[".repeat(1 << 20), "{\"a\":".repeat(1 << 18), "[{\"\":".repeat(1 << 18)] {
        assert_eq!(survives(&text), usize::MAX);
    }
}

#[test]
fn references() {
    let unknown = list(200_000, |n| format!("\"x{n}\""));
    assert_eq!(
        survives(&with(&format!(
            "\"about\": {{\"summary\": {{\"text\": \"x\", \"sources\": [{unknown}]}}}}"
        ))),
        1_001
    );
    // Many ids, all alike and long, and many near misses of all of them.
    let alike = "y".repeat(30);
    let sources = list(50_000, |n| format!("{{\"id\":\"{alike}{n}\",\"title\":\"S\"}}"));
    let near = list(5_000, |n| format!("\"{alike}{n}z\""));
    let text = with(&format!(
        "\"sources\": [{sources}], \"about\": {{\"summary\": {{\"text\": \"x\", \"sources\": [{near}]}}}}"
    ));
    assert_eq!(survives(&text), 1_001);
}

#[test]
fn fields() {
    let unknown = list(300_000, |n| format!("\"sinse{n}\":{n}"));
    assert_eq!(survives(&with(&unknown)), 1_001);
    assert_eq!(
        survives(&with(&format!("\"about\": {{\"links\": [{}]}}", list(100_000, |_| "{\"urll\":1}".into())))),
        1_001
    );
    let languages = list(200_000, |n| format!("\"x-{n}\":\"words\""));
    assert_eq!(survives(&with(&format!("\"about\": {{\"network\": {{{languages}}}}}"))), 0);
    let notes = list(200_000, |n| format!("\"//{n}\":\"words\""));
    assert_eq!(survives(&with(&format!("\"about\": {{{notes}}}"))), 0);
    let twice = list(200_000, |n| format!("\"{n}\":0"));
    assert_eq!(survives(&format!("{{{twice},\"7\":1}}")), usize::MAX);
}

#[test]
fn strings() {
    let long = "한".repeat((8 << 20) / 3);
    assert_eq!(survives(&with(&format!("\"people\": [{{\"id\": \"a\", \"name\": \"{long}\"}}]"))), 1);
    assert_eq!(survives(&with(&format!("\"people\": [{{\"id\": \"{long}\", \"name\": \"N\"}}]"))), 1);
    assert_eq!(survives(&with(&format!("\"{long}\": 1"))), 1);
    assert_eq!(survives(&with(&format!("\"relations\": [{{\"from\": \"{long}\", \"to\": \"a\"}}]"))), 2);
    assert_eq!(survives(&with(&format!("\"about\": {{\"links\": [{{\"url\": \"https://{long}\"}}]}}"))), 0);
}

#[test]
fn chains() {
    let works = |count: usize, adapts: &dyn Fn(usize) -> String| {
        with(&format!(
            "\"works\": [{}]",
            list(count, |n| format!("{{\"id\":\"w{n}\",\"title\":\"W\",\"adapts\":[{}]}}", adapts(n)))
        ))
    };
    let last = 100_000 - 1;
    assert_eq!(
        survives(&works(100_000, &|n| if n < last { format!("\"w{}\"", n + 1) } else { String::new() })),
        0
    );
    assert_eq!(survives(&works(100_000, &|n| format!("\"w{}\"", (n + 1) % 100_000))), 1);
    // Every other edge closes a circle.
    assert_eq!(
        survives(&works(2, &|n| if n == 0 {
            list(200_000, |n| format!("\"w{}\"", n % 2))
        } else {
            String::new()
        })),
        1_001
    );

    let groups = |parent: &dyn Fn(usize) -> usize| {
        let groups =
            list(1_000, |n| format!("{{\"id\":\"g{n}\",\"name\":\"G\",\"parent\":\"g{}\"}}", parent(n)));
        with(&format!(
            "\"groups\": [{groups}], \"characters\": [{{\"id\": \"a\", \"name\": \"A\", \"groups\": [\"g0\", \"g999\"]}}]"
        ))
    };
    assert_eq!(survives(&groups(&|n| (n + 1) % 1_000)), 1);
    assert_eq!(survives(&groups(&|n| n.max(1) - 1)), 1);
    assert_eq!(survives(&groups(&|n| n)), 1_000);
}

#[test]
fn relations() {
    let characters = list(20_000, |n| format!("{{\"id\":\"c{n}\",\"name\":\"C\"}}"));
    // Their ids are the ones that the others would be given.
    let relations = list(100_000, |n| {
        let id = if n < 50_000 { format!("\"id\":\"c0>c1#{}\",", n + 1) } else { String::new() };
        format!("{{{id}\"from\":\"c0\",\"to\":\"c1\"}}")
    });
    assert_eq!(survives(&with(&format!("\"characters\": [{characters}], \"relations\": [{relations}]"))), 0);
}
