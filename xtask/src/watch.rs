//! Builds again when a source changes.
//!
//! Looks at the time stamps instead of asking the system to be told, which is enough for some hundred files and works
//! the same everywhere.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::assets::files;
use crate::build::root;
use crate::dist::{dist, folder};

const SOURCES: [&str; 5] = ["policies", "src", "www", "Cargo.toml", "Cargo.lock"];
const PAUSE: Duration = Duration::from_millis(300);

/// Watches for ever; a build that fails is reported, and the last good one goes on being served.
pub(crate) fn watch() {
    let mut seen = stamps();
    loop {
        sleep(PAUSE);
        let now = stamps();
        if now == seen {
            continue;
        }
        seen = now;
        eprintln!("a source changed; building");
        match dist() {
            Ok(()) => eprintln!("built: reload the page"),
            Err(failure) => eprintln!("error: {failure:#}"),
        }
    }
}

/// Path, size and time of every source. A folder that vanishes meanwhile counts as a change.
fn stamps() -> Vec<(String, u64, Option<SystemTime>)> {
    let dist = folder();
    let mut stamps = Vec::new();
    for source in SOURCES {
        let path = root().join(source);
        let below = if path.is_dir() { files(&path).unwrap_or_default() } else { vec![path] };
        for file in below.iter().filter(|file| !file.starts_with(&dist)) {
            let (size, time) = fs::metadata(file).map_or((0, None), |meta| (meta.len(), meta.modified().ok()));
            stamps.push((file.display().to_string(), size, time));
        }
    }
    stamps
}
