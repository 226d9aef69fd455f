//! How good the chart is, in numbers measured from the page's `geometry()`; `cargo xtask figures` prints them.

use crate::browser::browse;
use crate::drawing::{Drawing, Figures};
use crate::expected::Document;
use crate::page::Page;
use crate::places;
use crate::say::say;

/// The built-in show's cards take at least this part of their picture at the end: one in so many. Before, somebody may stand
/// out until others come in beside them.
const MOST_AREA: f64 = 6.0;

/// What is counted, and how many cards it was counted over.
async fn measure(page: &Page, what: &str) -> (Figures, usize) {
    let drawing = Drawing::of(&page.run("return host.geometry()").await);
    let (figures, straight) = (Figures::of(&drawing), Figures::of(&drawing.straight()));
    let labels = figures.label_overlaps.map_or_else(|| "-".into(), |count| count.to_string());
    let cards = drawing.cards.len();
    say(&format!(
        "figures: {what:<28} {cards:>4} cards {:>4} ties  overlaps {}  label overlaps {labels}  crossings {} (straight \
         {})  through {} (straight {})  area {:.2}",
        drawing.ties.len(),
        figures.overlaps,
        figures.crossings,
        straight.crossings,
        figures.through,
        straight.through,
        figures.area
    ));
    (figures, cards)
}

#[test]
fn figures_of_the_built_in_show() {
    browse(async |page| {
        let show = Document::built_in();
        for (width, height, is_wide) in [(1280, 900, true), (360, 740, false)] {
            page.size(width, height).await;
            page.open_chart(&[("at", "0")]).await;
            for at in 0..=show.last() {
                page.set("at", Some(&at.to_string())).await;
                page.expect("the point", "return host.at", at.to_string()).await;
                let what = format!("trauma-code {width} px at {at}");
                let (figures, cards) = measure(page, &what).await;
                let Figures { overlaps, label_overlaps, crossings, through, area } = figures;
                assert!(cards > 0, "{what}: nobody");
                assert_eq!((overlaps, label_overlaps), (0, Some(0)), "{what}: cards and labels lie apart");
                if is_wide {
                    assert_eq!((crossings, through), (0, 0), "{what}: crossings, and ties through cards");
                    let most = if at == show.last() { MOST_AREA } else { MOST_AREA + 1.0 };
                    assert!(area <= most, "{what}: the cards take 1/{area:.1} of it");
                }
            }
        }
    });
}

#[test]
fn figures_of_the_shows_at_hand() {
    browse(async |page| {
        for name in ["game-of-thrones", "les-miserables", "death-note-ja", "mr-sunshine-cast"] {
            let Some(path) = places::shared(&format!("shows/{name}.json"), "its figures") else { continue };
            let text = std::fs::read_to_string(&path).expect("a show that can be read");
            let src = page.server.give(&format!("{name}.json"), text);
            page.open_chart(&[("src", &src), ("at", "all")]).await;
            let (figures, _) = measure(page, name).await;
            assert_eq!(figures.overlaps, 0, "{name}: cards overlap");
        }
    });
}
