//! The chart as a picture: SVG that is read again, with title, point, legend and sources around what is drawn, and nothing
//! on top of anything in that frame.

#[path = "support/drawing.rs"]
mod drawing;
#[path = "support/random_show.rs"]
mod random_show;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/shared.rs"]
mod shared;

use castmap::geom::{Point, Rect, Size};
use castmap::model::Show;
use castmap::scene::chart::{Look, Sketch, file_name, poster, settled, sketch, svg};
use castmap::state::{Action, At, Facet, Lit, Passing, Shape, State, update};
use drawing::Drawn;
use std::rc::Rc;

const BUILT_IN: &str = include_str!("../static/shows/trauma-code.json");

/// A state of a document at a point.
fn state(text: &str, at: At, language: &str) -> State {
    let (show, _) = Show::read(text).expect("readable");
    let state = update(State::new(language), Action::At(Some(at)));
    update(state, Action::Load(Rc::new(show), Rc::default()))
}

/// A chart, and what a picture of it is made of.
struct Picture {
    root: Drawn,
    /// What is drawn of the chart, from back to front.
    chart: Vec<Drawn>,
    /// The part of the chart that is seen.
    window: Rect,
    /// What stands around it.
    frame: Vec<Drawn>,
}

impl Picture {
    fn of(state: &State, sketch: &Sketch, lit: &Lit, look: Look, window: Option<Rect>) -> Self {
        let text = svg(&poster(state, sketch, lit, look, window));
        let mut drawn = drawing::read(&text).unwrap_or_else(|fault| panic!("{fault} in {text}"));
        let root = drawn.remove(0);
        let [x, y, w, h] =
            root.get("viewBox").split(' ').map(|part| part.parse().expect("a number")).collect::<Vec<f64>>()
                [..]
        else {
            panic!("{root:?} has no view box")
        };
        assert_eq!((root.number("width"), root.number("height")), (w, h), "a unit is a pixel");
        // Behind the chart lies its ground; over what sticks out of the window, and below the words, lie two bands.
        let bands = drawn.iter().rposition(|part| part.name == "rect").expect("it has bands") - 1;
        let frame = drawn.split_off(bands + 2);
        let [head, foot] = [drawn[bands].rect(), drawn[bands + 1].rect()];
        drawn.truncate(bands);
        let (top, bottom) = (head.middle.y + head.size.h / 2.0, foot.middle.y - foot.size.h / 2.0);
        let near = |a: f64, b: f64| (a - b).abs() < 0.2;
        assert!(near(head.size.w, w) && near(head.middle.y - head.size.h / 2.0, y), "{root:?} {head:?}");
        assert!(near(foot.size.w, w) && near(foot.middle.y + foot.size.h / 2.0, y + h), "{root:?} {foot:?}");
        let middle = Point { x: x + w / 2.0, y: (top + bottom) / 2.0 };
        let window = Rect { middle, size: Size { w, h: bottom - top } };
        Self { root, chart: drawn, window, frame }
    }

    /// The whole chart of a state.
    fn whole(state: &State) -> Self {
        let (sketch, lit) = settled(state, Shape::Wide);
        Self::of(state, &sketch, &lit, Look::default(), None)
    }

    /// The lines of words in the frame.
    fn lines(&self) -> Vec<&Drawn> {
        self.frame.iter().filter(|part| part.name == "text").collect()
    }

    /// The words above the chart, a line each, those of the legend, and those of the sources.
    fn said(&self) -> (String, String, String) {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        let mut smallest = f64::INFINITY;
        for line in self.lines() {
            let is_above = line.number("y") < self.window.middle.y;
            smallest = smallest.min(line.number("font-size"));
            if is_above { &mut above } else { &mut below }.push(line);
        }
        let join =
            |lines: &[&Drawn], by: &str| lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(by);
        let end =
            below.iter().position(|line| line.number("font-size") == smallest && line.text.contains(": "));
        let sources = below.split_off(end.unwrap_or(below.len()));
        (join(&above, "|"), join(&below, "|"), join(&sources, " "))
    }

    /// Fails where a line of the frame leaves the picture, touches the chart or another line.
    fn check(&self, what: &str) {
        let Rect { middle, size } = self.window;
        let lines = self.lines();
        for (place, line) in lines.iter().enumerate() {
            let rect = line.rect();
            let inside = (rect.middle.x - middle.x).abs() + rect.size.w / 2.0 <= size.w / 2.0;
            assert!(inside, "{what}: {line:?} leaves the picture {:?}", self.root);
            assert!(!rect.overlaps(&self.window), "{what}: {line:?} is on the chart");
            for other in &lines[..place] {
                assert!(!rect.overlaps(&other.rect()), "{what}: {line:?} is on {other:?}");
            }
        }
    }
}

#[test]
fn a_picture_says_of_which_show_it_is_how_far_what_lines_mean_and_who_says_so() {
    for (at, language, above, kinds) in [
        (0, "en", "The Trauma Code: Heroes on Call|중증외상센터|Before the story begins", None),
        (
            3,
            "en",
            "The Trauma Code: Heroes on Call|중증외상센터|As of Episode 3",
            Some("ally|mentor|colleague|rival|enemy"),
        ),
        (0, "ko", "중증외상센터|이야기가 시작되기 전", None),
        (3, "ko", "중증외상센터|3화 기준", Some("아군|스승|동료|경쟁자|적")),
        (
            8,
            "en",
            "The Trauma Code: Heroes on Call|중증외상센터|As of Episode 8",
            Some("family|ally|mentor|colleague"),
        ),
    ] {
        let state = state(BUILT_IN, At::Point(at), language);
        let picture = Picture::whole(&state);
        let (said, legend, sources) = picture.said();
        assert_eq!(said, above);
        if let Some(kinds) = kinds {
            assert_eq!(legend, kinds, "at {at}");
        }
        let start =
            format!("{}: allkpop: “‘The Trauma Code: Heroes on Call’ soars", state.words.get("sources"));
        assert!(sources.starts_with(&start) && sources.contains("2025-01-25, allkpop.com"), "{sources}");
    }
}

#[test]
fn nothing_in_the_frame_covers_anything_in_any_show() {
    let mut shows = vec![("the built-in show".to_owned(), BUILT_IN.to_owned())];
    for name in ["death-note-ja", "les-miserables", "game-of-thrones", "mr-sunshine-cast"] {
        shows.extend(shared::shared_show(name).map(|text| (name.to_owned(), text)));
    }
    for seed in 0..sample::sample("pictures of random shows", 30, 1_000).into() {
        shows.push((format!("seed {seed}"), random_show::random_show(seed).text));
    }
    for (name, text) in &shows {
        let last = state(text, At::All, "en").snapshot().last;
        for at in [0, last / 2, last] {
            for language in ["en", "ko"] {
                let state = state(text, At::Point(at), language);
                // Where the cards stand is of no account here.
                let sketch = sketch(&state, Shape::Wide, true);
                let lit = sketch.lit(&state, &Passing::of(&state));
                let what = format!("{name} at {at} in {language}");
                Picture::of(&state, &sketch, &lit, Look::default(), None).check(&what);
                for scale in [0.05, 0.2, 1.0, 3.0] {
                    let size = Size { w: 900.0 * scale, h: 600.0 * scale };
                    let window = Rect { middle: sketch.extent.middle, size };
                    let look = Look { dark: true, pointed: None };
                    Picture::of(&state, &sketch, &lit, look, Some(window)).check(&what);
                }
            }
        }
    }
}

/// Four people in a row of relations, one of which is over; texts that mean something in XML.
const ROW: &str = r#"{"castmap": 1, "title": "T <1> & \"2\"", "timeline": {"unit": "Part", "points": [{}, {"label": "Part <2>"}]},
    "sources": [{"id": "s", "title": "Who <said> & \"so\"", "author": "A & B", "date": "2025-01-02", "url": "https://example.org/a?b&c"},
        {"id": "t", "title": "example.com", "url": "https://example.com/page"}, {"id": "u", "title": "Of the future"}],
    "kinds": [{"id": "k", "name": "k <& \">", "line": "dashed", "color": "112233"}],
    "groups": [{"id": "g", "name": "The group"}, {"id": "h", "name": "The other"}],
    "characters": [
        {"id": "a", "name": "Ann", "tier": "main", "groups": ["g"]},
        {"id": "b", "name": "Bob & Co", "tier": "support", "groups": ["g"]},
        {"id": "c", "name": "Cleo", "tier": "support"},
        {"id": "d", "name": "Dan", "tier": "guest", "facts": [{"text": "Not drawn", "sources": ["u"]}]}],
    "relations": [
        {"id": "ab", "from": "a", "to": "b", "kind": "friend", "sources": ["s"]},
        {"id": "bc", "from": "b", "to": "c", "kind": "k", "label": "envies …", "back": {"kind": "rival", "label": "ignores …"}},
        {"id": "cd", "from": "c", "to": "d", "kind": "family", "mutual": true, "sources": ["t"]},
        {"id": "ad", "from": "a", "to": "d", "kind": "enemy", "until": 1},
        {"id": "dh", "from": "d", "to": "h", "kind": "member"}]}"#;

#[test]
fn texts_of_a_document_stay_texts() {
    let state = state(ROW, At::All, "en");
    let picture = Picture::whole(&state);
    let (above, legend, sources) = picture.said();
    assert_eq!(above, "T <1> & \"2\"|As of Part <2>");
    let mut kinds: Vec<&str> = legend.split('|').collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["family", "friend", "k <& \">", "member", "rival"]);
    let said = "Sources: Who <said> & \"so\", by A & B, 2025-01-02, example.org/a?b&c; example.com/page";
    assert_eq!(sources, said, "a title is not said twice, and who is not cited in the chart is not named");
    assert_eq!(picture.chart[0].text, above.split('|').next().unwrap_or_default(), "the picture's own title");
    let words: Vec<&str> = picture.chart.iter().map(|part| &*part.text).collect();
    for name in ["Ann", "Bob & Co", "Cleo", "Dan", "The group", "The other", "friend"] {
        assert!(words.contains(&name), "{name} is not in {words:?}");
    }
    assert_eq!(file_name(&state), "T 1 & 2 - Part 2");
}

#[test]
fn the_legend_shows_lines_as_they_are_drawn() {
    for dark in [false, true] {
        let state = state(ROW, At::All, "en");
        let (sketch, lit) = settled(&state, Shape::Wide);
        let picture = Picture::of(&state, &sketch, &lit, Look { dark, pointed: None }, None);
        let line = |part: &Drawn| {
            ["stroke", "stroke-width", "stroke-dasharray"].map(|name| part.get(name).to_owned())
        };
        let drawn: Vec<_> = picture.chart.iter().map(line).collect();
        let samples: Vec<_> = picture.frame.iter().filter(|part| part.name == "path").skip(1).collect();
        // Five kinds, and the one of two lines has a second path; what comes back is drawn as an arrow.
        assert_eq!(samples.len(), 6);
        let missing = samples.iter().filter(|sample| !drawn.contains(&line(sample))).count();
        assert_eq!(missing, 1, "{samples:?} {drawn:?}");
    }
}

#[test]
fn what_is_not_drawn_is_not_in_the_legend() {
    let legend = |state: &State| Picture::whole(state).said().1;
    let all = state(ROW, At::All, "en");
    assert!(legend(&update(all.clone(), Action::Past(true))).contains("enemy"));
    let friends = update(all, Action::Want(Facet::Kinds, vec!["friend".into()]));
    assert!(legend(&friends).contains("rival"), "faded is drawn");
    assert_eq!(legend(&update(friends, Action::Hide(true))), "friend");
}

#[test]
fn a_part_of_the_chart_has_the_legend_and_the_sources_of_that_part() {
    let state = state(ROW, At::All, "en");
    let (sketch, lit) = settled(&state, Shape::Wide);
    let at = |id: &str| sketch.nodes.iter().find(|node| &*node.id == id).expect("it is drawn").rect;
    // Between the two, where nothing but their tie is.
    let window = Rect { middle: at("c").middle.between(at("d").middle, 0.5), size: Size { w: 4.0, h: 4.0 } };
    let look = Look { dark: true, pointed: None };
    let picture = Picture::of(&state, &sketch, &lit, look, Some(window));
    let (above, legend, sources) = picture.said();
    assert_eq!(above, "T <1> & \"2\"|As of Part <2>");
    assert_eq!((&*legend, &*sources), ("family", "Sources: example.com/page"));
    assert!(picture.chart.iter().any(|part| part.get("fill") == "#161615"));
    let whole = Rect { size: sketch.extent.size, ..sketch.extent };
    let drawn = |window| svg(&poster(&state, &sketch, &lit, look, window));
    assert_eq!(drawn(Some(whole)), drawn(None));
}

#[test]
fn long_titles_wrap_and_long_lists_of_sources_end() {
    let sources: Vec<String> =
        (0..90).map(|n| format!(r#"{{"id": "s{n}", "title": "Source number {n}"}}"#)).collect();
    let cited: Vec<String> = (0..90).map(|n| format!(r#""s{n}""#)).collect();
    let text = format!(
        r#"{{"castmap": 1, "title": "{}", "sources": [{}], "characters": [{{"id": "a", "name": {{"text": "A", "sources": [{}]}}}}]}}"#,
        "A title that goes on and on ".repeat(20),
        sources.join(", "),
        cited.join(", ")
    );
    let picture = Picture::whole(&state(&text, At::All, "en"));
    picture.check("long");
    let (above, legend, sources) = picture.said();
    assert_eq!((above.split('|').count(), &*legend), (3, ""));
    assert!(above.ends_with('…'), "{above}");
    let told = sources.matches("Source number").count();
    let more = format!("; and {} more", 90 - told);
    assert!(told > 5 && sources.ends_with(&more), "{told} in {sources}");
}

#[test]
fn a_show_of_nobody_has_a_picture_too() {
    let picture =
        Picture::whole(&state(r#"{"castmap": 1, "title": "Nobody yet", "characters": []}"#, At::All, "en"));
    picture.check("nobody");
    assert_eq!(picture.said(), ("Nobody yet".into(), String::new(), String::new()));
}
