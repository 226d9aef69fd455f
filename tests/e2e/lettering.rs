//! The table of widths is never narrower than Chromium's text in the default font of the page, as it lays it out.

use serde_json::{Value, json};

use castmap::lettering::width;

use crate::browser::browse;
use crate::page::Page;
use crate::places;
use crate::random::Random;
use crate::sample::SEED;
use crate::say::say;

/// The sizes of letters in the chart, and one more.
const SIZES: [f64; 5] = [11.0, 12.0, 12.5, 14.0, 15.0];

/// Texts that are measured at a time.
const BATCH: usize = 4_000;

/// A browser lays text out in 64ths of a pixel: it rounds a width up, and adds one.
const EXACT: f64 = 2.1 / 64.0;

/// Random strings of each script.
const RANDOM: usize = 300;

/// Widths in CSS pixels at each of [`SIZES`], regular and then bold, of each text: as a line of a card is laid out.
const MEASURE: &str = "const [texts, sizes] = arguments;
    const card = one('.node').cloneNode(false);
    card.removeAttribute('data-node');
    Object.assign(card.style, { display: 'block', width: 'auto', whiteSpace: 'pre' });
    one('.world').append(card);
    const { scale } = camera();
    const found = sizes.flatMap((size) => ['fit', 'fit strong'].map((kind) => {
        card.style.setProperty('--cm-name', `${size}px`);
        card.style.setProperty('--cm-note', `${size}px`);
        card.replaceChildren(...texts.map((text) => {
            const line = document.createElement('span');
            line.className = kind;
            line.style.width = 'fit-content';
            line.textContent = text;
            return line;
        }));
        return [...card.children].map((line) => line.getBoundingClientRect().width / scale);
    }));
    card.remove();
    return found";

/// What was found among some texts.
#[derive(Default)]
struct Found {
    tried: usize,
    real: f64,
    told: f64,
    narrow: Vec<String>,
}

impl Found {
    async fn measure(&mut self, page: &Page, texts: &[String]) {
        for texts in texts.chunks(BATCH) {
            let widths = page.run_with(MEASURE, &[json!(texts), json!(SIZES)]).await;
            for (row, widths) in widths.as_array().expect("rows").iter().enumerate() {
                let (size, bold) = (SIZES[row / 2], row % 2 == 1);
                for (text, real) in texts.iter().zip(widths.as_array().expect("widths")) {
                    let (real, told) = (real.as_f64().expect("a width"), width(text, size, bold));
                    self.tried += 1;
                    self.real += real;
                    self.told += told;
                    if told + EXACT < real {
                        let codes: Vec<String> =
                            text.chars().take(12).map(|letter| format!("{:X}", u32::from(letter))).collect();
                        let weight = if bold { 640 } else { 400 };
                        let codes = codes.join(" ");
                        self.narrow
                            .push(format!("{text:?} ({codes}) {size} px {weight}: {real:.2}, not {told:.2}"));
                    }
                }
            }
        }
    }

    fn report(&self, what: &str) {
        let more = (self.told / self.real.max(1.0) - 1.0) * 100.0;
        say(&format!("lettering: {what}: {} widths, {more:.1} % more than real on average", self.tried));
        assert!(self.tried > 0, "{what}: nothing was measured");
        let some: Vec<&String> = self.narrow.iter().take(1400).collect();
        assert!(some.is_empty(), "{what}: {} are wider than told: {some:#?}", self.narrow.len());
    }
}

/// Every text in a document.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.starts_with("http") => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

#[test]
fn lettering_of_the_shows_is_wide_enough() {
    let built_in = places::project().join("static/shows/trauma-code.json");
    let names = ["game-of-thrones", "les-miserables", "death-note-ja", "mr-sunshine-cast"];
    let others =
        names.iter().filter_map(|name| places::shared(&format!("shows/{name}.json"), "its lettering"));
    let files: Vec<_> = std::iter::once(built_in).chain(others).collect();
    browse(async |page| {
        page.open_chart(&[]).await;
        for file in &files {
            let text = std::fs::read_to_string(file).expect("a show that can be read");
            let mut all = Vec::new();
            texts(&serde_json::from_str(&text).expect("a show is JSON"), &mut all);
            all.sort();
            all.dedup();
            let mut found = Found::default();
            found.measure(page, &all).await;
            found.report(&file.file_stem().expect("a name").to_string_lossy());
        }
    });
}

#[test]
fn lettering_of_single_letters_and_of_runs_is_wide_enough() {
    let letters = (0x20..=0x52f).filter_map(char::from_u32).filter(|letter| !letter.is_control());
    let all: Vec<String> =
        letters.flat_map(|letter| [letter.to_string(), letter.to_string().repeat(10)]).collect();
    browse(async |page| {
        page.open_chart(&[]).await;
        let mut found = Found::default();
        found.measure(page, &all).await;
        found.report("letters from U+0020 to U+052F, alone and in tens");
    });
}

#[test]
fn lettering_of_pairs_is_wide_enough() {
    // A font may set two letters further apart than they are by themselves.
    let ascii = (' '..='~').map(String::from);
    let all: Vec<String> = ascii
        .clone()
        .flat_map(|one| ascii.clone().map(move |other| format!("{one}{other}").repeat(4)))
        .collect();
    browse(async |page| {
        page.open_chart(&[]).await;
        let mut found = Found::default();
        found.measure(page, &all).await;
        found.report("pairs of ASCII, four times");
    });
}

#[test]
fn lettering_of_random_words_is_wide_enough() {
    let scripts: [(&str, &[(u32, u32)]); 8] = [
        ("ASCII", &[(0x20, 0x7e)]),
        ("Latin", &[(0x41, 0x5a), (0x61, 0x7a), (0xc0, 0x24f), (0x1e00, 0x1eff)]),
        ("Greek", &[(0x391, 0x3a1), (0x3a3, 0x3ce)]),
        ("Cyrillic", &[(0x400, 0x45f), (0x48a, 0x52f)]),
        ("Hangul", &[(0xac00, 0xd7a3)]),
        ("kana", &[(0x3041, 0x3096), (0x30a1, 0x30fa)]),
        ("Han", &[(0x4e00, 0x9fff)]),
        (
            "a mixture",
            &[(0x20, 0x7e), (0xac00, 0xd7a3), (0x30a1, 0x30fa), (0x4e00, 0x9fff), (0x2010, 0x2027)],
        ),
    ];
    browse(async |page| {
        page.open_chart(&[]).await;
        for (script, ranges) in scripts {
            let mut random = Random::seeded(SEED);
            let mut letter = || {
                let (from, to) = ranges[random.below(ranges.len())];
                char::from_u32(from + random.below((to - from + 1) as usize) as u32).expect("a letter")
            };
            let all: Vec<String> =
                (0..RANDOM).map(|row| (0..=row % 30).map(|_| letter()).collect()).collect();
            let mut found = Found::default();
            found.measure(page, &all).await;
            found.report(&format!("random words of {script}"));
        }
    });
}
