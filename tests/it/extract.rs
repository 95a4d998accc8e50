//! The extraction as a whole: articles with known names, laws that hold for any text, and speed that does not depend on malice.

use std::path::PathBuf;
use std::time::Instant;

use proptest::prelude::*;
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{
    EntityDetail, EntityKind, Extraction, Extractor, Layers, LexiconFaultKind, Neighbours, extract, tag,
};

/// Plain text as an article: one block a line.
fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::from_usize(start, start + line.trim_end_matches('\n').len());
        start += line.len();
        if !range.is_empty() {
            blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
        }
    }
    Article { text: text.to_owned(), blocks, ..Article::default() }
}

/// Every name of a kind with the entity it belongs to, in text order.
fn names(text: &str, kind: EntityKind) -> Vec<(String, String)> {
    let article = article(text);
    let extraction = extract(&article);
    let of_kind = |extraction: &Extraction| {
        extraction
            .mentions
            .iter()
            .filter_map(|mention| {
                Some((article.slice(mention.range).to_owned(), extraction.entity(mention.entity)?.clone()))
            })
            .filter(|(_, entity)| entity.kind() == kind)
            .map(|(text, entity)| (text, entity.name))
            .collect()
    };
    of_kind(&extraction)
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(text, name)| ((*text).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn clitics_quotes_and_tatweel_stay_outside_the_span() {
    let text = "قالت مايكروسوفت إنها ستستثمر في السعودية، وتعتزم التوسع وفق الاتفاق مع لـ”OpenAI” وبمايكروسوفت.";
    let found = names(text, EntityKind::Organization);
    assert_eq!(found, pairs(&[("مايكروسوفت", "مايكروسوفت"), ("OpenAI", "OpenAI"), ("مايكروسوفت", "مايكروسوفت")]));
    let places = names("أعلن البنك ذلك للسعودية ولمصر.", EntityKind::Place);
    assert_eq!(places, pairs(&[("سعودية", "السعودية"), ("مصر", "مصر")]));
}

#[test]
fn a_later_surname_joins_its_bearer_and_the_title_is_no_name() {
    let text = "قال وزير المالية محمد بن عبد الله الجدعان إن النمو سيستمر.\nوأضاف الجدعان أن العجز تراجع.";
    let found = names(text, EntityKind::Person);
    let full = "محمد بن عبد الله الجدعان";
    assert_eq!(found, pairs(&[(full, full), ("الجدعان", full)]));
    let article = article(text);
    let extraction = extract(&article);
    let person = extraction.entities.iter().find(|entity| entity.kind() == EntityKind::Person).unwrap();
    let EntityDetail::Person { role, .. } = &person.detail else { panic!("a person") };
    assert_eq!(role.as_deref(), Some("وزير المالية"));
}

#[test]
fn a_quoted_name_behind_a_class_noun_is_of_that_kind() {
    let places = names("افتتح النادي ملعب «زرقان بارك» أمام الجمهور.", EntityKind::Place);
    assert_eq!(places, pairs(&[("زرقان بارك", "زرقان بارك")]));
}

#[test]
fn a_noun_with_a_pronoun_or_article_still_says_what_is_quoted() {
    let products = names("تعرض الشركة هاتفها الرائد «برقان 4» في المعرض.", EntityKind::Product);
    assert_eq!(products, pairs(&[("برقان 4", "برقان 4")]));
    let firms = names("اشترت المجموعة سلسلة متاجر «زهور بقال» مقابل مليون دينار.", EntityKind::Organization);
    assert_eq!(firms, pairs(&[("زهور بقال", "زهور بقال")]));
}

#[test]
fn and_parts_two_bodies() {
    let text = "وافقت وكالة الأدوية الأوروبية وإدارة الغذاء والدواء الأميركية على العلاج.";
    let found = names(text, EntityKind::Organization);
    let (one, other) = ("وكالة الأدوية الأوروبية", "إدارة الغذاء والدواء الأميركية");
    assert_eq!(found, pairs(&[(one, one), (other, other)]));
}

#[test]
fn a_preposition_stands_behind_a_title_but_not_behind_another_preposition() {
    let agencies = names("قال الوزير لرويترز إن العجز تراجع.", EntityKind::Organization);
    assert_eq!(agencies, pairs(&[("رويترز", "رويترز")]));
    let people = names("سجل الهدف عبر لاسين سينايوكو أمس.", EntityKind::Person);
    assert_eq!(people, pairs(&[("لاسين سينايوكو", "لاسين سينايوكو")]));
}

#[test]
fn formulas_addresses_and_foreign_sentences_hold_no_names() {
    let text = "بسم الله الرحمن الرحيم\nرحمه الله رحمة واسعة.\nالرابط https://example.com/users/query?id=7 والبريد info@example.com.\n\
                This is a plain sentence.\nيقول صاحب العمل إن المشروع «يحتاج إلى من يراه من خارجه».";
    let extraction = extract(&article(text));
    let names: Vec<_> = extraction.entities.iter().filter(|entity| entity.kind() != EntityKind::Figure).collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn an_office_behind_the_name_is_the_persons_and_a_form_of_address_is_none() {
    let text = "قالت رضوى الحكيم رئيسة البحوث في المصرف إن السهم صعد.\nوأضاف الدكتور سامر الحلبي أن السوق هدأت.";
    let extraction = extract(&article(text));
    let role = |name: &str| {
        let person = extraction.entities.iter().find(|entity| entity.name == name).unwrap();
        let EntityDetail::Person { role, .. } = &person.detail else { panic!("a person") };
        role.clone()
    };
    assert_eq!(role("رضوى الحكيم").as_deref(), Some("رئيسة البحوث"));
    assert_eq!(role("سامر الحلبي"), None);
}

#[test]
fn nationalities_and_ordinary_words_are_no_names() {
    let text = "بذل العامل المصري كل ما لديه من أمل، وهذه هي المرة الأولى في قطاع الطاقة والذكاء الاصطناعي.";
    for kind in [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Product] {
        assert_eq!(names(text, kind), pairs(&[]), "{kind:?}");
    }
}

#[test]
fn tagging_keeps_the_tokens_and_puts_clitics_inside() {
    let tagged = tag("التقى دونالد ترامب رئيس الوزراء في القاهرة وبيروت");
    assert_eq!(tagged.len(), 1);
    let tags: Vec<_> = tagged[0].iter().map(|(_, tag)| *tag).collect();
    assert_eq!(tags, ["O", "B-PER", "I-PER", "O", "O", "O", "B-LOC", "B-LOC"]);
}

#[test]
fn later_forms_join_their_entity() {
    let text =
        "قالت المديرة سعاد بن عيسى إن أيت الحاج غائب.\nوأضافت بن عيسى أن شركة «Nokia X» تعمل.\nوقال حمو أيت الحاج ذلك.";
    let people = names(text, EntityKind::Person);
    let (first, second) = ("سعاد بن عيسى", "حمو أيت الحاج");
    let expected = [(first, first), ("أيت الحاج", second), ("بن عيسى", first), (second, second)];
    assert_eq!(people, pairs(&expected));
}

#[test]
fn tickers_and_ratings_are_no_names() {
    let text = "ارتفع سهم أرامكو (ARMX) بعد أن منحتها موديز تصنيف Aa3 وأبقت فيتش تصنيفها عند AA-، ورقم الرحلة QZ815.";
    let found: Vec<String> = names(text, EntityKind::Organization)
        .into_iter()
        .chain(names(text, EntityKind::Product))
        .map(|(text, _)| text)
        .collect();
    assert!(found.iter().all(|name| !name.is_ascii()), "{found:?}");
    assert!(found.iter().any(|name| name == "أرامكو"), "{found:?}");
}

#[test]
fn a_users_own_names_are_found_beside_the_built_in_ones() {
    let (extractor, faults) = Extractor::with_own_lexicon("بيت الزعفران\tcompany\tالزعفران\t\tSA\t7777\nسطر بلا نوع\n");
    assert_eq!(faults.iter().map(|fault| (fault.line, fault.kind)).collect::<Vec<_>>(), [(2, LexiconFaultKind::Kind)]);
    let article = article("أعلنت بيت الزعفران أرباحها، ثم قالت أرامكو إن الزعفران شريكة.");
    let extraction = extractor.extract(&article);
    let company = extraction.entities.iter().find(|entity| entity.name == "بيت الزعفران").unwrap();
    assert_eq!(company.mentions.len(), 2, "{extraction:#?}");
    let EntityDetail::Organization { company, ticker, country } = &company.detail else { panic!("an organisation") };
    assert_eq!((*company, ticker.as_deref(), country.as_deref()), (true, Some("7777"), Some("SA")));
    assert!(extraction.entities.iter().any(|entity| entity.name == "أرامكو"));
}

#[test]
fn a_quoted_name_behind_such_as_is_a_name() {
    let found = names("انضمت إليها شركات أخرى، مثل “بلاك روك” و«أرامكو».", EntityKind::Organization);
    let found: Vec<_> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(found, ["بلاك روك", "أرامكو"]);
}

#[test]
fn a_person_has_the_nationality_that_the_title_carries() {
    let article = article("استقبل الوزير الرئيس الفرنسي إيمانويل ماكرون في القاهرة.");
    let extraction = extract(&article);
    let person = extraction.entities.iter().find(|entity| entity.kind() == EntityKind::Person).unwrap();
    let EntityDetail::Person { country, .. } = &person.detail else { panic!("a person") };
    assert_eq!(country.as_deref(), Some("FR"));
}

#[test]
fn names_of_one_sentence_stand_beside_each_other() {
    let article = article("التقى دونالد ترامب رئيس أرامكو في الرياض. وعاد ترامب إلى الرياض.\nوقالت مايكروسوفت ذلك.");
    let extraction = extract(&article);
    let id = |name: &str| extraction.entities.iter().find(|entity| entity.name == name).unwrap().id;
    let neighbours = Neighbours::new(&article, &extraction);
    assert_eq!(neighbours.of(id("دونالد ترامب")), [(id("الرياض"), 2), (id("أرامكو"), 1)]);
    assert_eq!(neighbours.of(id("مايكروسوفت")), []);
}

/// Names by text and kind, in text order.
fn spans(article: &Article, extraction: &Extraction) -> Vec<(String, EntityKind)> {
    let kind = |mention: &qari::extract::Mention| extraction.entity(mention.entity).unwrap().kind();
    extraction.mentions.iter().map(|mention| (article.slice(mention.range).to_owned(), kind(mention))).collect()
}

/// Mentions sorted and disjoint, on character boundaries, each belonging to the entity that lists it.
fn check(article: &Article, extraction: &Extraction) {
    for pair in extraction.mentions.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{:?} overlaps {:?}", pair[0], pair[1]);
    }
    for (index, mention) in extraction.mentions.iter().enumerate() {
        assert_eq!(mention.id.0 as usize, index);
        assert!(!article.slice(mention.range).is_empty(), "{mention:?}");
        let entity = extraction.entity(mention.entity).unwrap();
        assert!(entity.mentions.contains(&mention.id));
    }
    assert!(extraction.entities.iter().all(|entity| !entity.mentions.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_gives_sound_mentions_and_the_same_ones_again(
        text in "\\PC{0,80}|([ء-ي\u{64b}ـ]{1,6}[ «»\"()،.\n0-9A-Za-z]{1,2}){0,30}"
    ) {
        let article = article(&text);
        let extraction = extract(&article);
        check(&article, &extraction);
        prop_assert_eq!(extraction, extract(&article));
    }

    #[test]
    fn words_of_names_in_any_order_give_sound_mentions(
        words in proptest::collection::vec(prop::sample::select(vec![
            "شركة", "«", "»", "أرامكو", "السعودية", "وزارة", "المالية", "محمد", "بن", "عبد", "الله", "و", "لـ", "OpenAI", "(", ")", "30",
            "مليار", "دولار", "قال", "الرئيس", "التنفيذي", "البنك", "المركزي", "المصري", "ش", ".", "م", "\n", "للسعودية", "وماسك",
        ]), 0..40)
    ) {
        let text = words.join(" ");
        let article = article(&text);
        check(&article, &extract(&article));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Two paragraphs without a word in common: what is found in the second does not depend on the first. With a word in common it may,
    /// but through the memory of the document alone: the rules by themselves never look beyond their paragraph.
    #[test]
    fn a_paragraph_taken_away_moves_no_mention_elsewhere(
        first in proptest::collection::vec(prop::sample::select(vec![
            "قالت", "شركة", "«زخرف»", "إن", "محمد", "العلي", "زار", "الرياض", "وبيروت", "السعودية", "OpenAI",
        ]), 0..14),
        second in proptest::collection::vec(prop::sample::select(vec![
            "أعلن", "بنك", "مصر", "أن", "سعيد", "الحسن", "غادر", "القاهرة", "وتونس", "المصري", "Google", "وزير", "المالية",
        ]), 1..14),
        shared in any::<bool>(),
    ) {
        let second = second.join(" ");
        let mut first = first.join(" ");
        if shared {
            first.push_str(" القاهرة سعيد الحسن");
        }
        let rules = Layers { memory: false, model: false, ..Layers::default() };
        let extractor = Extractor::with_layers(if shared { rules } else { Layers::default() });
        let (alone, both) = (article(&second), article(&format!("{first}\n{second}")));
        let (found, together) = (extractor.extract(&alone), extractor.extract(&both));
        let tail = together.mentions.iter().filter(|mention| mention.range.start as usize > first.len()).count();
        let all = spans(&both, &together);
        prop_assert_eq!(spans(&alone, &found), &all[all.len() - tail..]);
    }
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    let sentence = |index: usize| {
        format!("قال المهندس سامي ا{index}ب العلي إن شركة «درة{index}» (Durra{index}) وبنك مصر في الرياض.\n")
    };
    let seconds = |count: usize| {
        let article = article(&(0..count).map(sentence).collect::<String>());
        let run = || {
            let started = Instant::now();
            check_fast(&extract(&article), &article);
            started.elapsed().as_secs_f64()
        };
        run().min(run())
    };
    let _ = seconds(10);
    let (one, four) = (seconds(400), seconds(1_600));
    assert!(four < 10.0 * one, "{one:.3} s, then {four:.3} s");
}

#[test]
fn time_grows_with_length_alone() {
    let quotes = "«شركة» ".repeat(30_000);
    let token = "م".repeat(1_000_000);
    let names = "قال محمد العلي إن شركة أرامكو في الرياض. ".repeat(4_000);
    let sharers: String = (0..20_000).map(|index| format!("الوزير محمد ا{index}ب العلي قال. ")).collect();
    let _ = extract(&article("مصر"));
    for (name, text) in [("quotes", quotes), ("one token", token), ("names", names), ("sharers", sharers)] {
        let article = article(&text);
        let started = Instant::now();
        check_fast(&extract(&article), &article);
        let seconds = started.elapsed().as_secs_f64();
        assert!(seconds < 60.0, "{name}: {seconds:.1} s");
    }
}

fn check_fast(extraction: &Extraction, article: &Article) {
    assert!(extraction.mentions.iter().all(|mention| !article.slice(mention.range).is_empty()));
}

/// The folder of data that is not part of the project, if it is there.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("QARI_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let found = folder.join("data/seed").is_dir().then_some(folder);
    if found.is_none() {
        eprintln!("SKIPPED: the annotated articles are not there (set QARI_SHARED)");
    }
    found
}

/// Right, predicted and gold names over a folder of annotated articles.
fn score(folder: &std::path::Path) -> (usize, usize, usize) {
    let (mut right, mut predicted, mut gold) = (0, 0, 0);
    for entry in std::fs::read_dir(folder.join("gold")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let nested = folder.join("articles").join(format!("{stem}.txt"));
        let source = if nested.exists() { nested } else { folder.join(format!("{stem}.txt")) };
        let article = qari::load::load_file(&source).unwrap().article;
        let starts: Vec<usize> = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
        let extraction = extract(&article);
        let found: Vec<(usize, usize, &str)> = extraction
            .mentions
            .iter()
            .filter_map(|mention| {
                let kind = match extraction.entity(mention.entity)?.kind() {
                    EntityKind::Organization => "organization",
                    EntityKind::Person => "person",
                    EntityKind::Place => "place",
                    EntityKind::Product => "product",
                    EntityKind::Figure => return None,
                };
                Some((mention.range.start as usize, mention.range.end as usize, kind))
            })
            .collect();
        let annotated: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for mention in annotated["mentions"].as_array().unwrap().iter().filter(|mention| mention["type"] != "figure") {
            let at = |key: &str| starts[usize::try_from(mention[key].as_u64().unwrap()).unwrap()];
            gold += 1;
            right += usize::from(found.contains(&(at("start"), at("end"), mention["type"].as_str().unwrap())));
        }
        predicted += found.len();
    }
    (right, predicted, gold)
}

#[test]
fn annotated_articles_keep_their_scores() {
    let Some(shared) = shared() else { return };
    for (folder, least) in [("data/seed", 0.95), ("data/gold-news", 0.85)] {
        let (right, predicted, gold) = score(&shared.join(folder));
        let f1 = 2.0 * right as f64 / (predicted + gold) as f64;
        assert!(
            f1 >= least,
            "{folder}: names strict F1 {f1:.4}, {right} right of {predicted} found and {gold} annotated"
        );
    }
}

#[test]
fn musk_is_one_person_with_all_mentions() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data/seed/000_60833ba0710bd246.txt");
    let article = qari::load::load_file(&path).unwrap().article;
    let extraction = extract(&article);
    let musk = extraction.entities.iter().find(|entity| entity.name == "إيلون ماسك").unwrap();
    assert_eq!(musk.mentions.len(), 14);
    assert_eq!(musk.aliases, ["ماسك"]);
}
