//! What the tests need of the machine: Node, browsers, a Chinese font, and nginx. Installs it where that is safe to do, and else
//! says exactly what is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{output, run};

/// The browsers that will do, in order.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The oldest Node whose test runner the browser tests use.
pub(crate) const NODE: u32 = 20;

/// Node with npm, a Chinese font, and Chromium; the path of the latter.
pub(crate) fn provide() -> Result<PathBuf> {
    let mut missing = Vec::new();
    if node().is_none_or(|version| version < NODE) || find("npm").is_none() {
        missing.extend(["nodejs", "npm"]);
    }
    if browser().is_none() {
        missing.push("chromium");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    // The sample configuration of the guide is tried with the server that most sites have.
    if find("nginx").is_none() && !Path::new("/usr/sbin/nginx").exists() {
        missing.push("nginx-light");
    }
    if !Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").exists() {
        missing.push("libnginx-mod-http-brotli-static");
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    if node().is_none_or(|version| version < NODE) {
        bail!("the browser tests need Node {NODE} or newer, with npm");
    }
    match browser() {
        Some(browser) => Ok(browser),
        None => bail!("the browser tests need Chromium: install it, or name one in `CHROMIUM`"),
    }
}

/// The two other engines, which only Linux can give; where they cannot be installed, their tests say so and are skipped.
pub(crate) fn provide_engines() {
    let wanted = [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb"), ("xauth", "xauth")];
    let missing: Vec<&str> = wanted.into_iter().filter(|(program, _)| find(program).is_none()).map(|(_, package)| package).collect();
    if !missing.is_empty()
        && let Err(failure) = install(&missing)
    {
        eprintln!("without Firefox or WebKitGTK their tests are skipped: {failure:#}");
    }
}

fn install(packages: &[&str]) -> Result<()> {
    let words = packages.join(" ");
    let is_root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !(is_root && is_debian() && find("apt-get").is_some()) {
        bail!("please install {words} (on Debian: `sudo apt-get install {words}`)");
    }
    eprintln!("installing {words}");
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get")
        .args(["-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_debian() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| matches!(line, "ID=debian" | "ID=ubuntu" | "ID_LIKE=debian"))
}

pub(crate) fn browser() -> Option<PathBuf> {
    env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| BROWSERS.into_iter().find_map(find))
}

pub(crate) fn node() -> Option<u32> {
    let version = output(Command::new("node").arg("--version"))?;
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Without fontconfig nobody can tell; then the pictures show what there is.
fn has_chinese_font() -> bool {
    output(Command::new("fc-list").arg(":lang=zh")).is_none_or(|fonts| !fonts.is_empty())
}

pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder: PathBuf| folder.join(program)).find(|file: &PathBuf| Path::is_file(file))
}
