//! Bytes to text: byte order marks, UTF-8, UTF-16, and the two single-byte encodings of old Arabic pages.
//!
//! What the bytes prove (a byte order mark, valid UTF-8) or declare (`<meta charset>`) is taken as it is; anything else is a
//! guess and is said to be one. The guess is chardetng's, checked by how Arabic the result looks: on a headline of
//! three words a statistical detector has too little to go by, while the shapes of Arabic words still tell.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

use super::{LoadError, Warning};
use crate::arabic::chars;

/// Decoded text and how it came about.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without one leading U+FEFF.
    pub text: String,
    /// The encoding's label.
    pub encoding: &'static str,
    /// Whether the encoding was inferred.
    guessed: bool,
    /// Replacement characters put in by decoding.
    replaced: u64,
}

impl Decoded {
    /// What the reader should be told.
    pub fn warnings(&self) -> Vec<Warning> {
        let guess = self.guessed.then_some(Warning::EncodingGuessed { encoding: self.encoding });
        let loss = (self.replaced > 0).then_some(Warning::LossyDecoding { replaced: self.replaced });
        guess.into_iter().chain(loss).collect()
    }
}

/// How much of a source is looked at to tell its encoding.
const SAMPLE_BYTES: usize = 64 * 1024;

/// One fault in so many characters is the most that is still shown, but for UTF-8, which [`is_mostly_utf8`] proves.
const TOLERATED_FAULTS: usize = 50;

/// Decodes a whole source. What is UTF-8 already is taken over as it lies, so that a long article is never held twice.
pub(super) fn decode(bytes: Cow<'_, [u8]>) -> Result<Decoded, LoadError> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return decode_as(&bytes, encoding, false);
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return decode_as(&bytes, encoding, true);
    }
    let refused = match String::from_utf8(bytes.into_owned()) {
        Ok(text) => return Ok(Decoded { text, encoding: "UTF-8", guessed: false, replaced: 0 }),
        Err(refused) => refused,
    };
    let (fault, bytes) = (refused.utf8_error(), refused.as_bytes());
    let valid = bytes.get(..fault.valid_up_to()).unwrap_or_default();
    if fault.error_len().is_none() && !valid.is_ascii() {
        return Err(LoadError::Truncated { encoding: "UTF-8", offset: offset(fault.valid_up_to()) });
    }
    if is_mostly_utf8(bytes) {
        return decode_as(bytes, UTF_8, false);
    }
    match declared(bytes).filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8) {
        Some(encoding) => decode_as(bytes, encoding, false),
        None => decode_as(bytes, guess(bytes), true),
    }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Result<Decoded, LoadError> {
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if wide && bytes.len() % 2 == 1 {
        return Err(LoadError::Truncated { encoding: encoding.name(), offset: offset(bytes.len() - 1) });
    }
    let before = if wide { 0 } else { bytes.windows(3).filter(|window| *window == "\u{FFFD}".as_bytes()).count() };
    let (text, faulty) = encoding.decode_with_bom_removal(bytes);
    let after = if faulty { text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count() } else { before };
    let replaced = after.saturating_sub(before);
    if wide && replaced == 1 && text.ends_with(char::REPLACEMENT_CHARACTER) {
        return Err(LoadError::Truncated { encoding: encoding.name(), offset: offset(bytes.len().saturating_sub(2)) });
    }
    if encoding == UTF_8 && replaced == 1 && text.ends_with(char::REPLACEMENT_CHARACTER) {
        let whole = std::str::from_utf8(bytes).map_or_else(|fault| fault.valid_up_to(), str::len);
        return Err(LoadError::Truncated { encoding: "UTF-8", offset: offset(whole) });
    }
    let proven = encoding == UTF_8 && is_mostly_utf8(bytes);
    if !proven && replaced > 0 && replaced.saturating_mul(TOLERATED_FAULTS) > text.chars().count() {
        let at = std::str::from_utf8(bytes).map_or_else(|fault| fault.valid_up_to(), |_| 0);
        return Err(LoadError::Undecodable { encoding: encoding.name(), offset: if wide { 0 } else { offset(at) } });
    }
    let replaced = u64::try_from(replaced).unwrap_or(u64::MAX);
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), guessed, replaced })
}

/// UTF-16 without a mark: Arabic and ASCII text has U+06xx and U+00xx in nearly every unit, and neither byte occurs in other text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let units = sample.len() / 2;
    let high_bytes = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| matches!(**byte, 0 | 6)).count();
    let (big, little) = (high_bytes(0), high_bytes(1));
    let (most, least) = (big.max(little), big.min(little));
    if units < 2 || most * 10 < units * 8 || least * 10 > units * 2 {
        return None;
    }
    Some(if little > big { UTF_16LE } else { UTF_16BE })
}

/// Whether the bytes are UTF-8 with a few faults: well-formed sequences of two bytes and more outnumber ill-formed ones. In a single-byte
/// encoding they do not: its letters follow each other, and one that leads a sequence is nearly always followed by another that does.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sequences, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    sequences > faults.saturating_mul(2)
}

/// The encoding that a web page declares in its first 4 KiB: `charset=` in a meta element, `encoding=` in an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    ["charset=", "encoding="].iter().find_map(|key| {
        let (_, after) = head.split_once(key)?;
        let label: String = after
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
            .collect();
        Encoding::for_label(label.as_bytes())
    })
}

/// The likeliest encoding of bytes that are neither UTF-8 nor UTF-16 nor declared.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let detected = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (best, score) = [WINDOWS_1256, ISO_8859_6]
        .into_iter()
        .map(|encoding| (encoding, arabic_score(sample, encoding)))
        .max_by_key(|(_, score)| *score)
        .unwrap_or((WINDOWS_1252, 0));
    if score > 0 { best } else { detected }
}

/// How Arabic the sample looks in an encoding: positive where words begin with ال, end in ة or ى and are made of frequent letters;
/// negative where such letters stand where Arabic never puts them, and where bytes make Latin letters, controls or nothing.
fn arabic_score(sample: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let mut score = 0_i64;
    for word in
        text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '«' | '»' | '،' | '؛' | '؟'))
    {
        let letters: Vec<char> = word.chars().filter(|c| !c.is_ascii() && !chars::is_mark(*c)).collect();
        for (index, c) in letters.iter().enumerate() {
            let last = index + 1 == letters.len();
            score += match *c {
                'ا' | 'ل' | 'ي' | 'م' | 'و' | 'ن' | 'ر' | 'ت' => 2,
                'ة' | 'ى' if last => 3,
                'ة' | 'ى' => -4,
                c if chars::is_arabic_letter(c) => 1,
                'ـ' | '…' | '–' | '—' | '“' | '”' | '‘' | '’' | '٪' | '\u{A0}' => 0,
                '\u{80}'..='\u{9F}' | char::REPLACEMENT_CHARACTER => -8,
                _ => -4,
            };
        }
        score += if word.starts_with("ال") || word.starts_with("وال") { 6 } else { 0 };
    }
    score
}

fn offset(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX)
}
