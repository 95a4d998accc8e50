//! Which format a source has: by its extension, else by how it begins; and whether it is text at all.

use crate::article::SourceFormat;

/// How much of a text is looked at to tell its format.
const SAMPLE_BYTES: usize = 16 * 1024;

/// One control character in so many characters is the most that text holds.
const TEXT_PER_CONTROL: usize = 50;

/// First bytes of common files that are not text, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"ID3", "an audio file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\x00", "an xz archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
];

/// What the first bytes show the source to be, where it is a known kind of file that is not text.
pub(super) fn binary_signature(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, what)| *what)
}

/// Whether decoded text holds too many control characters to be text. A stray NUL in a long article is no reason to refuse it.
pub(super) fn is_binary_text(text: &str) -> bool {
    let mut controls = 0_usize;
    let mut others = 0_usize;
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' => {}
            c if c.is_control() => controls += 1,
            _ => others += 1,
        }
    }
    controls > 0 && controls.saturating_mul(TEXT_PER_CONTROL) > others
}

/// The format of a text: its extension decides where it is one of ours, else its content.
pub(super) fn format(file_name: Option<&str>, text: &str) -> SourceFormat {
    file_name.and_then(by_extension).unwrap_or_else(|| by_content(text))
}

fn by_extension(file_name: &str) -> Option<SourceFormat> {
    let (_, extension) = file_name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(SourceFormat::PlainText),
        "md" | "markdown" | "mdown" | "mkd" => Some(SourceFormat::Markdown),
        "html" | "htm" | "xhtml" | "xht" => Some(SourceFormat::Html),
        _ => None,
    }
}

fn by_content(text: &str) -> SourceFormat {
    let head = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    if looks_like_html(head) {
        SourceFormat::Html
    } else if looks_like_markdown(head) {
        SourceFormat::Markdown
    } else {
        SourceFormat::PlainText
    }
}

/// A document type or root element first, or block-level tags that open and close.
fn looks_like_html(head: &str) -> bool {
    let lower = head.trim_start().to_ascii_lowercase();
    let begins = ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|tag| lower.starts_with(tag));
    let blocks = ["p", "div", "article", "section", "h1", "main"];
    begins
        || lower.starts_with('<')
            && blocks.iter().any(|name| {
                lower.contains(&format!("</{name}>"))
                    && (lower.contains(&format!("<{name}>")) || lower.contains(&format!("<{name} ")))
            })
}

/// Front matter, or a `#` heading, or two other marks that plain news text does not have.
fn looks_like_markdown(head: &str) -> bool {
    let mut lines = head.lines();
    let fenced = lines.next().is_some_and(|line| line.trim_end() == "---")
        && head.lines().skip(1).take(40).any(|line| line.trim_end() == "---");
    let headings = head.lines().filter(|line| is_hash_heading(line)).count();
    let marks = head.matches("](").count() + head.matches("**").count() / 2 + head.matches("\n> ").count();
    fenced || headings >= 1 && headings + marks >= 2 || marks >= 3
}

fn is_hash_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let hashes = line.len() - rest.len();
    (1..=6).contains(&hashes) && rest.starts_with(' ') && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_decides_then_content() {
        let cases = [
            (Some("a.TXT"), "<html><body><p>x</p></body></html>", SourceFormat::PlainText),
            (Some("a.htm"), "نص", SourceFormat::Html),
            (Some("a.md"), "نص", SourceFormat::Markdown),
            (Some("page.php"), "<!DOCTYPE html><p>نص", SourceFormat::Html),
            (None, "<div>نص</div>", SourceFormat::Html),
            (None, "# عنوان\n\nنص **مهم** هنا", SourceFormat::Markdown),
            (None, "---\ntitle: عنوان\n---\nنص", SourceFormat::Markdown),
            (None, "#وسم في تغريدة، ثم نص عادي", SourceFormat::PlainText),
            (None, "قال إن 3 < 5 و7 > 2", SourceFormat::PlainText),
        ];
        for (name, text, expected) in cases {
            assert_eq!(format(name, text), expected, "{name:?} {text:?}");
        }
    }

    #[test]
    fn a_stray_nul_is_text_and_noise_is_not() {
        assert!(!is_binary_text(&format!("{}\0", "خبر ".repeat(100))));
        assert!(is_binary_text("\0\0\0\0"));
        assert!(is_binary_text("ab\u{1}\u{2}\u{3}cd"));
    }
}
