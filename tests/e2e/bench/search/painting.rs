//! How many frames pass from a letter in the search field to the picture that has the new count.

use serde_json::{Value, json};

use super::super::section::Section;
use super::super::spread::Spread;
use super::super::visit_alone;
use super::typing;
use crate::expected::Document;
use crate::page::Page;
use crate::say::say;

/// Of those of the race, every so many is typed.
const EVERY: usize = 7;
const ROUNDS: usize = 5;
/// The count should be painted in this frame after the letter: the next one.
const NEXT: f64 = 1.0;
/// Two frames, where none comes late.
const FRAMES: f64 = 2.0;
/// Where a frame comes late, its number says little: how long so many frames take where none does.
const FRAMES_MS: f64 = FRAMES * 1000.0 / 60.0;

/// One letter: for each round, the frame after it, and the milliseconds, in which the count was there.
struct Letter {
    text: String,
    frames: Vec<f64>,
    ms: Vec<f64>,
}

/// Measures it, and says how it went.
pub async fn painting(page: &Page, show: &Document, section: &mut Section) {
    page.server.give("painting.js", include_str!("painting.js"));
    let body = "<cast-map src=\"many.json\" at=\"all\" view=\"cards\"></cast-map>\
        <script type=\"module\" src=\"painting.js\"></script>";
    visit_alone(page, "painting", body).await;
    page.wait("castmap is there", "return window.bench && host.visible.length").await;
    let mut names = Vec::new();
    for name in typing::names(show).into_iter().step_by(EVERY) {
        // It ends with an empty field: there, the next one begins.
        let texts: Vec<String> = name.steps.into_iter().chain([String::new()]).collect();
        let counts = page.resolve(&format!("return bench.rehearse({})", json!(texts))).await;
        names.push((texts, counts));
    }
    let mut letters: Vec<Letter> = Vec::new();
    for round in 0..ROUNDS {
        say(&format!("bench search: letters, round {} of {ROUNDS}", round + 1));
        let mut measured = Vec::new();
        for (texts, counts) in &names {
            let figures = page.resolve(&format!("return bench.type({}, {counts})", json!(texts))).await;
            let figures = figures.as_array().cloned().unwrap_or_default();
            measured.extend(texts.iter().cloned().zip(figures).filter(|(_, figure)| !figure.is_null()));
        }
        if round == 0 {
            let letter = |(text, _): &(String, Value)| Letter {
                text: text.clone(),
                frames: Vec::new(),
                ms: Vec::new(),
            };
            letters = measured.iter().map(letter).collect();
        }
        assert_eq!(letters.len(), measured.len(), "the same letters change the count each time");
        for (letter, (_, figure)) in letters.iter_mut().zip(&measured) {
            letter.frames.push(figure["frames"].as_f64().expect("a number"));
            letter.ms.push(figure["ms"].as_f64().expect("a time"));
        }
    }
    report(names.len(), &letters, section);
}

fn report(names: usize, letters: &[Letter], section: &mut Section) {
    let median = |figures: &Vec<f64>| Spread::of(figures.iter().copied()).median;
    let frames = Spread::of(letters.iter().map(|letter| median(&letter.frames)));
    let ms = Spread::of(letters.iter().map(|letter| median(&letter.ms)));
    let single = Spread::of(letters.iter().flat_map(|letter| letter.frames.iter().copied())).most;
    let late = letters.iter().filter(|letter| median(&letter.ms) > FRAMES_MS).count();
    let slowest = letters.iter().max_by(|a, b| median(&a.ms).total_cmp(&median(&b.ms)));
    let slowest = slowest.map_or("", |letter| letter.text.as_str());
    section.lines([
        String::new(),
        format!(
            "{names} names were typed letter by letter into the search field above 10,000 cards, {ROUNDS} times: {} \
             letters that change the count (or empty the field). From the letter to the end of the frame that has the \
             new count:",
            letters.len()
        ),
        String::new(),
        "| | median | slowest letter |".into(),
        "|---|---:|---:|".into(),
        format!("| frame after the letter | {:.0} | {:.0} |", frames.median, frames.most),
        format!("| time | {:.1} ms | {:.1} ms, “{slowest}” |", ms.median, ms.most),
        String::new(),
    ]);
    section.judge(
        "search: from the letter to the picture",
        &format!("frame {:.0} after the letter at the latest", frames.most),
        &format!("frame {NEXT}, the next one"),
        frames.most <= NEXT,
        &format!(
            "The count is there in frame {:.0} after the letter at the latest ({single:.0} in the worst single round).",
            frames.most
        ),
    );
    section.add(&format!(
        "Frames may come late: for {late} letters of {} it takes more than {FRAMES_MS:.0} ms.",
        letters.len()
    ));
}
