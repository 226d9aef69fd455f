//! Serves the page on this machine and rebuilds it at each change.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;
use crate::tools::Toolbox;
use crate::trunk;
use crate::wasm::Build;

#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Build in debug mode (faster to build, slower to run, larger), and reload the page by itself after each build
    #[arg(long)]
    dev: bool,
}

pub fn serve(project: &Project, arguments: &Arguments) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    TcpListener::bind(address).with_context(|| {
        format!("{address} is not free: stop what listens there, or choose another with `cargo xtask serve --port`")
    })?;
    let toolbox = Toolbox::ready(project)?;
    let schema = trunk::schema(project)?;
    // Trunk refuses to ignore a folder that is not there.
    for name in ["dist", "shots"] {
        fs::create_dir_all(project.root.join(name)).with_context(|| format!("could not make {name}/"))?;
    }
    let build = if arguments.dev { Build::Debug } else { Build::Release };
    let mut trunk = trunk::command(project, &toolbox, &schema, build)?;
    trunk
        .args(["serve", "--log", "warn", "--address", "127.0.0.1", "--port"])
        .arg(arguments.port.to_string());
    // Its own folder: dist/ stays what `cargo xtask dist` has made.
    trunk.arg("--dist").arg(project.notes().join("serve"));
    if !arguments.dev {
        // The page exactly as it is delivered, without Trunk's script for reloading.
        trunk.args(["--release", "--no-autoreload"]);
    }
    announce(address);
    run::run(&mut trunk)
}

/// Says where the page is as soon as it can be opened, which is after the first build.
fn announce(address: SocketAddr) {
    thread::spawn(move || {
        while TcpStream::connect(address).is_err() {
            thread::sleep(Duration::from_millis(300));
        }
        println!("castmap is at http://{address}/ (Ctrl+C stops it)");
    });
}
