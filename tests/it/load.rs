//! Loading: formats, encodings, faults, and inputs that nobody should have to open.

mod formats;
mod hostile;

use qari::load::{Hint, LoadError, Warning, load_bytes, load_file, load_pasted};

const NEWS: &str = "شركة «أرامكو» توقّع عقداً بقيمة ٣٫٥ مليار دولار\n\nالرياض - واس\n\nوقعت الشركة العقد مع شريكها الجديد يوم الأحد، وقالت إن \
                    المشروع سيبدأ العمل في العام المقبل بعد استكمال الدراسات.\n";

fn hint(name: &str) -> Hint {
    Hint { file_name: Some(name.to_owned()), format: None }
}

#[test]
fn the_text_is_what_the_file_holds_less_one_mark() {
    let text = "\u{FEFF}سطر أول.\r\nسطر\u{200F} ثانٍ.\r\n";
    for source in [format!("\u{FEFF}{text}"), text.to_owned()] {
        let loaded = load_bytes(source.as_bytes(), &hint("a.txt")).unwrap();
        assert_eq!(loaded.article.text, source.strip_prefix('\u{FEFF}').unwrap());
        assert_eq!(loaded.warnings, []);
    }
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    for (big, mark) in [(false, true), (true, true), (false, false), (true, false)] {
        let source = format!("{}{NEWS}", if mark { "\u{FEFF}" } else { "" });
        let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let bytes: Vec<u8> = source.encode_utf16().flat_map(unit).collect();
        let loaded = load_bytes(&bytes, &hint("a.txt")).unwrap();
        assert_eq!(loaded.article.text, NEWS);
        let label = if big { "UTF-16BE" } else { "UTF-16LE" };
        assert_eq!(loaded.article.meta.encoding, label);
        let expected: &[Warning] = if mark { &[] } else { &[Warning::EncodingGuessed { encoding: label }] };
        assert_eq!(loaded.warnings, expected);
    }
}

#[test]
fn old_arabic_encodings_are_told_apart_even_on_a_headline() {
    let texts = [
        "شركة توقع عقدا بقيمة كبيرة مع شريكها الجديد",
        "النفط يرتفع بعد هبوط المخزونات",
        "وزير المالية: الموازنة الجديدة جاهزة",
        "أسعار الذهب تتراجع",
        "انطلاق القمة العربية في الجزائر يوم الثلاثاء",
        "رئيس الحكومة يلتقي وفدا من البنك الدولي، ويبحث معه القروض.",
    ];
    for text in texts {
        for encoding in [encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            let loaded = load_bytes(&bytes, &hint("a.txt")).unwrap();
            assert_eq!(loaded.article.text, text, "{}", encoding.name());
            assert_eq!(loaded.warnings, [Warning::EncodingGuessed { encoding: encoding.name() }]);
        }
    }
}

#[test]
fn a_declared_encoding_is_no_guess() {
    let page = "<html><head><meta charset=\"windows-1256\"></head><body><p>أسعار الذهب تتراجع</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(page);
    let loaded = load_bytes(&bytes, &hint("a.html")).unwrap();
    assert!(loaded.article.text.contains("أسعار الذهب تتراجع"));
    assert!(!loaded.warnings.iter().any(|warning| matches!(warning, Warning::EncodingGuessed { .. })));
}

#[test]
fn each_fault_has_its_own_error() {
    let empty = |bytes: &[u8]| load_bytes(bytes, &hint("a.txt")).unwrap_err();
    for bytes in ["", " \r\n\t ", "\u{FEFF}", "\u{200F}\u{202B}\u{2069}\n", "\u{A0}"] {
        assert_eq!(empty(bytes.as_bytes()), LoadError::Empty, "{bytes:?}");
    }
    assert_eq!(empty(b"%PDF-1.7 ..."), LoadError::Binary { what: Some("a PDF document") });
    assert_eq!(empty(&[0; 4096]), LoadError::Binary { what: None });
    // The last three bytes are half a letter, the full stop and the line feed.
    let cut = NEWS.len() - 3;
    assert!(matches!(empty(&NEWS.as_bytes()[..cut]), LoadError::Truncated { encoding: "UTF-8", .. }));
    let odd: Vec<u8> = std::iter::once(0xFEFF).chain(NEWS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(matches!(empty(&odd[..odd.len() - 1]), LoadError::Truncated { encoding: "UTF-16LE", .. }));
    let large = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert!(matches!(empty(&large), LoadError::TooLarge { limit_bytes: 67_108_864, .. }));
    let nowhere = std::env::temp_dir().join("qari-there-is-no-such-file.txt");
    assert_eq!(load_file(&nowhere).unwrap_err(), LoadError::NotFound { path: nowhere });
    assert!(matches!(load_file(&std::env::temp_dir()).unwrap_err(), LoadError::Unreadable { .. }));
}

#[test]
fn a_few_bad_bytes_are_shown_and_said() {
    let mut bytes = NEWS.repeat(3).into_bytes();
    // Between the two bytes of a letter: its halves and the byte itself make three faults.
    bytes.splice(40..40, [0xFF]);
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    bytes.insert(at, 0xC0);
    let loaded = load_bytes(&bytes, &hint("a.txt")).unwrap();
    assert!(matches!(loaded.warnings.as_slice(), [Warning::LossyDecoding { replaced: 4 }]), "{:?}", loaded.warnings);
}

#[test]
fn a_stray_byte_refuses_no_text_however_short() {
    for (text, stray, replaced) in [("نعم", &[0xFF][..], 1), ("قال شيئا", &[0xFF, 0xFE, 0x80], 3)] {
        let loaded = load_bytes(&[text.as_bytes(), stray, " أرامكو".as_bytes()].concat(), &hint("a.txt")).unwrap();
        assert_eq!(loaded.article.text, format!("{text}{} أرامكو", "\u{FFFD}".repeat(stray.len())));
        assert_eq!(loaded.warnings, [Warning::LossyDecoding { replaced }]);
    }
    let mut noise = 1_u32;
    let bytes: Vec<u8> = (0..50_000)
        .map(|_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .collect();
    assert!(matches!(
        load_bytes(&bytes, &hint("a.txt")),
        Err(LoadError::Binary { .. } | LoadError::Undecodable { .. })
    ));
}

#[test]
fn a_text_without_arabic_opens_left_to_right_and_says_so() {
    let loaded = load_pasted("Oil prices rose on Tuesday.\nMore to follow.").unwrap();
    assert_eq!(loaded.warnings, [Warning::NoArabic]);
    assert!(loaded.article.blocks.iter().all(|block| !block.direction.is_rtl()));
}

#[test]
fn a_file_gives_its_name_and_its_credits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("خبر.txt");
    std::fs::write(&path, NEWS).unwrap();
    let meta = load_file(&path).unwrap().article.meta;
    assert_eq!(meta.file_name.as_deref(), Some("خبر.txt"));
    assert_eq!(meta.title.as_deref(), NEWS.lines().next());
    assert_eq!(meta.byline.as_deref(), Some("واس"));
}

#[test]
fn real_news_texts_keep_their_shape() {
    let Some(shared) = shared() else { return };
    let seed = load_file(&shared.join("data/seed/000_60833ba0710bd246.txt")).unwrap().article;
    let headings: Vec<_> = seed
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, qari::article::BlockKind::Heading(_)))
        .map(|block| seed.slice(block.range))
        .collect();
    assert!(headings.contains(&"مايكروسوفت تتخلى عن “OpenAI”؟"), "{headings:#?}");
    assert!(seed.meta.title.as_deref().is_some_and(|title| title.starts_with("العداوات لا تدوم")));
    for entry in std::fs::read_dir(shared.join("data/gold-news/articles")).unwrap() {
        let path = entry.unwrap().path();
        let article = load_file(&path).unwrap().article;
        let source = std::fs::read_to_string(&path).unwrap();
        assert_eq!(article.text, source.strip_prefix('\u{FEFF}').unwrap_or(&source));
        let headings = article.blocks.iter().filter(|block| matches!(block.kind, qari::article::BlockKind::Heading(_)));
        assert_eq!(headings.count(), 1, "{}", path.display());
    }
}

/// The folder of shared data, where there is one; says so where there is none.
fn shared() -> Option<std::path::PathBuf> {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("QARI_SHARED").map_or(beside, Into::into);
    if !folder.is_dir() {
        eprintln!("SKIPPED: no shared data at {} (set QARI_SHARED)", folder.display());
        return None;
    }
    Some(folder)
}
