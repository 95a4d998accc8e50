//! The executable itself: what it prints, where, and the code it leaves with.

use std::io::{BufRead as _, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const NEWS: &str =
    "شركة توقّع عقداً جديداً\n\nقالت أرامكو في الرياض إنها ستدفع ٣٫٥ مليار دولار لشريكها الجديد خلال خمسة أعوام.\n";

fn qari() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    qari().args(arguments).output().unwrap()
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        qari().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn errors(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn article(folder: &Path, name: &str, text: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    let shown = path.to_str().unwrap().to_owned();
    (path, shown)
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for word in ["extract", "export", "layout", "tag", "Exit codes"] {
        assert!(out(&help).contains(word), "{word} in {}", out(&help));
    }
    assert_eq!(out(&run(&["--version"])).trim(), concat!("qari ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_2_and_says_how() {
    for arguments in [
        &["extract"][..],
        &["export", "a.txt"],
        &["export", "a.txt", "--format", "docx"],
        &["layout", "-", "--font", "amiri", "--size", "20", "--width", "0"],
        &["layout", "-", "--font", "comic", "--size", "20", "--width", "300"],
        &["--no-such-thing"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn without_a_display_the_window_is_refused_in_words() {
    for arguments in [&[][..], &["some.txt"], &["--exit-after-first-frame", "some.txt"]] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).contains("panicked") && errors(&output).starts_with("qari: "), "{}", errors(&output));
    }
}

#[test]
fn a_first_frame_that_cannot_come_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let Ok(mut server) =
        Command::new("Xvfb").args(["-displayfd", "1"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    else {
        eprintln!("SKIPPED: there is no Xvfb to open a window on");
        return;
    };
    let mut display = String::new();
    std::io::BufReader::new(server.stdout.take().unwrap()).read_line(&mut display).unwrap();
    let (_, good) = article(folder.path(), "good.txt", NEWS);
    let (_, empty) = article(folder.path(), "empty.txt", " \n");
    let outputs = [&good, &empty, "/no/such/file.txt"].map(|file| {
        let mut command = qari();
        command.env("DISPLAY", format!(":{}", display.trim())).env("XDG_CONFIG_HOME", folder.path());
        command.args(["--exit-after-first-frame", file]).output().unwrap()
    });
    server.kill().unwrap();
    server.wait().unwrap();
    let [shown, empty, missing] = &outputs;
    if shown.status.code() == Some(2) {
        eprintln!("SKIPPED: no window here: {}", errors(shown));
        return;
    }
    assert!(out(shown).trim().parse::<u64>().is_ok() && shown.status.code() == Some(0), "{shown:?}");
    for (output, name) in [(empty, "empty.txt"), (missing, "/no/such/file.txt")] {
        assert_eq!((output.status.code(), out(output)), (Some(1), ""), "{}", errors(output));
        assert!(errors(output).starts_with("qari: ") && errors(output).contains(name), "{}", errors(output));
    }
}

#[test]
fn extract_prints_or_writes_one_object_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, first) = article(folder.path(), "أول.txt", NEWS);
    let (_, second) = article(folder.path(), "ثان.md", NEWS);
    let printed = run(&["extract", &first]);
    assert_eq!(printed.status.code(), Some(0), "{}", errors(&printed));
    let json: serde_json::Value = serde_json::from_str(out(&printed)).unwrap();
    assert_eq!(json["file"], "أول.txt");
    assert!(json["mentions"].is_array());

    let target = folder.path().join("new/found");
    let written = run(&["extract", &first, &second, "--out", target.to_str().unwrap()]);
    assert_eq!((written.status.code(), out(&written)), (Some(0), ""), "{}", errors(&written));
    let same: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(target.join("أول.json")).unwrap()).unwrap();
    assert_eq!(same, json);
    assert!(target.join("ثان.json").is_file());
}

#[test]
fn extract_slices_at_code_points_of_the_text_without_its_mark() {
    let text = format!("\u{FEFF}{}", NEWS.replace('\n', "\r\n"));
    let output = run_with_input(&["extract", "-"], text.as_bytes());
    let json: serde_json::Value = serde_json::from_str(out(&output)).unwrap();
    let points: Vec<char> = text.chars().skip(1).collect();
    for mention in json["mentions"].as_array().unwrap() {
        let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
        assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), mention["text"]);
    }
}

#[test]
fn a_bad_file_is_said_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (_, good) = article(folder.path(), "good.txt", NEWS);
    let (_, empty) = article(folder.path(), "empty.txt", " \n");
    let target = folder.path().join("out");
    let output = run(&["extract", "/no/such/file.txt", &empty, &good, "--out", target.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("/no/such/file.txt") && errors(&output).contains("empty.txt"));
    assert!(target.join("good.json").is_file() && !target.join("empty.json").exists());
}

#[test]
fn two_files_of_one_name_are_not_written_over_each_other() {
    let output = run(&["extract", "a/x.txt", "b/x.txt", "--out", "/tmp/qari-never-made"]);
    assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
    assert!(!Path::new("/tmp/qari-never-made").exists());
}

#[test]
fn export_writes_each_format_or_fails_and_keeps_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_, source) = article(folder.path(), "a.txt", NEWS);
    for (format, start) in [("json", "{"), ("csv", "\u{FEFF}type,"), ("md", "---\n"), ("html", "<!DOCTYPE html>")] {
        let printed = run(&["export", &source, "--format", format]);
        assert!(out(&printed).starts_with(start), "{format}: {}", out(&printed));
        let target = folder.path().join(format!("x.{format}"));
        let written = run(&["export", &source, "--format", format, "-o", target.to_str().unwrap()]);
        assert_eq!(written.status.code(), Some(0), "{}", errors(&written));
        assert!(std::fs::read_to_string(target).unwrap().starts_with(start));
    }
    let (old, shown) = article(folder.path(), "old.csv", "old");
    let failed = run(&["export", "/no/such.txt", "--format", "csv", "-o", &shown]);
    assert_eq!((failed.status.code(), std::fs::read_to_string(old).unwrap().as_str()), (Some(1), "old"));
    let nowhere = run(&["export", &source, "--format", "csv", "-o", "/no/such/folder/x.csv"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(errors(&nowhere).contains("/no/such/folder/x.csv"));
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let (_, source) = article(folder.path(), "long.txt", &NEWS.repeat(5000));
    let mut child = qari()
        .args(["export", &source, "--format", "html"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
}

#[test]
fn tag_keeps_its_tokens_and_parts_sentences() {
    let output = run_with_input(&["tag", "-"], "أعلن البنك في القاهرة .\nنعم\n".as_bytes());
    let lines: Vec<_> = out(&output).lines().collect();
    let tokens: Vec<_> = lines.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(tokens, ["أعلن", "البنك", "في", "القاهرة", ".", "", "نعم", ""]);
    let known = ["O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];
    assert!(lines.iter().filter(|line| !line.is_empty()).all(|line| known.contains(&line.split(' ').nth(1).unwrap())));
}

#[test]
fn layout_prints_one_line_a_paragraph_and_width() {
    let output = run_with_input(
        &["layout", "-", "--font", "amiri", "--size", "20", "--width", "200,100000"],
        "قالت الشركة في بيان إنها ستبدأ العمل في العام المقبل.\n\nنعم\n".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let lines: Vec<_> = out(&output).lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("0 200 ") && lines[0].len() > "0 200 ".len());
    assert_eq!(&lines[1..], ["0 100000 ", "1 200 ", "1 100000 "]);
}
