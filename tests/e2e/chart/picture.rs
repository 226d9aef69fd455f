//! The chart as a picture, and in numbers: the same as on the computer, and as on the screen.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{browse, browse_in};
use crate::engine::{Engine, in_both};
use crate::expected::Document;
use crate::page::Page;
use crate::places;

in_both!(
    the_built_in_show_gives_the_same_bytes_in_browser_and_computer,
    the_picture_is_a_picture,
    a_blob_is_a_png_of_the_size_that_was_asked_for
);

/// What the program draws on this computer.
fn rendered(file: &Path, at: &str, language: &str) -> String {
    let made = Command::new(env!("CARGO_BIN_EXE_castmap"))
        .arg("render")
        .arg(file)
        .args(["--svg", "--at", at, "--lang", language])
        .output()
        .expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).expect("it writes UTF-8")
}

/// Fails with the first line that is another.
fn same(what: &str, page: &Value, computer: &str) {
    let page = page.as_str().unwrap_or_default();
    if page == computer {
        return;
    }
    let lines = page.lines().zip(computer.lines()).enumerate().find(|(_, (here, there))| here != there);
    let (mine, theirs) = (page.len(), computer.len());
    panic!(
        "{what}: {mine} bytes in the browser, {theirs} on the computer; the first line that differs: {lines:#?}"
    );
}

async fn svg(page: &Page, options: &str) -> Value {
    page.run(&format!("return host.toSVG({options})")).await
}

fn the_built_in_show_gives_the_same_bytes_in_browser_and_computer(engine: Engine) {
    browse_in(engine, async |page| {
        let show = Document::built_in();
        let file = places::project().join("static/shows/trauma-code.json");
        page.open_chart(&[("at", "0")]).await;
        for language in ["en", "ko"] {
            page.set("lang", Some(language)).await;
            for at in 0..=show.last() {
                let at = at.to_string();
                page.set("at", Some(&at)).await;
                page.expect("the point", "return host.at", at.as_str()).await;
                let there = rendered(&file, &at, language);
                same(&format!("at {at} in {language}"), &svg(page, "").await, &there);
            }
        }
    });
}

#[test]
fn other_shows_give_the_same_bytes_in_browser_and_computer() {
    let shows = ["game-of-thrones", "les-miserables", "death-note-ja", "mr-sunshine-cast"];
    let files: Vec<PathBuf> = shows
        .iter()
        .filter_map(|name| places::shared(&format!("shows/{name}.json"), "the bytes of its picture"))
        .collect();
    browse(async |page| {
        for file in &files {
            let name = file.file_name().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(file).expect("a show that can be read");
            let last = Document::new(text.clone()).last().to_string();
            let src = page.server.give(&name, text);
            for language in ["en", "ko"] {
                page.open_chart(&[("src", &src), ("at", &last), ("lang", language)]).await;
                same(&name, &svg(page, "").await, &rendered(file, &last, language));
            }
        }
    });
}

/// The share of a PNG that may be other than the same picture as SVG: two painters end their lines differently.
const LEEWAY: f64 = 0.01;

fn the_picture_is_a_picture(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        page.click("[data-zoom=in]").await;
        page.click("[data-zoom=in]").await;
        page.rests().await;
        // Between the frame's two bands is what is seen.
        let view = "const rects = (options) =>
                [...host.toSVG(options).matchAll(/<rect x=\"(.*?)\" y=\"(.*?)\" width=\"(.*?)\" height=\"(.*?)\"/g)]
                    .slice(-2).map(([, ...sides]) => sides.map(Number));
            const view = (options) => {
                const [[x, top, w, head], [, y]] = rects(options);
                return [x, top + head, w, y - top - head];
            };
            const [x, y, w, h] = view({ scope: 'view' });
            const stage = one('.stage').getBoundingClientRect();
            const [left, top] = seenAt([x, y]);
            const { scale } = camera();
            const off = [left - stage.left, top - stage.top, w * scale - stage.width, h * scale - stage.height];
            return [String(view()) !== String(view({ scope: 'view' })), off.every((value) => Math.abs(value) < 1)]";
        page.expect("what is in view has another view box, that of the stage", view, json!([true, true]))
            .await;
        for scope in ["all", "view"] {
            let text = page.run(&format!("return host.toSVG({{ scope: '{scope}' }})")).await;
            let path = page.server.give(&format!("{scope}.svg"), text.as_str().expect("a text"));
            let drawn = format!(
                "const text = await (await fetch('{path}')).text();
                const image = new Image();
                image.src = '{path}';
                await image.decode();
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                const pen = canvas.getContext('2d');
                pen.drawImage(image, 0, 0);
                const seen = () => pen.getImageData(0, 0, canvas.width, canvas.height).data;
                const data = seen();
                const colors = new Set(new Uint32Array(data.buffer));
                const blob = await host.toBlob('image/png', {{ scope: '{scope}', scale: 1 }});
                pen.drawImage(await createImageBitmap(blob), 0, 0);
                const other = seen().filter((value, at) => Math.abs(value - data[at]) > 96).length / data.length;
                const said = ['<title>The Trauma Code: Heroes on Call</title>', 'Baek Kang-hyuk', 'As of Episode 8',
                    '>mentor<', 'Sources: '];
                return {{ colors: colors.size > 50, words: said.every((words) => text.includes(words)),
                    painted: other < {LEEWAY} || other }}"
            );
            let fine = json!({ "colors": true, "words": true, "painted": true });
            assert_eq!(page.resolve(&drawn).await, fine, "the scope {scope}");
        }
    });
}

fn a_blob_is_a_png_of_the_size_that_was_asked_for(engine: Engine) {
    browse_in(engine, async |page| {
        page.open_chart(&[("at", "all")]).await;
        for (options, scale) in [("{ scale: 2 }", 2.0), ("{ scope: 'all', scale: 1 }", 1.0), ("", 2.0)] {
            let made = page
                .resolve(&format!(
                    "const blob = await host.toBlob('image/png', {});
                    const head = new DataView(await blob.arrayBuffer());
                    const [, ...sides] = host.toSVG().match(/ width=\"(.*?)\" height=\"(.*?)\"/);
                    return [blob.type, ...[0, 16, 20].map((at) => head.getUint32(at)), ...sides.map(Number)]",
                    if options.is_empty() { "undefined" } else { options }
                ))
                .await;
            assert_eq!(made[0], "image/png");
            assert_eq!(made[1], json!(0x8950_4e47_u32), "the first bytes of a PNG");
            for (pixels, units) in [(2, 4), (3, 5)] {
                let units = made[units].as_f64().expect("a number");
                let off = made[pixels].as_f64().expect("a number") - units * scale;
                assert!(off.abs() <= scale, "{made}: not {scale} pixels a unit");
            }
        }
        // Of a canvas that is larger than a browser takes, there would be an empty picture, or none.
        let large = "const blob = await host.toBlob('image/png', { scale: 40 });
            const { width, height } = await createImageBitmap(blob);
            const image = await createImageBitmap(blob, { resizeWidth: 200, resizeHeight: 200 });
            const canvas = new OffscreenCanvas(200, 200);
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            const colors = new Set(new Uint32Array(pen.getImageData(0, 0, 200, 200).data.buffer));
            return [Math.max(width, height) <= 8192, width * height <= 4096 ** 2, width * height > 4000 ** 2,
                colors.size > 50]";
        assert_eq!(page.resolve(large).await, json!([true, true, true, true]));
        let refused = "return host.toBlob('image/nothing').then((blob) => blob.type)";
        assert_eq!(page.resolve(refused).await, "image/png", "browsers make PNG where they know no better");
    });
}

/// Farther off, in CSS pixels, `geometry()` would not say what is on the screen.
const EXACT: f64 = 1.5;

/// The largest distance between edges of boxes on the screen and of the same boxes by `geometry()`.
const OFF: &str = "const drawn = host.geometry();
    const off = (element, { x, y, w, h }) => {
        const box = element.getBoundingClientRect();
        const [left, top] = seenAt([x, y]);
        const [right, bottom] = seenAt([x + w, y + h]);
        return Math.max(...[box.left - left, box.top - top, box.right - right, box.bottom - bottom].map(Math.abs));
    };
    const boxes = all('.node').map((node) => off(node, drawn.cards.find((card) => card.id === node.dataset.id)));
    const labels = all('.label').map((label) => off(label, drawn.ties[Number(label.dataset.tie)].label));
    const inside = drawn.groups.map(({ outline }) => outline.length > 2);
    return { nodes: Math.max(...boxes), labels: Math.max(...labels), drawn: [boxes.length, labels.length],
        labelled: drawn.ties.filter((tie) => tie.label).length, groups: inside.every(Boolean) }";

#[test]
fn geometry_is_what_is_on_the_screen() {
    browse(async |page| {
        for (width, height) in [(1280, 900), (360, 740)] {
            page.size(width, height).await;
            page.open_chart(&[("at", "all")]).await;
            for button in ["fit", "in", "in", "out"] {
                page.click(&format!("[data-zoom={button}]")).await;
                page.rests().await;
                let off = page.run(OFF).await;
                for part in ["nodes", "labels"] {
                    let off = off[part].as_f64().expect("a number");
                    assert!(off <= EXACT, "{part} are {off} px off at {width} px after {button}");
                }
                assert_eq!(off["drawn"], json!([10, off["labelled"]]), "{off}");
                assert_eq!(off["groups"], true, "outlines have corners");
            }
        }
    });
}
