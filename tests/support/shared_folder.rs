//! Where the folder of shows, names and tools is that tests of several programs share.

use std::path::PathBuf;

/// The folder that CASTMAP_SHARED names, or else the one beside the project; it need not be there.
pub fn shared_folder() -> PathBuf {
    let named = std::env::var_os("CASTMAP_SHARED").filter(|folder| !folder.is_empty());
    named.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from)
}
