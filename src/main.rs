//! The program: the command line on a computer, the element's engine in a browser.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    castmap::cli::main()
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What wasm-bindgen calls when an instance starts. By its own hand, because the one that the standard library writes
/// brings along the closing of a standard output.
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, reason = "the linker looks for this name")]
// SAFETY: nothing else in the program is called so.
#[unsafe(no_mangle)]
extern "C" fn main(_: i32, _: i32) -> i32 {
    castmap::embed::main();
    0
}
