//! The package for npm, as people use it: in pages that bundlers build, in a plain page, on a server, in TypeScript.

use std::fs;
use std::process::Output;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::browser::browse_in;
use crate::core::core;
use crate::documents;
use crate::engine::{Engine, in_both};
use crate::project::Project;
use crate::server::Own;

in_both!(
    what_vite_builds_passes_the_core,
    what_vite_serves_passes_the_core,
    what_webpack_builds_passes_the_core,
    a_plain_page_passes_the_core,
);

/// A script that only imports has nothing to wait for; Node itself takes a part of this to start.
const AT_ONCE: Duration = Duration::from_secs(10);

fn what_vite_builds_passes_the_core(engine: Engine) {
    let project = Project::built();
    browse_in(engine, async |page| {
        page.server.lay("built", &project.folder.join("built"));
        page.server.allow(Own::Icons);
        for name in ["inline", "module"] {
            page.visit(&format!("/built/{name}.html")).await;
            core(page).await;
        }
    });
}

fn what_vite_serves_passes_the_core(engine: Engine) {
    let project = Project::built();
    let served = project.served();
    browse_in(engine, async |page| {
        for name in ["inline", "module"] {
            let address = format!("{}/{name}.html", served.address);
            page.browser.goto(&*address).await.expect("Vite answers");
            core(page).await;
        }
    });
}

fn what_webpack_builds_passes_the_core(engine: Engine) {
    let project = Project::built();
    browse_in(engine, async |page| {
        page.server.lay("packed", &project.folder.join("packed"));
        for name in ["inline", "module"] {
            let own = documents::page("<cast-map></cast-map>");
            let own = own.replace("src=\"/castmap.js\"", &format!("src=\"/packed/{name}.js\""));
            page.visit(&page.server.give("page.html", own.replace(" type=\"module\"", " defer"))).await;
            core(page).await;
        }
    });
}

/// Without a bundler, from where npm has put it.
fn a_plain_page_passes_the_core(engine: Engine) {
    let project = Project::built();
    browse_in(engine, async |page| {
        page.server.lay("node_modules/castmap", &project.folder.join("node_modules/castmap"));
        let own = documents::page("<cast-map></cast-map>");
        let own = own.replace("src=\"/castmap.js\"", "src=\"/node_modules/castmap/castmap.js\"");
        page.visit(&page.server.give("page.html", own)).await;
        core(page).await;
        assert_eq!(page.server.asked("/castmap.js"), 0, "all of it is the package's");
        assert_eq!(page.server.asked("/node_modules/castmap/castmap_bg.wasm"), 1);
    });
}

#[test]
fn a_bundler_takes_along_what_is_needed_and_no_more() {
    let assets = fs::read_dir(Project::built().folder.join("built/assets")).expect("Vite has built");
    let names = assets.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut taken: Vec<String> = names
        .filter(|name| name.contains("castmap"))
        .map(|name| {
            let (stem, end) = (name.split('-').next(), name.rsplit('.').next());
            format!("{}.{}", stem.unwrap_or_default(), end.unwrap_or_default())
        })
        .collect();
    taken.sort();
    assert_eq!(taken, ["castmap.inline.js", "castmap_bg.wasm", "castmap_rest.wasm"]);
}

#[test]
fn an_import_on_a_server_does_nothing() {
    let project = Project::built();
    let begun = Instant::now();
    let Output { status, stdout, stderr } = project.node().arg("import.js").output().expect("node starts");
    let took = begun.elapsed();
    assert!(status.success(), "{status}");
    assert_eq!(String::from_utf8_lossy(&stderr), "");
    assert_eq!(
        String::from_utf8_lossy(&stdout),
        "castmap []\ncastmap/module []\nnew []\ndocument undefined window undefined customElements undefined\n"
    );
    assert!(took < AT_ONCE, "something kept the process for {took:?}");
    // What asks for modules in the older way gets the same.
    let older = "require('castmap'); require('castmap/module')";
    let ended =
        project.node().args(["--input-type=commonjs", "--eval", older]).output().expect("node starts");
    assert!(ended.status.success() && ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn every_name_of_the_package_leads_to_a_file() {
    let project = Project::built();
    let installed = project.folder.join("node_modules/castmap");
    let read = |name: &str| fs::read_to_string(installed.join(name)).expect("it is installed");
    let package: Value = serde_json::from_str(&read("package.json")).expect("it is JSON");
    let there = fs::read_dir(&installed).expect("it is installed").flatten();
    let names: Vec<String> = there.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    for pattern in package["files"].as_array().expect("a list") {
        let (start, end) =
            pattern.as_str().map(|text| text.split_once('*').unwrap_or((text, ""))).expect("a text");
        assert!(names.iter().any(|name| name.starts_with(start) && name.ends_with(end)), "no {pattern}");
    }
    // Each of them may be asked for by its name, as bundlers and Node find it.
    let asked: Vec<&String> = names.iter().filter(|name| *name != "package.json").collect();
    let asked = serde_json::to_string(&asked).expect("a list");
    let script = format!(
        "for (const name of {asked}) {{
            const found = import.meta.resolve(`castmap/${{name}}`);
            if (!found.endsWith(`/node_modules/castmap/${{name}}`)) throw new Error(`${{name}} is ${{found}}`);
        }}"
    );
    let ended =
        project.node().args(["--input-type=module", "--eval", &script]).output().expect("node starts");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    // The manifest names the module by its file, too.
    let manifest: Value = serde_json::from_str(&read("custom-elements.json")).expect("it is JSON");
    for module in manifest["modules"].as_array().expect("a list") {
        let path = module["path"].as_str().expect("a path").to_owned();
        assert!(names.contains(&path), "the manifest leads to {path}");
    }
}

/// Files with each use, and files in which each line is a mistake that has to be found.
#[test]
fn types_fit_every_use_and_no_mistake() {
    let project = Project::built();
    let check = |settings: &str| {
        let ended = project.checked(settings);
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        let errors: Vec<&str> = said.lines().filter(|line| line.contains("error TS")).collect();
        assert!(ended.status.success(), "{settings}: {errors:#?} {}", String::from_utf8_lossy(&ended.stderr));
        said
    };
    let read = check("types/tsconfig.json");
    assert!(read.contains("/castmap/castmap.d.ts"), "these are the types that are tried:\n{read}");
    assert!(!read.contains("react"), "nobody else needs those of React:\n{read}");
    let read = check("types/tsconfig.react.json");
    assert!(read.contains("/castmap/castmap-react.d.ts"), "{read}");

    // The scripts export nothing, so that the types may promise nothing but types.
    for file in ["castmap.d.ts", "castmap-react.d.ts"] {
        let types =
            fs::read_to_string(project.folder.join("node_modules/castmap").join(file)).expect("it is there");
        for line in types.lines().filter(|line| line.starts_with("export")) {
            let is_type = line.starts_with("export interface ") || line.starts_with("export type ");
            assert!(is_type, "{file} promises a value: {line}");
        }
    }
}
