//! Serves the page on this machine.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::build::dist::dist;
use crate::build::trunk;
use crate::project::Project;
use crate::run;
use crate::tools::Toolbox;
use crate::wasm::compile::Build;

#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Build in debug mode (faster to build, slower to run, larger), again at each change, and reload the page by
    /// itself after each build
    #[arg(long)]
    dev: bool,
}

pub fn serve(project: &Project, arguments: &Arguments) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    TcpListener::bind(address).with_context(|| {
        format!("{address} is not free: stop what listens there, or choose another with `cargo xtask serve --port`")
    })?;
    if arguments.dev {
        return watch(project, address);
    }
    // The page exactly as it is delivered; nothing is built where nothing has changed.
    let dist = dist(project)?;
    let server = Server::http(address).map_err(|error| anyhow!("could not listen on {address}: {error}"))?;
    announce(address);
    for request in server.incoming_requests() {
        let dist = dist.clone();
        // A browser that hangs up needs no answer.
        thread::spawn(move || drop(answer(request, &dist)));
    }
    Ok(())
}

/// Leaves building, serving and reloading to Trunk.
fn watch(project: &Project, address: SocketAddr) -> Result<()> {
    let toolbox = Toolbox::ready(project)?;
    let schema = trunk::schema(project)?;
    // Trunk refuses to ignore a folder that is not there.
    for name in ["dist", "shots"] {
        fs::create_dir_all(project.root.join(name)).with_context(|| format!("could not make {name}/"))?;
    }
    let mut trunk = trunk::command(project, &toolbox, &schema, Build::Debug)?;
    trunk
        .args(["serve", "--log", "warn", "--address", "127.0.0.1", "--port"])
        .arg(address.port().to_string());
    // Its own folder: dist/ stays what `cargo xtask dist` has made.
    trunk.arg("--dist").arg(project.notes().join("serve"));
    thread::spawn(move || {
        while TcpStream::connect(address).is_err() {
            thread::sleep(Duration::from_millis(300));
        }
        announce(address);
    });
    run::run(&mut trunk)
}

fn announce(address: SocketAddr) {
    println!("castmap is at http://{address}/ (Ctrl+C stops it)");
}

fn answer(request: Request, dist: &Path) -> std::io::Result<()> {
    let opened = file(request.url()).and_then(|name| Some((mime(&name), File::open(dist.join(name)).ok()?)));
    let Some((mime, file)) = opened else {
        return request.respond(Response::from_string("there is no such file").with_status_code(404));
    };
    let header = |name: &str, value: &str| Header::from_bytes(name, value).ok();
    let mut response = Response::from_file(file);
    let headers = [
        header("Content-Type", mime),
        header("Cache-Control", "no-cache"),
        // A page of another origin, or a frame without one, may embed what is served.
        header("Access-Control-Allow-Origin", "*"),
    ];
    headers.into_iter().flatten().for_each(|header| response.add_header(header));
    request.respond(response)
}

/// The file that an address asks for; none outside of the folder.
fn file(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let file =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let file = PathBuf::from(file);
    file.components().all(|part| matches!(part, Component::Normal(_))).then_some(file)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_build_are_served() {
        for (url, expected) in [
            ("/", Some("index.html")),
            ("/?view=cards", Some("index.html")),
            ("/demo/", Some("demo/index.html")),
            ("/castmap.js?x#y", Some("castmap.js")),
            ("//castmap.js", Some("castmap.js")),
            ("/../Cargo.toml", None),
            ("/a/../../b", None),
            ("/./a", None),
        ] {
            assert_eq!(file(url), expected.map(PathBuf::from), "{url}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_browsers_ask_for() {
        assert_eq!(mime(Path::new("castmap_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("castmap.js")), "text/javascript; charset=utf-8");
    }
}
