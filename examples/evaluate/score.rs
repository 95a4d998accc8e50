//! The measures of `docs/annotation.md`: strict and relaxed F1 by type, canonical names, aliases, figures, traps.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::gold::{Annotated, Span};

const TYPES: [&str; 5] = ["person", "organization", "place", "product", "figure"];

/// Found, predicted and annotated, for one type.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            predicted: self.predicted + other.predicted,
            gold: self.gold + other.gold,
        }
    }

    fn f1(self) -> f64 {
        share(2 * self.right, self.predicted + self.gold)
    }

    fn row(self, name: &str) -> String {
        let precision = share(self.right, self.predicted);
        let recall = share(self.right, self.gold);
        let f1 = self.f1();
        format!("  {name:14} {precision:7.4} {recall:7.4} {f1:7.4}   {}/{}/{}", self.right, self.predicted, self.gold)
    }
}

/// Counters over all articles scored so far.
#[derive(Debug, Default)]
pub struct Scores {
    strict: BTreeMap<&'static str, Counts>,
    relaxed: BTreeMap<&'static str, Counts>,
    companies: (usize, usize),
    clusters: (usize, usize),
    aliases: (usize, usize),
    false_merges: usize,
    figures: Figures,
    traps: (usize, usize),
    errors: Vec<String>,
}

/// Counters over figures whose span is right.
#[derive(Debug, Default)]
struct Figures {
    spans: usize,
    values: usize,
    kinds: usize,
    comparisons: usize,
    gold: usize,
    by_kind: BTreeMap<String, (usize, usize)>,
}

impl Scores {
    /// Adds one article.
    pub fn add(&mut self, stem: &str, text: &str, annotated: &Annotated, predicted: &[Span]) {
        let chars: Vec<char> = text.chars().collect();
        let key = |span: &Span| (span.start, span.end, span.kind.clone());
        let by_key: BTreeMap<_, _> = predicted.iter().map(|span| (key(span), span)).collect();
        let gold_keys: BTreeSet<_> = annotated.mentions.iter().map(key).collect();

        for kind in TYPES {
            let golds = || annotated.mentions.iter().filter(move |span| span.kind == kind);
            let found = || predicted.iter().filter(move |span| span.kind == kind);
            let base = Counts { right: 0, predicted: found().count(), gold: golds().count() };
            let right = golds().filter(|span| by_key.contains_key(&key(span))).count();
            let strict = self.strict.entry(kind).or_default();
            *strict = strict.plus(Counts { right, ..base });
            let relaxed = self.relaxed.entry(kind).or_default();
            *relaxed = relaxed.plus(Counts { right: overlapping(golds(), &found()), ..base });
        }

        let pairs: Vec<(&Span, &Span)> =
            annotated.mentions.iter().filter_map(|gold| Some((*by_key.get(&key(gold))?, gold))).collect();
        self.add_names(stem, &pairs, annotated, &by_key);
        for (found, gold) in pairs.iter().filter(|(_, gold)| gold.kind == "figure") {
            self.add_figure(stem, found, gold);
        }
        for gold in annotated.mentions.iter().filter(|span| span.kind == "figure") {
            self.figures.gold += 1;
            self.figures.by_kind.entry(gold.figure.clone().unwrap_or_default()).or_default().1 += 1;
        }

        let touches = |span: &Span, start: usize, end: usize| span.start < end && start < span.end;
        for trap in &annotated.traps {
            self.traps.1 += 1;
            let hit = predicted.iter().any(|span| {
                touches(span, trap.start, trap.end)
                    && !annotated.mentions.iter().any(|gold| touches(span, gold.start, gold.end))
            });
            self.traps.0 += usize::from(hit);
        }

        let around = |span: &Span| -> String {
            let from = span.start.saturating_sub(15);
            let to = (span.end + 15).min(chars.len());
            chars.get(from..to).unwrap_or_default().iter().map(|c| if c.is_control() { ' ' } else { *c }).collect()
        };
        for gold in annotated.mentions.iter().filter(|span| !by_key.contains_key(&key(span))) {
            self.errors.push(format!("{stem}  MISS      {}  {}  …{}", gold.kind, gold.text, around(gold)));
        }
        for found in predicted.iter().filter(|span| !gold_keys.contains(&key(span))) {
            self.errors.push(format!("{stem}  SPURIOUS  {}  {}  …{}", found.kind, found.text, around(found)));
        }
    }

    fn add_names(
        &mut self,
        stem: &str,
        pairs: &[(&Span, &Span)],
        annotated: &Annotated,
        by_key: &BTreeMap<(usize, usize, String), &Span>,
    ) {
        let mut predicted_cluster: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut gold_cluster: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        let names: Vec<_> = pairs.iter().filter(|(_, gold)| gold.kind != "figure").collect();
        for (index, (found, gold)) in names.iter().enumerate() {
            predicted_cluster.entry(canonical(found)).or_default().insert(index);
            gold_cluster.entry(gold.canonical.as_deref().unwrap_or_default()).or_default().insert(index);
            if gold.kind == "organization" {
                self.companies.1 += 1;
                let right = found.company.unwrap_or(false) == gold.company.unwrap_or(false);
                self.companies.0 += usize::from(right);
                if !right {
                    self.errors.push(format!("{stem}  COMPANY   {}  gold {:?}", gold.text, gold.company));
                }
            }
        }
        for (found, gold) in &names {
            self.clusters.1 += 1;
            let same = predicted_cluster.get(&canonical(found))
                == gold_cluster.get(gold.canonical.as_deref().unwrap_or_default());
            self.clusters.0 += usize::from(same);
            if !same {
                self.errors.push(format!(
                    "{stem}  CLUSTER   {}  gold {}  predicted {}",
                    gold.text,
                    gold.canonical.as_deref().unwrap_or_default(),
                    found.canonical.as_deref().unwrap_or_default()
                ));
            }
        }
        let golds: Vec<&Span> = annotated.mentions.iter().filter(|span| span.kind != "figure").collect();
        let found_name =
            |span: &Span| by_key.get(&(span.start, span.end, span.kind.clone())).map(|found| canonical(found));
        for (index, one) in golds.iter().enumerate() {
            for other in golds.iter().take(index) {
                let linked = found_name(one).is_some() && found_name(one) == found_name(other);
                if one.canonical != other.canonical {
                    self.false_merges += usize::from(linked);
                    if linked {
                        self.errors.push(format!("{stem}  MERGED    {}  {}", one.text, other.text));
                    }
                } else if folded(&one.text) != folded(&other.text) {
                    self.aliases.1 += 1;
                    self.aliases.0 += usize::from(linked);
                    if !linked {
                        let names = (found_name(one), found_name(other));
                        self.errors.push(format!("{stem}  ALIAS     {}  {}  {names:?}", one.text, other.text));
                    }
                }
            }
        }
    }

    fn add_figure(&mut self, stem: &str, found: &Span, gold: &Span) {
        let right = same_value(found, gold);
        self.figures.spans += 1;
        self.figures.values += usize::from(right);
        self.figures.kinds += usize::from(found.figure == gold.figure);
        self.figures.comparisons += usize::from(found.cmp == gold.cmp);
        self.figures.by_kind.entry(gold.figure.clone().unwrap_or_default()).or_default().0 += usize::from(right);
        if !right {
            self.errors.push(format!(
                "{stem}  VALUE     {}  gold {:?} {:?} {:?} {:?}  predicted {:?} {:?} {:?} {:?}",
                gold.text, gold.value, gold.min, gold.max, gold.unit, found.value, found.min, found.max, found.unit
            ));
        }
    }

    /// Names, people, organisations, places, products (strict F1) and alias links, in one line.
    pub fn line(&self) -> String {
        let count = |kind: &str| self.strict.get(kind).copied().unwrap_or_default();
        let names =
            TYPES.iter().filter(|kind| **kind != "figure").fold(Counts::default(), |sum, kind| sum.plus(count(kind)));
        let f1s = [names, count("person"), count("organization"), count("place"), count("product")].map(Counts::f1);
        let links = share(self.aliases.0, self.aliases.1);
        f1s.iter().chain([&links]).map(|score| format!("{score:.4}   ")).collect()
    }

    /// The table of scores.
    pub fn report(&self) -> String {
        let mut out = String::new();
        for (title, table) in [("strict", &self.strict), ("relaxed", &self.relaxed)] {
            let _ = writeln!(out, "{title:16} {:>7} {:>7} {:>7}   right/predicted/gold", "P", "R", "F1");
            let count = |kind: &str| table.get(kind).copied().unwrap_or_default();
            let names = TYPES
                .iter()
                .filter(|kind| **kind != "figure")
                .fold(Counts::default(), |sum, kind| sum.plus(count(kind)));
            for kind in TYPES {
                let _ = writeln!(out, "{}", count(kind).row(kind));
            }
            let _ = writeln!(out, "{}", names.row("NAMES"));
            let _ = writeln!(out, "{}\n", names.plus(count("figure")).row("ALL"));
        }
        let figures = &self.figures;
        let _ = writeln!(out, "company attribute            {}", of(self.companies));
        let _ = writeln!(out, "canonical clusters           {}", of(self.clusters));
        let _ = writeln!(out, "alias links, end to end      {}; false merges {}", of(self.aliases), self.false_merges);
        let _ = writeln!(out, "figures, span and value      {}", of((figures.values, figures.gold)));
        let _ = writeln!(out, "  value where span is right  {}", of((figures.values, figures.spans)));
        let _ = writeln!(
            out,
            "  kind / comparison          {} / {}",
            of((figures.kinds, figures.spans)),
            of((figures.comparisons, figures.spans))
        );
        for (kind, counts) in &figures.by_kind {
            let _ = writeln!(out, "  {kind:26} {}", of(*counts));
        }
        let _ = write!(out, "traps hit                    {}", of(self.traps));
        out
    }

    /// The first `count` errors, a line each.
    pub fn errors(&self, count: usize) -> String {
        self.errors.iter().take(count).fold(String::new(), |mut out, error| {
            let _ = write!(out, "\n{error}");
            out
        })
    }
}

/// Pairs of overlapping spans, one to one, longest overlap first.
fn overlapping<'s>(golds: impl Iterator<Item = &'s Span>, found: &(impl Iterator<Item = &'s Span> + Clone)) -> usize {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, gold) in golds.enumerate() {
        for (j, span) in found.clone().enumerate() {
            let shared = gold.end.min(span.end).saturating_sub(gold.start.max(span.start));
            if shared > 0 {
                pairs.push((shared, i, j));
            }
        }
    }
    pairs.sort_by_key(|(shared, i, j)| (std::cmp::Reverse(*shared), *j, *i));
    let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
    let mut count = 0;
    for (_, i, j) in pairs {
        if !used_gold.contains(&i) && !used_found.contains(&j) {
            used_gold.insert(i);
            used_found.insert(j);
            count += 1;
        }
    }
    count
}

/// Value and unit of a figure agree.
fn same_value(found: &Span, gold: &Span) -> bool {
    let kind = gold.figure.as_deref().unwrap_or_default();
    let number = |value: &Option<serde_json::Value>| match value {
        Some(serde_json::Value::Number(number)) => number.as_f64(),
        Some(serde_json::Value::String(string)) => string.parse().ok(),
        _ => None,
    };
    if matches!(kind, "date" | "time" | "score") {
        let form = |value: &Option<serde_json::Value>| {
            value.as_ref().and_then(|value| value.as_str()).unwrap_or_default().replace(' ', "").to_uppercase()
        };
        let unit = kind != "date"
            || found.unit.as_deref().unwrap_or("gregorian") == gold.unit.as_deref().unwrap_or("gregorian");
        return unit && form(&found.value) == form(&gold.value);
    }
    let (found_unit, found_factor) = base_unit(kind, found.unit.as_deref());
    let (gold_unit, gold_factor) = base_unit(kind, gold.unit.as_deref());
    let units = matches!(kind, "count" | "ratio") || found_unit == gold_unit;
    let tolerance = if kind == "ratio" { 5e-3 } else { 1e-6 };
    let close = |found: Option<f64>, gold: Option<f64>| match (found, gold) {
        (Some(found), Some(gold)) => {
            (found * found_factor - gold * gold_factor).abs() <= tolerance * (gold * gold_factor).abs().max(1e-12)
        }
        _ => false,
    };
    units
        && if gold.min.is_some() {
            close(number(&found.min), number(&gold.min)) && close(number(&found.max), number(&gold.max))
        } else {
            close(number(&found.value), number(&gold.value))
        }
}

/// Durations compare across their units; every other unit is itself.
fn base_unit<'u>(kind: &str, unit: Option<&'u str>) -> (Option<&'u str>, f64) {
    match (kind, unit) {
        ("duration", Some("second")) => (Some("s"), 1.0),
        ("duration", Some("minute")) => (Some("s"), 60.0),
        ("duration", Some("hour")) => (Some("s"), 3600.0),
        ("duration", Some("day")) => (Some("s"), 86_400.0),
        ("duration", Some("week")) => (Some("s"), 604_800.0),
        ("duration", Some("month")) => (Some("mo"), 1.0),
        ("duration", Some("year")) => (Some("mo"), 12.0),
        (_, unit) => (unit, 1.0),
    }
}

fn canonical(span: &Span) -> String {
    folded(span.canonical.as_deref().unwrap_or(&span.text))
}

/// Alef, ya and ta marbuta forms folded, marks dropped: what the scorer calls the same surface.
fn folded(name: &str) -> String {
    let letters = name.chars().filter_map(|c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ة' => Some('ه'),
        'ک' => Some('ك'),
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' | '\u{061C}' | '\u{FEFF}' => None,
        '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        other => Some(other),
    });
    letters.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn of((part, whole): (usize, usize)) -> String {
    format!("{:.4}  ({part} of {whole})", share(part, whole))
}
