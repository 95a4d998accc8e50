//! The roles of figures: what they are of, whose, when, up or down. Sentences of our own.

use qari::article::TextRange;
use qari::extract::{Extraction, Roles, extract};
use qari::load::load_pasted;

/// The roles of each figure that has any, as `figure: of / whose / period / change`.
fn told(text: &str) -> Vec<String> {
    let article = load_pasted(text).unwrap().article;
    let found = extract(&article);
    let figures = found.mentions.iter().filter_map(|mention| Some((mention, found.roles.get(&mention.entity)?)));
    figures
        .map(|(mention, roles)| format!("{}: {}", article.slice(mention.range), worded(&article.text, &found, roles)))
        .collect()
}

fn worded(text: &str, found: &Extraction, roles: &Roles) -> String {
    let words = |range: TextRange| range.slice(text).to_owned();
    let of = roles.of.map(|of| words(of.words));
    let whose = roles.whose.and_then(|owner| Some(found.entity(owner.entity)?.name.clone()));
    let period = roles.period.map(|period| words(period.words));
    let change = roles.change.map(|change| format!("{} {}", change.trend.name(), change.part.name()));
    [of, whose, period, change].map(|role| role.unwrap_or_else(|| "-".to_owned())).join(" / ")
}

#[test]
fn sentences_say_what_whose_when_and_whither() {
    let table: [(&str, &[&str]); 19] = [
        (
            "ارتفعت أرباح شركة أرامكو في الربع الثالث من 2025 بنسبة 12% إلى 3 مليارات دولار.",
            &[
                "12%: أرباح / أرامكو / الربع الثالث من 2025 / up by",
                "3 مليارات دولار: أرباح / أرامكو / الربع الثالث من 2025 / up to",
            ],
        ),
        (
            "هبط سهم سابك 2.5 في المئة إلى 71 ريالا.",
            &["2.5 في المئة: سهم / سابك / - / down by", "71 ريالا: سهم / سابك / - / down to"],
        ),
        (
            "وبلغت إيرادات مايكروسوفت العام الماضي 250 مليار دولار.",
            &["250 مليار دولار: إيرادات / مايكروسوفت / العام الماضي / -"],
        ),
        ("وقعت الوزارة عقدا بقيمة 40 مليون درهم.", &["40 مليون درهم: عقدا / - / - / -"]),
        ("زادت صادرات مصر بنسبة 8% على عام 2023.", &["8%: صادرات / مصر / - / up by"]),
        ("ويعمل في المصنع 640 مهندسا.", &["640: مهندسا / - / - / -"]),
        (
            "تراجع عدد السكان من 90 ألفا إلى 75 ألفا.",
            &["90 ألفا: عدد السكان / - / - / down from", "75 ألفا: عدد السكان / - / - / down to"],
        ),
        (
            "وأعلنت أرامكو أن إيراداتها السنوية بلغت 480 مليار دولار.",
            &["480 مليار دولار: إيراداتها السنوية / أرامكو / - / -"],
        ),
        ("بكلفة تناهز 900 مليون ريال.", &["900 مليون ريال: كلفة / - / - / -"]),
        ("ولم ترتفع الأسعار 5%.", &["5%: الأسعار / - / - / -"]),
        ("ينبعث منها 3 ملايين طن من ثاني أكسيد الكربون.", &["3 ملايين طن: ثاني أكسيد الكربون / - / - / -"]),
        ("هاجر ثلث أبناء البلدة.", &["ثلث: أبناء البلدة / - / - / -"]),
        ("بلغ سعر الكيلوواط ساعة 4 دولارات.", &["4 دولارات: سعر الكيلوواط ساعة / - / - / -"]),
        ("يزيد رأسمال الصندوق على 6 مليارات دولار.", &["6 مليارات دولار: رأسمال / - / - / -"]),
        ("سجل التضخم 4.1% في مايو 2024.", &["4.1%: التضخم / - / مايو 2024 / -"]),
        ("السعر الشهري: 7.99 دولارات", &["7.99 دولارات: السعر الشهري / - / - / -"]),
        ("رفعت الشركة رسومها إلى ما بين 20 و30 دولارا.", &["20 و30 دولارا: رسومها / - / - / up to"]),
        ("وصل الوفد عند الساعة 18:30 يوم 4 مايو.", &[]),
        (
            "بلغ صافي أرباح «بنك الخليج» 120 مليون دينار (390 مليون دولار).",
            &["120 مليون دينار: صافي أرباح / بنك الخليج / - / -", "390 مليون دولار: صافي أرباح / بنك الخليج / - / -"],
        ),
    ];
    for (text, roles) in table {
        assert_eq!(told(text), roles, "{text}");
    }
}

#[test]
fn a_firm_called_by_its_sort_is_the_one_the_article_speaks_of() {
    let text = "أعلنت شركة مايكروسوفت خطتها. وقالت مايكروسوفت إن السوق واعدة. وبلغت إيرادات الشركة 60 مليار دولار.";
    assert_eq!(told(text), ["60 مليار دولار: إيرادات / مايكروسوفت / - / -"]);
    let two = "اجتمعت مايكروسوفت مع أرامكو. وبلغت إيرادات الشركة 60 مليار دولار.";
    assert_eq!(told(two), ["60 مليار دولار: إيرادات / - / - / -"], "either could be meant");
}

#[test]
fn every_role_points_at_words_of_its_own_sentence() {
    for sample in qari::session::SAMPLES {
        let article = load_pasted(sample.content).unwrap().article;
        let found = extract(&article);
        for (entity, roles) in &found.roles {
            let mention = found.entity(*entity).and_then(|entity| found.mention(entity.mentions[0])).unwrap();
            let block = article.block_at(mention.range.start).map(|block| article.blocks[block].range).unwrap();
            let words = [
                roles.of.map(|of| of.words),
                roles.whose.map(|owner| owner.words),
                roles.period.map(|period| period.words),
                roles.change.map(|change| change.words),
            ];
            for range in words.into_iter().flatten() {
                assert!(block.covers(range) && !article.slice(range).trim().is_empty(), "{:?}", article.slice(range));
            }
        }
    }
}
