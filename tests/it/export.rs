//! Exports: offsets in every unit, escaping, scope, golden files.

use std::time::{Duration, SystemTime};

use qari::article::{Article, TextRange};
use qari::export::{ExportFormat, Report, render};
use qari::extract::{
    Comparison, Entity, EntityDetail, EntityId, EntityKind, Evidence, Extraction, Figure, FigureKind, FigureValue,
    Measure, Measured, Mention, MentionId, Owner, Roles, Unit,
};
use qari::highlight::Filter;
use qari::load::load_pasted;

/// The test vector of `docs/exports.md`.
const VECTOR: &str = "😀 وقّعت أرامكو وسابك عقداً بقيمة ٣٫٥ مليار دولار";

/// Start and end.
type Span = (u32, u32);

/// Mention, code points, UTF-16 units, bytes: the table of `docs/exports.md`.
const EXPECTED: [(&str, Span, Span, Span); 3] = [
    ("أرامكو", (8, 14), (9, 15), (16, 28)),
    ("سابك", (16, 20), (17, 21), (31, 39)),
    ("٣٫٥ مليار دولار", (33, 48), (34, 49), (62, 90)),
];

fn when() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_778_570_445)
}

fn figure(value: FigureValue, kind: FigureKind, unit: Option<&'static str>, cmp: Comparison) -> EntityDetail {
    EntityDetail::Figure(Figure { kind, value, unit: unit.map(Unit), cmp, elliptic: false, of: None })
}

fn company() -> EntityDetail {
    EntityDetail::Organization { company: true, ticker: None, country: Some("SA".to_owned()) }
}

/// Finds each name in `text`, in order, and makes an entity of equal names.
fn extraction(text: &str, found: &[(&str, EntityDetail)]) -> Extraction {
    let mut result = Extraction::default();
    let mut from = 0;
    for (name, detail) in found {
        let start = from + text[from..].find(name).unwrap_or_else(|| panic!("{name} is not in the text"));
        from = start + name.len();
        let id = MentionId(result.mentions.len() as u32);
        let known = result.entities.iter().position(|entity| entity.name == *name && entity.figure().is_none());
        let index = known.unwrap_or_else(|| {
            let entity = EntityId(result.entities.len() as u32);
            result.entities.push(Entity {
                id: entity,
                name: (*name).to_owned(),
                aliases: Vec::new(),
                detail: detail.clone(),
                mentions: Vec::new(),
            });
            result.entities.len() - 1
        });
        result.entities[index].mentions.push(id);
        let range = TextRange::from_usize(start, from);
        result.mentions.push(Mention { id, entity: EntityId(index as u32), range, evidence: Evidence::Lexicon });
    }
    result
}

fn vector() -> (Article, Extraction) {
    let article = load_pasted(VECTOR).unwrap().article;
    let amount = FigureValue::Number("3500000000".parse().unwrap());
    let found = extraction(
        VECTOR,
        &[
            ("أرامكو", company()),
            ("سابك", company()),
            ("٣٫٥ مليار دولار", figure(amount, FigureKind::Money, Some("USD"), Comparison::Exact)),
        ],
    );
    let range = |words: &str| {
        let start = VECTOR.find(words).unwrap();
        TextRange::from_usize(start, start + words.len())
    };
    let roles = Roles {
        of: Some(Measured { words: range("عقداً"), measure: Some(Measure("deal")) }),
        whose: Some(Owner { entity: EntityId(0), words: range("أرامكو") }),
        ..Roles::default()
    };
    let found = Extraction { roles: [(EntityId(2), roles)].into(), ..found };
    (article, found)
}

/// An article with everything that an exporter must escape, and a figure of every shape of value.
fn hostile() -> (Article, Extraction) {
    let text = "عنوان <b>غير</b> آمن & \"مقتبس\"\n\nقالت =SUM(A1) و[[رابط]] إن د. علي دفع -180 درهماً، أي 1.2 إلى 1.4 مليون، في 12 مايو 2026. \
                ثم عادت =SUM(A1) وقالت: #وسم ==مهم== `x` <script>alert(1)</script>.\n1. بند من \"=cmd|' /C calc'!A0\"\n";
    let article = load_pasted(text).unwrap().article;
    let number = |number: &str| number.parse().unwrap();
    let found = extraction(
        text,
        &[
            ("=SUM(A1)", company()),
            ("علي", EntityDetail::Person { role: Some("د.".to_owned()), country: None }),
            (
                "-180 درهماً",
                figure(FigureValue::Number(number("-180")), FigureKind::Money, Some("AED"), Comparison::Exact),
            ),
            (
                "1.2 إلى 1.4 مليون",
                figure(
                    FigureValue::Range { min: number("1200000.00"), max: number("1400000.00") },
                    FigureKind::Count,
                    None,
                    Comparison::Range,
                ),
            ),
            (
                "12 مايو 2026",
                figure(
                    FigureValue::Text("2026-05-12".to_owned()),
                    FigureKind::Date,
                    Some("gregorian"),
                    Comparison::Exact,
                ),
            ),
            ("=SUM(A1)", company()),
            ("<script>alert(1)</script>", EntityDetail::Product),
        ],
    );
    (article, found)
}

fn rendered(case: &(Article, Extraction), filter: &Filter, format: ExportFormat) -> String {
    let report = Report::new(&case.0, &case.1, filter, when());
    String::from_utf8(render(&report, format)).unwrap()
}

fn all(case: &(Article, Extraction), format: ExportFormat) -> String {
    rendered(case, &Filter::default(), format)
}

#[test]
fn the_vector_counts_right_in_every_unit() {
    let case = vector();
    let report = Report::new(&case.0, &case.1, &Filter::default(), when());
    let units: Vec<u16> = VECTOR.encode_utf16().collect();
    for (mention, (text, points, utf16, bytes)) in report.mentions.iter().zip(EXPECTED) {
        let span = mention.span;
        assert_eq!((span.start, span.end), points, "{text}");
        assert_eq!((span.utf16_start, span.utf16_end), utf16, "{text}");
        assert_eq!((span.byte_start, span.byte_end), bytes, "{text}");
        let by_points: String = VECTOR.chars().skip(points.0 as usize).take((points.1 - points.0) as usize).collect();
        assert_eq!(by_points, text);
        assert_eq!(String::from_utf16(&units[utf16.0 as usize..utf16.1 as usize]).unwrap(), text);
        assert_eq!(&VECTOR[bytes.0 as usize..bytes.1 as usize], text);
    }
}

#[test]
fn json_slices_at_its_own_offsets_and_keeps_numbers_exact() {
    for case in [vector(), hostile()] {
        let json: serde_json::Value = serde_json::from_str(&all(&case, ExportFormat::Json)).unwrap();
        let text = json["article"]["text"].as_str().unwrap();
        assert_eq!(text, case.0.text);
        let roles =
            json["entities"].as_array().unwrap().iter().filter_map(|entity| entity["figure"]["roles"].as_object());
        let quoted = json["mentions"].as_array().unwrap().iter().chain(json["sentences"].as_array().unwrap());
        for each in quoted.chain(roles.flat_map(|roles| roles.values())) {
            let at = |name: &str| usize::try_from(each[name].as_u64().unwrap()).unwrap();
            assert_eq!(&text[at("byte_start")..at("byte_end")], each["text"]);
            let points: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
            assert_eq!(points, each["text"]);
        }
    }
    assert!(all(&vector(), ExportFormat::Json).contains("\"value\": 3500000000,"));
    let exact = figure(
        FigureValue::Number("0.12345678901234567890123".parse().unwrap()),
        FigureKind::Ratio,
        None,
        Comparison::Exact,
    );
    let article = load_pasted("نسبة ما").unwrap().article;
    let found = extraction("نسبة ما", &[("نسبة", exact)]);
    assert!(all(&(article, found), ExportFormat::Json).contains("\"value\": 0.12345678901234567890123,"));
}

#[test]
fn json_has_what_its_schema_requires() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for case in [vector(), hostile()] {
        let json: serde_json::Value = serde_json::from_str(&all(&case, ExportFormat::Json)).unwrap();
        let mut faults = Vec::new();
        check(&schema, &schema, &json, "$", &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// As much of JSON Schema as our schema uses: `$ref`, `type`, `enum`, `const`, `required`, `properties`, `additionalProperties`, `items`.
fn check(
    root: &serde_json::Value,
    schema: &serde_json::Value,
    value: &serde_json::Value,
    at: &str,
    faults: &mut Vec<String>,
) {
    use serde_json::Value;
    if let Some(target) = schema["$ref"].as_str() {
        return check(root, root.pointer(target.trim_start_matches('#')).unwrap(), value, at, faults);
    }
    let has_type = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        other => panic!("the schema has type {other}"),
    };
    let typed = match &schema["type"] {
        Value::Null => true,
        Value::Array(names) => names.iter().any(has_type),
        name => has_type(name),
    };
    let listed = schema["enum"].as_array().is_none_or(|values| values.contains(value));
    let constant = schema.get("const").is_none_or(|constant| constant == value);
    if !(typed && listed && constant) {
        faults.push(format!("{at}: {value} does not fit {schema}"));
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            faults.push(format!("{at}: no `{name}`"));
        }
    }
    for (name, item) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => check(root, schema, item, &format!("{at}.{name}"), faults),
            None if schema["additionalProperties"] == false => {
                faults.push(format!("{at}: `{name}` is not in the schema"));
            }
            None => {}
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], item, &format!("{at}[{index}]"), faults);
    }
}

#[test]
fn annotation_has_the_schema_of_the_guidelines() {
    let json: serde_json::Value = serde_json::from_str(&all(&vector(), ExportFormat::Annotation)).unwrap();
    let expected = serde_json::json!([
        {"start": 8, "end": 14, "text": "أرامكو", "type": "organization", "company": true, "canonical": "أرامكو"},
        {"start": 16, "end": 20, "text": "سابك", "type": "organization", "company": true, "canonical": "سابك"},
        {"start": 33, "end": 48, "text": "٣٫٥ مليار دولار", "type": "figure", "kind": "money", "value": 3_500_000_000_u64, "min": null,
         "max": null, "unit": "USD", "cmp": "exact", "elliptic": false},
    ]);
    assert_eq!(json["mentions"], expected);
    let hostile: serde_json::Value = serde_json::from_str(&all(&hostile(), ExportFormat::Annotation)).unwrap();
    assert_eq!(hostile["mentions"][3]["min"], 1_200_000);
    assert_eq!(hostile["mentions"][3]["value"], serde_json::Value::Null);
    assert_eq!(hostile["mentions"][4]["value"], "2026-05-12");
}

#[test]
fn csv_opens_in_a_spreadsheet_and_runs_nothing() {
    let text = all(&hostile(), ExportFormat::Csv);
    let body = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 7);
    let column = |name: &str| header.iter().position(|each| each == name).unwrap();
    for cell in rows.iter().flatten() {
        let number = cell.parse::<f64>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert_eq!(&rows[0][column("text")], "'=SUM(A1)");
    assert_eq!(&rows[2][column("value")], "-180");
    assert_eq!(&rows[3][column("max")], "1400000");
    assert_eq!(&rows[4][column("value")], "2026-05-12");
    assert!(body.ends_with("\r\n"));
}

#[test]
fn html_runs_nothing_and_marks_every_mention() {
    for case in [vector(), hostile()] {
        let page = all(&case, ExportFormat::Html);
        assert!(!page.contains("<script") && !page.contains("javascript:") && !page.contains("src="), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
        let tree = dom_query::Document::from(page.as_str());
        let marks: Vec<String> = tree.select("main mark").iter().map(|mark| mark.text().to_string()).collect();
        let mentions: Vec<&str> = case.1.mentions.iter().map(|mention| case.0.slice(mention.range)).collect();
        assert_eq!(marks, mentions);
        let shown = tree.select("main").text().split_whitespace().collect::<String>();
        let source: String =
            case.0.blocks.iter().flat_map(|block| case.0.slice(block.range).split_whitespace()).collect();
        assert!(shown.contains(&source), "the page holds the whole text in order");
    }
}

#[test]
fn markdown_survives_its_own_reader() {
    let case = hostile();
    let note = all(&case, ExportFormat::Markdown);
    let hint = qari::load::Hint { file_name: Some("note.md".to_owned()), format: None };
    let back = qari::load::load_bytes(note.as_bytes(), &hint).unwrap().article;
    assert_eq!(back.meta.title.as_deref(), case.0.meta.title.as_deref());
    assert!(back.text.contains("#وسم ==مهم== `x` <script>alert(1)</script>"), "{}", back.text);
    assert!(back.text.contains("د. علي دفع"), "the abbreviation does not end the sentence");
    assert!(note.contains("\u{2068}AED -180\u{2069}"));
}

#[test]
fn a_filter_narrows_every_format() {
    let case = hostile();
    let hidden = [EntityKind::Figure, EntityKind::Product].into_iter().collect();
    let no_figures = Filter { hidden, ..Filter::default() };
    let one = Filter { selected: [EntityId(1)].into_iter().collect(), ..Filter::default() };
    for (filter, texts) in [(&no_figures, vec!["=SUM(A1)", "علي", "=SUM(A1)"]), (&one, vec!["علي"])] {
        let report = Report::new(&case.0, &case.1, filter, when());
        let found: Vec<_> = report.mentions.iter().map(|mention| mention.text).collect();
        assert_eq!(found, texts);
        assert!(report.filtered);
        for format in ExportFormat::ALL {
            assert!(!String::from_utf8(render(&report, *format)).unwrap().contains("1,200,000"));
        }
    }
}

#[test]
fn the_recorded_exports_stand() {
    for (name, case) in [("vector", vector()), ("hostile", hostile())] {
        for format in ExportFormat::ALL {
            let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export").join(format!(
                "{name}.{}.{}",
                format.name(),
                format.extension()
            ));
            let text = all(&case, *format).replace(concat!("qari ", env!("CARGO_PKG_VERSION")), "qari VERSION");
            if std::env::var_os("BLESS").is_some() {
                std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
                std::fs::write(&golden, &text).unwrap();
            }
            let recorded = std::fs::read_to_string(&golden).unwrap_or_default();
            assert_eq!(text, recorded, "BLESS=1 records {}", golden.display());
        }
    }
}

#[test]
fn a_line_of_a_megabyte_exports_in_proportion() {
    let text = "قالت أرامكو إنها ".repeat(20_000);
    let article = load_pasted(&text).unwrap().article;
    let names: Vec<_> = (0..20_000).map(|_| ("أرامكو", company())).collect();
    let case = (article, extraction(&text, &names));
    for format in ExportFormat::ALL {
        let bytes = all(&case, *format).len();
        assert!(bytes < 60 * text.len(), "{format:?}: {bytes} bytes of {}", text.len());
    }
}
