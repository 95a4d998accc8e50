//! The articles that come with the program, for whoever wants to try it at once. Invented, in our own sentences.

/// A bundled article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// A file name, whose extension says the format.
    pub file_name: &'static str,
    /// The headline, as the list of samples shows it.
    pub title: &'static str,
    /// The file's content.
    pub content: &'static str,
}

/// The bundled articles.
pub const SAMPLES: &[Sample] = &[
    Sample {
        file_name: "wadi-addaw.txt",
        title: "«سهيل للطاقة» تبدأ بناء محطة شمسية مع التخزين في نجران بكلفة 2.6 مليار دولار",
        content: include_str!("../../assets/samples/wadi-addaw.txt"),
    },
    Sample {
        file_name: "samar-model.md",
        title: "«مدار» تطلق نموذجًا لغويًا عربيًا يعمل على الهاتف بلا إنترنت",
        content: include_str!("../../assets/samples/samar-model.md"),
    },
    Sample {
        file_name: "marsa-ports.html",
        title: "«مرسى القابضة» تستحوذ على ٦٠٪ من «الأطلسي للحاويات»",
        content: include_str!("../../assets/samples/marsa-ports.html"),
    },
];
