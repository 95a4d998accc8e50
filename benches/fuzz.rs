//! Looks for a panic or a hang in the figure grammar and in the roles: mutates sentences for so many minutes and extracts each.
//!
//! The corpus is `tests/fixtures/figures/sentences.tsv`, whose sentences reach every rule. Each round takes one or two of them, swaps, doubles,
//! drops and splices words and characters, and holds the laws: figures are sorted, disjoint, on character boundaries; names and roles are read
//! too. The generator is seeded, so a fault comes again: the text that was at work is printed. Time is the processor's, so a busy machine is no
//! fault.
//! Run: `cargo run --release --manifest-path benches/Cargo.toml --bin fuzz -- MINUTES [SEED]`.

use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{extract, figures};

const CORPUS: &str = include_str!("../tests/fixtures/figures/sentences.tsv");
/// What news never joins but a fuzzer should.
const SPICE: [&str; 24] = [
    "و",
    " و ",
    "لـ",
    "ال",
    "%",
    "٪",
    "-",
    "−",
    "/",
    ".",
    ",",
    "٫",
    "٬",
    ":",
    "\u{a0}",
    "\u{200f}",
    "\u{64e}",
    "\n",
    "«",
    "(",
    "٣",
    "۴",
    "99999999999999999999999999999",
    "كوادريليون",
];
/// No text may take longer.
const LONGEST: Duration = Duration::from_secs(2);

/// Marsaglia's xorshift, 64 bits.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let minutes: u64 = arguments.next().and_then(|minutes| minutes.parse().ok()).unwrap_or(1);
    let seed: u64 = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(0x5eed);
    let sentences: Vec<&str> =
        CORPUS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
    let mut random = Random(seed.max(1));
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let (mut rounds, mut found, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while Instant::now() < end {
        let text = mutate(&sentences, &mut random);
        let start = ProcessTime::now();
        match std::panic::catch_unwind(|| hold_laws(&text)) {
            Ok(count) => found += count as u64,
            Err(_) => {
                println!("round {rounds} of seed {seed}: {text:?}");
                std::process::exit(1);
            }
        }
        let took = start.elapsed();
        assert!(took < LONGEST, "{took:?} for {text:?}");
        slowest = slowest.max(took);
        rounds += 1;
    }
    println!("{rounds} texts, {found} figures, slowest {slowest:?}, no panic");
}

/// One to three sentences with a few words and characters moved.
fn mutate(sentences: &[&str], random: &mut Random) -> String {
    let mut words: Vec<&str> = Vec::new();
    for _ in 0..=random.below(3) {
        words.extend(sentences[random.below(sentences.len())].split(' '));
    }
    for _ in 0..=random.below(6) {
        let (from, to) = (random.below(words.len()), random.below(words.len()));
        match random.below(4) {
            0 => words.swap(from, to),
            1 => words.insert(to, words[from]),
            2 if words.len() > 1 => drop(words.remove(from)),
            _ => words.insert(to, SPICE[random.below(SPICE.len())]),
        }
    }
    let mut text: Vec<char> = words.join(" ").chars().collect();
    for _ in 0..random.below(4) {
        let at = random.below(text.len());
        match random.below(3) {
            0 => drop(text.remove(at)),
            1 => text.insert(at, text[at]),
            _ => {
                let spice = SPICE[random.below(SPICE.len())];
                drop(text.splice(at..at, spice.chars()));
            }
        }
        if text.is_empty() {
            text.push('1');
        }
    }
    text.into_iter().collect()
}

/// Extracts and asserts that figures are sorted, disjoint and whole characters; how many there are.
fn hold_laws(text: &str) -> usize {
    let range = TextRange::from_usize(0, text.len());
    let block = Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl };
    let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
    let _ = extract(&article);
    let found = figures(&article);
    let mut end = 0;
    for (range, _) in &found {
        assert!(range.start >= end && range.start < range.end, "{range:?}");
        assert!(text.get(range.as_usize()).is_some(), "{range:?}");
        end = range.end;
    }
    found.len()
}
