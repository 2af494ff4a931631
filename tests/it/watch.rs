//! `check --watch`: what wakes it, what does not, and how it ends. Nothing here waits for time to
//! pass: each step reads what the program prints until the line that it must come to.
//!
//! Linux alone: other systems tell of changes in other ways, and late.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

const GOOD: &str =
    "<footer><a href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号-1</a></footer>";
const BAD: &str =
    "<footer><a href=\"https://beian.miit.gov.cn/\">京icp备2021012345号-1</a></footer>";

struct Watching {
    program: Child,
    lines: Option<BufReader<ChildStdout>>,
}

impl Watching {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut program = crate::program::program()
            .args([
                "check",
                "--watch",
                "--ignore",
                "psb-missing",
                "--fail-on",
                "warning",
            ])
            .args(args)
            .current_dir(folder)
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = program.stdout.take().map(BufReader::new);
        Self { program, lines }
    }

    /// What is printed up to the end of the next check, without its last line.
    fn check(&mut self) -> String {
        let mut printed = String::new();
        loop {
            let mut line = String::new();
            assert!(
                self.lines.as_mut().unwrap().read_line(&mut line).unwrap() > 0,
                "ended: {printed}"
            );
            if line.contains(" watching ") {
                return printed;
            }
            printed.push_str(&line);
        }
    }

    /// Reads on until a check ends with that; gives how many checks it took.
    fn until(&mut self, wanted: &str) -> usize {
        let mut checks = 1;
        while !self.check().contains(wanted) {
            checks += 1;
        }
        checks
    }

    /// Ctrl-C; gives the exit code.
    fn interrupt(mut self) -> Option<i32> {
        let pid = self.program.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &pid])
                .status()
                .unwrap()
                .success()
        );
        self.program.wait().unwrap().code()
    }
}

impl Drop for Watching {
    /// A test that fails leaves nobody behind.
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("site/dist")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("site/dist/index.html"), GOOD).unwrap();
    folder
}

#[test]
fn pages_that_change_come_and_go_are_checked_again() {
    let folder = folder();
    let dist = folder.path().join("site/dist");
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    let first = watching.check();
    assert_eq!(
        first,
        "1 page (1 home), 0 errors, 0 warnings, 0 infos, 0 not checked\n"
    );

    fs::write(dist.join("index.html"), BAD).unwrap();
    watching.until("site/dist/index.html:1:46: warning[icp-case]");
    // As many editors save: a new file in place of the old one.
    fs::write(dist.join(".index.html.swp"), GOOD).unwrap();
    fs::rename(dist.join(".index.html.swp"), dist.join("index.html")).unwrap();
    watching.until("1 page (1 home), 0 errors, 0 warnings");
    fs::create_dir_all(dist.join("a/b")).unwrap();
    fs::write(dist.join("a/b/c.html"), BAD).unwrap();
    watching.until("2 pages (1 home), 0 errors, 1 warning");
    fs::write(dist.join("a/b/c.html"), GOOD).unwrap();
    watching.until("2 pages (1 home), 0 errors, 0 warnings");
    fs::remove_dir_all(dist.join("a")).unwrap();
    watching.until("1 page (1 home), 0 errors, 0 warnings");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_folder_that_is_made_anew_is_still_watched() {
    let folder = folder();
    let dist = folder.path().join("site/dist");
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    watching.check();
    for round in 1..=3 {
        // With the folder above it, too.
        fs::remove_dir_all(folder.path().join("site")).unwrap();
        watching.until("site/dist");
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), BAD).unwrap();
        watching.until("1 warning");
        for page in 0..round {
            fs::write(dist.join(format!("{page}.html")), GOOD).unwrap();
        }
        watching.until(&format!(
            "{} pages (1 home), 0 errors, 1 warning",
            round + 1
        ));
        // A generator that cleans up first.
        fs::remove_dir_all(&dist).unwrap();
        fs::create_dir(&dist).unwrap();
        fs::write(dist.join("index.html"), GOOD).unwrap();
        watching.until("1 page (1 home), 0 errors, 0 warnings");
    }
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_folder_that_is_not_there_yet_is_waited_for() {
    let folder = folder();
    let mut watching = Watching::start(folder.path(), &["later/out"]);
    assert!(
        watching
            .check()
            .contains("there is no file or folder later/out;")
    );
    let out = folder.path().join("later/out");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("index.html"), BAD).unwrap();
    watching.until("later/out/index.html:1:46: warning[icp-case]");
    assert_eq!(watching.interrupt(), Some(1));
}

#[test]
fn the_configuration_counts_when_it_changes_breaks_and_is_mended() {
    let folder = folder();
    let config = folder.path().join("beian-lint.toml");
    fs::write(folder.path().join("site/dist/index.html"), BAD).unwrap();
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    watching.until("1 warning");
    fs::write(&config, "rules.icp-case = \"error\"\n").unwrap();
    watching.until("1 error");
    fs::write(&config, "rules.icp-caes = \"error\"\n").unwrap();
    // What is wrong stands on standard error.
    watching.until("");
    fs::remove_file(&config).unwrap();
    watching.until("1 warning");
    fs::write(&config, "baseline = \"known.json\"\n").unwrap();
    fs::write(folder.path().join("known.json"), baseline(folder.path())).unwrap();
    watching.until("1 suppressed");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn the_last_line_speaks_as_the_report_does() {
    let folder = folder();
    fs::write(folder.path().join("beian-lint.toml"), "lang = 'zh-CN'\n").unwrap();
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    let mut lines = watching.lines.take().unwrap().lines().map(Result::unwrap);
    let last = lines.find(|line| line.contains("Ctrl-C")).unwrap();
    assert!(last.contains("正在监视"), "{last}");
}

/// A baseline of the page as it is.
fn baseline(folder: &Path) -> String {
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("known.json");
    let mut check = crate::program::program();
    check.args([
        "check",
        "site/dist",
        "--no-config",
        "--ignore",
        "psb-missing",
    ]);
    check
        .arg("--write-baseline")
        .arg(&file)
        .current_dir(folder)
        .stdout(Stdio::null());
    assert!(check.status().unwrap().success());
    // Pages are named from the folder of the baseline: here that of the configuration.
    let text = fs::read_to_string(file).unwrap();
    let page = text
        .split('"')
        .find(|word| word.ends_with("index.html"))
        .unwrap();
    text.replace(page, "site/dist/index.html")
}

#[test]
fn a_burst_of_changes_is_checked_a_few_times_at_most() {
    let folder = folder();
    let dist = folder.path().join("site/dist");
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    watching.check();
    for page in 0..3000 {
        let part = dist.join(format!("{}", page % 50));
        fs::create_dir_all(&part).unwrap();
        fs::write(part.join(format!("{page}.html")), GOOD).unwrap();
    }
    let checks = watching.until("3001 pages");
    assert!(checks < 30, "{checks} checks");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn what_the_check_writes_and_what_a_walk_leaves_out_wakes_nobody() {
    let folder = folder();
    let dist = folder.path().join("site/dist");
    let page = dist.join("index.html");
    let args = [
        "site/dist",
        "--output",
        "html=site/dist/report.html",
        "--exclude",
        "drafts",
    ];
    let mut watching = Watching::start(folder.path(), &args);
    watching.check();
    assert!(dist.join("report.html").is_file());
    fs::create_dir_all(dist.join("node_modules/x")).unwrap();
    fs::create_dir_all(dist.join("drafts")).unwrap();
    for (round, text) in [BAD, GOOD, BAD].into_iter().enumerate() {
        for quiet in [
            "node_modules/x/a.html",
            "drafts/a.html",
            ".hidden.html",
            "x.css",
        ] {
            fs::write(dist.join(quiet), text.repeat(round + 1)).unwrap();
        }
        fs::write(&page, text).unwrap();
        let warnings = usize::from(text == BAD);
        watching.until(&format!("1 page (1 home), 0 errors, {warnings} warning"));
    }
    assert_eq!(watching.interrupt(), Some(1));
}

#[test]
fn one_file_is_watched_by_its_name() {
    let folder = folder();
    let page = folder.path().join("site/dist/index.html");
    let mut watching = Watching::start(folder.path(), &["site/dist/index.html"]);
    watching.check();
    fs::remove_file(&page).unwrap();
    watching.until("1 not checked");
    fs::write(&page, BAD).unwrap();
    watching.until("warning[icp-case]");
    assert_eq!(watching.interrupt(), Some(1));
}

#[test]
fn a_reader_that_goes_away_ends_it() {
    let folder = folder();
    let mut watching = Watching::start(folder.path(), &["site/dist"]);
    watching.check();
    watching.lines = None;
    fs::write(folder.path().join("site/dist/index.html"), BAD).unwrap();
    assert_eq!(watching.program.wait().unwrap().code(), Some(1));
}
