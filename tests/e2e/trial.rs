//! What the tests themselves rely on, in each browser: that what a page complains of is heard, that scripts come early
//! into every frame, that windows are as large as was asked for, that files open, and that nothing of one test is left for
//! the next one in the same browser.

use std::panic::{self, AssertUnwindSafe};
use std::{env, fs, process};

use serde_json::json;

use crate::browser::browse_in;
use crate::console::is_foreign;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;
use crate::server::{Answer, Own, POLICY, Server};

in_both!(
    complaints_are_heard,
    early_scripts_come_into_every_frame,
    windows_have_the_size_asked_for,
    a_file_opens,
    a_test_finds_nothing_of_the_one_before,
    a_browser_in_which_a_test_failed_is_not_used_again
);

/// A host that nobody has: `.invalid` is kept for that.
const ELSEWHERE: &str = "http://castmap.invalid/tracker.js";

fn complaints_are_heard(engine: Engine) {
    browse_in(engine, async |page| {
        let script = format!(
            "console.error('said-as-an-error', 7); console.log('said-by-the-way');
            Promise.reject(new Error('nobody-took-it'));
            fetch('/t/not-there').then(() => setTimeout(() => {{ throw new Error('nobody-caught-it') }}));
            const tag = document.createElement('script'); tag.src = '{ELSEWHERE}'; document.head.append(tag);"
        );
        let inner = format!("<!doctype html><title>Inner</title><script>{script}</script>");
        let frame =
            "<!doctype html><title>T</title><iframe sandbox='allow-scripts' src='/t/inner.html'></iframe>";
        let frame = frame.to_owned();
        for (path, body) in [("/t/inner.html", inner), ("/t/outer.html", frame)] {
            // Pages that may do anything, so that there is something to complain of.
            let mut answer = Answer::of(200, "text/html", body);
            answer.headers.push((POLICY, "default-src * 'unsafe-inline'".into()));
            page.server.answer(path, answer);
        }
        page.visit("/t/outer.html").await;
        let complaints =
            ["said-as-an-error", "nobody-took-it", "nobody-caught-it", "Failed to load resource", ELSEWHERE];
        for complaint in complaints {
            page.expects(complaint);
        }
        for complaint in &complaints[..4] {
            page.hear(complaint).await;
            let said = page.said().await;
            assert!(said.iter().any(|said| said.is_grave && said.message.contains(complaint)), "{said:#?}");
        }
        page.hear("said-by-the-way").await;
        let foreign: Vec<String> = page.asked().await.into_iter().filter(|url| is_foreign(url)).collect();
        assert_eq!(foreign, [ELSEWHERE]);
    });
}

fn early_scripts_come_into_every_frame(engine: Engine) {
    browse_in(engine, async |page| {
        page.early("window.early = [document.readyState, document.body === null]").await;
        // A strict policy and no origin: neither keeps it out.
        let head = "<!doctype html><title>T</title><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; frame-src *\">";
        let inner = page.server.give("inner.html", format!("{head}<p>Inner</p>"));
        page.server.allow(Own::Frames);
        let outer = format!("{head}<iframe sandbox='allow-scripts' src='{inner}'></iframe>");
        page.visit(&page.server.give("outer.html", outer)).await;
        page.expect("in the page", "return early", json!(["loading", true])).await;
        page.element("document.querySelector('iframe')")
            .await
            .enter_frame()
            .await
            .expect("the frame can be entered");
        page.expect("in the frame", "return early", json!(["loading", true])).await;
        page.expect("it keeps the element's events", "return heard", json!([])).await;
    });
}

fn windows_have_the_size_asked_for(engine: Engine) {
    browse_in(engine, async |page| {
        page.visit(
            &page
                .server
                .give("page.html", "<!doctype html><meta name='viewport' content='width=device-width'>"),
        )
        .await;
        let size = "return [innerWidth, innerHeight, devicePixelRatio]";
        page.expect("at first", size, json!([1280, 900, 1])).await;
        for (width, height) in [(360, 740), (1920, 1080), (320, 256)] {
            page.size(width, height).await;
            page.expect("after that", size, json!([width, height, 1])).await;
        }
    });
}

fn a_file_opens(engine: Engine) {
    let name = format!("castmap-e2e-{}-{}.html", process::id(), engine.name());
    let path = env::temp_dir().join(name);
    fs::write(&path, "<!doctype html><title>From a disk</title>").expect("a file can be written");
    browse_in(engine, async |page| {
        page.open_file(&path).await;
        page.expect(
            "it is there",
            "return [location.protocol, document.title]",
            json!(["file:", "From a disk"]),
        )
        .await;
    });
    fs::remove_file(&path).expect("it can be removed");
}

/// So often, a browser may be with another test when it is wanted back.
const TRIES: usize = 10;

/// What is left of a test where it can be: in a page, in its frame, and in a window that it opened.
const LEFT: &str =
    "return [localStorage.left ?? null, document.cookie, typeof window.left, innerWidth, window.length]";

/// Complains, and asks, all the time.
const NOISY: &str = "<!doctype html><title>T</title><iframe></iframe><script>
    setInterval(() => { console.error('said-before'); fetch('/t/asked-before'); }, 5);
</script>";

/// Leaves all behind that a test can leave, and says how many windows it found.
async fn leave_much(page: &Page, server: &Server) -> usize {
    let windows = page.browser.windows().await.expect("there are windows").len();
    page.early("window.left = 1").await;
    page.size(500, 400).await;
    let noisy = format!("{}{}", server.origin, server.give("noisy.html", NOISY));
    page.browser.goto(&*noisy).await.expect("it opens");
    page.run("localStorage.left = 'stored'; document.cookie = 'left=1'").await;
    page.expect("all is there", LEFT, json!(["stored", "left=1", "number", 500, 1])).await;
    page.run_with("window.open(arguments[0])", &[json!(noisy)]).await;
    for part in ["said-before", "/t/asked-before"] {
        page.expects(part);
        page.hear(part).await;
    }
    page.element("document.querySelector('iframe')").await.enter_frame().await.expect("there is a frame");
    windows
}

/// The same page, which by now has nothing to say.
async fn find_nothing(page: &Page, server: &Server, windows: usize) {
    assert_eq!(page.browser.windows().await.expect("there are windows").len(), windows);
    let quiet = format!("{}{}", server.origin, server.give("noisy.html", "<!doctype html><title>T</title>"));
    page.browser.goto(&*quiet).await.expect("it opens");
    page.expect("nothing is there", LEFT, json!([null, "", "undefined", 1280, 0])).await;
    let asked = server.asked("/t/asked-before");
    page.run("console.log('said-now')").await;
    page.hear("said-now").await;
    page.resolve("await new Promise((done) => setTimeout(done, 300))").await;
    assert_eq!(server.asked("/t/asked-before"), asked, "a page of the test before is still there");
    let said = page.said().await;
    assert!(said.iter().all(|said| !said.message.contains("before")), "{said:#?}");
    let asked = page.asked().await;
    assert!(asked.contains(&quiet) && asked.iter().all(|url| !url.contains("before")), "{asked:#?}");
}

fn a_test_finds_nothing_of_the_one_before(engine: Engine) {
    let server = Server::start(places::dist());
    server.allow(Own::Scripts);
    for _ in 0..TRIES {
        let (mut first, mut second, mut windows) = (None, None, 0);
        browse_in(engine, async |page| {
            first = Some(page.browser.session_id().to_string());
            windows = leave_much(page, &server).await;
        });
        browse_in(engine, async |page| {
            second = Some(page.browser.session_id().to_string());
            find_nothing(page, &server, windows).await;
        });
        // No Chromium has two tests.
        if first == second || engine == Engine::Chromium {
            return;
        }
    }
    panic!("no {} was used twice", engine.name());
}

fn a_browser_in_which_a_test_failed_is_not_used_again(engine: Engine) {
    let mut used = Vec::new();
    let failed = panic::catch_unwind(AssertUnwindSafe(|| {
        browse_in(engine, async |page| {
            used.push(page.browser.session_id().to_string());
            page.visit(&page.server.give("page.html", "<script>console.error('on-purpose')</script>")).await;
            page.hear("on-purpose").await;
        });
    }));
    let reason = failed.expect_err("who complains fails the test");
    let reason = reason.downcast_ref::<String>().expect("it says why");
    assert!(reason.contains("on-purpose"), "{reason}");
    for _ in 0..3 {
        browse_in(engine, async |page| {
            let session = page.browser.session_id().to_string();
            assert_ne!(session, used[0]);
        });
    }
}
