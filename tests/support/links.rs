//! The links of a Markdown file, and the names of its headings by which links lead to them.

use crate::fences::prose;

/// Where each link and picture of a text leads, in order.
pub fn links(markdown: &str) -> Vec<String> {
    let prose = without_code(&prose(markdown));
    let behind = prose.split("](").skip(1);
    let targets = behind.filter_map(|rest| rest.split([')', ' ', '\n']).next());
    targets.filter(|target| !target.is_empty()).map(str::to_owned).collect()
}

/// A text without what stands between backticks.
fn without_code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split('`').step_by(2).collect::<Vec<_>>().join("`"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What a link says behind `#` to lead to each heading of a text, as GitHub makes it.
pub fn anchors(markdown: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in prose(markdown).lines() {
        let words = line.trim_start_matches('#');
        if words.len() == line.len() || !words.starts_with(' ') {
            continue;
        }
        let is_kept = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
        let name: String = words.trim().to_lowercase().chars().filter(is_kept).collect();
        let name = name.replace(' ', "-");
        let is_like = |other: &&String| {
            let number = other.strip_prefix(&name).and_then(|rest| rest.strip_prefix('-'));
            **other == name || number.is_some_and(|number| number.parse::<usize>().is_ok())
        };
        match found.iter().filter(is_like).count() {
            0 => found.push(name),
            earlier => found.push(format!("{name}-{earlier}")),
        }
    }
    found
}
