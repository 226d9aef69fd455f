//! Filtering with the mouse: popovers, counts, chips, clearing, an empty result.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::{Ids, ids};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::sample::sample;

in_both!(
    a_chosen_value_shows_exactly_whom_its_count_promised,
    every_value_is_offered_and_its_count_follows_the_other_filters,
    two_filters_at_once_by_clicking_then_clear_all,
    an_empty_result_says_which_filter_to_drop,
    typing_into_the_search_narrows_as_it_goes,
    the_point_and_the_arrangement_are_chosen
);

/// So many values are chosen by clicking.
const MOST: usize = 12;

async fn open(page: &Page, facet: &str) {
    page.click(&format!("button[data-facet={facet}]")).await;
    let expanded = format!("return one('button[data-facet={facet}]').ariaExpanded");
    page.expect(&format!("the filter {facet} is open"), &expanded, "true").await;
    page.wait(&format!("{facet} has values"), "return all('[role=listbox] [role=option]').length").await;
}

async fn close(page: &Page, facet: &str) {
    page.press(thirtyfour::Key::Escape).await;
    page.expect("the filter is closed", "return all('[role=listbox]').length", 0).await;
    let back = format!("return focused() === one('button[data-facet={facet}]')");
    page.expect("the focus is back on the filter's button", &back, true).await;
}

fn option(value: &str) -> String {
    format!("[role=option][data-value={}]", json!(value))
}

/// The count beside a value.
async fn count(page: &Page, value: &str) -> serde_json::Value {
    page.run(&format!("return Number(words(one({} + ' .count')))", json!(option(value)))).await
}

fn a_chosen_value_shows_exactly_whom_its_count_promised(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        let everybody = show.visible(show.last());
        page.open(&[("at", "all")]).await;
        let mut rows = Vec::new();
        for facet in ["roles", "actors", "groups", "kinds"] {
            rows.extend(show.choices(facet, show.last()).into_iter().map(|row| (facet, row)));
        }
        for (facet, (value, choice)) in sample("values chosen by clicking", rows, MOST) {
            open(page, facet).await;
            let who = &choice.characters;
            assert_eq!(count(page, &value).await, json!(who.len()), "the count beside {facet} {value}");
            page.click(&option(&value)).await;
            page.shows(&format!("{facet} {value} was clicked"), who).await;
            let selected = format!("return one({}).ariaSelected", json!(option(&value)));
            page.expect(&format!("{value} is selected"), &selected, "true").await;
            close(page, facet).await;
            page.expect("the property reads it", &format!("return host.{facet}"), value.clone()).await;
            page.click(&format!("[data-chip={}]", json!(format!("{facet}:{value}")))).await;
            page.shows("its chip was removed", &everybody).await;
        }
    });
}

fn every_value_is_offered_and_its_count_follows_the_other_filters(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.open(&[("at", "all")]).await;
        let last = show.last();
        for (other, value) in [("roles", "main"), ("groups", "leadership"), ("actors", "ju-ji-hoon")] {
            page.set(other, Some(value)).await;
            let left = &show.choices(other, last)[value].characters;
            page.shows(&format!("{other}={value}"), left).await;
            for facet in ["roles", "actors", "groups", "kinds"] {
                open(page, facet).await;
                let counts: serde_json::Map<_, _> = show
                    .choices(facet, last)
                    .iter()
                    .map(|(key, choice)| {
                        let fits = choice.characters.intersection(left).count();
                        // A filter's own values do not narrow it.
                        let fits = if facet == other { choice.characters.len() } else { fits };
                        (key.clone(), json!(fits))
                    })
                    .collect();
                let script = "return Object.fromEntries(all('[role=listbox] [role=option]')
                    .map((option) => [option.dataset.value, Number(words(option.querySelector('.count')))]))";
                page.expect(&format!("counts of {facet} under {other}={value}"), script, counts).await;
                close(page, facet).await;
            }
            page.set(other, None).await;
        }
    });
}

fn two_filters_at_once_by_clicking_then_clear_all(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.open(&[("at", "all")]).await;
        for (facet, value) in [("roles", "support"), ("groups", "leadership"), ("roles", "main")] {
            open(page, facet).await;
            page.click(&option(value)).await;
            close(page, facet).await;
        }
        page.shows("(support or main) and leadership", &ids("choi hong")).await;
        let status = format!("2 of {} characters", show.visible(show.last()).len());
        page.expect("the status", "return words(one('.status[role=status]'))", status).await;
        let chips = "return all('[data-chip]').map((chip) => chip.dataset.chip).sort()";
        page.expect("a chip for each", chips, json!(["groups:leadership", "roles:main", "roles:support"]))
            .await;
        page.click("button[data-clear]").await;
        page.shows("everything is cleared", &show.visible(show.last())).await;
        page.expect("no chip is left", chips, json!([])).await;
    });
}

fn an_empty_result_says_which_filter_to_drop(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all"), ("roles", "guest"), ("actors", "ju-ji-hoon")]).await;
        page.shows("a guest played by the lead", &ids("")).await;
        page.wait("it says so", "return isShown(one('.empty'))").await;
        let drops = "return all('.empty button[data-drop]').map((button) => button.dataset.drop.split(':')[0]).sort()";
        page.expect("it offers to drop each", drops, json!(["actors", "roles"])).await;
        page.click(".empty button[data-drop^=actors]").await;
        page.shows("the actor was dropped", &ids("agent daughter")).await;
        page.expect("nothing is empty any more", "return all('.empty').filter(isShown).length", 0).await;
    });
}

fn typing_into_the_search_narrows_as_it_goes(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("at", "all")]).await;
        page.click("input[type=search]").await;
        for (typed, who) in [("k", None), ("im ", Some("choi hong kang")), ("won", Some("hong"))] {
            page.press(typed).await;
            if let Some(who) = who {
                page.shows(&format!("after “{typed}”"), &ids(who)).await;
            }
        }
        page.expect("the property reads what was typed", "return host.q", "kim won").await;
    });
}

fn the_point_and_the_arrangement_are_chosen(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        page.open(&[]).await;
        for at in [4, show.last(), 0] {
            page.watch(&at.to_string()).await;
            page.shows(&format!("point {at} was chosen"), &show.visible(at)).await;
        }
        page.watch("8").await;
        let everybody: Ids = show.visible(8);
        for (arrange, titles) in [
            (
                "group",
                json!(["Trauma team", "Hospital leadership", "Gastroenterology", "Ministry and patron"]),
            ),
            ("name", json!([])),
            ("tier", json!(["Main", "Supporting", "Guest"])),
        ] {
            page.choose("arrange", arrange).await;
            page.shows(&format!("arranged by {arrange}"), &everybody).await;
            let script = "return all('.section-title').map((title) => title.textContent).slice(0, 4)";
            page.expect(&format!("the sections by {arrange}"), script, titles).await;
        }
        page.choose("arrange", "actor").await;
        page.wait("a section for each actor", "return all('.section-title').length === 9").await;
        page.shows("arranged by actor", &everybody).await;
    });
}
