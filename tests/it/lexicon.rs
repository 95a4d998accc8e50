//! The lexicon's tables are data that people edit: their shape, their letters, and what stands twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use qari::arabic::chars::{TATWEEL, is_invisible, is_mark};
use qari::arabic::normalize::fold;

/// One line of a table, its columns by position.
struct Line {
    file: String,
    number: usize,
    columns: Vec<String>,
}

impl Line {
    fn column(&self, index: usize) -> &str {
        self.columns.get(index).map_or("", String::as_str)
    }

    fn place(&self) -> String {
        format!("{}:{}", self.file, self.number)
    }

    fn flag(&self) -> &str {
        self.columns.last().map_or("", String::as_str)
    }

    /// Canonical and variants.
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.column(0)).chain(self.column(1).split('|')).filter(|name| !name.is_empty())
    }
}

/// What a table's lines must look like: columns, and the index of the country where it has one.
fn shape(file: &str) -> Option<(usize, Option<usize>)> {
    match file.split('/').next()? {
        "organizations" => Some((7, Some(4))),
        "people" => Some((6, Some(4))),
        "places" => Some((6, Some(4))),
        "products.tsv" => Some((6, None)),
        "given_names.tsv" => Some((4, None)),
        "surnames.tsv" => Some((3, None)),
        _ => None,
    }
}

#[test]
fn every_line_has_its_columns_and_clean_letters() {
    let mut faults = Vec::new();
    for line in lines() {
        let Some((columns, country)) = shape(&line.file) else { continue };
        if line.columns.len() != columns {
            faults.push(format!("{}: {} columns, not {columns}", line.place(), line.columns.len()));
            continue;
        }
        if !matches!(line.flag(), "" | "evidence") {
            faults.push(format!("{}: the flag is «{}»", line.place(), line.flag()));
        }
        let code = country.map_or("", |index| line.column(index));
        if !(code.is_empty() || code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase())) {
            faults.push(format!("{}: «{code}» is no country code", line.place()));
        }
        if line.file.starts_with("organizations") && !matches!(line.column(3), "0" | "1") {
            faults.push(format!("{}: company is «{}»", line.place(), line.column(3)));
        }
        if line.column(0).is_empty() {
            faults.push(format!("{}: no name", line.place()));
        }
        for name in line.names() {
            let dirty = name.chars().any(|c| is_mark(c) || is_invisible(c) || c == TATWEEL || c.is_control());
            if dirty || name.trim() != name || name.contains("  ") || fold(name).is_empty() {
                faults.push(format!("{}: «{name}» holds marks, controls or loose spaces", line.place()));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_entry_stands_twice_in_a_kind() {
    let mut seen: BTreeMap<(String, String, String), String> = BTreeMap::new();
    let mut faults = Vec::new();
    for line in lines() {
        if shape(&line.file).is_none() {
            continue;
        }
        let kind = line.file.split('/').next().unwrap_or_default().to_owned();
        let key = (kind, fold(line.column(0)), line.flag().to_owned());
        if let Some(first) = seen.get(&key) {
            faults.push(format!("{}: «{}» stands at {first} already", line.place(), line.column(0)));
        } else {
            seen.insert(key, line.place());
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_variant_repeats_what_folding_already_equates() {
    let mut faults = Vec::new();
    for line in lines() {
        if shape(&line.file).is_none() {
            continue;
        }
        let mut forms = BTreeSet::new();
        for name in line.names().skip(usize::from(line.flag() == "evidence")) {
            if !forms.insert(fold(name)) {
                faults.push(format!("{}: «{name}» differs only by what the matcher folds", line.place()));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A form that stands for things of two kinds needs evidence in all of them but one; a site, app or network whose owner bears the same name
/// is the company: `docs/annotation.md`.
#[test]
fn no_name_stands_unflagged_in_two_kinds() {
    let mut kinds: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut clashes = Vec::new();
    for line in lines().into_iter().filter(|line| line.flag().is_empty()) {
        let kind = line.file.split(['/', '.']).next().unwrap_or_default().to_owned();
        if !matches!(kind.as_str(), "organizations" | "people" | "places" | "products") {
            continue;
        }
        for name in line.names() {
            let (first, place) = kinds.entry(fold(name)).or_insert_with(|| (kind.clone(), line.place()));
            if *first != kind {
                clashes.push(format!("{}: «{name}» stands in {first} at {place}", line.place()));
            }
        }
    }
    assert!(clashes.is_empty(), "{} clashes:\n{}", clashes.len(), clashes.join("\n"));
}

/// Every line of every table, comments left out.
fn lines() -> Vec<Line> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "tsv") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut lines = Vec::new();
    for path in files {
        let file = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let content = std::fs::read_to_string(&path).unwrap();
        for (index, line) in content.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                let columns = line.split('\t').map(str::to_owned).collect();
                lines.push(Line { file: file.clone(), number: index + 1, columns });
            }
        }
    }
    lines
}
