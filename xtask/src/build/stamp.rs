//! Whether what a folder was made of, and the folder itself, are still what they were.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::files::bytes;

/// Digests of the inputs and of the outputs, as one line of text. Files that are missing count as such.
pub fn stamp(inputs: &[PathBuf], outputs: &Path) -> Result<String> {
    Ok(format!("{:016x} {:016x}\n", digest(inputs)?, digest(&[outputs.to_path_buf()])?))
}

fn digest(places: &[PathBuf]) -> Result<u64> {
    let mut files = BTreeSet::new();
    for place in places {
        collect(place, &mut files)?;
    }
    let mut digest = DefaultHasher::new();
    for file in files {
        let bytes = bytes(&file)?;
        digest.write(file.as_os_str().as_encoded_bytes());
        digest.write_usize(bytes.len());
        digest.write(&bytes);
    }
    Ok(digest.finish())
}

fn collect(place: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    if place.is_file() {
        files.insert(place.to_path_buf());
    } else if place.is_dir() {
        for entry in fs::read_dir(place).with_context(|| format!("could not read {}", place.display()))? {
            collect(&entry.with_context(|| format!("could not read {}", place.display()))?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_seen() {
        let folder = std::env::temp_dir().join(format!("castmap-xtask-stamp-{}", std::process::id()));
        let (inputs, outputs) = ([folder.join("in"), folder.join("none")], folder.join("out"));
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        fs::create_dir_all(folder.join("in/deep")).unwrap();
        fs::create_dir_all(&outputs).unwrap();
        write("in/deep/a", "1");
        write("out/b", "2");
        let mut seen = vec![stamp(&inputs, &outputs).unwrap()];
        assert_eq!(stamp(&inputs, &outputs).unwrap(), seen[0]);
        for change in [
            &|| write("in/deep/a", "2") as _,
            &|| write("in/c", "") as _,
            &|| write("out/b", "3") as _,
            &|| fs::remove_file(folder.join("out/b")).unwrap(),
        ] as [&dyn Fn(); 4]
        {
            change();
            let now = stamp(&inputs, &outputs).unwrap();
            assert!(!seen.contains(&now));
            seen.push(now);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
