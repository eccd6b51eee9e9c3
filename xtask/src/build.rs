//! Runs cargo: the library for the browser, and the officer's tool for the packs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::assets::{Asset, files};

/// What browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Builds the library for the browser; the path of the wasm, still unbound.
pub(crate) fn library() -> Result<PathBuf> {
    browser_library("policy-calculator", &["--no-default-features", "--features", "web"])
}

/// Builds the other Yew program of the browser tests; the path of its wasm, still unbound.
pub(crate) fn neighbour() -> Result<PathBuf> {
    browser_library("neighbour", &[])
}

/// Builds the library of a package for the browser, in the profile that ships.
pub(crate) fn browser_library(package: &str, features: &[&str]) -> Result<PathBuf> {
    ensure_target()?;
    let root = root();
    // INVARIANT: no path of this machine gets into the wasm, so that two folders give the same bytes.
    let mut remaps = vec![(root.clone(), "/policy-calculator".to_owned())];
    // The folder of a registry is named after its address, which a mirror changes.
    let registry = cargo_home().map(|home| home.join("registry/src"));
    let registries = registry.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    remaps.extend(registries.map(|folder| (folder.path(), "/crates".to_owned())));
    remaps.extend(sysroot().map(|home| (home.join("lib/rustlib/src/rust"), "/rust".to_owned())));
    // Who refers to what stays in the file, so that it can be parted (`part.rs`).
    let mut flags: Vec<String> = vec!["'-Clink-arg=--emit-relocs'".into()];
    let remaps = remaps.iter().map(|(from, to)| format!("'--remap-path-prefix={}={to}'", from.display()));
    flags.extend(remaps);
    let mut cargo = cargo();
    cargo.args(["build", "--lib", "--package", package, "--profile", "web", "--target", TARGET]).args(features);
    cargo.args(["--config", &format!("target.{TARGET}.rustflags=[{}]", flags.join(","))]);
    run(&mut cargo)?;
    Ok(target_folder()?.join(TARGET).join("web").join(package.replace('-', "_")).with_extension("wasm"))
}

/// Compiles the packs, as files below `packs/`.
pub(crate) fn packs() -> Result<Vec<Asset>> {
    let folder = target_folder()?.join("packs");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    compile(&folder.join("talent.json"), None)?;
    for document in documents()? {
        compile(&folder.join(format!("{document}.json")), Some(&document))?;
    }
    let mut packs = Vec::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        packs.push(Asset::new(format!("packs/{name}"), fs::read(&file)?));
    }
    Ok(packs)
}

/// The documents there are, by file name without `.yaml`.
pub(crate) fn documents() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in files(&root().join("policies/documents"))? {
        if file.extension().is_some_and(|ending| ending == "yaml") {
            names.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names)
}

/// Compiles all documents that `pack.yaml` lists, or only this one.
fn compile(core: &Path, only: Option<&str>) -> Result<()> {
    let mut tool = cargo();
    tool.args(["run", "--quiet", "--package", "policy-calculator", "--no-default-features", "--features", "authoring", "--bin", "policy"]);
    tool.args(["--", "compile", "policies", "-o"]).arg(core);
    if let Some(document) = only {
        tool.args(["--document", document]);
    }
    run(&mut tool)?;
    ensure!(core.exists(), "`cargo policy compile` wrote no pack");
    Ok(())
}

/// The officer's tool as one file that needs nothing installed; where it lies.
pub(crate) fn tool() -> Result<PathBuf> {
    let mut build = cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "policy-calculator",
        "--no-default-features",
        "--features",
        "authoring",
        "--bin",
        "policy",
    ]);
    // With a target named, the flag holds for the program alone and not for what is built on the way to it.
    let host = host()?;
    build.args(["--target", &host]).env("RUSTFLAGS", "-C target-feature=+crt-static");
    run(&mut build)?;
    let file = target_folder()?.join(host).join("release").join(format!("policy{}", env::consts::EXE_SUFFIX));
    ensure!(file.exists(), "cargo built no {}", file.display());
    Ok(file)
}

/// The triple of this machine.
fn host() -> Result<String> {
    let told = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("-vV").output().context("cannot start rustc")?;
    let told = String::from_utf8(told.stdout)?;
    told.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned).context("rustc does not tell its host")
}

/// A cargo of the same toolchain.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Runs a command; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    if !status.success() {
        let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
        bail!("`{}` failed", words.join(" "));
    }
    Ok(())
}

/// What a command prints, or nothing if it fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Adds the wasm target to the toolchain in use if it is not there.
fn ensure_target() -> Result<()> {
    if sysroot().is_some_and(|sysroot| sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()) {
        return Ok(());
    }
    eprintln!("adding the target {TARGET}");
    let added = Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()).status();
    match added {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!("`rustup target add {TARGET}` failed"),
        Err(_) => bail!("this Rust cannot build for {TARGET}, and there is no rustup to add it: install rustup, or your system's package"),
    }
}

fn sysroot() -> Option<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    output(Command::new(rustc).args(["--print", "sysroot"]).current_dir(root())).map(PathBuf::from)
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folder cargo builds into: the running program lies in `<target>/<profile>/`.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let own = env::current_exe().context("cannot tell where this program lies")?;
    own.ancestors().nth(2).map(Path::to_path_buf).context("this program does not lie in a target folder")
}
