//! The table of figures, its pictures and its text; and that every export shows the figures that the screen shows.

use std::time::SystemTime;

use qari::export::{ExportFormat, Report, render};
use qari::extract::{Entity, FigureValue, extract};
use qari::highlight::Filter;
use qari::i18n::strip_isolates;
use qari::load::load_pasted;
use qari::session::figures_sort::SortKey;
use qari::session::{Action, Effect, JobId, SAMPLES, Session, Sheet, Source, Tab};
use qari::settings::Settings;
use serde::Deserialize;
use serde_json::value::RawValue;

const ARTICLE: &str = "نتائج العام\n\n\
    بلغت أرباح شركة أرامكو 480 مليون دولار في 2022.\n\n\
    وبلغت أرباح أرامكو 350 مليون دولار في 2021.\n\n\
    وارتفعت أرباح أرامكو إلى 900 مليون دولار في 2024.\n\n\
    وهبطت المبيعات 12%، وزادت الصادرات 4%، ونما الإنتاج 3.5%.\n\n\
    وبيع الرغيف بنصف دولار، والتذكرة بمبلغ 7 ريالات.\n";

/// A session with `text` open on the tab of figures.
fn open(text: &str) -> Session {
    let article = load_pasted(text).unwrap();
    let extraction = extract(&article.article);
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Pasted(text.to_owned())));
    session.update(Action::Loaded { job: JobId(1), result: Box::new(Ok(article)) });
    session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 1 });
    session.update(Action::TabChosen(Tab::Figures));
    session
}

fn values(session: &Session) -> Vec<String> {
    let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(|row| row.value.as_deref().map(strip_isolates)).collect()
}

#[test]
fn figures_sort_by_kind_value_and_place_and_back() {
    let mut session = open(ARTICLE);
    assert_eq!(values(&session).first().unwrap(), "$480,000,000");
    session.update(Action::FiguresSorted(SortKey::Value));
    assert_eq!(values(&session)[..5], ["$900,000,000", "$480,000,000", "$350,000,000", "$0.5", "7"]);
    session.update(Action::FiguresSorted(SortKey::Value));
    assert!(session.sort().reversed);
    assert_eq!(values(&session)[..5], ["$0.5", "$350,000,000", "$480,000,000", "$900,000,000", "7"]);
    session.update(Action::FiguresSorted(SortKey::Place));
    assert_eq!(session.panel().groups.len(), 1, "the order of the text mixes kinds");
    assert_eq!(values(&session)[..4], ["$480,000,000", "2022", "$350,000,000", "2021"]);
}

#[test]
fn the_order_by_value_compares_across_units_and_never_across_currencies() {
    let text = "دفعت 48 ريالا سعوديا ثم 2 مليار دولار ثم 300 مليون دولار، وتولد 5.2 غيغاواط و1800 ميغاواط، وتخزن 4.5 غيغاواط ساعة، \
                على مدى 15 شهرا ثم 90 يوما ثم سنتين.";
    let mut session = open(text);
    session.update(Action::SheetToggled(Sheet::Figures));
    let table = |session: &Session| -> Vec<String> {
        session.table().iter().filter_map(|row| row.value.as_deref().map(strip_isolates)).collect()
    };
    let plain = |values: Vec<String>| values.join(" ").replace('\u{A0}', "_");
    session.update(Action::FiguresSorted(SortKey::Value));
    let falling = "$2,000,000,000 $300,000,000 SAR_48 5.2_GW 1,800_MW 4.5_GWh 2_yr 15_mo 90_d";
    assert_eq!(plain(table(&session)), falling);
    assert_eq!(plain(values(&session)), falling, "the panel as the table");
    session.update(Action::FiguresSorted(SortKey::Value));
    let rising = "$300,000,000 $2,000,000,000 SAR_48 1,800_MW 5.2_GW 4.5_GWh 90_d 15_mo 2_yr";
    assert_eq!(plain(table(&session)), rising);
    assert_eq!(plain(values(&session)), rising);
    for _ in 0..2 {
        session.update(Action::FiguresSorted(SortKey::Kind));
        assert_eq!(values(&session), table(&session), "reversed: {}", session.sort().reversed);
    }
}

#[test]
fn comparable_figures_make_a_picture_and_others_do_not() {
    let session = open(ARTICLE);
    let charts: Vec<_> = session.panel().groups.iter().filter_map(|group| group.chart.as_ref()).collect();
    let [amounts, changes] = charts.as_slice() else { panic!("{charts:#?}") };
    assert!(amounts.by_time(), "profits of three years");
    let bars = |chart: &qari::session::figures_chart::Chart| {
        let bar = |bar: &qari::session::figures_chart::Bar| {
            format!(
                "{} {} {}{}",
                strip_isolates(&bar.label),
                strip_isolates(&bar.value),
                if bar.negative { "-" } else { "" },
                bar.share.round_dp(3)
            )
        };
        chart.bars.iter().map(bar).collect::<Vec<_>>()
    };
    assert_eq!(bars(amounts), ["2021 $350,000,000 0.389", "2022 $480,000,000 0.533", "2024 $900,000,000 1"]);
    assert_eq!(bars(changes), ["الصادرات 4% 0.333", "الإنتاج 3.5% 0.292", "المبيعات 12% -1"]);
    let few = open("دفعت الشركة 3 ملايين دولار و5 ملايين يورو و7 ملايين ريال و9%.");
    assert!(few.panel().groups.iter().all(|group| group.chart.is_none()), "three currencies compare with nothing");
    let unlike = open(
        "بلغت أرباح أرامكو 480 مليون دولار في 2023. وبلغت إيراداتها 350 مليون دولار. وبلغت ديونها 900 مليون دولار. \
         ودفعت 200 مليون دولار في 2024.",
    );
    assert!(unlike.panel().groups.iter().all(|group| group.chart.is_none()), "nor does profit with debt");
}

#[test]
fn the_table_is_copied_as_cells_with_exact_numbers() {
    let mut session = open("ارتفعت أرباح أرامكو بنسبة 12% إلى 3.5 مليار دولار في 2024، وأعطت =SUM(A1) ثلثي المبلغ.\n");
    let effects = session.update(Action::FiguresCopied);
    let [Effect::Copy { text: table, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.iter().all(|line| line.len() == 12), "{table}");
    let amount = lines.iter().find(|line| line[4] == "USD").unwrap();
    assert_eq!(
        amount[..11],
        ["مبلغ", "3500000000", "", "", "USD", "", "3.5 مليار دولار", "أرباح", "أرامكو", "2024", "ارتفاع إلى"]
    );
    let mut worded = open("بين 3 و5 ريالًا عُمانيًا، على مدى 22 عامًا.");
    let effects = worded.update(Action::FiguresCopied);
    let [Effect::Copy { text: range, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(range.contains("\t22\t\t\tyear\t\t22 عامًا\t"), "as the article words it: {range}");
    assert!(range.contains("\t\t3\t5\tOMR\t"), "a range has a cell for each bound: {range}");
    assert!(lines.iter().any(|line| line[1] == "0.6667"), "a fraction without end is rounded once: {table}");
}

#[test]
fn the_wide_table_opens_follows_the_sort_and_closes() {
    let mut session = open(ARTICLE);
    assert!(session.table().is_empty());
    session.update(Action::SheetToggled(Sheet::Figures));
    let first = |session: &Session| strip_isolates(session.table()[0].value.as_deref().unwrap());
    assert_eq!((session.table().len(), first(&session).as_str()), (11, "$480,000,000"));
    session.update(Action::FiguresSorted(SortKey::Place));
    session.update(Action::FiguresSorted(SortKey::Place));
    assert_eq!(first(&session), "7");
    session.update(Action::EscapePressed);
    assert!(session.sheet().is_none());
}

#[derive(Deserialize)]
struct Json {
    entities: Vec<JsonEntity>,
}

#[derive(Deserialize)]
struct JsonEntity {
    id: u32,
    figure: Option<JsonFigure>,
}

#[derive(Deserialize)]
struct JsonFigure {
    value: Option<Box<RawValue>>,
    min: Option<Box<RawValue>>,
    max: Option<Box<RawValue>>,
}

/// The digits of a value with point and sign, so that `$2,400,000,000` and `2400000000 USD` compare.
fn digits(value: &str) -> String {
    // The digit of a squared unit is none of the value.
    let bounds = value.replace("..", "–").replace("m2", "").replace("m3", "");
    bounds.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '–')).collect()
}

#[test]
fn every_figure_in_every_export_is_the_one_on_the_screen() {
    for text in SAMPLES.iter().map(|sample| sample.content).chain([ARTICLE]) {
        let session = open(text);
        let document = session.document().unwrap();
        let report = Report::new(document.article(), document.extraction(), &Filter::default(), SystemTime::UNIX_EPOCH);
        let out = |format| String::from_utf8(render(&report, format)).unwrap();
        let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
        let mut screen: Vec<(u32, String)> =
            rows.map(|row| (row.entity.0, digits(row.value.as_deref().unwrap()))).collect();
        screen.sort_unstable();
        let shown: Vec<&str> = screen.iter().map(|(_, value)| value.as_str()).collect();
        assert!(shown.len() >= 10);

        let figures = document.extraction().entities.iter().filter_map(Entity::figure);
        let model: Vec<String> = figures
            .map(|figure| match &figure.value {
                FigureValue::Number(value) => value.to_string(),
                FigureValue::Range { min, max } => format!("{min}–{max}"),
                FigureValue::Text(text) => digits(text),
            })
            .collect();
        assert_eq!(shown, model, "the screen shows the exact value");

        let json: Json = serde_json::from_str(&out(ExportFormat::Json)).unwrap();
        let mut exported: Vec<(u32, String)> = Vec::new();
        for entity in &json.entities {
            let Some(figure) = &entity.figure else { continue };
            let bounds = [&figure.value, &figure.min, &figure.max].into_iter().flatten();
            exported.push((entity.id, bounds.map(|raw| digits(raw.get())).collect::<Vec<_>>().join("–")));
        }
        exported.sort_unstable();
        assert_eq!(exported, screen, "JSON");

        let csv = out(ExportFormat::Csv);
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
        let heads = reader.headers().unwrap().clone();
        let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let cells: Vec<String> = reader
            .records()
            .map(Result::unwrap)
            .filter(|row| &row[column("type")] == "figure")
            .map(|row| {
                let bounds = ["value", "min", "max"].map(|name| digits(&row[column(name)]));
                bounds.into_iter().filter(|bound| !bound.is_empty()).collect::<Vec<_>>().join("–")
            })
            .collect();
        assert_eq!(cells, shown, "CSV");

        let note = out(ExportFormat::Markdown);
        let listed = note.split("\n## الأرقام\n").nth(1).unwrap().split("\n## ").next().unwrap();
        let bullets = listed.lines().filter(|line| line.starts_with("- **"));
        let values: Vec<String> = bullets
            .map(|line| {
                digits(
                    line.split_once(") ")
                        .map_or(line, |(head, _)| head)
                        .split(['\u{2068}', '\u{2069}'])
                        .nth(1)
                        .unwrap(),
                )
            })
            .collect();
        assert_eq!(values, shown, "Markdown");

        let page = dom_query::Document::from(out(ExportFormat::Html).as_str());
        let values: Vec<String> =
            page.select("table.figures bdi[dir=ltr]").iter().map(|value| digits(&value.text())).collect();
        assert_eq!(values, shown, "HTML");

        let mut session = session;
        session.update(Action::FiguresSorted(SortKey::Place));
        let effects = session.update(Action::FiguresCopied);
        let [Effect::Copy { text: table, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        let values: Vec<String> = table
            .lines()
            .skip(1)
            .map(|line| {
                let bounds = line.split('\t').skip(1).take(3).map(digits);
                bounds.filter(|bound| !bound.is_empty()).collect::<Vec<_>>().join("–")
            })
            .collect();
        assert_eq!(values, shown, "the clipboard");
    }
}
