//! Parts the linked wasm in two along the gates of the crate `late`: what the first question needs, and the late part.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

/// The two parts. The first is still unbound; the late one is as it ships.
pub(crate) struct Parts {
    pub(crate) first: Vec<u8>,
    pub(crate) late: Vec<u8>,
}

/// Parts a library.
pub(crate) fn part(library: &Path) -> Result<Parts> {
    let input = fs::read(library).with_context(|| format!("cannot read {}", library.display()))?;
    let folder = library.with_extension("parts");
    let first = folder.join("first.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let split = transform(options).map_err(|cause| anyhow!("cannot part the wasm: {cause:#}"))?;
    ensure!(split.split_modules.len() == 1, "the wasm falls into {} parts instead of two", split.split_modules.len() + 1);
    let late = split.split_modules.first().context("nothing is late")?;
    Ok(Parts { first: fs::read(&first)?, late: tight(&fs::read(late)?)? })
}

/// Without names, remarks, and the padding that the linker leaves in numbers it may have to change; the bindgen does as much for
/// the first part.
fn tight(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm)?;
    let remarks: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for remark in remarks {
        module.customs.delete(remark);
    }
    Ok(module.emit_wasm())
}
