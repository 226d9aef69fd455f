//! The numbers that castmap is to reach: a row for each, measured or not.

/// A number to reach.
pub struct Goal {
    /// By this name, its benchmark judges it.
    pub what: &'static str,
    pub wanted: &'static str,
    /// The section that has it.
    pub section: &'static str,
}

/// Of the section that `cargo xtask size` measures, and no benchmark.
pub const SIZE: &str = "size";

const fn goal(section: &'static str, what: &'static str, wanted: &'static str) -> Goal {
    Goal { what, wanted, section }
}

pub const GOALS: [Goal; 41] = [
    goal(SIZE, "all that a first visit loads, brotli", "at most 130 kB"),
    goal("load", "first cards painted, cold", "at most 0.7 times the page of cytoscape.js and fcose"),
    goal("chart quality", "the built-in show: crossings", "none"),
    goal("chart quality", "Les Misérables: crossings", "at most 0.45 times the best peer"),
    goal("chart quality", "Game of Thrones: crossings", "at most 0.8 times the best peer"),
    goal("chart quality", "the built-in show: cards that overlap", "none"),
    goal("chart quality", "Les Misérables: cards that overlap", "none"),
    goal("chart quality", "Game of Thrones: cards that overlap", "none"),
    goal("chart quality", "the built-in show: labels that overlap", "none"),
    goal("chart quality", "the built-in show: ties through cards", "none"),
    goal("chart quality", "Les Misérables: ties through cards", "at most 0.35 times the best peer"),
    goal("chart quality", "Game of Thrones: ties through cards", "at most 0.35 times the best peer"),
    goal("chart quality", "the built-in show: area", "at most 6"),
    goal("chart quality", "Les Misérables: area", "at most 9"),
    goal("chart quality", "Game of Thrones: area", "at most 8"),
    goal("chart large", "10,000 characters: settled", "at least 25 times as fast as d3-force"),
    goal("chart large", "10,000 characters: first picture", "at most 500 ms"),
    goal("chart large", "10,000 characters: tasks over 50 ms", "none"),
    goal("chart large", "10,000 characters: slow frames", "at most 1.1 times the better peer"),
    goal("chart large", "10,000 characters: neighbours kept", "no less than d3-force"),
    goal(
        "chart large",
        "10,000 characters: reading and checking",
        "at most 2 times as long as `JSON.parse` of the same text",
    ),
    goal("chart growth", "growth: the power of n log n", "at most 1.05"),
    goal("chart growth", "growth: at last, beside n log n", "at most 1.1 times as much as n log n"),
    goal("search", "search: median question", "at most 2 ms"),
    goal("search", "search: slowest question", "at most 5 ms"),
    goal("search", "search: building the index", "at most 60 ms"),
    goal("search", "search: tasks over 50 ms while the index is built", "none"),
    goal("search", "search: from the letter to the picture", "in the next frame"),
    goal("search", "search: beside MiniSearch", "at least 10 times as fast"),
    goal("search", "search: beside Fuse.js", "at least 40 times as fast"),
    goal("memory", "10,000 characters: memory", "at most 0.5 times cytoscape.js"),
    goal("chart times", "Les Misérables: first picture", "no later than d3-force is done"),
    goal("chart times", "Game of Thrones: first picture", "no later than d3-force is done"),
    goal("chart times", "Les Misérables: settled", "at most 3000 ms"),
    goal("chart times", "Game of Thrones: settled", "at most 3000 ms"),
    goal("chart times", "Les Misérables: tasks over 50 ms", "none"),
    goal("chart times", "Game of Thrones: tasks over 50 ms", "none"),
    goal("recover", "an element that has broken: painted again", "under 100 ms"),
    goal("soak", "soak: growth of memory", "less than 20 kB a minute"),
    goal("soak", "soak: growth of DOM nodes out of the page", "at most 30"),
    goal("soak", "soak: growth of listeners", "at most 0"),
];
