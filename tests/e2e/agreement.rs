//! Cards, chart and list are three views of one selection: they agree under every filter.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::browse;
use crate::cast::Ids;
use crate::expected::Document;
use crate::page::Page;
use crate::sample::sample;

const FACETS: [&str; 4] = ["roles", "actors", "groups", "kinds"];

/// So many rows take about half a minute.
const MOST: usize = 60;

/// A point, filters with values, and who is left.
struct Row {
    at: u64,
    filters: Vec<(&'static str, String)>,
    who: Ids,
}

fn rows(show: &Document) -> Vec<Row> {
    let mut rows = Vec::new();
    for at in 0..=show.last() {
        for facet in FACETS {
            for (value, choice) in show.choices(facet, at) {
                rows.push(Row { at, filters: vec![(facet, value)], who: choice.characters });
            }
        }
        for (value, left) in show.choices("groups", at) {
            for (kind, right) in show.choices("kinds", at) {
                let who = left.characters.intersection(&right.characters).cloned().collect();
                rows.push(Row { at, filters: vec![("groups", value.clone()), ("kinds", kind)], who });
            }
        }
    }
    rows
}

async fn view(page: &Page, view: &str) {
    page.set("view", Some(view)).await;
    page.expect("the view", "return one('[data-view][aria-pressed=true]').dataset.view", view).await;
}

async fn texts(page: &Page, script: &str) -> BTreeSet<String> {
    let read = page.run(script).await;
    read.as_array().expect("a list").iter().filter_map(Value::as_str).map(String::from).collect()
}

async fn agree(page: &Page, row: &Row) {
    let Row { at, filters, who } = row;
    page.set("at", Some(&at.to_string())).await;
    for (facet, value) in filters {
        page.set(facet, Some(value)).await;
    }
    let what = format!("at={at} {filters:?}");
    view(page, "cards").await;
    page.shows(&format!("{what} in the cards"), who).await;
    view(page, "list").await;
    page.passes(&format!("{what} in the list"), who).await;
    let listed = texts(page, "return all('[data-relation]').map((row) => row.dataset.relation)").await;
    view(page, "chart").await;
    page.shows(&format!("{what} in the chart"), who).await;
    let everybody = "return nodes().length === host.geometry().cards.length";
    page.expect(&format!("{what}: the others are faded"), everybody, true).await;
    // A label goes with its tie.
    let faded = "const { ties } = host.geometry();
        return all('.label').map((label) => [ties[Number(label.dataset.tie)].id, label.matches('.faded')])";
    let faded = page.run(faded).await;
    for label in faded.as_array().expect("a list") {
        let is_listed = listed.contains(label[0].as_str().expect("an id"));
        assert_eq!(label[1], json!(!is_listed), "{what}: {} is listed: {is_listed}", label[0]);
    }
    let drawn: BTreeSet<String> = texts(page, "return host.geometry().ties.map((tie) => tie.id)").await;
    let missing: Vec<_> = listed.difference(&drawn).collect();
    assert!(missing.is_empty(), "{what}: {missing:?} are listed and not drawn");
    for (facet, _) in filters {
        page.set(facet, None).await;
    }
}

#[test]
fn cards_chart_and_list_agree_under_every_filter() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[]).await;
        for row in sample("filters in three views", rows(&show), MOST) {
            agree(page, &row).await;
        }
    });
}

#[test]
fn cards_chart_and_list_agree_under_a_search() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[]).await;
        let who = |ids: &str| crate::cast::ids(ids);
        for (typed, who) in
            [("kang", who("baek kang")), ("kim", who("choi hong kang")), ("", show.visible(8))]
        {
            let row = Row { at: 8, filters: vec![("q", typed.into())], who };
            agree(page, &row).await;
        }
    });
}

#[test]
fn what_is_hidden_leaves_what_is_listed_between_those_who_stay() {
    browse(async |page| {
        let show = Document::built_in();
        page.open_chart(&[("at", "all"), ("groups", "trauma-team")]).await;
        page.click("[data-switch=hide]").await;
        for (value, choice) in show.choices("groups", show.last()) {
            page.set("groups", Some(&value)).await;
            let who = &choice.characters;
            page.shows(&format!("{value} alone"), who).await;
            page.expect("nobody else", "return nodes()", json!(who)).await;
            let ties = page.run("return host.geometry().ties").await;
            let drawn: BTreeSet<String> = ties
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|tie| tie["id"].as_str())
                .map(String::from)
                .collect();
            view(page, "list").await;
            let listed =
                texts(page, "return all('[data-relation]').map((row) => row.dataset.relation)").await;
            assert!(drawn.is_subset(&listed), "{value}: {drawn:?} are drawn, {listed:?} are listed");
            view(page, "chart").await;
        }
    });
}
