//! How good the drawings are: overlaps, crossings, ties through cards and area, castmap's beside its peers'.

use std::path::Path;

use super::super::peers;
use super::super::section::Section;
use super::super::spread::Spread;
use super::peers::{LAYOUTS, drawing, layout, visit_layouts};
use super::{Graph, ROUNDS, shows, visit_chart};
use crate::browser::browse;
use crate::drawing::{Drawing, Figures};
use crate::expected::Document;
use crate::page::Page;
use crate::say::say;

/// What a show's drawing should reach: crossings and ties through cards as parts of the best peer's, and area.
struct Bars {
    crossings: f64,
    through: f64,
    area: f64,
}

/// In the built-in show, no crossing and no tie through a card: no part of a peer's figure.
const BUILT_IN: Bars = Bars { crossings: 0.0, through: 0.0, area: 6.0 };
const LES_MISERABLES: Bars = Bars { crossings: 0.45, through: 0.35, area: 9.0 };
const GAME_OF_THRONES: Bars = Bars { crossings: 0.8, through: 0.35, area: 8.0 };

/// A peer's figures, of all its runs.
struct Peer {
    name: &'static str,
    overlaps: Spread,
    crossings: Spread,
    through: Spread,
    area: Spread,
}

#[test]
fn quality_of_three_shows() {
    let Some(peers) = peers("chart quality") else { return };
    browse(async |page| {
        let mut section = Section::default();
        section.lines([
            format!(
                "Everybody who has a relation, all of the show at once, in a window of 1280 × 900. Peers' figures are \
                 medians of {ROUNDS} runs with different seeds, with the least and the most where runs differ."
            ),
            String::new(),
        ]);
        let built_in = Document::built_in();
        show(page, &peers, "the built-in show", None, &built_in, &BUILT_IN, &mut section).await;
        for (name, title, document) in shows("the quality of its chart") {
            let bars = if name == "les-miserables" { &LES_MISERABLES } else { &GAME_OF_THRONES };
            let src = page.server.give(&format!("{name}.json"), &document.text);
            show(page, &peers, title, Some(&src), &document, bars, &mut section).await;
        }
        section.publish(page, "chart quality").await;
    });
}

async fn show(
    page: &Page,
    peers: &Path,
    title: &str,
    src: Option<&str>,
    document: &Document,
    bars: &Bars,
    section: &mut Section,
) {
    say(&format!("bench chart: the quality of {title}"));
    let graph = Graph::of(document);
    visit_chart(page, src).await;
    page.ready().await;
    page.settled().await;
    let own = Drawing::of(&page.run("return host.geometry()").await);
    graph.expect(&own, title);
    graph.give(page);
    visit_layouts(page, peers).await;
    let mut measured = Vec::new();
    for name in LAYOUTS {
        let mut runs = Vec::new();
        for seed in 1..=ROUNDS {
            let (places, _) = layout(page, name, seed).await;
            runs.push(Figures::of(&drawing(&graph, &places)));
        }
        let spread = |pick: fn(&Figures) -> f64| Spread::of(runs.iter().map(pick));
        measured.push(Peer {
            name,
            overlaps: spread(|run| run.overlaps as f64),
            crossings: spread(|run| run.crossings as f64),
            through: spread(|run| run.through as f64),
            area: spread(|run| run.area),
        });
    }
    section.lines(table(title, &own, &measured));
    verdicts(title, &Figures::of(&own), &measured, bars, section);
    behind(title, &Figures::of(&own), &measured, section);
}

fn table(title: &str, own: &Drawing, peers: &[Peer]) -> Vec<String> {
    let mut lines = vec![
        format!(
            "| {title}: {} cards, {} ties | overlaps | crossings | through | area |",
            own.cards.len(),
            own.ties.len()
        ),
        "|---|---:|---:|---:|---:|".into(),
    ];
    let row = |name: &str, of: &Drawing| {
        let figures = Figures::of(of);
        let Figures { overlaps, crossings, through, area, .. } = figures;
        format!("| {name} | {overlaps} | {crossings} | {through} | {area:.2} |")
    };
    lines.push(row("castmap", own));
    lines.push(row("castmap, were its ties straight", &own.straight()));
    for Peer { name, overlaps, crossings, through, area } in peers {
        let [overlaps, crossings, through] = [overlaps, crossings, through].map(|spread| short(spread, 0));
        lines.push(format!("| {name} | {overlaps} | {crossings} | {through} | {} |", short(area, 2)));
    }
    lines.push(String::new());
    lines
}

/// A spread, or one figure where all are the same.
fn short(spread: &Spread, digits: usize) -> String {
    if spread.least == spread.most {
        format!("{:.digits$}", spread.median)
    } else {
        format!("{spread:.digits$}")
    }
}

fn verdicts(title: &str, own: &Figures, peers: &[Peer], bars: &Bars, section: &mut Section) {
    let mut none = |what: &str, count: usize, sentence: &str| {
        let named = format!("{title}: {what}");
        section.judge(&named, &count.to_string(), "none", count == 0, sentence);
    };
    none("cards that overlap", own.overlaps, &format!("Cards that overlap: {}.", own.overlaps));
    if let Some(labels) = own.label_overlaps {
        none("labels that overlap", labels, &format!("Labels that overlap a card or a label: {labels}."));
    }
    for (what, count, part, pick) in [
        ("crossings", own.crossings, bars.crossings, (|peer| peer.crossings) as fn(&Peer) -> Spread),
        ("ties through cards", own.through, bars.through, |peer| peer.through),
    ] {
        let best = peers.iter().min_by(|one, other| pick(one).median.total_cmp(&pick(other).median));
        let best = best.expect("there are peers");
        let (name, best) = (best.name, pick(best).median);
        let begin = what[..1].to_uppercase() + &what[1..];
        if part > 0.0 {
            let of = count as f64 / best;
            section.judge(
                &format!("{title}: {what}"),
                &format!("{count}, {of:.2} times {name}"),
                &format!("at most {part} times the best peer"),
                count as f64 <= part * best,
                &format!("{begin}: {count}, {of:.2} times the {best:.0} of {name}, the best of the peers."),
            );
        } else {
            section.judge(
                &format!("{title}: {what}"),
                &count.to_string(),
                "none",
                count == 0,
                &format!("{begin}: {count}; {name} is the best of the peers with {best:.0}."),
            );
        }
    }
    if bars.crossings == 0.0 {
        section.line(if own.crossings == 0 {
            "- The graph is planar: it can be drawn without a crossing, as castmap's drawing shows."
        } else {
            "- Whether the graph is planar, so that it could be drawn without a crossing, is not shown."
        });
    }
    section.judge(
        &format!("{title}: area"),
        &format!("{:.2}", own.area),
        &format!("at most {}", bars.area),
        own.area <= bars.area,
        &format!("Area: {:.2} times that of the cards.", own.area),
    );
    section.line("");
}

/// Notes each peer that has less of something.
fn behind(title: &str, own: &Figures, peers: &[Peer], section: &mut Section) {
    for (what, own, digits, pick) in [
        ("cards that overlap", own.overlaps as f64, 0, (|peer| peer.overlaps) as fn(&Peer) -> Spread),
        ("crossings", own.crossings as f64, 0, |peer| peer.crossings),
        ("ties through cards", own.through as f64, 0, |peer| peer.through),
        ("area", own.area, 2, |peer| peer.area),
    ] {
        let less = peers.iter().filter(|peer| pick(peer).median < own);
        let less: Vec<String> =
            less.map(|peer| format!("{} {:.digits$}", peer.name, pick(peer).median)).collect();
        if !less.is_empty() {
            section.behind(format!("{title}, {what}: {}; castmap {own:.digits$}.", less.join(", ")));
        }
    }
}
