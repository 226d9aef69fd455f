//! How far a visitor has watched: the control, the first visit, the question before the end, and what is kept.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;

in_both!(
    every_point_is_offered_and_later_ones_keep_their_titles,
    keys_reach_every_point,
    a_first_visitor_sees_where_they_are_and_how_to_go_on,
    before_the_first_leap_to_the_end_they_are_asked,
    the_question_and_the_choice_work_where_storage_is_refused,
    a_link_to_what_comes_later_says_only_when,
    the_end_stays_the_end_when_the_show_goes_on
);

/// Of some secrets, each title and name says when it may be read.
const SHOW: &str = r#"{"castmap": 1, "title": "T", "timeline": {"unit": "Part", "start": 2,
    "points": [{"title": "One"}, {"title": "Two"}, {"label": "Interlude", "title": "Three"}, {"title": "Four"}, {}]},
    "characters": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob", "since": 3},
        {"id": "cid", "name": "Cid", "since": 5}]}"#;

const OPTIONS: &str = "return [...one('[data-choice=at]').options].map((option) => option.text)";
const CHOSEN: &str = "return one('[data-choice=at]').selectedOptions[0].text";
const ASKED: &str = "return all('.doubt').length";
const FIRST: &str = "return all('.first').map(words)";
const KEPT: &str = "return localStorage.getItem('castmap')";
const FOCUSED: &str = "return focused().dataset.answer ?? focused().dataset.choice";

async fn open(page: &Page, attributes: &[(&str, &str)]) {
    let src = page.server.give("show.json", SHOW);
    page.open(&[&[("src", src.as_str())], attributes].concat()).await;
}

fn every_point_is_offered_and_later_ones_keep_their_titles(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[]).await;
        let first = json!([
            "not started",
            "Part 1 · One",
            "Part 2 · Two",
            "Part 3",
            "Part 4",
            "Part 5",
            "everything"
        ]);
        page.expect("at the start", OPTIONS, first).await;
        page.expect("the start is chosen", CHOSEN, "Part 2 · Two").await;
        let said = "const list = one('[data-choice=at]'); return list.labels[0].innerText.split('\\n')[0]";
        let question = page.run(said).await;
        assert!(
            question.as_str().is_some_and(|said| said.starts_with("How far have you watched?")),
            "{question}"
        );
        page.watch("3").await;
        let third = json!([
            "not started",
            "Part 1 · One",
            "Part 2 · Two",
            "Interlude · Three",
            "Part 4",
            "Part 5",
            "everything"
        ]);
        page.expect("a point later", OPTIONS, third).await;
        page.set("lang", Some("ko")).await;
        page.wait("in Korean", "return words(one('.settings')).startsWith('어디까지 보셨나요?')").await;
    });
}

fn keys_reach_every_point(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[("at", "0")]).await;
        page.run("one('[data-choice=at]').focus()").await;
        for (key, at) in [
            (Key::Down, "1"),
            (Key::Down, "2"),
            (Key::Down, "3"),
            (Key::Down, "4"),
            (Key::Up, "3"),
            (Key::Home, "0"),
        ] {
            page.press(key).await;
            page.expect("the point", "return String(host.at)", at).await;
            page.expect("the focus stays", FOCUSED, "at").await;
        }
        // To the end in one leap.
        page.press(Key::End).await;
        page.expect("they are asked", ASKED, 1).await;
        page.press(Key::Escape).await;
        for at in ["1", "2", "3", "4", "5"] {
            page.press(Key::Down).await;
            page.expect("step by step, nobody is asked", "return String(host.at)", at).await;
        }
    });
}

fn a_first_visitor_sees_where_they_are_and_how_to_go_on(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[]).await;
        let said = "New visitors start here. Nothing later is shown until you say how far you have watched.";
        page.expect("a first visit", FIRST, json!([said])).await;
        page.shows("the start", &ids("ann")).await;
        page.watch("3").await;
        page.expect("once it is said", FIRST, json!([])).await;
        page.shows("a point later", &ids("ann bob")).await;
        open(page, &[]).await;
        page.expect("the next visit", FIRST, json!([])).await;
        page.expect("the point is kept", CHOSEN, "Interlude · Three").await;
        for (what, attributes) in [
            ("an author says where", vec![("at", "1")]),
            ("the control is not there", vec![("controls", "none")]),
        ] {
            page.run("localStorage.clear()").await;
            open(page, &attributes).await;
            page.expect(what, FIRST, json!([])).await;
        }
        page.run("localStorage.clear()").await;
        open(page, &[("controls", "minimal")]).await;
        page.expect("with few controls", FIRST, json!([said])).await;
    });
}

fn before_the_first_leap_to_the_end_they_are_asked(engine: Engine) {
    browse_in(engine, async |page| {
        open(page, &[]).await;
        page.forget_events().await;
        page.choose("at", "all").await;
        page.expect("they are asked", ASKED, 1).await;
        page.expect("the focus is on the way back", FOCUSED, "no").await;
        page.expect("nothing is shown meanwhile", CHOSEN, "Part 2 · Two").await;
        page.expect("nor kept", KEPT, json!(null)).await;
        page.expect("nor told", "return heard", json!([])).await;
        let group = "const box = one('.doubt'); return [box.role, words(root.getElementById(box.getAttribute('aria-labelledby'))),
            all('.doubt button').map(words)]";
        let said = json!([
            "group",
            "That shows how it all ends. Have you watched everything?",
            ["No, stay at: Part 2", "Yes, show everything"]
        ]);
        page.expect("what they are asked", group, said).await;
        page.press(Key::Escape).await;
        page.expect("Escape is a no", ASKED, 0).await;
        page.expect("the focus is back", FOCUSED, "at").await;
        page.shows("all is as it was", &ids("ann")).await;

        page.choose("at", "5").await;
        page.expect("asked again", ASKED, 1).await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.shows("yes", &ids("ann bob cid")).await;
        page.expect("the focus is back after a yes", FOCUSED, "at").await;
        page.watch("1").await;
        page.choose("at", "all").await;
        page.shows("the second leap", &ids("ann bob cid")).await;
        page.expect("everything is chosen", CHOSEN, "everything").await;
        open(page, &[]).await;
        page.expect("everything is kept", CHOSEN, "everything").await;
        page.choose("at", "0").await;
        page.choose("at", "all").await;
        page.shows("who knows the end is not asked", &ids("ann bob cid")).await;
    });
}

fn the_question_and_the_choice_work_where_storage_is_refused(engine: Engine) {
    browse_in(engine, async |page| {
        page.early(
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('refused', 'SecurityError'); } })",
        )
        .await;
        open(page, &[]).await;
        page.watch("5").await;
        page.shows("yes", &ids("ann bob cid")).await;
        page.watch("0").await;
        page.choose("at", "5").await;
        page.shows("asked once", &ids("ann bob cid")).await;
    });
}

fn a_link_to_what_comes_later_says_only_when(engine: Engine) {
    browse_in(engine, async |page| {
        let src = page.server.give("show.json", SHOW);
        let tag = format!("<cast-map src=\"{src}\" link></cast-map>");
        let path = page.server.give("page.html", documents::page(&tag));
        page.visit(&format!("{path}?focus-on=cid&at=2")).await;
        page.ready().await;
        let panel = "return words(one('[part~=panel]')).replace(/^× /, '')";
        let said = "This is hidden until Part 5. It appears once you say that you have watched that far.";
        page.expect("when, and not what", panel, said).await;
        page.expect("the address stays as it was given", "return location.search", "?focus-on=cid&at=2")
            .await;
        let seen = "return document.documentElement.outerHTML + root.innerHTML";
        let seen = page.run(seen).await;
        assert!(!seen.as_str().is_some_and(|seen| seen.contains("Cid")), "the name is in the page");
        page.watch("5").await;
        page.expect("there it is", "return words(one('#panel-title'))", "Cid").await;
        // Somebody that there is not is no secret.
        page.visit(&format!("{path}?focus-on=nobody")).await;
        page.expects("focus-on=\"nobody\" is no character of this show");
        page.ready().await;
        page.expect("no panel", "return all('[part~=panel]').filter(isShown).map(words)", json!([])).await;
    });
}

fn the_end_stays_the_end_when_the_show_goes_on(engine: Engine) {
    browse_in(engine, async |page| {
        let longer = SHOW.replace("{\"title\": \"Four\"}, {}", "{}, {}, {}");
        open(page, &[]).await;
        page.choose("at", "all").await;
        page.click("[data-answer=yes]").await;
        page.expect("the last point", "return String(host.at)", "5").await;
        page.server.give("show.json", longer);
        page.open(&[("src", "/t/show.json")]).await;
        page.expect("the new last point", "return String(host.at)", "6").await;
        assert_eq!(Document::new(SHOW.into()).last(), 5);
    });
}
