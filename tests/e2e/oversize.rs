//! Documents that are too much, and texts that are no JSON: each is refused with its reason, takes little memory, and
//! leaves the page and the widget as they were.

use serde_json::json;

use crate::browser::browse_in;
use crate::cast::ids;
use crate::documents::SMALL;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::say::say;
use crate::server::Answer;

in_both!(
    what_is_too_much_is_refused_and_the_widget_goes_on,
    what_is_no_json_is_refused_and_the_widget_goes_on
);

/// So many bytes a refused document may leave behind in the memory of the wasm.
const MOST: u64 = 64 * 1024 * 1024;

/// Keeps the memory of what runs, and how long the page stood still at most, in milliseconds.
const WATCHED: &str = "window.memories = [];
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(target, given) {
            const instance = new target(...given);
            const memory = Object.values(instance.exports).find((item) => item instanceof WebAssembly.Memory);
            if (memory) memories.push(memory);
            return instance;
        },
    });
    window.still = 0;
    let last = performance.now();
    setInterval(() => {
        const now = performance.now();
        window.still = Math.max(window.still, now - last);
        last = now;
    }, 5);";

const MEMORY: &str = "return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";

/// Opens the small show, with a clock for standing still.
async fn open(page: &Page) {
    page.early(WATCHED).await;
    page.server.give("small.json", SMALL);
    page.open(&[("src", "/t/small.json"), ("view", "cards")]).await;
}

/// The reason of the last failure, once there are so many.
async fn reason(page: &Page, what: &str, count: usize) -> String {
    let errors = "heard.filter(({ name }) => name === 'error')";
    page.expect(what, &format!("return {errors}.length"), count).await;
    let reason = page.run(&format!("return {errors}.at(-1).detail.reason")).await;
    reason.as_str().unwrap_or_default().to_owned()
}

fn what_is_too_much_is_refused_and_the_widget_goes_on(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        // Firefox says so where more comes than is read.
        page.expects("NS_BASE_STREAM_CLOSED");
        open(page).await;
        let body = |inside: String| SMALL.replacen('{', &format!("{{{inside},"), 1);
        let crowd: Vec<_> = (0..100_000).map(|n| json!({ "id": format!("c{n}"), "name": "N" })).collect();
        let rows = [
            ("50 MiB of white space", format!("{SMALL}{}", " ".repeat(50 << 20)), "too-large"),
            ("50 MiB of text", body(format!("\"x\": \"{}\"", "a".repeat(50 << 20))), "too-large"),
            ("200,000 brackets", "[".repeat(200_000), "too-large"),
            (
                "200,000 brackets in a field",
                body(format!("\"x\": {}{}", "[".repeat(200_000), "]".repeat(200_000))),
                "too-large",
            ),
            ("200,000 braces", "{\"a\":".repeat(200_000), "too-large"),
            (
                "100,000 characters",
                json!({ "castmap": 1, "title": "A crowd", "characters": crowd }).to_string(),
                "too-large",
            ),
            ("16 MiB of brackets", "[".repeat(16 << 20), "too-large"),
        ];
        for (place, (what, text, expected)) in rows.iter().enumerate() {
            page.server.answer("/t/much.json", Answer::of(200, "application/json", text));
            let before = page.run(MEMORY).await.as_u64().expect("bytes");
            page.run(
                "window.still = 0; host.removeAttribute('src'); host.setAttribute('src', '/t/much.json')",
            )
            .await;
            assert_eq!(reason(page, what, place + 1).await, *expected, "{what}");
            let grown = page.run(MEMORY).await.as_u64().expect("bytes").saturating_sub(before);
            let still = page.run("return Math.round(still)").await;
            say(&format!(
                "{what} in {}: {} KiB of memory, the page stood still for {still} ms",
                engine.name(),
                grown >> 10
            ));
            assert!(grown < MOST, "{what}: {grown} bytes of memory");
            page.run("host.setAttribute('src', '/t/small.json')").await;
            page.shows(what, &ids("ann bob")).await;
        }
    });
}

/// Texts that RFC 8259 does not let stand for a value, each with what is wrong with it.
const MALFORMED: [(&str, &str); 44] = [
    ("nothing", ""),
    ("an undefined word", "undefined"),
    ("no number", "NaN"),
    ("no end", "Infinity"),
    ("less than no end", "-Infinity"),
    ("a capital letter", "True"),
    ("capital letters", "NULL"),
    ("half a word", "tru"),
    ("a word too long", "nulls"),
    ("a plus", "+1"),
    ("a zero in front", "01"),
    ("a zero in front, below zero", "-01"),
    ("a minus alone", "-"),
    ("two minus", "--1"),
    ("no digit before the point", ".5"),
    ("no digit after the point", "1."),
    ("two points", "1.2.3"),
    ("an exponent without digits", "1e"),
    ("an exponent with a sign alone", "1e+"),
    ("hexadecimal", "0x1F"),
    ("octal", "0o17"),
    ("underscores", "1_000"),
    ("a big integer", "1n"),
    ("single quotes", "'a'"),
    ("no quotes", "abc"),
    ("a text without an end", "\"a"),
    ("a line feed in a text", "\"a\nb\""),
    ("a tab in a text", "\"a\tb\""),
    ("U+0000 in a text", "\"a\0b\""),
    ("an escape that is none", "\"\\x41\""),
    ("an escape of a quote", "\"\\'\""),
    ("too few digits", "\"\\u12\""),
    ("digits that are none", "\"\\u12G4\""),
    ("an escape at the end", "\"\\\""),
    ("a comma behind the last", "[1,]"),
    ("a comma before the first", "[,1]"),
    ("two commas", "[1,,2]"),
    ("no comma", "[1 2]"),
    ("a list without an end", "[1"),
    ("a brace for a bracket", "[1}"),
    ("a comma behind the last pair", "{\"a\": 1,}"),
    ("a key without quotes", "{a: 1}"),
    ("no colon", "{\"a\" 1}"),
    ("a comment", "1 /* one */"),
];

fn what_is_no_json_is_refused_and_the_widget_goes_on(engine: Engine) {
    browse_in(engine, async |page| {
        page.expects("<cast-map>");
        open(page).await;
        let before = page.run(MEMORY).await.as_u64().expect("bytes");
        let mut count = 0;
        for (what, text) in MALFORMED {
            // As a field that nobody reads, as one that is read, and alone.
            let inside = [
                SMALL.replacen('{', &format!("{{\"x\": {text},"), 1),
                SMALL.replacen("\"A small show\"", text, 1),
                text.to_owned(),
                format!("{SMALL} {text} ,"),
            ];
            for text in inside {
                count += 1;
                page.run_with("host.show = arguments[0]", &[json!(text)]).await;
                assert_eq!(reason(page, what, count).await, "not-json", "{what}: {text}");
            }
        }
        let grown = page.run(MEMORY).await.as_u64().expect("bytes").saturating_sub(before);
        assert!(grown < MOST, "{grown} bytes of memory");
        page.run_with("host.show = arguments[0]", &[json!(SMALL)]).await;
        page.shows("a document that is right", &ids("ann bob")).await;
    });
}
