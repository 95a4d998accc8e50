//! The scorer: counts matched mentions, links and traps, and prints them.

use std::collections::{BTreeMap, BTreeSet};

use qari::arabic::normalize::fold;
use serde_json::{Value, json};

/// A mention, predicted or gold; offsets are code points.
#[derive(Debug, Clone, Default)]
pub struct Named {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: String,
    pub canonical: String,
    pub company: bool,
    pub figure_kind: String,
    pub value: String,
    pub unit: Option<String>,
    pub cmp: String,
}

impl Named {
    fn from_json(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| usize::try_from(value[key].as_u64().unwrap_or(0)).unwrap();
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let amount = if value["min"].is_null() {
            plain(&value["value"])
        } else {
            format!("{}..{}", plain(&value["min"]), plain(&value["max"]))
        };
        Self {
            start: number("start"),
            end: number("end"),
            text: text("text"),
            kind: text("type"),
            canonical: text("canonical"),
            company: value["company"].as_bool().unwrap_or(false),
            figure_kind: text("kind"),
            value: amount,
            unit: value["unit"].as_str().map(str::to_owned),
            cmp: text("cmp"),
        }
    }

    /// The mention in the schema of the gold.
    pub fn to_json(&self) -> Value {
        let mut out = json!({ "start": self.start, "end": self.end, "text": self.text, "type": self.kind });
        if self.kind != "figure" {
            out["canonical"] = json!(self.canonical);
            if self.kind == "organization" {
                out["company"] = json!(self.company);
            }
            return out;
        }
        let number = |text: &str| text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number));
        let (min, max) = self.value.split_once("..").unzip();
        out["kind"] = json!(self.figure_kind);
        out["min"] = min.map_or(Value::Null, number);
        out["max"] = max.map_or(Value::Null, number);
        out["value"] = match (min, self.figure_kind.as_str()) {
            (Some(_), _) => Value::Null,
            (None, "date" | "time" | "score") => json!(self.value),
            _ => number(&self.value),
        };
        out["unit"] = json!(self.unit);
        out["cmp"] = json!(self.cmp);
        out
    }

    fn key(&self) -> (usize, usize, &str) {
        (self.start, self.end, &self.kind)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn same_value(&self, gold: &Self) -> bool {
        let close = |one: &str, other: &str| match (one.parse::<f64>(), other.parse::<f64>()) {
            (Ok(one), Ok(other)) => {
                let tolerance = if gold.figure_kind == "ratio" { 5e-3 } else { 1e-6 };
                (one - other).abs() <= tolerance * other.abs().max(1e-12)
            }
            _ => one.eq_ignore_ascii_case(other),
        };
        let values = match (self.value.split_once(".."), gold.value.split_once("..")) {
            (Some((min, max)), Some((gold_min, gold_max))) => close(min, gold_min) && close(max, gold_max),
            (None, None) => close(&self.value, &gold.value),
            _ => false,
        };
        values && (self.unit == gold.unit || matches!(gold.figure_kind.as_str(), "count" | "ratio" | "time" | "score"))
    }
}

/// True positives, predictions, gold.
#[derive(Default, Clone, Copy)]
struct Tally(usize, usize, usize);

impl Tally {
    fn line(self, name: &str) -> String {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { ratio(part, whole) };
        let (precision, recall) = (share(self.0, self.1), share(self.0, self.2));
        let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
        format!("{name:14} P {precision:.4} R {recall:.4} F1 {f1:.4}   {}/{}/{}", self.0, self.1, self.2)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts of mentions are small")]
    let share = part as f64 / whole.max(1) as f64;
    share
}

/// What is summed over all articles.
#[derive(Default)]
pub struct Scores {
    strict: BTreeMap<String, Tally>,
    relaxed: BTreeMap<String, Tally>,
    company: Tally,
    links: Tally,
    false_merges: usize,
    clusters: Tally,
    figures: Tally,
    traps: (usize, usize),
    errors: Vec<String>,
}

impl Scores {
    /// Adds one article.
    pub fn add(&mut self, stem: &str, text: &str, gold: &Value, predicted: &[Named]) {
        let golden: Vec<Named> = gold["mentions"].as_array().unwrap().iter().map(Named::from_json).collect();
        let chars: Vec<char> = text.chars().collect();
        let found: BTreeMap<_, _> = predicted.iter().map(|named| (named.key(), named)).collect();
        let wanted: BTreeMap<_, _> = golden.iter().map(|named| (named.key(), named)).collect();
        let around = |named: &Named| {
            let range = named.start.saturating_sub(20)..(named.end + 20).min(chars.len());
            chars[range].iter().collect::<String>().replace(['\n', '\r'], " ")
        };
        for named in predicted {
            self.tallies(&named.kind, |tally| tally.1 += 1);
            match wanted.get(&named.key()) {
                Some(gold) => {
                    self.strict.entry(named.kind.clone()).or_default().0 += 1;
                    self.matched(stem, named, gold);
                }
                None => self.errors.push(format!("{stem} SPURIOUS {} [{}] …{}", named.kind, named.text, around(named))),
            }
        }
        let mut used = BTreeSet::new();
        for gold in &golden {
            self.tallies(&gold.kind, |tally| tally.2 += 1);
            if !found.contains_key(&gold.key()) {
                self.errors.push(format!("{stem} MISS {} [{}] …{}", gold.kind, gold.text, around(gold)));
            }
            let overlapping = predicted.iter().enumerate();
            if let Some((index, _)) = overlapping
                .filter(|(index, named)| !used.contains(index) && named.kind == gold.kind && named.overlaps(gold))
                .max_by_key(|(_, named)| named.end.min(gold.end) - named.start.max(gold.start))
            {
                used.insert(index);
                self.relaxed.entry(gold.kind.clone()).or_default().0 += 1;
            }
        }
        self.add_links(&golden, &found);
        self.add_clusters(&wanted, predicted);
        for trap in gold["traps"].as_array().unwrap() {
            let trap = Named::from_json(trap);
            let hit =
                predicted.iter().any(|named| named.overlaps(&trap) && !golden.iter().any(|gold| gold.overlaps(named)));
            self.traps.0 += usize::from(hit);
            self.traps.1 += 1;
            if hit {
                self.errors.push(format!("{stem} TRAP [{}] …{}", trap.text, around(&trap)));
            }
        }
    }

    fn tallies(&mut self, kind: &str, change: impl Fn(&mut Tally)) {
        change(self.strict.entry(kind.to_owned()).or_default());
        change(self.relaxed.entry(kind.to_owned()).or_default());
    }

    fn matched(&mut self, stem: &str, named: &Named, gold: &Named) {
        if gold.kind == "organization" {
            self.company.0 += usize::from(named.company == gold.company);
            self.company.1 += 1;
            if named.company != gold.company {
                self.errors.push(format!("{stem} COMPANY [{}] gold {}", gold.text, gold.company));
            }
        }
        if gold.kind == "figure" {
            let right = named.same_value(gold);
            self.figures.0 += usize::from(right);
            self.figures.1 += 1;
            if !right {
                self.errors.push(format!("{stem} VALUE [{}] {} {:?}", gold.text, named.value, named.unit));
            }
        }
    }

    fn add_links(&mut self, golden: &[Named], found: &BTreeMap<(usize, usize, &str), &Named>) {
        let names: Vec<&Named> = golden.iter().filter(|gold| gold.kind != "figure").collect();
        for (index, one) in names.iter().enumerate() {
            for other in &names[..index] {
                let pair = found.get(&one.key()).zip(found.get(&other.key()));
                let joined = pair.is_some_and(|(one, other)| fold(&one.canonical) == fold(&other.canonical));
                if one.canonical != other.canonical {
                    self.false_merges += usize::from(joined);
                } else if fold(&one.text) != fold(&other.text) {
                    self.links.0 += usize::from(joined);
                    self.links.1 += usize::from(pair.is_some());
                    self.links.2 += 1;
                    if pair.is_some() && !joined {
                        self.errors.push(format!("LINK [{}] [{}]", one.text, other.text));
                    }
                }
            }
        }
    }

    fn add_clusters(&mut self, wanted: &BTreeMap<(usize, usize, &str), &Named>, predicted: &[Named]) {
        let pairs = predicted.iter().filter_map(|named| Some((named, *wanted.get(&named.key())?)));
        let pairs: Vec<_> = pairs.filter(|(_, gold)| gold.kind != "figure").collect();
        for (named, gold) in &pairs {
            let right = pairs.iter().all(|(other, other_gold)| {
                (fold(&other.canonical) == fold(&named.canonical)) == (other_gold.canonical == gold.canonical)
            });
            self.clusters.0 += usize::from(right);
            self.clusters.1 += 1;
        }
    }

    /// Prints the table and the first `errors` errors.
    pub fn print(&self, errors: usize) {
        for (title, tallies) in [("strict", &self.strict), ("relaxed", &self.relaxed)] {
            println!("{title}");
            let mut names = Tally::default();
            for (kind, tally) in tallies {
                println!("  {}", tally.line(kind));
                if kind != "figure" {
                    names = Tally(names.0 + tally.0, names.1 + tally.1, names.2 + tally.2);
                }
            }
            println!("  {}", names.line("NAMES"));
        }
        println!("company attribute            {:.4}", ratio(self.company.0, self.company.1));
        println!("clusters                     {:.4}", ratio(self.clusters.0, self.clusters.1));
        let links = self.links;
        println!(
            "alias links                  {:.4} end to end of {}; false merges {}",
            ratio(links.0, links.2),
            links.2,
            self.false_merges
        );
        println!(
            "figures, span and value      {:.4} of {}",
            ratio(self.figures.0, self.strict.get("figure").map_or(0, |tally| tally.2)),
            self.figures.1
        );
        println!("trap hits                    {}/{}", self.traps.0, self.traps.1);
        for error in self.errors.iter().take(errors) {
            println!("{error}");
        }
    }
}
