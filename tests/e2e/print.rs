//! On paper: the cards and what is said of their relations, whatever was on the screen, black on white and nothing else.

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use crate::browser::{browse, browse_in};
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;

in_both!(whatever_is_on_the_screen_cards_and_sentences_are_printed, a_large_cast_is_printed_whole);

/// Keeps what there is to see while the page goes to the printer. Whoever listens later is told later.
const WATCH: &str = "addEventListener('beforeprint', () => {
    const paper = all('.print');
    const shown = all('.print *');
    const style = (element) => getComputedStyle(element);
    window.paper = paper.map((each) => each.innerText).join();
    window.printed = {
        papers: paper.length,
        cards: all('.print .card').length,
        touchable: all('.print button, .print input, .print select, .print a, .print canvas').length,
        colors: [...new Set(shown.map((each) => style(each).color))].sort(),
    };
});";

/// Prints the page as a visitor does: all pages of it.
async fn print(page: &Page) -> Value {
    let pdf = page.browser.print_page(PrintParameters::default()).await.expect("the page is printed");
    assert!(pdf.starts_with(b"%PDF"), "it is no PDF");
    page.expect("it is taken away again", "return all('.print').length", 0).await;
    page.run("return window.printed").await
}

/// Waits until each of these texts is on the paper, and each of those is not.
async fn says(page: &Page, what: &str, texts: &[String], never: &[String]) {
    assert!(!texts.is_empty());
    let missing = "const paper = window.paper.replace(/\\s+/g, ' ');
        return [arguments[0].filter((text) => !paper.includes(text)), arguments[1].filter((text) => paper.includes(text))]";
    page.expect_with(what, missing, &[json!(texts), json!(never)], json!([[], []])).await;
}

/// The sentences of the list, as it shows them.
async fn sentences(page: &Page) -> Vec<String> {
    page.run("host.view = 'list'").await;
    page.wait("the list is there", "return all('.relation').some(isShown)").await;
    let said = page.run("return all('.said').map(words)").await;
    said.as_array().expect("texts").iter().filter_map(Value::as_str).map(String::from).collect()
}

fn whatever_is_on_the_screen_cards_and_sentences_are_printed(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        for (view, theme, width, at) in
            [("chart", "dark", 1280, 8), ("cards", "light", 360, 0), ("list", "dark", 1280, 4)]
        {
            page.size(width, 800).await;
            let at_point = at.to_string();
            // With a panel: in a narrow window, that is a sheet over all else.
            let attributes = [("view", view), ("theme", theme), ("at", &at_point), ("focus-on", "baek")];
            page.open(&attributes[..if view == "chart" { 3 } else { 4 }]).await;
            page.run(WATCH).await;
            let printed = print(page).await;
            let there = show.visible(at);
            let colors = json!(["rgb(0, 0, 0)", "rgb(51, 51, 51)"]);
            let expected = json!({ "papers": 1, "cards": there.len(), "touchable": 0, "colors": colors });
            assert_eq!(printed, expected, "{view} at {at}");
            let mut texts: Vec<String> = there.iter().map(|id| show.name(id, "en")).collect();
            texts.extend(sentences(page).await);
            let later = if at < show.last() { show.later(at) } else { Vec::new() };
            says(page, &format!("{view} at {at}"), &texts, &later).await;
        }
    });
}

fn a_large_cast_is_printed_whole(engine: Engine) {
    let Some(show) = documents::game_of_thrones("printing a large cast") else { return };
    browse_in(engine, async |page| {
        let src = page.server.give("show.json", show);
        page.open(&[("src", &src), ("at", "all")]).await;
        page.run(WATCH).await;
        let printed = print(page).await;
        page.expect("all cards, also those far down", "return host.visible.length", printed["cards"].clone())
            .await;
        assert!(printed["cards"].as_u64() > Some(300), "{printed}");
    });
}

#[test]
fn what_is_seen_as_print_is_black_on_white_and_goes_again() {
    browse(async |page| {
        page.open(&[("at", "all"), ("theme", "dark"), ("view", "chart")]).await;
        page.tell("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        page.wait("there is paper", "return all('.print').some(isShown)").await;
        page.expect("it is white", "return light(one('.print')) > 0.99", true).await;
        let others = "return all('*').filter((each) => !each.closest('.print') && each !== one('.frame') && isShown(each)).length";
        page.expect("nothing else is seen", others, 0).await;
        let wide =
            page.run("return [one('.castmap').offsetWidth, document.documentElement.clientWidth]").await;
        assert_eq!(wide[0], wide[1], "what is not seen keeps its width");
        page.tell("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        page.wait("the chart is back", "return !all('.print').length && all('.node').every(isShown)").await;
    });
}
