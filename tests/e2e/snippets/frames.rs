//! The page of the build in a frame, which can be made as high as what it shows.

use serde_json::json;

use super::blocks::{pasted, shows_the_cast, the};
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::server::Own;

in_both!(frames_show_a_cast);

/// The frame as it is written, before anything else makes it another.
const HEIGHT: u64 = 600;

async fn enter(page: &Page) {
    let frame = page.element("document.querySelector('iframe')").await;
    frame.enter_frame().await.expect("the frame can be entered");
}

fn frames_show_a_cast(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.allow(Own::Frames);
        page.server.allow(Own::Scripts);
        page.visit(&pasted(&page.server, &the("frame"))).await;
        let height = "return document.querySelector('iframe').clientHeight";
        page.expect("a frame is as high as it says", height, HEIGHT).await;
        enter(page).await;
        shows_the_cast(page).await;
        page.browser.enter_default_frame().await.expect("the frame can be left");

        // Another follows what it shows: the cast of the built-in show, as cards.
        page.visit(&pasted(&page.server, &the("follow"))).await;
        enter(page).await;
        page.ready().await;
        page.expect("the view of its address", "return host.view", "cards").await;
        page.wait("it is not as high as before", &format!("return innerHeight !== {HEIGHT}")).await;
        let fits =
            "return Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) <= 1";
        page.expect("it is as high as what it shows", fits, true).await;
        // It goes on following.
        let before = page.run("return innerHeight").await;
        page.set("at", Some("all")).await;
        page.wait_with("more is higher", "return innerHeight > arguments[0]", &[before]).await;
        page.expect("again", fits, json!(true)).await;
    });
}

/// The demo page has it as a file.
#[test]
fn the_script_is_the_one_of_the_demo() {
    let block = the("follow");
    let (_, rest) = block.split_once("<script>\n").expect("the block has a script");
    let (script, _) = rest.split_once("</script>").expect("which ends");
    let lines: Vec<&str> = script.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    assert_eq!(lines, include_str!("../../../static/demo/frame.js").lines().collect::<Vec<_>>());
}
