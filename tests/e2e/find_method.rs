//! `find`: what a page asks the element for.

use serde_json::{Value, json};

use crate::browser::browse;

#[test]
fn find_tells_what_fits_best_first_and_nothing_from_the_future() {
    browse(async |page| {
        page.open(&[("at", "8")]).await;
        for (at, typed, first) in [
            (8, "baek", Some(("character", "baek", "Baek Kang-hyuk"))),
            (8, "백강혁", Some(("character", "baek", "Baek Kang-hyuk"))),
            (8, "Kim Won-hae", Some(("character", "hong", "Hong Jae-hoon"))),
            (8, "hong bicira", Some(("actor", "hong-bicira", "Hong Bicira"))),
            (8, "trauma team", Some(("group", "trauma-team", "Trauma team"))),
            (8, "golden hour", Some(("work", "novel", "The Trauma Center: Golden Hour"))),
            (8, "Malak", Some(("character", "baek", "Baek Kang-hyuk"))),
            (7, "Malak", None),
            (6, "black wings", None),
            (7, "black wings", Some(("character", "agent", "The Black Wings agent"))),
            (8, "zzzz", None),
            (8, "", None),
        ] {
            page.set("at", Some(&at.to_string())).await;
            page.expect("the point", "return String(host.at)", at.to_string()).await;
            let found = page.run_with("return host.find(arguments[0])", &[json!(typed)]).await;
            let best =
                found.get(0).map(|best| (best["type"].clone(), best["id"].clone(), best["name"].clone()));
            let first = first.map(|(sort, id, name)| (json!(sort), json!(id), json!(name)));
            assert_eq!(best, first, "“{typed}” at {at}: {found}");
            let scores: Vec<u64> = found
                .as_array()
                .into_iter()
                .flatten()
                .filter(|hit| hit["type"] == "character")
                .filter_map(|hit| hit["score"].as_u64())
                .collect();
            assert!(scores.is_sorted_by(|a, b| a >= b), "“{typed}”: {scores:?}");
            let said = |hit: &Value| hit["matched"].as_str().is_some_and(|matched| !matched.is_empty());
            assert!(found.as_array().is_some_and(|hits| hits.iter().all(said)), "“{typed}”: {found}");
        }
        let filters = "return [host.q, host.roles, host.visible.length]";
        assert_eq!(page.run(filters).await, json!(["", "", 10]), "asking changes nothing");
    });
}
