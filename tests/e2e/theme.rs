//! Light and dark: by attribute, by choice, by the device.

use serde_json::json;

use crate::browser::{browse, browse_in};
use crate::engine::{Engine, in_both};
use crate::page::Page;

in_both!(the_theme_follows_attribute_and_choice);

async fn is_dark(page: &Page, what: &str, dark: bool) {
    let behind = "return ['.castmap', '[part~=card]', '[part~=toolbar]', 'input[type=search]']
        .map((selector) => light(one(selector)) < 0.3)";
    page.expect(&format!("{what}: dark behind each part"), behind, json!([dark, dark, dark, dark])).await;
    let letters = "const pen = document.createElement('canvas').getContext('2d');
        pen.fillStyle = getComputedStyle(one('[part~=name]')).color; pen.fillRect(0, 0, 1, 1);
        const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 > 0.5";
    page.expect(&format!("{what}: letters against it"), letters, dark).await;
}

async fn device(page: &Page, scheme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.tell("Emulation.setEmulatedMedia", features).await;
}

fn the_theme_follows_attribute_and_choice(engine: Engine) {
    browse_in(engine, async |page| {
        page.open(&[("theme", "dark")]).await;
        is_dark(page, "theme=dark on a light device", true).await;
        page.set("theme", Some("light")).await;
        is_dark(page, "theme=light", false).await;

        page.choose("theme", "dark").await;
        is_dark(page, "dark was chosen", true).await;
        page.expect("the property", "return host.theme", "dark").await;
        page.choose("theme", "auto").await;
        is_dark(page, "auto on a light device", false).await;
    });
}

#[test]
fn the_theme_follows_the_device() {
    browse(async |page| {
        device(page, "light").await;
        page.open(&[]).await;
        is_dark(page, "no attribute on a light device", false).await;
        device(page, "dark").await;
        is_dark(page, "the device turned dark", true).await;
        page.run("host.theme = 'light'").await;
        is_dark(page, "theme=light on a dark device", false).await;
        page.run("localStorage.clear()").await;
        page.open(&[]).await;
        is_dark(page, "no attribute on a dark device", true).await;
    });
}
