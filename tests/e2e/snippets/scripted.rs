//! Pages that have scripts of their own, words of their own, or a policy that forbids most of it.

use serde_json::json;

use super::blocks::{all, around, give_show, pasted, placed, shows_the_cast, the};
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::server::{Answer, Own, POLICY};

in_both!(
    a_script_of_the_page_reads_and_sets_what_is_shown,
    a_page_brings_words_of_another_language,
    a_strict_policy_is_enough
);

fn a_script_of_the_page_reads_and_sets_what_is_shown(engine: Engine) {
    browse_in(engine, async |page| {
        page.server.allow(Own::Scripts);
        page.visit(&pasted(&page.server, &the("script"))).await;
        shows_the_cast(page).await;
        let status = "return document.querySelector('#status').textContent";
        page.expect("what the script says in the end", status, "2 characters, Mina first").await;
        page.expect("whose panel it has opened", "return host.focusOn", "mina").await;
        page.wait("the panel is there", "return isShown(one('[part~=panel]'))").await;
        page.click("[part~=panel] button[data-close]").await;
        page.click(".node[data-id=jun]").await;
        page.expect("what the script is told", status, "character: jun").await;
    });
}

fn a_page_brings_words_of_another_language(engine: Engine) {
    let block = the("messages");
    let quoted: Vec<&str> = block.lines().filter_map(|line| line.trim().strip_prefix('"')).collect();
    let mut messages: Vec<&str> =
        quoted.iter().filter_map(|line| Some(line.split_once("\": \"")?.1.trim_end_matches("\","))).collect();
    assert_eq!(messages.len(), 4, "{quoted:?}");
    browse_in(engine, async |page| {
        page.server.allow(Own::Scripts);
        page.visit(&pasted(&page.server, &block)).await;
        shows_the_cast(page).await;
        page.expect("the language", "return host.lang", "fr").await;
        // What is not among them is said in English.
        messages.push("2 characters");
        let lacking = "const said = words(one('.castmap'));
            return arguments[0].filter((message) => !said.includes(message))";
        page.expect_with("what cannot be read", lacking, &[json!(messages)], json!([])).await;
    });
}

/// With style, code, document and pictures of its own, and nothing else.
fn a_strict_policy_is_enough(engine: Engine) {
    let tag = all("page").swap_remove(0);
    browse_in(engine, async |page| {
        give_show(&page.server);
        let own = around(&placed(&tag, &format!("{}/", page.server.origin)));
        let mut answer = Answer::of(200, "text/html", own);
        answer.headers.push((POLICY, the("policy")));
        page.server.answer("/t/strict.html", answer);
        page.early("window.refused = []; document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => refused.push([violatedDirective, blockedURI]))").await;
        page.visit("/t/strict.html").await;
        shows_the_cast(page).await;
        page.settled().await;
        page.click(".node[data-id=mina]").await;
        page.wait("the panel opens", "return isShown(one('[part~=panel]'))").await;
        page.click("[part~=panel] button[data-close]").await;
        page.click("[data-view=list]").await;
        page.wait("the list is there", "return isShown(one('[part~=list]'))").await;
        let size = page
            .resolve("const cast = document.querySelector('cast-map'); return (await cast.toBlob()).size")
            .await;
        assert!(size.as_u64() > Some(1000), "a picture of {size} bytes");
        page.expect("what was refused", "return refused", json!([])).await;
    });
}
