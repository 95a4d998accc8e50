//! Figures: spans, values, units and comparisons on sentences of our own; numbers in words; hostile input; time.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use qari::arabic::number;
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{Comparison, Entity, Extraction, FigureValue, extract};

pub(crate) fn article(text: &str) -> Article {
    let range = TextRange::from_usize(0, text.len());
    let block = Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl };
    Article { text: text.to_owned(), blocks: vec![block], ..Article::default() }
}

fn figures(extraction: &Extraction) -> impl Iterator<Item = &Entity> {
    extraction.entities.iter().filter(|entity| entity.figure().is_some())
}

/// Each figure of `text` on a line: `[span] kind value unit`, with `~ > < >= <=` for the comparison and `…` for an elliptic one.
fn dump(text: &str) -> Vec<String> {
    let article = article(text);
    let extraction = extract(&article);
    figures(&extraction)
        .map(|entity| {
            let figure = entity.figure().unwrap();
            let mention = extraction.mention(entity.mentions[0]).unwrap();
            let value = match &figure.value {
                // A fraction without end is rounded to be read.
                FigureValue::Number(value) if value.scale() > 20 => value.round_dp(4).to_string(),
                FigureValue::Number(value) => value.to_string(),
                FigureValue::Range { min, max } => format!("{min}..{max}"),
                FigureValue::Text(text) => text.clone(),
            };
            let cmp = match figure.cmp {
                Comparison::Exact | Comparison::Range => "",
                Comparison::Approx => " ~",
                Comparison::MoreThan => " >",
                Comparison::LessThan => " <",
                Comparison::AtLeast => " >=",
                Comparison::UpTo => " <=",
            };
            let unit = figure.unit.map_or(String::new(), |unit| format!(" {}", unit.0));
            let elliptic = if figure.elliptic { " …" } else { "" };
            let kind = format!("{:?}", figure.kind).to_lowercase();
            format!("[{}] {kind} {value}{unit}{cmp}{elliptic}", article.slice(mention.range))
        })
        .collect()
}

#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    let mut faults = String::new();
    for (text, expected) in table {
        let found = dump(text);
        if found != *expected {
            faults += &format!("\n{text}\n  found    {found:?}\n  expected {expected:?}\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn sentences_of_the_table_hold_what_it_says() {
    let table = include_str!("../fixtures/figures/sentences.tsv");
    let mut faults = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (sentence, expected) = line.split_once('\t').unwrap();
        let found = dump(sentence);
        let found = if found.is_empty() { "-".to_owned() } else { found.join(" | ") };
        if found != expected {
            faults += &format!("\n{sentence}\n  found    {found}\n  expected {expected}\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn money_in_every_wording() {
    check(&[
        ("بلغت التكلفة ثلاثة مليارات دولار.", &["[ثلاثة مليارات دولار] money 3000000000 USD"]),
        ("صفقة قيمتها 1.5 تريليون دولار أميركي", &["[1.5 تريليون دولار أميركي] money 1500000000000 USD"]),
        ("رفعت مصر الميزانية إلى تريليون و375 مليار جنيه", &["[تريليون و375 مليار جنيه] money 1375000000000 EGP"]),
        ("دفع ألفًا وخمسمئة ريال سعودي", &["[ألفًا وخمسمئة ريال سعودي] money 1500 SAR"]),
        ("استثمار بقيمة ٢٫٥ مليون درهم إماراتي", &["[٢٫٥ مليون درهم إماراتي] money 2500000 AED"]),
        ("السعر 250 AED أو 68 USD", &["[250 AED] money 250 AED", "[68 USD] money 68 USD"]),
        ("جمعت الشركة $42 مليون", &["[$42 مليون] money 42000000 USD"]),
        ("بسعر 99.99$ للنسخة", &["[99.99$] money 99.99 USD"]),
        ("مليونا دولار لكل فائز", &["[مليونا دولار] money 2000000 USD"]),
        ("تبرع بألفي دينار كويتي", &["[ألفي دينار كويتي] money 2000 KWD"]),
        ("ملياران ونصف المليار يورو", &["[ملياران ونصف المليار يورو] money 2500000000 EUR"]),
        ("نحو نصف مليون ريال عماني", &["[نصف مليون ريال عماني] money 500000 OMR ~"]),
        ("خمسة عشر مليونا و مئتي ألف ليرة لبنانية", &["[خمسة عشر مليونا و مئتي ألف ليرة لبنانية] money 15200000 LBP"]),
        ("في تونس بلغ السعر 850 مليما", &["[850 مليما] money 0.85 TND"]),
        ("في تونس عجز قدره 370 م د", &["[370 م د] money 370000000 TND"]),
        ("ثمن الرغيف خمسون قرشا في القاهرة", &["[خمسون قرشا] money 0.5 EGP"]),
        ("ارتفع الخام 78 سنتا", &["[78 سنتا] money 0.78 USD"]),
        ("كلفته دولار واحد", &["[دولار واحد] money 1 USD"]),
        ("خسر 12 ألف و651 مليون دينار في الجزائر", &["[12 ألف و651 مليون دينار] money 12651000000 DZD"]),
        ("ثمنها 40 جنيهًا إسترلينيًا", &["[40 جنيهًا إسترلينيًا] money 40 GBP"]),
        ("أنفقت 5 ملايين ريال", &["[5 ملايين ريال] money 5000000"]),
        (
            "منحت بغداد 20 مليار دينار، و10 مليارات أخرى للبصرة",
            &["[20 مليار دينار] money 20000000000 IQD", "[10 مليارات] money 10000000000 IQD …"],
        ),
        ("تكلفته 3,7 مليارات درهم في المغرب", &["[3,7 مليارات درهم] money 3700000000 MAD"]),
        ("قرض من 4ر314 مليون دولار", &["[4ر314 مليون دولار] money 314400000 USD"]),
        ("قيمته 39،7 مليون يورو", &["[39،7 مليون يورو] money 39700000 EUR"]),
    ]);
}

#[test]
fn percentages_and_points() {
    check(&[
        ("نما الاقتصاد ثلاثة ونصف في المئة", &["[ثلاثة ونصف في المئة] percent 3.5 %"]),
        ("زاد بنسبة ٠٫٦٪", &["[٠٫٦٪] percent 0.6 %"]),
        ("انخفض 89ر2 بالمائة", &["[89ر2 بالمائة] percent 2.89 %"]),
        ("خفض المركزي الفائدة 25 نقطة أساس", &["[25 نقطة أساس] percent 25 bp"]),
        ("تراجعت البطالة 1.2 نقطة مئوية", &["[1.2 نقطة مئوية] percent 1.2 pp"]),
        ("بين 8 و11 % من السكان", &["[8 و11 %] percent 8..11 %"]),
        ("بهامش %5 فقط", &["[%5] percent 5 %"]),
        ("صوت سبعون بالمئة منهم بنعم", &["[سبعون بالمئة] percent 70 %"]),
        ("أكثر من 60 في المائة", &["[60 في المائة] percent 60 % >"]),
        ("ارتفعت 11% إلى 176.5 مليار دولار", &["[11%] percent 11 %", "[176.5 مليار دولار] money 176500000000 USD"]),
    ]);
}

#[test]
fn counts_measures_and_durations() {
    check(&[
        ("توظيف 1,200 مهندس", &["[1,200] count 1200"]),
        ("حضر ألف موظف", &["[ألف] count 1000"]),
        ("جمع مليون ونصف المليون توقيع", &["[مليون ونصف المليون] count 1500000"]),
        ("قتل ثلاثة من المشاة", &["[ثلاثة] count 3"]),
        ("وقعت الأحزاب الخمسة على الوثيقة", &["[الخمسة] count 5"]),
        ("في الولايات الـ8", &["[الـ8] count 8"]),
        ("أنتجت 4.2 ملايين برميل يوميا", &["[4.2 ملايين برميل يوميا] measure 4200000 bbl/d"]),
        ("سرعة تبلغ 1,5 غيغابت في الثانية", &["[1,5 غيغابت في الثانية] measure 1.5 Gbps"]),
        ("على مساحة 12 كيلومترا مربعا", &["[12 كيلومترا مربعا] measure 12 km2"]),
        ("تخزن 300 متر مكعب", &["[300 متر مكعب] measure 300 m3"]),
        ("تنتج 50 ميغاواط ساعة", &["[50 ميغاواط ساعة] measure 50 MWh"]),
        ("بلغت الحرارة 45 درجة مئوية", &["[45 درجة مئوية] measure 45 °C"]),
        ("زلزال بقوة 5.4 درجات", &["[5.4 درجات] measure 5.4 point"]),
        ("عبوات من غرامين", &["[غرامين] measure 2 g"]),
        ("خلال الأشهر الستة الأولى", &["[الأشهر الستة] duration 6 month"]),
        ("مدة عامين ونصف العام", &["[عامين ونصف العام] duration 2.5 year"]),
        ("استغرق ساعة ونصف", &["[ساعة ونصف] duration 1.5 hour"]),
        ("في 8 دقائق و30 ثانية", &["[8 دقائق و30 ثانية] duration 510 second"]),
        ("منذ ثلاثة عقود", &["[ثلاثة عقود] duration 30 year"]),
        ("خلال الـ12 شهرا المقبلة", &["[الـ12 شهرا] duration 12 month"]),
        ("لا يتجاوز عمره الـ 22 عاما", &["[الـ 22 عاما] duration 22 year <="]),
        ("الإنتاج زاد ثلاثة أضعاف", &["[ثلاثة أضعاف] ratio 3 x"]),
        ("صار أسرع بـ50 مرة من السابق", &["[50 مرة] ratio 50 x"]),
        ("تراجع إلى ثلثيه", &["[ثلثي] ratio 0.6667"]),
        ("خسر نصف المبلغ", &["[نصف] ratio 0.5"]),
        ("ثلاثة أرباع السكان", &["[ثلاثة أرباع] ratio 0.75"]),
        ("يعاني 3 من كل 10 أطفال", &["[3 من كل 10] ratio 0.3"]),
    ]);
}

#[test]
fn ranges_and_changes() {
    check(&[
        ("ما بين 800 وألف منصب", &["[800 وألف] count 800..1000"]),
        ("بين 8 و9.5 مليارات دولار", &["[8 و9.5 مليارات دولار] money 8000000000..9500000000 USD"]),
        ("استثمار 66–72 مليار دولار", &["[66–72 مليار دولار] money 66000000000..72000000000 USD"]),
        ("يحتاج 3 إلى 4 ملايين دولار", &["[3 إلى 4 ملايين دولار] money 3000000..4000000 USD"]),
        ("بعد عامين أو ثلاثة.", &["[عامين أو ثلاثة] duration 2..3 year"]),
        ("سمع دوي 3 أو 4 انفجارات", &["[3 أو 4] count 3..4"]),
        ("تراوح السعر من 5 إلى 7 دولارات", &["[5 إلى 7 دولارات] money 5..7 USD"]),
        ("ارتفع السعر من 5 إلى 7 دولارات", &["[5] money 5 USD …", "[7 دولارات] money 7 USD"]),
        ("حرارة بين -180 و120 درجة مئوية", &["[-180 و120 درجة مئوية] measure -180..120 °C"]),
        ("بين خمسة وعشرين مليون دولار", &["[خمسة وعشرين مليون دولار] money 5000000..20000000 USD"]),
        ("في موسم 2024/25", &["[2024/25] year 2024..2025 gregorian"]),
        ("بين عامي 2006 و2008", &["[2006 و2008] year 2006..2008 gregorian"]),
        ("للفترة 2016-2020", &["[2016-2020] year 2016..2020 gregorian"]),
    ]);
}

#[test]
fn dates_times_and_scores() {
    check(&[
        ("يوم 25 يوليوز 2025", &["[25 يوليوز 2025] date 2025-07-25 gregorian"]),
        ("في ٢٧ كانون الثاني/يناير ٢٠٢٥", &["[٢٧ كانون الثاني/يناير ٢٠٢٥] date 2025-01-27 gregorian"]),
        ("منذ أيار/مايو 2023", &["[أيار/مايو 2023] date 2023-05 gregorian"]),
        ("في فاتح غشت", &["[فاتح غشت] date --08-01 gregorian"]),
        ("من غرة جانفي 2017", &["[غرة جانفي 2017] date 2017-01-01 gregorian"]),
        (
            "أيام 22 و23 و 24 جانفي",
            &["[22] date --01-22 gregorian …", "[23] date --01-23 gregorian …", "[24 جانفي] date --01-24 gregorian"],
        ),
        (
            "من 17 إلى 24 جويلية 2017",
            &["[17] date 2017-07-17 gregorian …", "[24 جويلية 2017] date 2017-07-24 gregorian"],
        ),
        ("الخامس عشر من شهر مارس", &["[الخامس عشر من شهر مارس] date --03-15 gregorian"]),
        (
            "يوم 15 رمضان 1446 هـ الموافق 15 مارس 2025",
            &["[15 رمضان 1446 هـ] date 1446-09-15 hijri", "[15 مارس 2025] date 2025-03-15 gregorian"],
        ),
        ("في عام 1445", &["[1445] year 1445 hijri"]),
        ("خلال الربع الثالث من 2025", &["[الربع الثالث من 2025] date 2025-Q3 gregorian"]),
        ("في الثلاثي الأخير من سنة 2013", &["[الثلاثي الأخير من سنة 2013] date 2013-Q4 gregorian"]),
        ("في النصف الأول من العام", &["[النصف الأول] date H1 gregorian"]),
        ("بتاريخ 12/05/2026", &["[12/05/2026] date 2026-05-12 gregorian"]),
        ("قبل كأس العالم 2030", &["[2030] year 2030 gregorian"]),
        ("سنة ألفين وستة عشر", &["[ألفين وستة عشر] year 2016 gregorian"]),
        ("على الساعة 15:45", &["[15:45] time 15:45"]),
        ("الساعة 8 مساء", &["[8 مساء] time 20:00"]),
        ("فاز الهلال 2-1 على النصر", &["[2-1] score 2-1"]),
        ("تغلب على خصمه بنتيجة 3 مقابل 2", &["[3 مقابل 2] score 3-2"]),
    ]);
}

#[test]
fn comparisons_stand_outside_the_span() {
    check(&[
        ("لا يقل عن 60 طنا", &["[60 طنا] measure 60 t >="]),
        ("ما يصل إلى أربعة ملايين هاتف", &["[أربعة ملايين] count 4000000 <="]),
        ("لم تتجاوز قيمته 151 ألف دولار", &["[151 ألف دولار] money 151000 USD <="]),
        ("تجاوزت الصادرات 61 مليون دولار", &["[61 مليون دولار] money 61000000 USD >"]),
        ("60 قتيلا على الأقل", &["[60] count 60 >="]),
        ("دون 50 دولارا", &["[50 دولارا] money 50 USD <"]),
        ("ما يقارب 86٪", &["[86٪] percent 86 % ~"]),
        ("بلغ 20 مليون دولار تقريبا", &["[20 مليون دولار] money 20000000 USD ~"]),
        ("يقترب دخله من 1.2 مليار يورو", &["[1.2 مليار يورو] money 1200000000 EUR ~"]),
        ("بلغ العدد 300 شخص", &["[300] count 300"]),
    ]);
}

#[test]
fn what_is_no_figure_stays_dark() {
    let sentences = [
        "القرار 1701 لمجلس الأمن",
        "جائحة كوفيد-19",
        "مقاتلة إف-16",
        "قمة مجموعة العشرين",
        "اجتماع مجموعة السبع",
        "دول G20",
        "هاتف iPhone 15",
        "آيفون 15 برو",
        "بلغ نصف النهائي",
        "في دور الستة عشر",
        "القرن الحادي والعشرين",
        "المرة الأولى",
        "الدقيقة 63",
        "المركز الـ15",
        "الاتصال بالرقم 040-223344",
        "الغرفة 302",
        "مئات القتلى وآلاف الجرحى وملايين النازحين",
        "عشرات الآلاف من الناس",
        "يوم الاثنين ثم الأحد",
        "الساعة الثالثة والنصف",
        "تسعينيات القرن الماضي",
        "شبكات 5G",
        "ولدان وبنتان",
        "مستوى واحد من الخدمة",
        "أثنى على الفريق",
        "كمية كبيرة من الماء",
        "شارع 5 يوليو",
    ];
    let lit: Vec<_> = sentences.iter().map(|text| (text, dump(text))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(lit.is_empty(), "{lit:#?}");
}

#[test]
fn every_number_in_words_has_its_value() {
    let root = std::env::var("QARI_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let Ok(lines) = std::fs::read_to_string(format!("{root}/data/figures/number_words.jsonl")) else {
        eprintln!("SKIPPED: no data/figures/number_words.jsonl under {root}");
        return;
    };
    let mut right = std::collections::BTreeMap::<String, (usize, usize)>::new();
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let value = row["n"].to_string();
        for (form, words) in row.as_object().unwrap().iter().filter(|(form, _)| *form != "n") {
            let words = words.as_str().unwrap();
            let alone = number::parse(words).is_some_and(|found| found.to_string() == value);
            let count = right.entry(form.clone()).or_default();
            *count = (count.0 + usize::from(alone), count.1 + 1);
            // In a sentence, with a clitic and a currency; zero and one have no such form.
            if !matches!(value.as_str(), "0" | "1" | "2") {
                let found = dump(&format!("دفع الرجل ل{words} دولار"));
                let sentence = right.entry(format!("{form} in a sentence")).or_default();
                let hit = found.len() == 1 && found[0].starts_with(&format!("[{words} دولار] money {value} USD"));
                *sentence = (sentence.0 + usize::from(hit), sentence.1 + 1);
            }
        }
    }
    for (form, (hits, all)) in right {
        let least = match form.split(' ').next().unwrap() {
            "num2words" => 0.99,
            "icu_num" => 0.95,
            _ => 1.0,
        };
        let share = hits as f64 / all as f64;
        eprintln!("{form}: {hits}/{all}");
        assert!(share >= least, "{form}: {hits} of {all}");
    }
}

#[test]
fn time_is_linear_on_hostile_input() {
    let time = |text: &str| {
        let article = article(text);
        let start = Instant::now();
        let _ = qari::extract::figures(&article);
        start.elapsed()
    };
    time("واحد");
    for unit in [
        "مليون وثلاثة ",
        "بين 3 إلى 4 أو 5-6 و",
        "7",
        "1,",
        "مئة ألف مليون ",
        "من 5 إلى ",
        "12/05/",
        "22 و",
        "نصف ربع ",
        "خمسة و",
    ] {
        let small = time(&unit.repeat(100_000 / unit.len()));
        let large = time(&unit.repeat(1_000_000 / unit.len()));
        assert!(large < Duration::from_secs(20), "{unit}: {large:?}");
        assert!(large < small * 40 + Duration::from_millis(500), "{unit}: {small:?} for 100 kB, {large:?} for 1 MB");
    }
}

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_figures_on_character_boundaries(
        text in "\\PC{0,80}|([ء-ي٠-٩0-9 .,،٫%$/:و-]|مليون|ألف|دولار|بين|إلى|من|مايو|و|عشر|نصف|\n){0,40}"
    ) {
        let article = article(&text);
        let extraction = extract(&article);
        let mut end = 0;
        for mention in &extraction.mentions {
            prop_assert!(mention.range.start >= end, "{:?}", mention);
            prop_assert!(!article.slice(mention.range).is_empty(), "{:?}", mention);
            end = mention.range.end;
        }
    }
}
