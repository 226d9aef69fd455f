//! The relations as a table.

use super::legend::{legend, sample};
use super::pieces::{dressed, parts};
use super::tag::{Nodes, Tag, button, el};
use super::view::View;
use crate::model::changes::Owner;
use crate::scene::chart::swatch;
use crate::scene::list::{Row, row};
use crate::state::{Action, Panel, Sort};
use std::rc::Rc;

/// Rows that are drawn at first, and more each time that their end comes near.
const ROWS: usize = 150;
/// How near, in CSS pixels.
const NEAR: f64 = 1200.0;

/// The relations that pass the filters, or what to say where there are none.
pub fn list(view: &Rc<View>) -> Tag {
    let relations = &view.cast.relations;
    let mut rows = Vec::new();
    for &place in relations.iter().take(view.local.rows.get().max(ROWS)) {
        rows.add(line(view, place, &row(&view.state, place)));
    }
    let mut heads = Vec::new();
    for sort in Sort::ALL {
        if *sort != Sort::Point || view.state.snapshot().last > 0 {
            heads.add(head(view, *sort));
        }
    }
    let none = relations
        .is_empty()
        .then(|| el("div").class("empty").with(el("p").with(el("strong").text(view.word("list.empty")))));
    let table = el("table")
        .set("part", "list")
        .set("role", "table")
        .set("aria-label", view.word("list"))
        .number("aria-rowcount", relations.len() + 1)
        .flag("hidden", relations.is_empty())
        .with(el("thead").set("role", "rowgroup").with(el("tr").set("role", "row").all(heads)))
        .with(el("tbody").set("role", "rowgroup").all(rows));
    el("div").class("listed").with(legend(view)).with(table).with_some(none)
}

/// A heading that sorts.
fn head(view: &Rc<View>, sort: Sort) -> Tag {
    let is_on = view.state.sort == sort;
    let way = match (is_on, view.state.falling) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let name = button("sort")
        .set("data-sort", sort.word())
        .does(view, Action::Sort(sort))
        .text(view.word_of("sort", sort.word()))
        .with(el("span").class("way").set("aria-hidden", "true"));
    el("th").set("role", "columnheader").set("scope", "col").set("aria-sort", way).with(name)
}

fn line(view: &Rc<View>, place: usize, row: &Row) -> Tag {
    let mut said = Vec::new();
    for sentence in &row.sentences {
        said.add(el("span").class("said").with(parts(view, std::slice::from_ref(sentence))));
    }
    let panel = Panel::Relation(row.id.clone());
    let open = button("relation")
        .class_if(view.state.panel.as_ref() == Some(&panel), "selected")
        .set("data-relation", &row.id)
        .does(view, Action::Open(panel))
        .all(said);
    let open = dressed(view, open, Owner::Relation(place), "");
    let (kind, name) = &row.kind;
    let line = sample(&swatch(&view.state, *kind, view.dark));
    let cell = |class: &str| el("td").set("role", "cell").class(class);
    let kind = cell("of-kind").with(line).text(" ").with(super::pieces::spoken(name));
    let since = (view.state.snapshot().last > 0)
        .then(|| cell("since").text(row.since.as_deref().unwrap_or_default()));
    el("tr")
        .key(&row.id)
        .set("role", "row")
        .class_if(row.past, "past")
        .with(cell("sentence").with(open))
        .with(kind)
        .with_some(since)
}

/// Whether more rows should be drawn as the page is scrolled now.
pub fn look(view: &View) -> bool {
    let (rows, all) = (view.local.rows.get().max(ROWS), view.cast.relations.len());
    let Some(table) = view.find("table") else { return false };
    let height = view.window().and_then(|window| window.inner_height().ok()?.as_f64());
    let table = table.get_bounding_client_rect();
    let near = table.top() + table.height() < height.unwrap_or(0.0) + NEAR;
    let more = near && rows < all;
    if more {
        view.local.rows.set(rows + ROWS);
    }
    more
}
