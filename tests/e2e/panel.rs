//! What the panel tells of a character, an actor, a group and the show, and what it keeps to itself.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::expected::Document;
use crate::page::Page;

/// Waits until the panel says all of these and offers to open all of those.
async fn check(page: &Page, what: &str, says: &[&str], opens: &[&str]) {
    let missing = format!(
        "const text = words(one('[part~=panel]')); return {}.filter((part) => !text.includes(part))",
        json!(says)
    );
    page.expect(&format!("what the panel of {what} does not say"), &missing, json!([])).await;
    for target in opens {
        let there = format!("return isShown(one('[part~=panel] button[data-open=\"{target}\"]'))");
        page.expect(&format!("the panel of {what} leads to {target}"), &there, true).await;
    }
    let headed = "return all('[part~=panel] :is(h1, h2, h3, h4, h5, h6, [role=heading])').length > 0";
    page.expect(&format!("the panel of {what} has a heading"), headed, true).await;
}

#[test]
fn each_panel_tells_what_is_known_and_leads_on() {
    browse(async |page| {
        page.open(&[("at", "8")]).await;
        page.click("[part~=card][data-id=yang]").await;
        check(
            page,
            "Yang",
            &[
                "Yang Jae-won",
                "양재원",
                "Choo Young-woo",
                "Elite fellow",
                "Rookie",
                "Anus",
                "Number One",
                "formerly",
                "Baek’s first disciple",
                "allkpop",
            ],
            &[
                "person:choo-young-woo",
                "group:trauma-team",
                "character:baek",
                "character:cheon",
                "character:agent",
            ],
        )
        .await;
        page.click("[part~=panel] button[data-open=\"person:choo-young-woo\"]").await;
        check(page, "Choo", &["Choo Young-woo", "추영우", "Once Upon a Small Town"], &["character:yang"])
            .await;
        page.click("[part~=panel] button[data-open=\"character:yang\"]").await;
        page.click("[part~=panel] button[data-open=\"group:trauma-team\"]").await;
        check(
            page,
            "the team",
            &["Trauma team", "중증외상팀", "mounting deficits"],
            &["group:hospital", "character:baek", "character:yang", "character:cheon", "character:park"],
        )
        .await;
        page.press(Key::Escape).await;
        page.expect("it is closed", "return all('[part~=panel]').filter(isShown).length", 0).await;
        page.click(".settings button[data-open=about]").await;
        check(
            page,
            "the show",
            &[
                "The Trauma Code: Heroes on Call",
                "2025",
                "Netflix",
                "8 episodes",
                "Medical drama",
                "Golden Hour",
                "Lee Do-yoon",
                "Baeksang",
                "thereviewgeek.com",
            ],
            &["person:lee-nak-jun", "person:choi-tae-kang"],
        )
        .await;
        let links =
            "return all('[part~=panel] a[href]').every((link) => /^https?:|^mailto:/.test(link.href))";
        page.expect("links lead to pages only", links, true).await;
    });
}

/// Every text of the document by the point from which on it may be read.
fn dated(value: &Value, begins: u64, found: &mut Vec<(u64, String)>) {
    let begins = begins.max(value["since"].as_u64().unwrap_or(0));
    match value {
        Value::Array(items) => items.iter().for_each(|item| dated(item, begins, found)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if ["en", "ko", "text"].contains(&name.as_str()) => {
                        found.push((begins, text.clone()));
                    }
                    Value::String(_) => {}
                    _ => dated(field, begins, found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn no_panel_tells_what_comes_later() {
    browse(async |page| {
        let show = Document::built_in();
        let mut texts = Vec::new();
        for list in ["about", "groups", "people", "characters", "relations", "works"] {
            dated(&show.json[list], 0, &mut texts);
        }
        page.open(&[("at", "0")]).await;
        for at in 0..show.last() {
            let now: Vec<&String> =
                texts.iter().filter(|(begins, _)| *begins <= at).map(|(_, text)| text).collect();
            let later: BTreeSet<&String> = texts
                .iter()
                .filter(|(begins, text)| *begins > at && !now.iter().any(|known| known.contains(text)))
                .map(|(_, text)| text)
                .collect();
            page.set("at", Some(&at.to_string())).await;
            page.shows(&format!("at={at}"), &show.visible(at)).await;
            for id in show.visible(at) {
                page.set("focus-on", Some(&id)).await;
                page.expect("the panel is open", "return host.focusOn", id.clone()).await;
                let told =
                    "await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
                    return root.querySelector('.castmap').textContent";
                let told = page.resolve(told).await;
                let told = told.as_str().unwrap_or_default();
                let early: Vec<_> = later.iter().filter(|text| told.contains(text.as_str())).collect();
                assert!(
                    early.is_empty(),
                    "at {at}, with the panel of {id}, this is told too early: {early:?}"
                );
            }
        }
    });
}
