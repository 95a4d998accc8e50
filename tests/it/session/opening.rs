//! Opening, stages of a job, cancel, failures.

use super::*;

#[test]
fn an_article_opens_in_two_stages() {
    let (article, extraction) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    assert_eq!(session.update(Action::OpenRequested), [Effect::PickFile]);
    assert_eq!(session.update(Action::FilePicked(None)), []);
    let path = PathBuf::from("/news/horizon.txt");
    let effects = session.update(Action::FilePicked(Some(path.clone())));
    assert_eq!(effects, [Effect::Load { job: JobId(1), source: Source::Path(path.clone()) }]);
    assert_eq!(session.progress(), Some(Msg::Loading("horizon.txt".to_owned())));

    let effects = session.update(Action::Loaded { job: JobId(1), result: loaded(article.clone()) });
    let [
        Effect::SetTitle(title),
        Effect::ScrollToStart,
        Effect::SaveSettings(saved),
        Effect::Extract { job, article: sent },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(strip_isolates(title), "«أفق للطيران» توقّع صفقة مع Aeris Motors — قارئ");
    assert_eq!(saved.recents, [path]);
    assert_eq!((*job, &**sent), (JobId(1), &article));
    assert_eq!(session.progress(), Some(Msg::Extracting));
    assert!(session.highlights().is_empty());

    assert_eq!(session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 3 }), []);
    assert_eq!(session.pending(), None);
    assert_eq!(session.document().unwrap().state(), ExtractionState::Done { millis: 3 });
    assert_eq!(session.highlights().len(), 9);
    assert!(session.can_export());
}

#[test]
fn answers_of_older_jobs_are_dropped() {
    let (article, extraction) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("slow.txt"))));
    let effects = session.update(Action::SourceChosen(Source::Pasted("نص".to_owned())));
    assert_eq!(effects[0], Effect::CancelJob(JobId(1)));
    assert_eq!(session.update(Action::Loaded { job: JobId(1), result: loaded(Article::default()) }), []);
    assert!(session.document().is_none());
    session.update(Action::Loaded { job: JobId(2), result: loaded(article) });
    assert_eq!(session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 1 }), []);
    assert!(session.highlights().is_empty());
    // A second answer to the same job finds nothing waiting for it.
    assert_eq!(session.update(Action::Loaded { job: JobId(2), result: loaded(Article::default()) }), []);
    assert!(session.document().unwrap().title().is_some());
}

#[test]
fn a_failure_leaves_the_open_article_as_it_was() {
    let mut session = open();
    session.update(click(OFOQ));
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("/news/gone.txt"))));
    let error = LoadError::NotFound { path: PathBuf::from("/news/gone.txt") };
    assert_eq!(session.update(Action::Loaded { job: JobId(2), result: Box::new(Err(error)) }), []);
    assert_eq!(selected(&session), [0]);
    assert_eq!(session.pending(), None);
    let [notice] = session.notices() else { panic!("one notice") };
    assert_eq!((notice.tone, &notice.msg), (Tone::Error, &Msg::FileMissing("gone.txt".to_owned())));
    let id = notice.id;
    session.update(Action::NoticeDismissed(id));
    assert!(session.notices().is_empty());
}

#[test]
fn a_recent_file_that_is_gone_leaves_the_list() {
    let mut session = open();
    let path = session.settings().recents[0].clone();
    session.update(Action::SourceChosen(Source::Path(path.clone())));
    let effects = session.update(Action::Loaded { job: JobId(2), result: Box::new(Err(LoadError::NotFound { path })) });
    assert!(has_saved(&effects));
    assert!(session.settings().recents.is_empty());
}

/// Every error of loading has a sentence in both languages that names the file.
#[test]
fn every_load_error_is_worded() {
    let kind = std::io::ErrorKind::PermissionDenied;
    let path = Some(PathBuf::from("تقرير.txt"));
    let table = [
        LoadError::NotFound { path: PathBuf::from("تقرير.txt") },
        LoadError::Unreadable { path: path.clone(), kind },
        LoadError::Unreadable { path: path.clone(), kind: std::io::ErrorKind::IsADirectory },
        LoadError::Unreadable { path, kind: std::io::ErrorKind::InvalidData },
        LoadError::Empty,
        LoadError::Binary { what: Some("a PDF document") },
        LoadError::TooLarge { size_bytes: None, limit_bytes: 64 << 20 },
        LoadError::Truncated { encoding: "UTF-8", offset: 7 },
        LoadError::Undecodable { encoding: "UTF-8", offset: 7 },
    ];
    let mut sentences = std::collections::BTreeSet::new();
    for error in table {
        let mut session = Session::new(Settings::default());
        session.update(Action::SourceChosen(Source::Path(PathBuf::from("/tmp/تقرير.txt"))));
        session.update(Action::Loaded { job: JobId(1), result: Box::new(Err(error)) });
        for lang in Lang::ALL {
            let sentence = text(lang, &session.notices()[0].msg).into_owned();
            assert!(sentence.contains("\u{2068}تقرير.txt\u{2069}"), "the name is isolated: {sentence:?}");
            assert!(sentences.insert(sentence.clone()), "said twice: {sentence}");
        }
    }
}

#[test]
fn warnings_come_with_the_article() {
    let (article, _) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Stdin));
    let warnings = vec![
        Warning::EncodingGuessed { encoding: "windows-1256" },
        Warning::LossyDecoding { replaced: 2 },
        Warning::NoArabic,
    ];
    session.update(Action::Loaded { job: JobId(1), result: Box::new(Ok(Loaded { article, warnings })) });
    let said: Vec<String> = session.notices().iter().map(|n| strip_isolates(&text(Lang::Ar, &n.msg))).collect();
    assert_eq!(
        said,
        [
            "لا يذكر الملف ترميزه، فقُرئ على أنه windows-1256",
            "تعذّرت قراءة حرفين، فوُضعت علامة بدل كل حرف",
            "لا عربية في هذا النص، فعُرض من اليسار إلى اليمين"
        ]
    );
    assert!(session.settings().recents.is_empty(), "standard input is no recent file");
}

#[test]
fn loading_and_extraction_can_be_stopped() {
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("big.txt"))));
    assert_eq!(session.update(Action::EscapePressed), [Effect::CancelJob(JobId(1))]);
    assert_eq!(session.notices()[0].msg, Msg::LoadCancelled("big.txt".to_owned()));

    let (article, extraction) = article_and_extraction();
    session.update(Action::TextPasted("نص".to_owned()));
    session.update(Action::Loaded { job: JobId(2), result: loaded(article) });
    assert_eq!(session.update(Action::CancelPressed), [Effect::CancelJob(JobId(2))]);
    assert_eq!(session.document().unwrap().state(), ExtractionState::Cancelled);
    assert!(!session.can_export());

    let effects = session.update(Action::ExtractionRequested);
    assert!(matches!(effects.as_slice(), [Effect::Extract { job: JobId(3), .. }]), "{effects:?}");
    assert_eq!(session.pending().map(|pending| pending.stage), Some(Stage::Extracting));
    session.update(Action::Extracted { job: JobId(3), extraction: Box::new(extraction), millis: 1 });
    assert!(session.can_export());
}

#[test]
fn the_first_of_several_dropped_files_is_opened() {
    let mut session = Session::new(Settings::default());
    assert_eq!(session.update(Action::FilesDropped(Vec::new())), []);
    let effects = session.update(Action::FilesDropped(vec![PathBuf::from("/a.txt"), PathBuf::from("/b.txt")]));
    assert_eq!(effects, [Effect::Load { job: JobId(1), source: Source::Path(PathBuf::from("/a.txt")) }]);
    session.update(Action::Loaded { job: JobId(1), result: loaded(article_and_extraction().0) });
    assert_eq!(session.notices()[0].msg, Msg::OnlyFirstOpened("a.txt".to_owned()), "still there when the file is");
    assert_eq!(session.update(Action::TextPasted(" \n".to_owned())), []);
    assert_eq!(session.notices()[1].msg, Msg::ClipboardEmpty);
}
