//! Hostile texts in every field of a document that holds a text or an address: in every view and panel they stay texts.

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::documents::{self, SMALL};
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::sample::sample;
use crate::say::say;
use crate::server::Own;

in_both!(hostile_texts_stay_texts, markup_that_is_put_in_is_found);

/// So many of them where not everything is to be tried.
const MOST: usize = 30;
/// So many at a time: a script has a minute.
const BATCH: usize = 6;

/// What runs, where a text becomes code.
const CODE: [&str; 3] = ["pwned()", "fetch('/pwned')", "alert(1)"];

/// Texts that try to be code; `CODE` stands for it.
const CORES: [&str; 48] = [
    "<script>CODE</script>",
    "<ScRiPt>CODE</sCrIpT>",
    "<script src=/pwned></script>",
    "<img src=x onerror=CODE>",
    "<img src='/pwned'>",
    "<svg onload=CODE>",
    "<svg><script>CODE</script></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=CODE/>#x'/></svg>",
    "<math><mtext><script>CODE</script></mtext></math>",
    "<iframe srcdoc=\"<script>CODE</script>\">",
    "<iframe src=\"javascript:CODE\">",
    "<body onload=CODE>",
    "<details open ontoggle=CODE>",
    "<input autofocus onfocus=CODE>",
    "<a href=\"javascript:CODE\">x</a>",
    "<form action=/pwned><button autofocus onfocus=CODE>",
    "<object data=/pwned>",
    "<embed src=/pwned>",
    "<video><source onerror=CODE></video>",
    "<audio src=x onerror=CODE>",
    "<template><img src=x onerror=CODE></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=CODE>\">",
    "<base href=\"/pwned/\">",
    "<meta http-equiv=refresh content=\"0;url=/pwned\">",
    "<link rel=stylesheet href=/pwned>",
    "<style>@import '/pwned'; * { background: url(/pwned) }</style>",
    "<marquee onstart=CODE>",
    "x:expression(CODE)",
    "};*{background:url(/pwned)}",
    "url(/pwned)",
    "onerror=CODE ",
    "style=background:url(/pwned) ",
    "javascript:CODE",
    "JaVaScRiPt:CODE",
    "java\tscript:CODE",
    "java\nscript:CODE",
    "\u{1}javascript:CODE",
    "javascript&colon;CODE",
    "&#106;avascript:CODE",
    "javascript%3ACODE",
    "vbscript:CODE",
    "data:text/html,<script>CODE</script>",
    "data:image/svg+xml,<svg onload=CODE>",
    "{{constructor.constructor('CODE')()}}",
    "${CODE}",
    "<%= CODE %>",
    "\\u003cscript\\u003eCODE\\u003c/script\\u003e",
    "&lt;script&gt;CODE&lt;/script&gt;",
];

/// What stands around them: ends of what they may be in, and signs that are not seen.
const AROUND: [(&str, &str); 8] = [
    ("", ""),
    ("\"'><x>", ""),
    ("</textarea></title></style></script>-->]]>", "<!--"),
    ("\u{202e}", "\u{2066}"),
    (" \u{a0}\u{feff}", "\u{200b}"),
    ("`;", "//"),
    ("\\", "\\"),
    ("__proto__ constructor ", ""),
];

fn payloads() -> Vec<String> {
    let mut all = Vec::new();
    for core in CORES {
        for code in CODE {
            for (before, behind) in AROUND {
                all.push(format!("{before}{}{behind}", core.replace("CODE", code)));
            }
        }
    }
    all
}

/// A document with `text` wherever a text or an address may stand.
fn filled(text: &str) -> Value {
    let stated = json!([{"text": {"en": text, "ko": text}, "topic": text, "sources": ["s"]}, {"text": text, "since": 2}]);
    let facts = json!([text, {"text": text, "topic": text, "sources": ["s"]}]);
    let links =
        json!([{"url": text, "label": text}, {"url": format!("https://example.org/{text}"), "label": text}]);
    // A portrait is fetched from wherever it may be.
    let portrait = |address: &str| json!({"src": address, "alt": text, "credit": text});
    let portraits = json!([portrait(text)]);
    let aliases = json!([text, {"text": text, "kind": "nickname", "by": "b"}]);
    json!({
        "castmap": 1, "title": {"en": text, "ko": text}, "language": text, "native": text,
        "about": {"summary": stated, "network": text, "length": text, "genres": [text], "facts": facts, "links": links},
        "timeline": {"unit": text, "points": [{"title": text, "label": text}, {"title": text}]},
        "sources": [{"id": "s", "title": text, "url": text, "date": text, "author": text}],
        "groups": [{"id": "g", "name": stated, "color": text, "summary": stated, "sources": ["s"]}],
        "kinds": [{"id": "k", "name": text, "color": text, "line": text}],
        "people": [{"id": "p", "name": stated, "aliases": aliases, "portrait": portraits, "summary": stated,
            "facts": facts, "known_for": [text], "links": links}],
        "characters": [
            {"id": "a", "name": stated, "aliases": aliases, "tier": text, "role": stated, "summary": stated, "facts": facts,
                "links": links, "portrait": portraits, "groups": [{"group": "g", "role": text}],
                "played_by": [{"person": "p", "as": text, "lang": text}]},
            {"id": "b", "name": format!("b {text}"), "groups": ["g"]},
            {"id": text, "name": text, "since": 2},
        ],
        "relations": [{"id": "r", "from": "a", "to": "b", "kind": "k", "label": stated, "back": {"label": stated},
            "summary": stated, "facts": facts, "sources": ["s", text]}],
        "works": [{"id": "w", "title": text, "medium": text, "aliases": aliases, "facts": facts,
            "credits": [{"person": "p", "job": text, "name_as": text}]}],
        text: text,
    })
}

async fn open(page: &Page) {
    page.server.give("small.json", SMALL);
    page.server.give("payloads.js", include_str!("payloads.js"));
    let body = "<script src=\"payloads.js\"></script><cast-map src=\"small.json\" at=\"1\"></cast-map>";
    page.visit(&page.server.give("page.html", documents::page(body))).await;
    page.resolve("await host.ready").await;
}

/// What is wrong with these documents, and in how many states they were looked at.
async fn attacked(page: &Page, documents: &[Value]) -> Value {
    let plain = filled("plain");
    page.run_with("window.given = arguments", &[plain, json!(documents)]).await;
    page.resolve("return attacked(host, given[0], given[1])").await
}

fn hostile_texts_stay_texts(engine: Engine) {
    let texts = sample(&format!("hostile texts in {}", engine.name()), payloads(), MOST);
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        // A text for an address leads somewhere on this server.
        page.expects("Failed to load resource");
        open(page).await;
        let mut states = 0;
        for texts in texts.chunks(BATCH) {
            let documents: Vec<Value> = texts.iter().map(|text| filled(text)).collect();
            let figures = attacked(page, &documents).await;
            assert_eq!(figures["wrong"], json!([]), "{texts:#?}");
            states += figures["states"].as_u64().unwrap_or_default();
        }
        assert_eq!(page.server.asked("/pwned"), 0, "nothing was asked for");
        say(&format!("hostile texts in {}: {states} states looked at", engine.name()));
        assert!(states > texts.len() as u64 * 15, "{states} states: not all views and panels");
    });
}

/// The test above finds what it looks for.
fn markup_that_is_put_in_is_found(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        page.expects("Failed to load resource");
        page.server.allow(Own::Made);
        page.server.allow(Own::Scripts);
        open(page).await;
        for (script, found) in [
            ("one('.castmap').append(document.createElement('script'))", "<script> is new"),
            ("one('.castmap').setAttribute('onclick', 'pwned()')", "<div> has onclick=\"pwned()\""),
            (
                "const a = document.createElement('a'); a.setAttribute('href', 'javascript:pwned()'); one('.castmap').append(a)",
                "<a> leads to javascript:pwned()",
            ),
            ("pwned()", "something ran"),
            ("window.Object.prototype.evil = 1", "Object.prototype is another"),
        ] {
            page.run(&format!(
                "host.addEventListener('cast-map-load', ({{ detail }}) => {{
                if (detail.title === 'later') {{ {script} }}
            }})"
            ))
            .await;
            let mut later = filled("plain");
            later["title"] = json!("later");
            let figures = attacked(page, &[later]).await;
            let wrong = figures["wrong"].as_array().cloned().unwrap_or_default();
            assert!(wrong.contains(&json!(format!("0: {found}"))), "{found}: {wrong:#?}");
            open(page).await;
        }
    });
}
