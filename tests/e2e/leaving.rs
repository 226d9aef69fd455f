//! Elements that leave a page for good leave nothing behind. Chromium alone says what its memory holds.

use serde_json::{Value, json};

use crate::browser::browse;
use crate::documents::{self, SMALL};
use crate::page::Page;
use crate::say::say;

/// So often one element leaves the page and comes back.
const TURNS: usize = 10_000;

/// So many elements come and go for good.
const ELEMENTS: usize = 1_000;

/// After so many of either, whatever is made once is made.
const FIRST: usize = 100;

/// Bytes by which memory may be more after the last than after the first hundred.
const MOST: f64 = 1024.0 * 1024.0;

/// Bytes that the page holds once all is collected that can be: JavaScript's own, the browser's for the page, and what
/// lies beside both, the memories of instances among it.
async fn held(page: &Page) -> [f64; 3] {
    // What one round lets go of may hold something else.
    for _ in 0..3 {
        page.tell("HeapProfiler.collectGarbage", json!({})).await;
        page.resolve("await new Promise((done) => setTimeout(done, 50))").await;
    }
    let usage = page.tell("Runtime.getHeapUsage", json!({})).await;
    ["usedSize", "embedderHeapUsedSize", "backingStorageSize"]
        .map(|name| usage[name].as_f64().unwrap_or_default())
}

fn compare(what: &str, before: [f64; 3], after: [f64; 3]) {
    let kilobytes = |bytes: [f64; 3]| bytes.map(|bytes| format!("{:.0}", bytes / 1024.0)).join(" + ");
    say(&format!(
        "{what}: {} KiB after the first {FIRST}, {} KiB in the end (JavaScript + page + beside both)",
        kilobytes(before),
        kilobytes(after)
    ));
    let growth: f64 = after.iter().sum::<f64>() - before.iter().sum::<f64>();
    assert!(growth < MOST, "{what}: memory grew by {growth} bytes");
}

/// Makes elements with a document inside, waits until they are painted, and takes them away; keeps only weak
/// references. Every third one is left before it is painted, and every fifth is used first.
const CHURN: &str = r#"
    window.gone ??= [];
    const tick = () => new Promise((done) => setTimeout(done));
    for (let n = 0; n < COUNT; n += 1) {
        const element = document.createElement("cast-map");
        element.view = ["chart", "cards", "list"][n % 3];
        element.show = SHOW;
        element.loading = "eager";
        gone.push(new WeakRef(element));
        document.body.append(element);
        if (n % 3 === 0) await tick();
        else await element.ready;
        if (n % 5 === 0) {
            element.focusOn = "ann";
            element.find("bob");
            element.shadowRoot.querySelector("[part~=card]")?.click();
            await tick();
        }
        element.remove();
    }
"#;

async fn churn(page: &Page, count: usize) {
    // A script of a driver may not take longer than half a minute.
    for _ in 0..count / 20 {
        let script = CHURN.replace("COUNT", "20").replace("SHOW", &format!("{}", json!(SMALL)));
        page.resolve(&script).await;
    }
}

#[test]
fn a_thousand_that_come_and_go_are_forgotten() {
    browse(async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map view=\"cards\"></cast-map>")))
            .await;
        page.ready().await;
        churn(page, FIRST).await;
        let before = held(page).await;
        churn(page, ELEMENTS - FIRST).await;
        let after = held(page).await;
        let kept = "return gone.filter((element) => element.deref()).length";
        page.expect("all of them were counted", "return gone.length", ELEMENTS).await;
        page.expect("none is still there", kept, 0).await;
        // One that somebody holds would have been found.
        page.run("window.holder = document.createElement('cast-map'); gone.push(new WeakRef(holder))").await;
        held(page).await;
        page.expect("one is held", kept, 1).await;
        compare("1,000 elements that came and went", before, after);
        // Whoever stayed is as before.
        page.run("host.q = 'baek'").await;
        page.expect("the one that stayed", "return cards()", json!(["baek"])).await;
    });
}

#[test]
fn one_that_leaves_and_comes_back_ten_thousand_times_does_not_grow() {
    browse(async |page| {
        page.visit(&page.server.give("page.html", documents::page("<main></main><cast-map></cast-map>")))
            .await;
        page.ready().await;
        let turn = async |count: usize| {
            for _ in 0..count / FIRST {
                page.resolve(&format!(
                    "const main = document.querySelector('main');
                    for (let n = 0; n < {FIRST}; n += 1) {{
                        host.remove();
                        (n % 2 ? document.body : main).append(host);
                        if (n % 10 === 0) await new Promise((done) => requestAnimationFrame(done));
                    }}"
                ))
                .await;
            }
        };
        turn(FIRST).await;
        let before = held(page).await;
        turn(TURNS - FIRST).await;
        let after = held(page).await;
        compare("10,000 times out of the page and back", before, after);
        // Not by a click: the driver keeps what it clicks.
        page.run("host.at = 'all'").await;
        page.expect("it is alive", "return host.at", "8").await;
        // And once it goes for good, it is forgotten as well.
        page.run("window.gone = new WeakRef(host); host.remove()").await;
        held(page).await;
        let gone: Value = page.run("return gone.deref() === undefined").await;
        assert_eq!(gone, true, "it is still there");
    });
}
