//! The relations as a table of sentences.

use serde_json::{Value, json};

use crate::accessibility_tree::heard;
use crate::browser::{browse, browse_in};
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::places;

in_both!(
    each_head_sorts_and_sorts_the_other_way_round,
    a_row_opens_the_panel_of_its_relation,
    past_relations_and_an_empty_result,
    a_list_of_twenty_thousand_grows_as_one_scrolls
);

const LIST: (&str, &str) = ("view", "list");

async fn open(page: &Page, attributes: &[(&str, &str)]) {
    page.open(&[attributes, &[LIST]].concat()).await;
    // The list is code that is loaded later.
    page.resolve("await host.ready").await;
}

/// What stands in each row: the sentences, the kind, since when.
const ROWS: &str = "return all('tbody tr').map((row) => [...row.cells].map(words))";

/// The first sentence of each row.
const SAID: &str = "return all('tbody .relation').map((row) => words(row.querySelector('.said')))";

async fn texts(page: &Page, script: &str) -> Vec<String> {
    let read = page.run(script).await;
    read.as_array().expect("a list").iter().filter_map(Value::as_str).map(String::from).collect()
}

#[test]
fn relations_are_sentences_in_a_table() {
    browse(async |page| {
        let show = Document::built_in();
        open(page, &[("at", "1")]).await;
        let rows = page.run(ROWS).await;
        assert_eq!(rows.as_array().map(Vec::len), Some(show.relations(1)), "{rows}");
        let sentences = "Baek Kang-hyuk nicknames Cheon Jang-mi “Gangster” \
             Cheon Jang-mi takes Baek Kang-hyuk for an intruder";
        let first = rows.as_array().expect("rows").iter().find(|row| row[0] == sentences);
        assert_eq!(first, Some(&json!([sentences, "colleague", "Episode 1"])));
        let said = heard(page).await;
        let count = |role: &str| said.iter().filter(|(known, _)| known == role).count();
        let relations = show.relations(1);
        let counts = ["table", "row", "columnheader", "cell"].map(count);
        assert_eq!(counts, [1, relations + 1, 3, 3 * relations], "as a screen reader hears it");
        assert!(said.contains(&("table".into(), "Relations".into())), "the table has a name");
    });
}

fn each_head_sorts_and_sorts_the_other_way_round(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[("at", "all")]).await;
        let sorts =
            "return all('th').map((head) => [head.querySelector('button').dataset.sort, head.ariaSort])";
        let keys = [
            ("kind", "return all('.of-kind').map((cell) => words(cell).toLowerCase())"),
            // Those that hold from the start say nothing, and come first.
            ("point", "return all('.since').map((cell) => words(cell))"),
            ("character", "return all('tbody .relation').map((row) => words(row).toLowerCase().slice(0, 4))"),
        ];
        let all = texts(page, SAID).await.len();
        for (name, script) in keys {
            for way in ["ascending", "descending"] {
                page.click(&format!("button[data-sort={name}]")).await;
                let expected = ["character", "kind", "point"]
                    .map(|head| json!([head, if head == name { way } else { "none" }]));
                page.expect(&format!("the heads after {name}"), sorts, json!(expected)).await;
                let mut read = texts(page, script).await;
                assert_eq!(read.len(), all, "nothing is lost");
                if way == "descending" {
                    read.reverse();
                }
                assert!(read.is_sorted(), "by {name}, {way}: {read:#?}");
            }
        }
    });
}

fn a_row_opens_the_panel_of_its_relation(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[("at", "all")]).await;
        let ids = texts(page, "return all('[data-relation]').map((row) => row.dataset.relation)").await;
        page.forget_events().await;
        for id in ids.iter().take(5) {
            let row = format!("[data-relation={}]", json!(id));
            let said = page.run(&format!("return [...one({}).children].map(words)", json!(row))).await;
            page.click(&row).await;
            let missing = "const panel = words(one('[part~=panel]'));
                return arguments[0].filter((sentence) => !panel.includes(sentence)).length === 0";
            page.wait_with("the panel says it", missing, &[said]).await;
            let told = "return heard.filter(({ name }) => name === 'select').map(({ detail }) => [detail.type, detail.id])";
            page.expect("the page is told", told, json!([["relation", id]])).await;
            page.expect(
                "the row is marked",
                "return one('.relation.selected').dataset.relation",
                id.as_str(),
            )
            .await;
            page.press(thirtyfour::Key::Escape).await;
            page.expect("the focus is back on the row", "return focused().dataset.relation", id.as_str())
                .await;
            page.forget_events().await;
        }
    });
}

fn past_relations_and_an_empty_result(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        open(page, &[("at", "all")]).await;
        let now = texts(page, SAID).await;
        page.expect("none is over", "return all('tr.past').length", 0).await;
        page.click("[data-switch=past]").await;
        page.expect("all of them", "return all('tbody tr').length", show.relations(8)).await;
        // One side of it may go on.
        let over = "return all('tr.past').every((row) =>
            [...row.querySelectorAll('.said')].some((said) => words(said).endsWith('(formerly)')))";
        page.expect("past ones say so", over, true).await;
        page.expect("and are marked", "return all('tr.past').length", show.relations(8) - now.len()).await;
        let all = texts(page, SAID).await;
        assert!(now.iter().all(|said| all.contains(said)), "the current ones too");
        page.click("[data-switch=past]").await;
        page.expect("gone again", SAID, json!(now)).await;
        page.set("roles", Some("main")).await;
        page.set("kinds", Some("family")).await;
        page.wait("it says so", "return isShown(one('.empty'))").await;
        page.expect("in words", "return words(one('.empty'))", "No relations to show here.").await;
        page.expect("without a table", "return all('table').some(isShown)", false).await;
        page.set("kinds", None).await;
        page.wait("rows again", "return all('tbody tr').length && isShown(one('table'))").await;
    });
}

fn a_list_of_twenty_thousand_grows_as_one_scrolls(engine: Engine) {
    let Some(text) = documents::many("the list of 20,000 relations") else { return };
    browse_in(engine, async |page| {
        let src = page.server.give("many.json", text);
        open(page, &[("src", &src), ("at", "all")]).await;
        let rows = "return all('tbody tr').length";
        let first = page.wait("there are rows", rows).await.as_u64().expect("a number");
        assert!(first < 400, "{first} rows at once");
        page.expect(
            "it says how many",
            "return Number(one('table').getAttribute('aria-rowcount')) > 10000",
            true,
        )
        .await;
        let mut last = first;
        for _ in 0..4 {
            page.run("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })").await;
            let more = "return all('tbody tr').length > arguments[0] && all('tbody tr').length";
            let now = page.wait_with("more rows come", more, &[json!(last)]).await;
            last = now.as_u64().expect("a number");
        }
        assert!(last < 2_000, "{last} rows after four ends");
        page.wait("the end is in view or near", "return all('tbody tr').some(isInView)").await;
    });
}

#[test]
fn ten_thousand_open_in_the_chart() {
    let Some(text) = documents::many("the chart of 10,000 characters") else { return };
    browse(async |page| {
        let src = page.server.give("many.json", text);
        page.open_chart(&[("src", &src), ("at", "all")]).await;
        page.expect("everybody", "return host.visible.length", 10_000).await;
        let cards = page.run("return all('.node').length").await.as_u64().expect("a number");
        assert!((1..=300).contains(&cards), "{cards} cards in the page");
        page.wait("some in view", "return all('.node').some(isOnStage)").await;
        for button in ["fit", "in", "in", "in"] {
            page.click(&format!("[data-zoom={button}]")).await;
            page.rests().await;
        }
        page.expect("the geometry has all", "return host.geometry().cards.length", 10_000).await;
    });
}

#[test]
fn every_show_at_hand_opens_in_chart_and_list() {
    let shows = ["game-of-thrones", "les-miserables", "death-note-ja", "mr-sunshine-cast"];
    browse(async |page| {
        for name in shows {
            let Some(path) = places::shared(&format!("shows/{name}.json"), "chart and list of it") else {
                continue;
            };
            let text = std::fs::read_to_string(&path).expect("a show that can be read");
            let show = Document::new(text);
            let src = page.server.give(&format!("{name}.json"), &show.text);
            page.open_chart(&[("src", &src), ("at", "all")]).await;
            let everybody = show.visible(u64::MAX);
            page.passes(name, &everybody).await;
            let drawn = "return host.geometry().cards.length";
            page.expect(&format!("{name} is drawn"), drawn, everybody.len()).await;
            page.wait("somebody is in view", "return all('.node').some(isOnStage)").await;
            let many = page.run("return host.geometry().ties.length").await;
            page.click("button[data-view=list]").await;
            let rows = "return Number(one('table').getAttribute('aria-rowcount')) - 1";
            page.expect(&format!("{name} is listed"), rows, many).await;
        }
    });
}
