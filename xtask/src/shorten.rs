//! Makes a script as short as its text can be without another meaning: local names of a letter or two, no spaces.
//!
//! No code is rewritten, and no name that anybody outside can see: properties, exports, globals. Knows nothing of what a script does.

use anyhow::{Result, ensure};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::{MangleOptions, Mangler};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The same script, shorter.
pub(crate) fn shorten(script: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    let errors: Vec<String> = parsed.errors.iter().map(ToString::to_string).collect();
    ensure!(errors.is_empty() && !parsed.panicked, "a script is no JavaScript: {}", errors.join("; "));
    let mangled = Mangler::new().with_options(MangleOptions { top_level: true, ..MangleOptions::default() }).build(&parsed.program);
    let code = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(mangled.scoping))
        .with_private_member_mappings(Some(mangled.class_private_mappings))
        .build(&parsed.program)
        .code;
    Ok(code + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_names_get_short_and_what_others_see_stays() {
        let script =
            "const local = 1;\nclass Shown { method(given) { return given.property + local + window.global; } }\nexport { Shown };\n";
        let short = shorten(script).unwrap();
        for seen in ["method", "property", "window.global", "as Shown"] {
            assert!(short.contains(seen), "{short}");
        }
        for local in ["local", "given", "\n "] {
            assert!(!short.contains(local), "{short}");
        }
        assert!(short.len() * 4 < script.len() * 3, "{short}");
    }

    #[test]
    fn strings_stay_whatever_is_in_them() {
        let short = shorten("call(\"政策 \\\" ${x} \\n </style>\");").unwrap();
        assert!(short.contains("政策") && short.contains("${x}"), "{short}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(shorten("const = ;").is_err());
    }
}
