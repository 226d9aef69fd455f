//! Every value of every filter, set as an attribute: exactly who it should be.

use crate::browser::browse;
use crate::cast::{Ids, ids};
use crate::expected::Document;
use crate::page::Page;
use crate::sample::sample;

/// A point, a filter with a value, and who is left.
type Row = (u64, &'static str, String, Ids);

const FACETS: [&str; 4] = ["roles", "actors", "groups", "kinds"];

/// So many rows take a quarter of a minute.
const MOST: usize = 250;

/// Everybody a value could hide or show: each text of each value at each point.
fn rows(show: &Document, facets: &[&'static str]) -> Vec<Row> {
    let mut rows = Vec::new();
    for &facet in facets {
        let every = show.choices(facet, show.last());
        for at in 0..=show.last() {
            let now = show.choices(facet, at);
            for (key, choice) in &every {
                for text in choice.texts.iter().chain([key]) {
                    // A text that comes later fits nobody yet, though what it names may be there.
                    let fits = now.values().filter(|now| now.texts.contains(text));
                    let who = fits.flat_map(|now| now.characters.iter().cloned()).collect();
                    rows.push((at, facet, text.clone(), who));
                }
            }
        }
    }
    rows.dedup();
    rows
}

async fn check(page: &Page, (at, facet, value, who): &Row) {
    page.set("at", Some(&at.to_string())).await;
    page.set(facet, Some(value)).await;
    page.shows(&format!("at={at} {facet}={value}"), who).await;
    page.set(facet, None).await;
}

#[test]
fn every_role_and_every_actor_shows_exactly_who_it_should() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[]).await;
        let last = show.last();
        let (now, others): (Vec<Row>, Vec<Row>) =
            rows(&show, &["roles", "actors"]).into_iter().partition(|row| row.0 == last);
        for row in now.iter().chain(&sample("roles and actors at earlier points", others, MOST)) {
            check(page, row).await;
        }
    });
}

#[test]
fn every_group_and_every_kind_of_relation_shows_exactly_who_it_should() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[]).await;
        for row in sample("groups and kinds at every point", rows(&show, &["groups", "kinds"]), MOST) {
            check(page, &row).await;
        }
    });
}

#[test]
fn several_values_of_a_filter_add_up_and_filters_narrow_each_other() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[("at", "all")]).await;
        let last = show.last();
        let mut rows = Vec::new();
        for (place, first) in FACETS.iter().enumerate() {
            for second in &FACETS[place..] {
                for (a, left) in show.choices(first, last) {
                    for (b, right) in show.choices(second, last) {
                        rows.push((*first, a.clone(), left.characters.clone(), *second, b, right.characters));
                    }
                }
            }
        }
        for (first, a, left, second, b, right) in sample("pairs of values", rows, MOST) {
            let who: Ids = if first == second {
                page.set(first, Some(&format!("{a}|{b}"))).await;
                left.union(&right).cloned().collect()
            } else {
                page.set(first, Some(&a)).await;
                page.set(second, Some(&b)).await;
                left.intersection(&right).cloned().collect()
            };
            page.shows(&format!("{first}={a} and {second}={b}"), &who).await;
            page.set(first, None).await;
            page.set(second, None).await;
        }
    });
}

#[test]
fn a_value_is_known_however_it_is_written() {
    browse(async |page| {
        let show = Document::built_in();
        page.open(&[("at", "all")]).await;
        let actors = show.choices("actors", show.last());
        let roles = show.choices("roles", show.last());
        for (facet, value, who) in [
            ("actors", "JU JI HOON", &actors["ju-ji-hoon"]),
            ("actors", " Ju Jihoon ", &actors["ju-ji-hoon"]),
            ("actors", "주 지훈", &actors["ju-ji-hoon"]),
            ("roles", "nurse", &roles["Nurse"]),
            ("roles", "ＮＵＲＳＥ", &roles["Nurse"]),
            ("roles", "lady director", &roles["“Lady director”"]),
            ("roles", "Main", &roles["main"]),
            ("roles", "주연", &roles["main"]),
        ] {
            page.set(facet, Some(value)).await;
            page.shows(&format!("{facet}={value}"), &who.characters).await;
            page.set(facet, None).await;
        }
    });
}

#[test]
fn the_search_finds_parts_of_names_aliases_and_actors() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        for (typed, who) in [
            ("kang", "baek kang"),
            ("gang hyeok", "baek"),
            ("강혁", "baek"),
            ("조폭", "cheon"),
            ("choo", "yang"),
            ("jae-won", "yang"),
            ("kim", "choi hong kang"),
            ("zzz", ""),
        ] {
            page.set("q", Some(typed)).await;
            page.shows(&format!("q={typed}"), &ids(who)).await;
        }
    });
}
