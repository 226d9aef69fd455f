//! The package in a page that Vite has built: as the tag alone, and in a template of React, Vue and Svelte.

use serde_json::json;

use super::blocks::{give_show, shows_the_cast};
use crate::browser::browse_in;
use crate::engine::{Engine, in_both};
use crate::project::Project;
use crate::server::Own;

in_both!(every_framework_shows_the_cast_and_hears_of_it);

/// Keeps what the page writes to its console.
const LOGGED: &str = "window.logged = [];
    const { log } = console;
    console.log = (...words) => { logged.push(words.join(' ')); log(...words); };";

fn every_framework_shows_the_cast_and_hears_of_it(engine: Engine) {
    let project = Project::built();
    browse_in(engine, async |page| {
        give_show(&page.server);
        page.server.allow(Own::Icons);
        page.server.allow(Own::Policies);
        page.server.lay("built", &project.folder.join("built"));
        page.early(LOGGED).await;
        page.visit("/built/snippet.html").await;
        shows_the_cast(page).await;
        for (name, said) in [
            ("react", "selected jun"),
            ("vue", "selected jun"),
            ("svelte", "selected jun"),
            // Not from the text: with the types of the package, by properties and an event.
            ("typed", "selected jun of 2"),
        ] {
            page.visit(&format!("/built/{name}.html")).await;
            shows_the_cast(page).await;
            page.expect(&format!("{name}: the view"), "return host.view", "cards").await;
            page.click("[part~=card][data-id=jun]").await;
            page.expect(&format!("{name}: what the handler says"), "return logged", json!([said])).await;
            if name == "typed" {
                page.expect("a text of the page", "return words(one('[data-view=cards]'))", "Everybody")
                    .await;
                page.expect("an attribute", "return one('.title').localName", "h3").await;
            }
        }
    });
}
