//! Figures beside the `duckling` crate on annotated news: what share is right, how fast, and how time grows on hostile input.
//!
//! Input: the articles of `data/gold-news` and their annotation, under `../shared` or `QARI_SHARED`. Both programs see the same lines in one
//! run. A hit of the peer is generous: its span need only overlap the annotated one, and outside money its unit is not looked at. Hostile input is read
//! by the grammar of figures alone, and by the whole extraction with names and roles. Time is the processor's.
//! Run: `cargo run --release --manifest-path benches/Cargo.toml --bin figures`.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use duckling::{Context, DimensionKind, DimensionValue, Lang, Locale, MeasurementValue, Options, parse};
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{FigureValue, extract, figures};
use serde_json::Value;

/// How often our own reading of an article is timed: one reading is over too soon for the clock.
const ROUNDS: u32 = 50;
/// What makes the grammar of figures slow, if anything does: number words, ranges in ranges, digits, separators.
const FIGURES: [&str; 7] = ["مليون وثلاثة ", "بين 3 إلى 4 أو 5-6 و", "7", "1,", "مئة ألف مليون ", "خمسة و", "12/05/"];
/// The same for names and roles: sentences without an end, full of names, amounts, changes and times.
const SENTENCES: [&str; 4] = [
    "ارتفعت أرباح شركة أرامكو بنسبة 12% إلى 3 مليارات دولار في 2024 و",
    "بلغ عدد موظفي البنك الأهلي 1,200 موظف، ",
    "إيرادات الشركة 5 ملايين دولار ",
    "قال أحمد المنصور إن أرباحها زادت ",
];

/// An annotated figure: bytes of its line, value, unit.
struct Gold {
    start: usize,
    end: usize,
    value: Option<f64>,
    text: Option<String>,
    unit: Option<String>,
    money: bool,
}

/// How many annotated figures one program got right, and how long it took.
#[derive(Default)]
struct Tally {
    right: usize,
    exact: usize,
    time: Duration,
}

fn main() {
    let root = std::env::var("QARI_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let folder = format!("{root}/data/gold-news");
    let Ok(entries) = std::fs::read_dir(format!("{folder}/gold")) else {
        eprintln!("no {folder}/gold: the comparison is skipped");
        return slopes();
    };
    let (mut ours, mut theirs, mut all, mut bytes) = (Tally::default(), Tally::default(), 0, 0);
    let mut names: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.sort();
    for path in names {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("gold")).expect("JSON");
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("name");
        let raw = std::fs::read_to_string(format!("{folder}/articles/{stem}.txt")).expect("article");
        let text = raw.strip_prefix('\u{feff}').unwrap_or(&raw);
        let wanted = annotated(&gold, text);
        all += wanted.len();
        bytes += text.len();
        score_ours(text, &wanted, &mut ours);
        score_theirs(text, &wanted, &mut theirs);
    }
    println!("{all} figures in {bytes} bytes of news\n");
    println!("{:<10} {:>14} {:>11} {:>12}", "", "value and unit", "exact span", "speed");
    for (name, tally) in [("qari", &ours), ("duckling", &theirs)] {
        let share = |count: usize| 100.0 * count as f64 / all as f64;
        let speed = bytes as f64 / tally.time.as_secs_f64() / 1e6;
        println!("{name:<10} {:>13.1}% {:>10.1}% {speed:>7.3} MB/s", share(tally.right), share(tally.exact));
    }
    println!("\nqari reads {:.0} times as fast", theirs.time.as_secs_f64() / ours.time.as_secs_f64());
    slopes();
}

fn annotated(gold: &Value, text: &str) -> Vec<Gold> {
    let byte_of: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mentions = gold["mentions"].as_array().expect("mentions");
    mentions
        .iter()
        .filter(|mention| mention["type"] == "figure")
        .map(|mention| Gold {
            start: byte_of[mention["start"].as_u64().expect("start") as usize],
            end: byte_of[mention["end"].as_u64().expect("end") as usize],
            value: mention["value"].as_f64().or(mention["max"].as_f64()),
            text: mention["value"].as_str().map(str::to_owned),
            unit: mention["unit"].as_str().map(str::to_owned),
            money: mention["kind"] == "money",
        })
        .collect()
}

fn close(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() <= 5e-3 * wanted.abs().max(1e-9)
}

fn whole(text: &str) -> Article {
    let range = TextRange::from_usize(0, text.len());
    let block = Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl };
    Article { text: text.to_owned(), blocks: vec![block], ..Article::default() }
}

fn score_ours(text: &str, wanted: &[Gold], tally: &mut Tally) {
    let article = whole(text);
    let found = figures(&article);
    let start = ProcessTime::now();
    for _ in 0..ROUNDS {
        let _ = black_box(figures(black_box(&article)));
    }
    tally.time += start.elapsed() / ROUNDS;
    for gold in wanted {
        let hit = found.iter().find(|(range, figure)| {
            let value = match &figure.value {
                FigureValue::Number(value) => value.to_string(),
                FigureValue::Range { max, .. } => max.to_string(),
                FigureValue::Text(text) => text.clone(),
            };
            let same_value = match (&gold.text, gold.value) {
                (Some(text), _) => value == *text,
                (None, Some(wanted)) => {
                    value.parse().is_ok_and(|found| close(found, wanted))
                        || figure.unit.is_some_and(|unit| unit.0 == "hour")
                }
                (None, None) => false,
            };
            let overlaps = (range.start as usize) < gold.end && gold.start < range.end as usize;
            overlaps && same_value && (!gold.money || figure.unit.map(|unit| unit.0) == gold.unit.as_deref())
        });
        if let Some((range, _)) = hit {
            tally.right += 1;
            tally.exact += usize::from(range.as_usize() == (gold.start..gold.end));
        }
    }
}

fn score_theirs(text: &str, wanted: &[Gold], tally: &mut Tally) {
    let locale = Locale::new(Lang::AR, None);
    let (context, options) = (Context::default(), Options::default());
    let kinds = [
        DimensionKind::Numeral,
        DimensionKind::AmountOfMoney,
        DimensionKind::Duration,
        DimensionKind::Time,
        DimensionKind::Temperature,
        DimensionKind::Volume,
        DimensionKind::Quantity,
        DimensionKind::Distance,
    ];
    let mut base = 0;
    for line in text.split_inclusive('\n') {
        let start = ProcessTime::now();
        let found = parse(line.trim_end(), &locale, &kinds, &context, &options);
        tally.time += start.elapsed();
        for gold in wanted.iter().filter(|gold| (base..base + line.len()).contains(&gold.start)) {
            let hit = found.iter().find(|entity| {
                let measured = |value: &MeasurementValue| match value {
                    MeasurementValue::Value { value, unit } => Some((*value, Some(unit.clone()))),
                    MeasurementValue::Interval { to, .. } => to.as_ref().map(|to| (to.value, Some(to.unit.clone()))),
                };
                let value = match &entity.value {
                    DimensionValue::Numeral(value) => Some((*value, None)),
                    DimensionValue::AmountOfMoney(value)
                    | DimensionValue::Temperature(value)
                    | DimensionValue::Distance(value)
                    | DimensionValue::Volume(value)
                    | DimensionValue::Quantity { measurement: value, .. } => measured(value),
                    DimensionValue::Duration { value, .. } => Some((*value as f64, None)),
                    _ => None,
                };
                let overlaps = base + entity.start < gold.end && gold.start < base + entity.end;
                let time = gold.text.is_some() && matches!(entity.value, DimensionValue::Time(_));
                let currency = |unit: &Option<String>| {
                    let unit = unit.as_deref().map(|unit| match unit {
                        "$" => "USD",
                        "€" => "EUR",
                        "£" => "GBP",
                        other => other,
                    });
                    !gold.money || unit == gold.unit.as_deref()
                };
                let right = value
                    .zip(gold.value)
                    .is_some_and(|((value, unit), wanted)| close(value, wanted) && currency(&unit));
                overlaps && (right || time)
            });
            if let Some(entity) = hit {
                tally.right += 1;
                tally.exact += usize::from((base + entity.start, base + entity.end) == (gold.start, gold.end));
            }
        }
        base += line.len();
    }
}

fn slopes() {
    slope("figures alone", &FIGURES, |article| drop(black_box(figures(article))));
    slope("names, figures and roles", &SENTENCES, |article| drop(black_box(extract(article))));
}

/// Time per length on input made to be slow.
fn slope(what: &str, units: &[&str], read: impl Fn(&Article)) {
    println!("\n{what}, hostile input: milliseconds for 125 kB, 250 kB, 500 kB, 1 MB");
    for unit in units {
        let times: Vec<String> = [125_000, 250_000, 500_000, 1_000_000]
            .into_iter()
            .map(|bytes: usize| {
                let article = whole(&unit.repeat(bytes / unit.len()));
                let start = ProcessTime::now();
                read(&article);
                format!("{:.1}", start.elapsed().as_secs_f64() * 1e3)
            })
            .collect();
        println!("{:<24} {}", format!("«{unit}»"), times.join("  "));
    }
}
