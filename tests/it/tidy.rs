//! The house rules that a compiler does not check: who imports whom, headers, file length, toolkit text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Who may import whom: `docs/ARCHITECTURE.md`, "Who may import whom".
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("article", &[]),
    ("arabic", &[]),
    ("load", &["article", "arabic"]),
    ("extract", &["article", "arabic"]),
    ("highlight", &["article", "extract"]),
    ("text", &["article", "arabic"]),
    ("export", &["article", "arabic", "extract", "highlight"]),
    ("i18n", &["arabic"]),
    ("settings", &["i18n"]),
    ("session", &["article", "arabic", "extract", "highlight", "export", "load", "settings", "i18n"]),
    ("cli", &["article", "load", "extract", "highlight", "export", "text", "i18n", "settings"]),
    ("ui", &["session", "highlight", "extract", "article", "text", "settings", "i18n", "export"]),
    ("app", &["ui", "session", "highlight", "extract", "article", "text", "settings", "i18n", "export", "load", "cli"]),
];

/// Outside crates and names that only the named modules may use.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("egui::", &["ui", "app"]),
    ("eframe::", &["app", "ui"]),
    ("rfd::", &["app"]),
    ("std::thread", &["app"]),
    ("cosmic_text", &["text"]),
    ("std::fs", &["load", "settings", "app", "cli", "export"]),
];

/// egui's own text: it has no bidi, so Arabic goes through `ui/widgets`.
const TOOLKIT_TEXT: &[&str] = &[
    "ui.label(",
    "ui.heading(",
    "ui.button(",
    "ui.small_button(",
    "ui.checkbox(",
    "ui.radio(",
    "ui.selectable_label(",
    "ui.text_edit_singleline(",
    "ui.menu_button(",
    "ui.hyperlink_to(",
    "ui.collapsing(",
    "RichText::new",
    "on_hover_text(",
    "painter.text(",
    "painter().text(",
    "TextEdit::",
];

#[test]
fn modules_import_only_what_the_map_allows() {
    let allowed: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut faults = Vec::new();
    for (path, source) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let Some(may) = allowed.get(module.as_str()) else {
            faults.push(format!("{}: module `{module}` is not on the map", path.display()));
            continue;
        };
        for (number, line) in code_lines(&source) {
            for (at, _) in line.match_indices("crate::") {
                let target: String = line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if target != module && allowed.contains_key(target.as_str()) && !may.contains(&target.as_str()) {
                    faults.push(format!("{}:{number}: `{module}` may not import `{target}`", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn crates_stay_where_they_belong() {
    let mut faults = Vec::new();
    for (path, source) in sources() {
        let Some(module) = module_of(&path) else { continue };
        for (number, line) in code_lines(&source) {
            for (name, homes) in ONLY_IN {
                if line.contains(name) && !homes.contains(&module.as_str()) {
                    faults.push(format!("{}:{number}: `{name}` outside {homes:?}", path.display()));
                }
            }
            if module == "ui" || module == "app" {
                for call in TOOLKIT_TEXT.iter().filter(|call| line.contains(**call)) {
                    faults.push(format!("{}:{number}: `{call}` draws Arabic wrongly: use ui/widgets", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_has_a_header_and_a_bearable_length() {
    let mut faults = Vec::new();
    for (path, source) in sources() {
        if !source.starts_with("//!") {
            faults.push(format!("{}: no `//!` header", path.display()));
        }
        let lines = source.lines().count();
        if lines > 700 {
            faults.push(format!("{}: {lines} lines (stop at 700)", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every Rust file under `src`, with its path relative to it.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().to_path_buf(), source));
            }
        }
    }
    files.sort();
    files
}

/// The top-level module a file belongs to; none for `lib.rs` and `main.rs`.
fn module_of(path: &Path) -> Option<String> {
    let first = path.components().next()?.as_os_str().to_str()?;
    match first {
        "lib.rs" | "main.rs" => None,
        _ => Some(first.trim_end_matches(".rs").to_owned()),
    }
}

/// Numbered lines without comments; a file's own tests do not count.
fn code_lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
