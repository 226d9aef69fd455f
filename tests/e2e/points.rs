//! Which point is shown, whichever way it is named: by attribute, property, address or an earlier visit.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::browse;
use crate::cast::encode;
use crate::documents;
use crate::page::Page;

/// Eight points, of which a new visitor begins at the second.
const EIGHT: &str = r#"{"castmap": 1, "title": "Eight", "characters": [{"id": "ann", "name": "Ann"}],
    "timeline": {"start": 2, "points": [{}, {}, {}, {}, {}, {}, {}, {}]}}"#;
const START: &str = "2";

const BEYOND: &str = "is beyond the timeline, which ends at 8";
const UNKNOWN: &str = "is not known; it can be a point of the timeline or all";

/// A text, the point that is shown for it, and what the author is told of it.
const TEXTS: [(&str, &str, &str); 22] = [
    ("0", "0", ""),
    ("1", "1", ""),
    ("7", "7", ""),
    ("8", "8", ""),
    ("9", START, BEYOND),
    ("4294967295", START, BEYOND),
    ("4294967296", START, UNKNOWN),
    ("99999999999999999999", START, UNKNOWN),
    ("-1", START, UNKNOWN),
    ("-0", START, UNKNOWN),
    ("1.5", START, UNKNOWN),
    ("1e1", START, UNKNOWN),
    ("NaN", START, UNKNOWN),
    ("abc", START, UNKNOWN),
    ("٣", START, UNKNOWN),
    ("ALL", START, UNKNOWN),
    ("all", "8", ""),
    (" 3 ", "3", ""),
    ("+3", "3", ""),
    ("007", "7", ""),
    ("", START, ""),
    (" ", START, ""),
];

/// What the element says in the console, all together.
async fn told(page: &Page) -> Vec<String> {
    let said = page.said().await.into_iter().map(|entry| entry.message);
    said.filter(|message| message.contains("<cast-map>")).collect()
}

/// What it said after the first `before`, as soon as it is so much; the console may be a little behind.
async fn told_since(page: &Page, before: usize, much: usize) -> Vec<String> {
    for _ in 0..40 {
        if told(page).await.len() >= before + much {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    told(page).await.split_off(before)
}

/// Waits until the point is shown, by property and choice, and until the author was told once what is wrong, or
/// nothing; `before` is how much they were told by then.
async fn shows(page: &Page, what: &str, point: &str, fault: &str, before: usize) {
    // Whoever chose everything has reached the last point.
    let script = "const { value, options } = one('select[data-choice=at]');
        const last = [...options].map((option) => option.value).filter((value) => value !== 'all').at(-1);
        return [String(host.at), value === 'all' ? last : value]";
    page.expect(what, script, json!([point, point])).await;
    let new = told_since(page, before, usize::from(!fault.is_empty())).await;
    let is_it = new.iter().all(|message| message.contains("at=\"") && message.contains(fault));
    assert!(is_it && new.len() == usize::from(!fault.is_empty()), "{what}: the author is told {new:#?}");
}

/// A page with such a tag, and where it is.
fn tagged(page: &Page, attributes: &str) -> String {
    let src = page.server.give("eight.json", EIGHT);
    let tag = format!("<cast-map src=\"{src}\" view=\"cards\" {attributes}></cast-map>");
    page.server.give("page.html", documents::page(&tag))
}

async fn visit(page: &Page, path: &str) {
    page.visit(path).await;
    page.ready().await;
}

#[test]
fn the_attribute_names_a_point() {
    browse(async |page| {
        for (text, point, fault) in TEXTS {
            let before = told(page).await.len();
            visit(page, &tagged(page, &format!("at=\"{text}\""))).await;
            shows(page, &format!("at={text:?} from the start"), point, fault, before).await;
        }
        // Set again and again, and said once.
        visit(page, &tagged(page, "")).await;
        for (text, point, fault) in TEXTS {
            page.set("at", Some("5")).await;
            let before = told(page).await.len();
            page.expect("another point in between", "return String(host.at)", "5").await;
            page.set("at", Some(text)).await;
            let point = if fault == UNKNOWN { "5" } else { point };
            shows(page, &format!("at={text:?} set"), point, fault, before).await;
            page.set("at", Some("6")).await;
            page.set("at", Some(text)).await;
            let point = if fault == UNKNOWN { "6" } else { point };
            let before = told(page).await.len();
            shows(page, &format!("at={text:?} set once more"), point, "", before).await;
        }
        page.set("at", None).await;
        shows(page, "the attribute taken away", START, "", told(page).await.len()).await;
    });
}

#[test]
fn the_property_names_a_point() {
    browse(async |page| {
        visit(page, &tagged(page, "")).await;
        let texts = TEXTS.map(|(text, point, fault)| (json!(text).to_string(), point, fault));
        let others = [
            ("0", "0", ""),
            ("8", "8", ""),
            ("9", START, BEYOND),
            ("-1", START, UNKNOWN),
            // JavaScript itself makes the text "0" of it, and "10".
            ("-0", "0", ""),
            ("1e1", START, BEYOND),
            ("3.0", "3", ""),
            ("2.5", START, UNKNOWN),
            ("Infinity", START, UNKNOWN),
            ("4n", "4", ""),
            ("[6]", "6", ""),
            ("true", START, UNKNOWN),
            ("({})", START, UNKNOWN),
            ("null", START, ""),
            ("undefined", START, ""),
        ];
        let others = others.map(|(value, point, fault)| (value.to_owned(), point, fault));
        // What was said of one value is not said of the same once more.
        let mut known: Vec<String> = Vec::new();
        for (value, point, fault) in texts.into_iter().chain(others) {
            page.run("host.at = 5").await;
            let text = page.run(&format!("return String({value} ?? '').trim()")).await;
            let text = text.as_str().unwrap_or_default().to_owned();
            let fault = if known.contains(&text) { "" } else { fault };
            let is_none =
                !text.is_empty() && text != "all" && text.trim_start_matches('+').parse::<u32>().is_err();
            let point = if is_none { "5" } else { point };
            let before = told(page).await.len();
            page.run(&format!("host.at = {value}")).await;
            shows(page, &format!("host.at = {value}"), point, fault, before).await;
            known.push(text);
        }
    });
}

#[test]
fn the_address_names_a_point() {
    browse(async |page| {
        let path = tagged(page, "link");
        for (text, point, fault) in TEXTS {
            let before = told(page).await.len();
            visit(page, &format!("{path}?at={}", encode(text))).await;
            shows(page, &format!("?at={text:?}"), point, fault, before).await;
        }
        // A plus sign in an address is a space.
        visit(page, &format!("{path}?at=+3")).await;
        shows(page, "?at=+3 as it is", "3", "", told(page).await.len()).await;
        visit(page, &format!("{path}?at=3&at=4")).await;
        shows(page, "two of them", "3", "", told(page).await.len()).await;
    });
}

#[test]
fn an_earlier_visit_names_a_point() {
    browse(async |page| {
        let path = tagged(page, "");
        visit(page, &path).await;
        page.choose("at", "7").await;
        page.expect("it is kept", "return localStorage.getItem('castmap')", "at+Eight=7").await;
        let keep = "localStorage.setItem('castmap', new URLSearchParams([['at Eight', arguments[0]]]))";
        for (text, point, _) in TEXTS {
            page.run_with(keep, &[json!(text)]).await;
            let before = told(page).await.len();
            visit(page, &path).await;
            // Whoever wrote that, it was not the author of the page.
            shows(page, &format!("{text:?} is kept"), point, "", before).await;
        }
        for (kept, point) in [
            (json!("at+Eight=3&at+Eight=4"), "3"),
            (json!("at+Other=3"), START),
            (json!("at=3"), START),
            (json!("%"), START),
            (json!(""), START),
        ] {
            page.run_with("localStorage.setItem('castmap', arguments[0])", std::slice::from_ref(&kept)).await;
            visit(page, &path).await;
            shows(page, &format!("{kept} is kept"), point, "", told(page).await.len()).await;
        }
    });
}

#[test]
fn the_address_comes_first_then_the_attribute_then_the_earlier_visit() {
    browse(async |page| {
        let path = tagged(page, "");
        visit(page, &path).await;
        for (address, attribute, kept, point) in [
            (Some("3"), Some("4"), Some("6"), "3"),
            (Some("0"), Some("4"), Some("6"), "0"),
            (Some("all"), Some("4"), Some("6"), "8"),
            (None, Some("4"), Some("6"), "4"),
            (None, Some("0"), Some("6"), "0"),
            (None, None, Some("6"), "6"),
            (None, None, Some("0"), "0"),
            (Some("3"), None, Some("6"), "3"),
            (None, None, None, START),
            (None, Some(""), Some("6"), "6"),
        ] {
            let keep = match kept {
                Some(kept) => format!("localStorage.setItem('castmap', 'at+Eight={kept}')"),
                None => "localStorage.removeItem('castmap')".into(),
            };
            page.run(&keep).await;
            let at = attribute.map_or_else(String::new, |at| format!("at=\"{at}\""));
            let query = address.map_or_else(String::new, |at| format!("?at={at}"));
            visit(page, &format!("{}{query}", tagged(page, &format!("link {at}")))).await;
            let what = format!("{address:?} in the address, {attribute:?} in the tag, {kept:?} is kept");
            shows(page, &what, point, "", told(page).await.len()).await;
        }
    });
}

#[test]
fn without_points_there_is_nothing_to_choose() {
    browse(async |page| {
        for (timeline, at, point, fault) in [
            (json!({}), "0", "0", ""),
            (json!({}), "all", "0", ""),
            (json!({}), "1", "0", "at=\"1\" is beyond the timeline, which ends at 0"),
            (json!({ "points": [] }), "", "0", ""),
            (json!({ "points": [{}] }), "", "1", ""),
            (json!({ "points": [{}] }), "2", "1", "at=\"2\" is beyond the timeline, which ends at 1"),
        ] {
            let has_points = timeline["points"].as_array().is_some_and(|points| !points.is_empty());
            let show = json!({ "castmap": 1, "title": "Few", "timeline": timeline,
                "characters": [{ "id": "ann", "name": "Ann" }] });
            let src = page.server.give("few.json", show.to_string());
            let tag = format!("<cast-map src=\"{src}\" view=\"cards\" at=\"{at}\"></cast-map>");
            let before = told(page).await.len();
            visit(page, &page.server.give("few.html", documents::page(&tag))).await;
            page.expect(&show.to_string(), "return String(host.at)", point).await;
            let choices = "return all('select[data-choice=at]').length";
            page.expect("a choice where there is one", choices, usize::from(has_points)).await;
            let offered = "return all('select[data-choice=at] option').map((option) => option.value)
                .filter((value) => value !== 'all')";
            let expected = if has_points { json!(["0", "1"]) } else { Value::Array(Vec::new()) };
            page.expect("every point from before the first", offered, expected).await;
            let new = told_since(page, before, usize::from(!fault.is_empty())).await;
            assert_eq!(new.len(), usize::from(!fault.is_empty()), "{show} at {at}: {new:#?}");
            assert!(new.iter().all(|message| message.contains(fault)), "{new:#?}");
        }
    });
}
