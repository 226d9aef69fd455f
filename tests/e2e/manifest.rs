//! The published manifest says of the element what the element is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::browse_in;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::page::Page;
use crate::places;
use crate::server::Answer;

in_both!(
    attributes_properties_and_methods_are_those_of_the_manifest,
    parts_and_events_are_those_of_the_manifest
);

/// What the manifest says of the element.
fn element() -> Value {
    let text = fs::read_to_string(places::dist().join("custom-elements.json")).expect("the build has it");
    let manifest: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(manifest["schemaVersion"], "2.1.0");
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in a list of the manifest.
fn names(element: &Value, list: &str) -> BTreeSet<String> {
    let entries = element[list].as_array().unwrap_or_else(|| panic!("the manifest has no {list}"));
    let name = |entry: &Value| entry["name"].as_str().expect("an entry has a name").to_owned();
    let names: BTreeSet<String> = entries.iter().map(name).collect();
    assert_eq!(names.len(), entries.len(), "{list} has a name twice");
    names
}

fn set(value: Value) -> BTreeSet<String> {
    let names = value.as_array().expect("a list").iter();
    names.map(|name| name.as_str().expect("a text").to_owned()).collect()
}

fn attributes_properties_and_methods_are_those_of_the_manifest(engine: Engine) {
    let element = element();
    browse_in(engine, async |page| {
        page.visit(&page.server.give("page.html", documents::page("<cast-map></cast-map>"))).await;
        page.ready().await;
        let observed = page.run("return host.constructor.observedAttributes").await;
        assert_eq!(set(observed), names(&element, "attributes"));

        let has = page
            .run(
                "const own = Object.getOwnPropertyDescriptors(host.constructor.prototype);
                return Object.entries(own)
                    .filter(([name]) => name !== 'constructor' && !name.endsWith('Callback'))
                    .map(([name, { get, set, value }]) => [name, value ? 'method' : set ? 'field' : 'readonly', value?.length ?? 0])",
            )
            .await;
        let said: Vec<Value> = element["members"].as_array().expect("a list").clone();
        let kind = |member: &Value| match (&member["kind"], &member["readonly"]) {
            (kind, Value::Bool(true)) if kind == "field" => "readonly".to_owned(),
            (kind, _) => kind.as_str().expect("a text").to_owned(),
        };
        let needed = |member: &Value| {
            let parameters = member["parameters"].as_array().cloned().unwrap_or_default();
            parameters.iter().filter(|parameter| parameter["optional"] != true).count()
        };
        let said: BTreeMap<String, Value> = said
            .iter()
            .map(|member| {
                let name = member["name"].as_str().expect("a name").to_owned();
                (name, json!([kind(member), needed(member)]))
            })
            .collect();
        let has: BTreeMap<String, Value> = has
            .as_array()
            .expect("a list")
            .iter()
            .map(|member| (member[0].as_str().expect("a name").to_owned(), json!([member[1], member[2]])))
            .collect();
        assert_eq!(has, said);

        // An attribute and its property are the same thing under two names.
        for attribute in element["attributes"].as_array().expect("a list") {
            let name = attribute["name"].as_str().expect("a name");
            let field = attribute["fieldName"].as_str().expect("a field");
            let member = element["members"]
                .as_array()
                .and_then(|all| all.iter().find(|member| member["name"] == field));
            assert_eq!(member.map(|member| &member["attribute"]), Some(&json!(name)));
            assert_eq!(member.map(|member| &member["type"]), Some(&attribute["type"]), "{name}");
        }
        let used = page
            .run(
                "const text = host.shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join();
                return [...new Set(text.match(/--cast-map-[a-z]+/g))]",
            )
            .await;
        assert_eq!(set(used), names(&element, "cssProperties"));
    });
}

/// Notes the parts that are there.
async fn parts(page: &Page, seen: &mut BTreeSet<String>) {
    let now = page.run("return all('[part]').flatMap((element) => [...element.part])").await;
    seen.extend(set(now));
}

fn parts_and_events_are_those_of_the_manifest(engine: Engine) {
    let element = element();
    browse_in(engine, async |page| {
        let body = "<cast-map at=\"all\" view=\"chart\"></cast-map>";
        page.visit(&page.server.give("page.html", documents::page(body))).await;
        page.ready().await;
        let mut seen = BTreeSet::new();
        page.wait(
            "the chart is laid out",
            "return heard.some(({ name }) => name === 'layout') && all('.label').length > 0",
        )
        .await;
        parts(page, &mut seen).await;
        page.click("[data-view=cards]").await;
        page.click("[part~=card][data-id=baek]").await;
        page.wait("its sources are there", "return all('[part~=source]').length > 0").await;
        parts(page, &mut seen).await;
        page.press(Key::Escape).await;
        page.click("[data-view=list]").await;
        page.wait("the list is there", "return all('[part~=list]').length > 0").await;
        parts(page, &mut seen).await;
        page.choose("at", "4").await;
        page.click("input[type=search]").await;
        page.press("b").await;
        page.expects("/t/none.json");
        page.server.answer("/t/none.json", Answer::of(404, "text/plain", ""));
        page.run("host.src = '/t/none.json'").await;
        page.wait("it failed", "return all('[part~=message]').length > 0").await;
        parts(page, &mut seen).await;
        assert_eq!(seen, names(&element, "cssParts"));

        // Each event has the fields that its type names.
        let mut heard = BTreeMap::new();
        for event in page.run("return heard").await.as_array().expect("a list") {
            let fields =
                event["detail"].as_object().expect("fields").keys().cloned().collect::<BTreeSet<_>>();
            heard.insert(format!("cast-map-{}", event["name"].as_str().expect("a name")), fields);
        }
        let fields = |event: &Value| {
            let text = event["type"]["text"].as_str().expect("a type");
            let inside = text.split_once('{').and_then(|(_, rest)| rest.split_once('}')).expect("fields").0;
            inside.split(';').filter_map(|field| Some(field.split_once(':')?.0.trim().to_owned())).collect()
        };
        let said: BTreeMap<String, BTreeSet<String>> = element["events"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|event| (event["name"].as_str().expect("a name").to_owned(), fields(event)))
            .collect();
        assert_eq!(heard, said);
    });
}
