//! What the built-in show must say, and where each source stands beside it: read from the panels, as a visitor would.

use castmap::model::Show;
use castmap::scene::{self, Part};
use castmap::state::{Action, At, Panel, State, update};
use std::rc::Rc;

/// A line of a panel as it is read, and the ids of the sources it cites.
struct Said {
    line: String,
    sources: Vec<String>,
}

fn flatten(parts: &[Part], state: &State, said: &mut Said) {
    for part in parts {
        match part {
            Part::Text(words) | Part::Marked(words, _) | Part::Strong(words) | Part::Muted(words) => {
                said.line += &words.words;
            }
            Part::Open(_, words) | Part::Link(_, words) => said.line += &words.words,
            Part::Cite(number) => said.sources.push(state.snapshot().sources[number - 1].id.to_string()),
            Part::Run(parts) => {
                // Its pieces bring their own spaces.
                for part in parts {
                    flatten(std::slice::from_ref(part), state, said);
                    said.line.pop();
                }
            }
        }
        said.line.push(' ');
    }
}

/// Every line of every panel, at the end of the story.
fn everything(language: &str) -> Vec<Said> {
    let (show, problems) = Show::read(include_str!("../static/shows/trauma-code.json")).expect("readable");
    assert_eq!(problems, []);
    let show = Rc::new(show);
    let state = update(State::new(language), Action::At(Some(At::All)));
    let state = update(state, Action::Load(show.clone(), Rc::default()));
    let document = show.document();
    let characters = document.characters.iter().map(|entry| Panel::Character(entry.id.clone()));
    let people = document.people.iter().map(|entry| Panel::Person(entry.id.clone()));
    let groups = document.groups.iter().map(|entry| Panel::Group(entry.id.clone()));
    let mut everything = Vec::new();
    for panel in characters.chain(people).chain(groups).chain([Panel::About]) {
        let open = update(state.clone(), Action::Open(panel));
        let panel = scene::panel(&open).expect("everybody is visible at the end");
        for line in panel.blocks.iter().flat_map(|block| &block.lines) {
            // A relation cites below what it says.
            let mut whole = Said { line: String::new(), sources: Vec::new() };
            for parts in [&line.parts].into_iter().chain(&line.notes) {
                let mut said = Said { line: String::new(), sources: Vec::new() };
                flatten(parts, &open, &mut said);
                flatten(parts, &open, &mut whole);
                everything.push(said);
            }
            everything.push(whole);
        }
    }
    everything
}

/// What has to be said, and by which of the three sources: k (allkpop), r (Jill's review), a (the author).
const FACTS: &[(&str, &str)] = &[
    ("web novel", "kra"),
    ("medical drama", "kra"),
    ("webtoon", "kr"),
    ("중증외상센터", "r"),
    ("24 January 2025", "k"),
    ("25 January 2025", "k"),
    ("26 countries, the UAE, Peru and Singapore", "a"),
    ("A+", "r"),
    ("no romance", "r"),
    ("The Item", "r"),
    ("humour", "r"),
    ("cast is widely praised", "kr"),
    ("direction is praised", "k"),
    ("Lunar New Year", "k"),
    ("second season at once", "kr"),
    ("A second and a third season", "a"),
    ("Season 2 depends", "a"),
    ("2019", "a"),
    ("production began in 2023", "a"),
    ("grateful", "a"),
    ("helicopter", "a"),
    ("rappel", "a"),
    ("superhuman", "a"),
    ("Lee Do Yoon", "r"),
    ("Choi Tae Kang", "k"),
    ("eight tight episodes", "k"),
    ("The Trauma Center: Golden Hour", "k"),
    ("Severe Trauma Center: Golden Hour", "r"),
    ("Severe Trauma Center", "a"),
    ("Hansanleega", "k"),
    ("Han San", "r"),
    ("Lee Nak-jun", "a"),
    ("Hong Bicira", "r"),
    ("410 million views worldwide", "k"),
    ("Over 410 million views", "r"),
    ("Baek Kang Hyeok", "k"),
    ("Baek Kang Hyuk", "ra"),
    ("Baek Kang-hyuk", "a"),
    ("Joo Ji Hoon", "k"),
    ("Ju Ji Hoon", "kra"),
    ("Ju Ji-hoon", "a"),
    ("war zones", "k"),
    ("clandestine international security agency", "r"),
    ("mounting deficits", "k"),
    ("centre that saves lives", "k"),
    ("cost of millions", "r"),
    ("excellence", "r"),
    ("unorthodox methods", "a"),
    ("known in the media", "r"),
    ("physical powers", "a"),
    ("188 cm", "a"),
    ("tattoo on his arm", "r"),
    ("Yang Jae Won", "kr"),
    ("Yang Jae-won", "a"),
    ("Choo Young Woo", "k"),
    ("Choo Yeong Woo", "r"),
    ("Choo Young-woo", "a"),
    ("Elite fellow", "k"),
    ("Rookie", "r"),
    ("run through the corridors", "r"),
    ("much still to learn", "r"),
    ("first disciple", "a"),
    ("“Anus” startles him", "r"),
    ("calls him by his name", "r"),
    ("Cheon Jang Mi", "r"),
    ("extra hours", "r"),
    ("own blood", "r"),
    ("Gangster", "r"),
    ("because of his tattoo", "r"),
    ("Han Yu Rim", "r"),
    ("Yoon Kyung Ho", "r"),
    ("Chairman of gastroenterology", "r"),
    ("celadon", "r"),
    ("Teenage patient", "r"),
    ("daughter in surgery", "r"),
    ("is devoted to", "r"),
    ("Choi Jo Eun", "r"),
    ("Kim Eui Sung", "r"),
    ("CEO of the hospital", "r"),
    ("opposes Baek Kang-hyuk over the cost", "r"),
    ("gratefully acknowledges", "r"),
    ("Hong Jae Hoon", "r"),
    ("Kim Won Ae", "r"),
    ("Director", "r"),
    ("Kang Myeong Hui", "r"),
    ("Kim Sun Young", "r"),
    ("Lady director", "r"),
    ("laughs the complaints", "r"),
    ("accept his brilliance", "r"),
    ("The Black Wings agent", "r"),
    ("Korean warrior, gravely ill", "r"),
    ("called abroad to save", "r"),
    ("Jirisan", "r"),
    ("Mask", "r"),
    ("Once Upon a Small Town", "r"),
    ("Doona", "r"),
    ("Fix You", "r"),
    ("Crash Landing on You", "r"),
    ("secret international agency", "r"),
    ("bridge", "r"),
    ("charity", "r"),
    ("for an intruder", "r"),
    ("volunteers to follow Baek Kang-hyuk abroad", "r"),
];

#[test]
fn every_fact_stands_beside_its_sources() {
    let everything = everything("en");
    for (fact, sources) in FACTS {
        for source in sources.chars().map(String::from) {
            let found = everything.iter().any(|said| {
                said.line.to_lowercase().contains(&fact.to_lowercase()) && said.sources.contains(&source)
            });
            assert!(found, "“{fact}” is not said with the source {source}");
        }
    }
}

#[test]
fn korean_visitors_read_korean() {
    let everything = everything("ko");
    let hangul = |line: &str| line.chars().any(|letter| ('가'..='힣').contains(&letter));
    let korean = everything.iter().filter(|said| hangul(&said.line)).count();
    assert!(korean * 10 > everything.len() * 8, "{korean} of {} lines", everything.len());
    for name in
        ["백강혁", "주지훈", "양재원", "추영우", "천장미", "하영", "한유림", "최조은", "블랙윙스", "홍비치라"]
    {
        assert!(everything.iter().any(|said| said.line.contains(name)), "{name}");
    }
}

#[test]
fn no_form_of_words_is_left_unfilled() {
    for language in ["en", "ko"] {
        let all = everything(language);
        assert!(all.len() > 100);
        for said in all {
            assert!(!said.line.contains(['{', '}']), "{language}: {}", said.line);
        }
    }
}
