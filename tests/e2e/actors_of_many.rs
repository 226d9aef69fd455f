//! Finding one actor among very many: the combobox with type-ahead.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse;
use crate::cast::Ids;
use crate::documents;
use crate::expected::Document;
use crate::page::Page;

/// Listing thousands of actors would take longer than typing a name.
const MOST_OPTIONS: u64 = 500;

/// Somebody with several characters, whose name is part of nobody else's.
fn busy(show: &Document) -> (String, String, Ids) {
    let characters = show.json["characters"].as_array().expect("a list");
    let people = show.json["people"].as_array().expect("a list");
    let name = |person: &Value| {
        let name = person["name"].as_str().or(person["name"]["en"].as_str());
        name.expect("a name in English").to_owned()
    };
    let fold = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let folded: Vec<String> = people.iter().map(|person| fold(&name(person))).collect();
    for person in people {
        let plays = |entry: &&Value| {
            let cast = entry["played_by"].as_array().into_iter().flatten();
            cast.into_iter().any(|casting| *casting == person["id"] || casting["person"] == person["id"])
        };
        let who: Ids = characters
            .iter()
            .filter(plays)
            .map(|entry| entry["id"].as_str().expect("an id").into())
            .collect();
        let own = fold(&name(person));
        if who.len() > 1 && folded.iter().filter(|other| other.contains(&own)).count() == 1 {
            return (person["id"].as_str().expect("an id").into(), name(person), who);
        }
    }
    panic!("nobody has two characters and a name of their own");
}

async fn check(page: &Page, text: &str, everybody: usize) {
    let show = Document::new(text.into());
    let (id, name, who) = busy(&show);
    let path = page.server.give("show.json", text);
    page.open(&[("src", &path), ("at", "all")]).await;
    page.expect("everybody passes", "return host.visible.length", everybody).await;

    page.click("button[data-facet=actors]").await;
    let there =
        "const [field] = all('.values input'); return focused() === field && field.ariaExpanded === 'true'";
    page.expect("the field is there and has the focus", there, true).await;
    let options = page.run("return all('[role=listbox] [role=option]').length").await.as_u64();
    assert!(
        options.is_some_and(|options| (1..MOST_OPTIONS).contains(&options)),
        "{options:?} options at first"
    );

    page.press(name.as_str()).await;
    let only = "return all('[role=listbox] [role=option]').map((option) => option.dataset.value)";
    page.expect(&format!("“{name}” leaves one"), only, json!([id])).await;
    let count = "return Number(words(one('[role=option] .count')))";
    page.expect("its count", count, who.len()).await;
    page.press(Key::Down).await;
    let active = "const id = one('.values input').getAttribute('aria-activedescendant');
        const option = id && root.getElementById(id);
        return focused() === one('.values input') && option && option.dataset.value";
    page.expect("the arrow makes it the active one", active, id.clone()).await;
    page.press(Key::Enter).await;
    page.shows(&format!("Enter chooses {name}"), &who).await;
    page.press(Key::Escape).await;
    page.expect("Escape closes", "return all('[role=listbox]').length", 0).await;
    let back = "return focused() === one('button[data-facet=actors]')";
    page.expect("the focus is back on the button", back, true).await;
    page.expect("the property", "return host.actors", id.clone()).await;

    page.click("button[data-facet=actors]").await;
    page.press("zzzz").await;
    page.expect("nobody is called zzzz", only, json!([])).await;
    page.press(Key::Escape).await;
    page.click(&format!("[data-chip=\"actors:{id}\"]")).await;
    page.expect("everybody is back", "return host.visible.length", everybody).await;
}

#[test]
fn one_of_nine_thousand_actors_is_found_by_typing() {
    let Some(text) = documents::many("the combobox with 9,000 actors") else { return };
    browse(async |page| check(page, text, 10_000).await);
}

#[test]
fn one_of_the_actors_of_game_of_thrones_is_found_by_typing() {
    let Some(text) = documents::game_of_thrones("the combobox with the actors of Game of Thrones") else {
        return;
    };
    browse(async |page| check(page, &text, 389).await);
}

#[test]
fn a_short_list_of_values_needs_no_field() {
    browse(async |page| {
        page.open(&[("at", "all")]).await;
        page.click("button[data-facet=groups]").await;
        page.wait("groups are listed", "return all('[role=listbox] [role=option]').length").await;
        assert_eq!(page.run("return all('.values input').length").await, json!(0));
        page.press(Key::Escape).await;
        page.click("button[data-facet=roles]").await;
        page.wait("roles are listed", "return all('[role=listbox] [role=option]').length > 8").await;
        page.expect("a long one has it", "return all('.values input').length", 1).await;
    });
}
