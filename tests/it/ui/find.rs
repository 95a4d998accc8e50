//! Find in the article.

use super::*;

/// Types into the find field and waits for what is found.
fn search(harness: &mut Qari, query: &str) {
    press(harness, Modifiers::COMMAND, Key::F);
    harness.run_ok();
    harness.event(Event::Text(query.to_owned()));
    wait(harness);
}

fn wait(harness: &mut Qari) {
    for _ in 0..500 {
        harness.step();
        if harness.state().session().find().job.is_none() {
            harness.run_ok();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing was found within five seconds");
}

#[test]
fn finding_counts_steps_and_says_where_it_is() {
    let mut harness = reader();
    search(&mut harness, "العقد");
    let find = harness.state().session().find();
    assert!(find.open);
    assert_eq!((find.matches.len(), find.current), (1, Some(0)));
    search(&mut harness, "openai");
    assert_eq!(harness.state().session().find().matches.len(), 3);
    let place = |harness: &Qari| {
        let status = harness.get_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label());
        status.map(|said| qari::i18n::strip_isolates(&said)).find(|said| said.contains("من")).unwrap()
    };
    assert_eq!(place(&harness), "1 من 3");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(place(&harness), "2 من 3");
    harness.get_by_label("النتيجة السابقة").click();
    harness.run_ok();
    assert_eq!(place(&harness), "1 من 3");
    harness.get_by_label("إغلاق البحث").click();
    harness.run_ok();
    assert!(!harness.state().session().find().open);
}

#[test]
fn exact_letters_are_a_switch() {
    let mut harness = reader();
    search(&mut harness, "اعلنت");
    assert_eq!(harness.state().session().find().matches.len(), 1, "أ and ا are one");
    harness.get_by_role_and_label(Role::Switch, "مطابقة الحروف تمامًا").click();
    wait(&mut harness);
    assert!(harness.state().session().find().exact);
    assert!(harness.state().session().find().matches.is_empty());
    assert!(harness.query_by_label("لا نتائج").is_some());
}

#[test]
fn a_narrow_window_gives_the_search_its_whole_bar() {
    let mut harness = window(Settings::default(), [600.0, 800.0]);
    open(&mut harness, ARTICLE);
    search(&mut harness, "OpenAI");
    let field = harness.get_by_role_and_label(Role::TextInput, "ابحث في المقال").rect();
    assert!(field.width() > 140.0, "{field}");
    for name in ["النتيجة التالية", "النتيجة السابقة", "مطابقة الحروف تمامًا", "إغلاق البحث"]
    {
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("فتح").is_some(), "the bar is itself again");
}

#[test]
fn escape_leaves_the_search_then_the_selection_then_the_filter() {
    let mut harness = reader();
    click_row(&mut harness, "OpenAI");
    search(&mut harness, "العقد");
    harness.ctx.memory_mut(|memory| memory.surrender_focus(egui::Id::unique("find")));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(copied(&mut harness).as_deref(), Some("ش"), "from the first letter that is seen");
    let left = |harness: &mut Qari| {
        press(harness, Modifiers::NONE, Key::Escape);
        let session = harness.state().session();
        (session.find().open, session.filter().selected.len())
    };
    assert_eq!(left(&mut harness), (false, 1));
    assert_eq!(copied(&mut harness).as_deref(), Some("ش"));
    assert_eq!(left(&mut harness), (false, 1));
    assert_eq!(copied(&mut harness), None, "nothing is selected");
    assert_eq!(left(&mut harness), (false, 0));
}

/// A letter that stands everywhere in ten megabytes: typing it, stepping from match to match and painting them keep the window
/// responsive, for the search is not the window's work and only what is seen is painted.
#[test]
fn a_letter_found_everywhere_keeps_frames_short() {
    let news = crate::layout::articles().join("\n");
    let text = news.repeat(10_000_000 / news.len() + 1);
    let mut harness = window_with(Settings::default(), [1280.0, 800.0], 1.0 / 60.0);
    let ctx = harness.ctx.clone();
    harness.state_mut().take(&ctx, Action::SourceChosen(Source::Pasted(text)));
    while harness.state().session().document().is_none() {
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    press(&mut harness, Modifiers::COMMAND, Key::F);
    let mut frames = Vec::new();
    let mut frame = |harness: &mut Qari| {
        let start = std::time::Instant::now();
        harness.step();
        frames.push(start.elapsed());
    };
    for letter in ["ا", "ل"] {
        harness.event(Event::Text(letter.to_owned()));
        frame(&mut harness);
        while harness.state().session().find().job.is_some() {
            frame(&mut harness);
            std::thread::sleep(Duration::from_millis(2));
        }
        assert!(harness.state().session().find().matches.len() > 100_000);
        for _ in 0..20 {
            harness.key_press(Key::Enter);
            frame(&mut harness);
        }
    }
    assert!(harness.state().session().find().current.is_some_and(|at| at > 20));
    frames.sort();
    let (median, last) = (frames[frames.len() / 2], frames[frames.len() - 1]);
    eprintln!("{} frames, median {median:?}, longest {last:?}", frames.len());
    // The longest frame is the system's as much as ours where tests run beside each other.
    assert!(median < Duration::from_millis(50), "{median:?}");
}
