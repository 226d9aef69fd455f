//! The program: the command line on a computer, the element's engine in a browser.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    castmap::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    castmap::embed::main();
}
