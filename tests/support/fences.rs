//! The fenced blocks of a Markdown file, and the text around them.

#![allow(dead_code, reason = "each test program uses its part of this")]

/// A block between two fences.
#[derive(Clone, Debug, PartialEq)]
pub struct Fence {
    /// What stands behind the first fence: a language, and perhaps a kind.
    pub kind: String,
    pub text: String,
    /// The line of the first fence, counted from 1.
    pub line: usize,
}

/// Every block, in order.
pub fn fences(markdown: &str) -> Vec<Fence> {
    parted(markdown).0
}

/// The texts of all blocks of this kind.
pub fn texts(markdown: &str, kind: &str) -> Vec<String> {
    fences(markdown).into_iter().filter(|fence| fence.kind == kind).map(|fence| fence.text).collect()
}

/// What is in no block.
pub fn prose(markdown: &str) -> String {
    parted(markdown).1
}

fn parted(markdown: &str) -> (Vec<Fence>, String) {
    let (mut found, mut prose) = (Vec::new(), String::new());
    let mut lines = markdown.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(kind) = line.trim_start().strip_prefix("```") else {
            prose += line;
            prose += "\n";
            continue;
        };
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| line.trim_start() != "```");
        let text = inside.collect::<Vec<_>>().join("\n");
        found.push(Fence { kind: kind.trim().to_owned(), text, line: at + 1 });
    }
    (found, prose)
}
