//! Numbers as the interface shows them: ASCII digits, grouped by thousands, which current Arabic newspapers print as well.

use super::isolate_ltr;

/// `number` with a comma between groups of three digits.
#[must_use]
pub fn grouped(number: u64) -> String {
    group_digits(&number.to_string())
}

/// A string of ASCII digits with a comma between groups of three, counted from its end.
#[must_use]
pub fn group_digits(digits: &str) -> String {
    let count = digits.len();
    let mut text = String::with_capacity(count + count / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (count - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `number` in units of `unit`, with one decimal, rounded down: 72,226 in thousands is `72.2`.
#[must_use]
pub fn in_tenths(number: u64, unit: u64) -> String {
    let tenths = number.saturating_mul(10) / unit.max(1);
    isolate_ltr(&format!("{}.{}", grouped(tenths / 10), tenths % 10))
}

/// The first numbers of a list, with an ellipsis where there are more.
#[must_use]
pub fn first_lines(numbers: &[usize], separator: &str) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = numbers.iter().take(SHOWN).map(ToString::to_string).collect();
    let rest = if numbers.len() > SHOWN { "…" } else { "" };
    shown.join(separator) + rest
}

/// A size in binary units with at most one decimal, such as `1.5 MB`, rounded down; the unit letters are Latin in both languages.
#[must_use]
pub fn size_in_bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];
    let mut tenths = bytes.saturating_mul(10);
    let mut units = UNITS.iter();
    let mut unit = units.next();
    while tenths >= 10_240 {
        let Some(larger) = units.next() else { break };
        unit = Some(larger);
        tenths /= 1024;
    }
    let unit = unit.unwrap_or(&"B");
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if tenth == 0 || whole >= 100 { format!("{} {unit}", grouped(whole)) } else { format!("{whole}.{tenth} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (30_000_000_000, "30,000,000,000")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn sizes_take_the_largest_unit_that_keeps_a_whole_part() {
        for (bytes, text) in [
            (0, "0 B"),
            (1023, "1,023 B"),
            (1536, "1.5 KB"),
            (64 * 1024 * 1024, "64 MB"),
            (u64::MAX, "1,717,986,918 GB"),
        ] {
            assert_eq!(size_in_bytes(bytes), text);
        }
    }
}
