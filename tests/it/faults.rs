//! What the system does to the program: full disks, changing folders, little memory.

use crate::program::program;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use tempfile::TempDir;

const PAGE: &str = "<footer><a href=\"#\">京icp备2021012345号</a></footer>";

/// A folder with a page that has faults which can be mended.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), PAGE).unwrap();
    folder
}

fn check(folder: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.args(["check", "--no-config", "--lang", "en"]);
    command.args(args).current_dir(folder);
    command
}

/// The program by way of a shell, which sets limits first.
fn limited(limits: &str, folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{limits}\nexec \"$@\""), "sh"]);
    command.arg(program().get_program());
    command
        .args(["check", "--no-config", "--lang", "en"])
        .args(args);
    for name in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"] {
        command.env_remove(name);
    }
    command.current_dir(folder).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn ended(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), told(output))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_an_error() {
    let site = site();
    for format in ["text", "json", "jsonl", "sarif", "html", "csv"] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = check(site.path(), &["index.html", "--format", format])
            .stdout(full)
            .output()
            .unwrap();
        let (code, told) = ended(&output);
        assert_eq!(code, Some(2), "{format}");
        assert!(
            told.contains("cannot write the report: No space left on device"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    for command in [
        &["schema"][..],
        &["rule", "icp-case"],
        &["completions", "bash"],
        &["man"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = program().args(command).stdout(full).output().unwrap();
        let (code, told) = ended(&output);
        assert_eq!(code, Some(2), "{command:?}");
        assert!(
            told.contains("No space left on device"),
            "{command:?}: {told}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_a_report_is_an_error() {
    let site = site();
    let output = check(site.path(), &["index.html", "--output", "json=/dev/full"]).output();
    let (code, told) = ended(&output.unwrap());
    assert_eq!(code, Some(2));
    assert!(
        told.contains("/dev/full") && told.contains("No space left on device"),
        "{told}"
    );
}

/// A disk on which no byte more has room: the system refuses to let files grow.
const FULL: &str = "trap '' XFSZ; ulimit -f 0";

#[test]
fn a_full_disk_leaves_pages_and_reports_as_they_were() {
    let site = site();
    let old = site.path().join("old.json");
    fs::write(&old, "{}").unwrap();
    let output = limited(
        FULL,
        site.path(),
        &["index.html", "--output", "json=old.json"],
    );
    let (code, told) = ended(&output);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("old.json") && told.contains("File too large"),
        "{told}"
    );
    let output = limited(FULL, site.path(), &["index.html", "--fix"]);
    let (code, told) = ended(&output);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("index.html is not fixed: it cannot be written: "),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&old).unwrap(), "{}");
    assert_eq!(
        fs::read_to_string(site.path().join("index.html")).unwrap(),
        PAGE
    );
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_place_is_an_error() {
    let site = site();
    let args = ["index.html", "--output", "json=/proc/beian.json"];
    let (code, told) = ended(&check(site.path(), &args).output().unwrap());
    assert_eq!(code, Some(2));
    assert!(told.contains("/proc/beian.json: "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

/// Files of the kernel's have no length, or one that is not theirs: they grow and shrink
/// between the question and the reading.
#[cfg(target_os = "linux")]
#[test]
fn a_file_of_another_length_than_it_says_is_read_to_its_end() {
    let site = site();
    let page = |source: &str| {
        let output = check(site.path(), &[source, "--format", "json"])
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), report["summary"]["pages"].clone())
    };
    assert_eq!(fs::metadata("/proc/version").unwrap().len(), 0);
    assert_eq!(page("/proc/version"), (Some(1), 1.into()));
    let shrunk = "/sys/kernel/uevent_seqnum";
    if let Ok(metadata) = fs::metadata(shrunk) {
        assert!(metadata.len() > fs::read(shrunk).unwrap().len() as u64);
        assert_eq!(page(shrunk), (Some(1), 1.into()));
    }
}

/// Ends the changes, also when a test fails meanwhile.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Calls `change` again and again while `body` runs.
fn meanwhile(change: impl Fn() -> io::Result<()> + Sync, body: impl FnOnce()) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let _ending = Ending(&done);
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                // What the program holds may refuse for a moment.
                let _ = change();
            }
        });
        body();
    });
}

#[test]
fn a_file_that_shrinks_and_grows_is_read_as_it_is() {
    let site = site();
    let path = site.path().join("index.html");
    let long = format!("{}{PAGE}", "正文".repeat(40_000));
    let change = || fs::write(&path, &long).and_then(|()| fs::write(&path, PAGE));
    meanwhile(change, || {
        for _ in 0..4 {
            let output = check(site.path(), &["index.html", "--format", "json"])
                .output()
                .unwrap();
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(1), "{}", told(&output));
            assert_eq!(report["summary"]["pages"], 1);
        }
    });
}

#[test]
fn a_folder_that_changes_is_walked_to_its_end() {
    let site = site();
    for at in 0..50 {
        fs::write(site.path().join(format!("{at}.html")), PAGE).unwrap();
    }
    let change = || {
        let sub = site.path().join("sub/sub");
        fs::create_dir_all(&sub)?;
        (0..20).try_for_each(|at| fs::write(sub.join(format!("{at}.html")), PAGE))?;
        fs::remove_dir_all(site.path().join("sub"))
    };
    meanwhile(change, || {
        for _ in 0..4 {
            let output = check(site.path(), &[".", "--format", "json"])
                .output()
                .unwrap();
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(1), "{}", told(&output));
            assert!(report["summary"]["pages"].as_u64() >= Some(51));
            for unchecked in report["unchecked"].as_array().unwrap() {
                // What went away is said by name, and nothing else.
                assert_eq!(unchecked["kind"], "io", "{unchecked}");
                assert!(
                    unchecked["source"].as_str().unwrap().starts_with("sub"),
                    "{unchecked}"
                );
            }
        }
    });
}

#[test]
fn links_in_a_circle_end() {
    let site = site();
    symlink(".", site.path().join("here")).unwrap();
    symlink("b.html", site.path().join("a.html")).unwrap();
    symlink("a.html", site.path().join("b.html")).unwrap();
    fs::create_dir(site.path().join("sub")).unwrap();
    symlink("..", site.path().join("sub/up")).unwrap();
    let output = check(site.path(), &[".", "--format", "json"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        (&report["summary"]["pages"], &report["summary"]["unchecked"]),
        (&1.into(), &0.into())
    );
    let output = check(site.path(), &["a.html"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(
        report.contains("the link a.html leads nowhere or in a circle"),
        "{report}"
    );
}

#[test]
fn thousands_of_tiny_files_are_all_checked() {
    let site = site();
    for at in 0..2_000 {
        let folder = site.path().join(format!("{}", at % 50));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{at}.html")), "<p>x").unwrap();
    }
    let output = check(site.path(), &[".", "--format", "json", "--jobs", "8"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["pages"], 2_001);
    assert_eq!(output.status.code(), Some(1));
}

/// Names need not be text: they are shown with U+FFFD, and opened as they are.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_checked_and_mended() {
    let site = site();
    let [one, other] = [&b"caf\xe9.html"[..], b"caf\xe8.html"].map(|name| {
        let path = site.path().join(std::ffi::OsStr::from_bytes(name));
        fs::write(&path, PAGE).unwrap();
        path
    });
    let output = check(site.path(), &[".", "--format", "json"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let pages = report["pages"].as_array().unwrap();
    let names: Vec<_> = pages
        .iter()
        .map(|page| page["source"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["caf\u{fffd}.html", "caf\u{fffd}.html", "index.html"]
    );
    let output = check(site.path(), &[".", "--fix", "--ignore", "psb-missing"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    for path in [one, other] {
        assert!(
            fs::read_to_string(path)
                .unwrap()
                .contains("https://beian.miit.gov.cn/")
        );
    }
    // As an argument a name must be text; that is said, and not by a panic.
    let output = check(site.path(), &[])
        .arg(std::ffi::OsStr::from_bytes(b"caf\xe9.html"))
        .output();
    let (code, told) = ended(&output.unwrap());
    assert_eq!(code, Some(2));
    assert!(told.contains("UTF-8"), "{told}");
}

#[test]
fn the_locale_c_changes_no_byte_of_a_report() {
    let site = site();
    fs::write(site.path().join("关于.html"), PAGE).unwrap();
    let report = |locale: &str| {
        let output = check(site.path(), &["."])
            .env_remove("LANG")
            .env("LC_ALL", locale)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, text) = report("C");
    assert_eq!(code, Some(1));
    assert!(
        text.contains("关于.html:1:") && text.contains("京icp备"),
        "{text}"
    );
    assert_eq!(report("zh_CN.UTF-8"), (code, text));
}

#[test]
fn twenty_columns_are_enough() {
    let site = site();
    for lang in ["en", "zh-CN"] {
        for args in [
            &["check", ".", "--verbose", "--statistics"][..],
            &["check", ".", "--diff"],
            &["check", "nowhere.html"],
            &["rule", "icp-case"],
            &["checklist", "."],
            &["check", "--help"],
        ] {
            let mut command = program();
            command
                .args(args)
                .env("COLUMNS", "20")
                .current_dir(site.path());
            if !args.contains(&"--help") {
                command.args(["--lang", lang]);
            }
            let output = command.output().unwrap();
            let told = told(&output);
            assert!(!told.contains("internal error"), "{args:?}: {told}");
            assert!(
                matches!(output.status.code(), Some(0 | 1 | 3)),
                "{args:?}: {told}"
            );
        }
    }
}

/// 256 MiB of address space, threads' stacks and the allocator's arenas included, and the 32 MiB
/// by which the program is larger where it is not optimised.
const LITTLE: &str = if cfg!(debug_assertions) {
    "ulimit -v 294912"
} else {
    "ulimit -v 262144"
};

#[cfg(target_os = "linux")]
#[test]
fn little_memory_is_enough_for_a_site() {
    let site = site();
    for at in 0..100 {
        let page = format!("<p>{}</p>{PAGE}", "正文 ".repeat(at * 10));
        fs::write(site.path().join(format!("{at}.html")), page).unwrap();
    }
    for jobs in ["1", "8"] {
        let output = limited(
            LITTLE,
            site.path(),
            &[".", "--format", "json", "--jobs", jobs],
        );
        let report: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {:?} {}", output.status, told(&output)));
        assert_eq!(report["summary"]["pages"], 101);
        assert_eq!(ended(&output), (Some(1), String::new()));
    }
}

/// More threads than there is room for is an error with advice. A thread that starts as the memory
/// ends may find none for its signal stack: the standard library then aborts, which is rare.
#[cfg(target_os = "linux")]
#[test]
fn too_many_threads_are_an_error() {
    let site = site();
    let run = |_| ended(&limited(LITTLE, site.path(), &[".", "--jobs", "255"]));
    let mut runs = (0..5).map(run);
    let (code, told) = runs.find(|(code, _)| code.is_some()).unwrap();
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("try --jobs 1"), "{told}");
}
