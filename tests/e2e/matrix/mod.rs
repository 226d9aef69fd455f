//! Faults around a widget, each in every form that it may meet: in the end the widget works, or says what is wrong over the
//! author's own words; and the page hears of no exception and asks no other machine.

mod faults;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, process};

use serde_json::{Value, json};

use crate::browser::browse_in;
use crate::documents::{SMALL, TOO_LARGE};
use crate::engine::{Engine, in_both};
use crate::fast_clock::FAST_CLOCK;
use crate::page::Page;
use crate::places;
use crate::sample::sample;
use crate::say::say;
use crate::server::{Answer, Own, POLICY, SILENCE};
use faults::{ALL, Broken, By, DOCUMENT, Ends, FAULTS, Fault};

in_both!(every_fault_ends_well_in_every_form);

/// So many cells of the table are tried where not all are.
const MOST: usize = 100;

/// Longer than anything takes, on a clock that runs twenty times as fast.
const PATIENCE: Duration = Duration::from_secs(12);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Parts of what browsers say where something is wrong with a server or a policy.
const SAID: [&str; 11] = [
    "<cast-map>",
    "Failed to load resource",
    "against the policy",
    "Content Security Policy",
    "Content-Security-Policy",
    "Cross-Origin Request Blocked",
    "CORS",
    "Loading failed for the",
    "Loading module from",
    "Failed to load module script",
    "Refused to execute script",
];

/// Runs before the fault, and before the clock: what the page hears.
const BEFORE: &str = "window.uncaught = [];
    addEventListener('error', ({ message }) => message && uncaught.push(message));
    addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));";

const BREAKING: &str = include_str!("../breaking.js");
const TRANSLATOR: &str = include_str!("../translator.js");

const WORDS: &str = "<p id=\"fallback\">Ann, Bob</p>";

/// One field of the table.
#[derive(Clone, Copy)]
struct Cell {
    fault: &'static Fault,
    form: char,
    engine: Engine,
}

impl Cell {
    fn script(self) -> String {
        let own = match self.fault.by {
            By::Script(script) => script.replace("TRANSLATOR", TRANSLATOR),
            By::Break(script) => [BREAKING, script].join("\n"),
            _ => String::new(),
        };
        format!("{BEFORE}\n{{ {FAST_CLOCK} }}\n{{ {own} }}")
    }

    /// Opens it, and goes to where the widget is.
    async fn open(self, page: &Page) {
        page.server.give("fault.js", self.script());
        match self.form {
            'd' => return page.open_file(&self.on_disk()).await,
            'f' => {
                let built = fs::read_to_string(places::dist().join("index.html")).expect("it is built");
                let built = built.replace("<head>", "<head><script src=\"/t/fault.js\"></script>");
                self.give(page, "/index.html", built.replace("</cast-map>", &format!("{WORDS}</cast-map>")));
                // By another address each time: a browser brings back what was last in a frame of the same page.
                let name: String = self.fault.name.chars().filter(char::is_ascii_alphabetic).collect();
                let address = format!("/index.html?src={DOCUMENT}&view=cards&at=1&lang=en&fault={name}");
                let frame = format!(
                    "<!doctype html><title>Around</title><iframe src=\"{address}\" width=\"900\" height=\"700\"></iframe>"
                );
                page.visit(&page.server.give(&format!("{name}.html"), frame)).await;
                let frame = page.element("document.querySelector('iframe')").await;
                frame.enter_frame().await.expect("the frame can be entered");
            }
            _ => {
                let script = match self.form {
                    'm' => "<script type=\"module\" src=\"/castmap.js\"></script>",
                    _ => "<script defer src=\"/castmap.inline.js\"></script>",
                };
                let tag = format!(
                    "<cast-map src=\"{DOCUMENT}\" view=\"cards\" at=\"1\" lang=\"en\" loading=\"eager\">{WORDS}</cast-map>"
                );
                let body = match self.fault.by {
                    By::Body(body) => body.replace("TAG", &tag),
                    _ => tag,
                };
                let (doctype, body) = match body.strip_prefix("QUIRKS") {
                    Some(body) => ("", body.to_owned()),
                    None => ("<!doctype html>", body),
                };
                let own = format!(
                    "{doctype}<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A fan page</title><script src=\"/t/fault.js\"></script>{script}</head><body>{body}</body></html>"
                );
                self.give(page, "/t/page.html", own);
                page.visit("/t/page.html").await;
            }
        }
    }

    /// Has the server give a page, with the policy of this fault where it has one.
    fn give(self, page: &Page, path: &str, body: String) {
        let mut answer = Answer::of(200, "text/html; charset=utf-8", body);
        if let By::Policy(policy) = self.fault.by {
            answer.headers.push((POLICY, policy.to_owned()));
        }
        page.server.answer(path, answer);
    }

    /// A page with all that it needs in it: what `castmap.html` is made of, with another document.
    fn on_disk(self) -> PathBuf {
        let built = fs::read_to_string(places::dist().join("castmap.html")).expect("it is built");
        let (_, code) = built.rsplit_once("<script>").expect("its code comes last");
        let document = SMALL.replace('<', "\\u003c");
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title><script>{}</script></head>\
             <body><cast-map view=\"cards\" at=\"1\" lang=\"en\" loading=\"eager\">{WORDS}\
             <script type=\"application/json\">{document}</script></cast-map>\n<script>{code}",
            self.script()
        );
        let path = disk(self.engine);
        fs::write(&path, page)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
        path
    }

    /// Has the server do its part of the fault.
    fn begin(self, page: &Page) {
        let By::Server(path, broken) = self.fault.by else { return };
        let (mime, body) = whole(path);
        let answer = |body: &[u8]| Answer::of(200, mime, body);
        let mut broken = match broken {
            Broken::Held => return page.server.hold(path),
            Broken::Once(status) => {
                return page.server.answer_once(path, Answer::of(status, "text/plain", ""));
            }
            Broken::Status(status) => Answer::of(status, "text/plain", ""),
            Broken::Silence => Answer::of(SILENCE, "text/plain", ""),
            Broken::Other(other) => answer(&whole(other).1),
            Broken::Off | Broken::Half => answer(&body[..body.len() / 2]),
            Broken::Text(text) => answer(text.as_bytes()),
            Broken::Bytes(bytes) => answer(bytes),
            Broken::Behind(before) => answer(&[before.as_bytes(), &body].concat()),
            Broken::Endless => answer(&vec![b' '; TOO_LARGE]),
            Broken::Typed(mime) => Answer::of(200, mime, &body),
        };
        broken.breaks_off = matches!(self.fault.by, By::Server(_, Broken::Off));
        page.server.answer(path, broken);
    }

    /// Has the server do as ever.
    fn end(self, page: &Page) {
        if let By::Server(path, _) = self.fault.by {
            page.server.release(path);
            page.server.forget(path);
            page.server.give("small.json", SMALL);
        }
    }

    async fn attempt(self, page: &Page) -> Result<(), String> {
        page.server.give("small.json", SMALL);
        self.begin(page);
        self.open(page).await;
        match self.fault.ends {
            Ends::Works => works(page).await?,
            Ends::Later(reason) => {
                there(page).await?;
                page.try_run("one('.card[data-id=ann]').click()").await?;
                says(page, reason).await?;
                reaches(page, "the cast stays", CAST, json!(["ann", "bob"])).await?;
            }
            Ends::Says(reason) => {
                says(page, reason).await?;
                let message = "return isShown(one('[part~=message][role=alert]')) && words(one('[part~=message]')).length > 20";
                reaches(page, "a message", message, json!(true)).await?;
                author(page).await?;
                if let By::Server(..) | By::Break(_) = self.fault.by {
                    self.end(page);
                    page.try_run("one('[data-retry]').click()").await?;
                    works(page).await?;
                }
            }
            Ends::Author => {
                tokio::time::sleep(Duration::from_millis(300)).await;
                author(page).await?;
            }
        }
        let heard = "return window.uncaught?.join(' | ') ?? ''";
        reaches(page, "what the page hears of", heard, json!("")).await
    }
}

/// The file of the form that is on a disk; both browsers are at it at the same time.
fn disk(engine: Engine) -> PathBuf {
    env::temp_dir().join(format!("castmap-matrix-{}-{}.html", process::id(), engine.name()))
}

/// What a path of the server has when nothing is wrong.
fn whole(path: &str) -> (&'static str, Vec<u8>) {
    let read = |name: &str| fs::read(places::dist().join(name)).expect("it is built");
    match path {
        DOCUMENT => ("application/json", SMALL.into()),
        path if path.ends_with(".wasm") => ("application/wasm", read(&path[1..])),
        path => ("text/javascript", read(&path[1..])),
    }
}

const CAST: &str = "return all('.card').filter(isShown).map((card) => card.dataset.id)";

async fn there(page: &Page) -> Result<(), String> {
    reaches(page, "the cast", CAST, json!(["ann", "bob"])).await
}

/// The cast is there, and all that a visitor does is done.
async fn works(page: &Page) -> Result<(), String> {
    there(page).await?;
    // Where it has broken at the first click, it has come back as it was before that.
    let opened = "if (host.focusOn !== 'ann') one('.card[data-id=ann]').click();
        return host.focusOn === 'ann' && all('[part~=panel]').some(isShown)";
    reaches(page, "a panel", opened, json!(true)).await?;
    page.try_run("host.focusOn = ''; host.at = '2'").await?;
    reaches(page, "the next point", CAST, json!(["ann", "bob", "cid"])).await?;
    page.try_run("host.view = 'list'").await?;
    reaches(page, "the list", "return all('.relation').some(isShown)", json!(true)).await?;
    page.try_run("host.view = 'chart'").await?;
    reaches(page, "the chart", "return all('.node').filter(isShown).length", json!(3)).await?;
    reaches(
        page,
        "the author's words make room",
        "return isShown(document.querySelector('#fallback'))",
        json!(false),
    )
    .await
}

async fn says(page: &Page, reason: &str) -> Result<(), String> {
    let heard =
        "return heard.filter(({ name }) => name === 'error').map(({ detail }) => detail.reason).at(-1)";
    reaches(page, "the reason", heard, json!(reason)).await
}

async fn author(page: &Page) -> Result<(), String> {
    let words = "return isShown(document.querySelector('#fallback'))";
    reaches(page, "the author's words", words, json!(true)).await
}

/// Waits until a script returns this.
async fn reaches(page: &Page, what: &str, script: &str, expected: Value) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let seen = match page.try_run(script).await {
            Ok(seen) if seen == expected => return Ok(()),
            Ok(seen) => seen.to_string(),
            Err(error) => error,
        };
        if Instant::now() > deadline {
            return Err(format!("{what}: {seen}, not {expected}"));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

fn every_fault_ends_well_in_every_form(engine: Engine) {
    let cells: Vec<Cell> = FAULTS
        .iter()
        .flat_map(|fault| fault.forms.chars().map(move |form| Cell { fault, form, engine }))
        .collect();
    assert!(FAULTS.len() >= 60 && cells.iter().all(|cell| ALL.contains(cell.form)));
    // For whoever looks into one of them.
    let cells = match env::var("CASTMAP_FAULT") {
        Ok(name) => cells.into_iter().filter(|cell| cell.fault.name.contains(&name)).collect(),
        Err(_) => sample(&format!("faults in {}", engine.name()), cells, MOST),
    };
    let (mut rows, mut wrong) = (BTreeMap::<&str, String>::new(), Vec::new());
    browse_in(engine, async |page| {
        SAID.iter().for_each(|part| page.expects(part));
        page.server.allow(Own::Frames);
        for cell in &cells {
            let ended = cell.attempt(page).await;
            cell.end(page);
            page.browser.enter_default_frame().await.expect("the frame can be left");
            let row = rows.entry(cell.fault.name).or_default();
            *row += &format!(" {}{}", cell.form, if ended.is_ok() { "✓" } else { "✗" });
            if let Err(why) = ended {
                let why = format!("{} ({}): {why}", cell.fault.name, cell.form);
                say(&format!("-- {why}"));
                wrong.push(why);
            }
        }
    });
    // Without a cell of that form there is none.
    let _ = fs::remove_file(disk(engine));
    let table: Vec<String> = rows.iter().map(|(name, row)| format!("{name:.<60}{row}")).collect();
    say(&format!("{} cells in {}: {} faults\n{}", cells.len(), engine.name(), rows.len(), table.join("\n")));
    assert!(wrong.is_empty(), "{} cells end in another way:\n{}", wrong.len(), wrong.join("\n"));
}
