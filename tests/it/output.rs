//! Where reports go: files, standard output, and what CI systems read.

use crate::program::program;
use crate::server::{reply, serve};
#[cfg(unix)]
use crate::terminal::Terminal;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// A folder with a page that has a fault.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let footer = "<footer>京ICP备2021012345号-1</footer>";
    fs::write(folder.path().join("index.html"), footer).unwrap();
    folder
}

fn check(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = program()
        .args(["check", "index.html", "--lang", "en", "--no-config"])
        .args(["--select", "icp-link-missing"])
        .args(args)
        .envs(env.iter().copied())
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn reports_go_to_files_in_one_step() {
    let site = site();
    let args = [
        "--output",
        "sarif=a.sarif",
        "--output",
        "text=a.txt",
        "--output",
        "jsonl=a.jsonl",
    ];
    let (code, stdout, stderr) = check(site.path(), &args, &[("CLICOLOR_FORCE", "1")]);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    assert!(stdout.contains("icp-link-missing"));
    let read = |name: &str| fs::read_to_string(site.path().join(name)).unwrap();
    assert!(read("a.sarif").contains("\"2.1.0\"") && !read("a.txt").contains('\u{1b}'));
    assert_eq!(read("a.jsonl").lines().count(), 2);
    // Nothing is left of the temporary files.
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 4);
}

#[test]
fn json_lines_are_streamed_and_the_other_report_is_whole() {
    let site = site();
    let args = ["--format", "jsonl", "--output", "json=a.json"];
    let (code, stdout, _) = check(site.path(), &args, &[]);
    assert_eq!((code, stdout.lines().count()), (Some(1), 2));
    let report = fs::read(site.path().join("a.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn a_dash_is_standard_output() {
    let (code, stdout, _) = check(site().path(), &["--output", "concise=-"], &[]);
    assert_eq!(code, Some(1));
    assert!(
        stdout.starts_with("index.html:1:9: error[icp-link-missing] "),
        "{stdout}"
    );
}

#[cfg(unix)]
#[test]
fn no_line_that_moves_stands_between_json_lines() {
    let footer = b"<footer>x</footer>";
    let html = "Content-Type: text/html\r\n";
    let url = serve(move |_, stream| reply(stream, "200 OK", html, footer));
    let site = site();
    for asked in [["--format", "jsonl"], ["--output", "jsonl=-"]] {
        let args = [&["check", &*url, "--no-config"][..], &asked].concat();
        let session = Terminal::start(site.path(), &args);
        let (_, shown) = session.finish();
        assert_eq!(shown.matches('\r').count(), 2, "{shown}");
    }
}

#[cfg(unix)]
#[test]
fn no_report_takes_the_place_of_what_the_run_reads() {
    let site = site();
    let (config, list) = ("beian-lint.toml", "list.txt");
    fs::write(site.path().join(config), "# mine\n").unwrap();
    fs::write(site.path().join(list), "index.html\n").unwrap();
    fs::write(site.path().join("map.xml"), "<urlset/>").unwrap();
    std::os::unix::fs::symlink(".", site.path().join("link")).unwrap();
    std::os::unix::fs::symlink(config, site.path().join("alias")).unwrap();
    for (args, words) in [
        (
            &["check", "--output", "json=./link/list.txt"][..],
            "list.txt is the list of inputs",
        ),
        (
            &["check", "--output", "json=beian-lint.toml"],
            "is the configuration",
        ),
        (
            &["check", "--output", "json=alias"],
            "alias is the configuration",
        ),
        (
            &["check", "--sitemap=map.xml", "--output", "html=./map.xml"],
            "is the sitemap",
        ),
        (
            &["check", "index.html", "--output", "html=index.html"],
            "index.html is a page to check",
        ),
        (
            &["checklist", "index.html", "-o", "link/beian-lint.toml"],
            "is the configuration",
        ),
        (
            &["checklist", "index.html", "--ics", "beian-lint.toml"],
            "is the configuration: name another file to write to",
        ),
        (
            &["checklist", "index.html", "-o", "index.html"],
            "index.html is a page to check",
        ),
    ] {
        let list: &[&str] = if args[0] == "check" {
            &["--inputs-from", list]
        } else {
            &[]
        };
        let output = program()
            .args(args)
            .args(list)
            .args(["--lang", "en"])
            .current_dir(site.path())
            .output()
            .unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr.contains(words), "{stderr}");
    }
    assert_eq!(fs::read(site.path().join(config)).unwrap(), b"# mine\n");
    assert_eq!(fs::read(site.path().join(list)).unwrap(), b"index.html\n");
}

#[test]
fn what_no_run_reads_gives_way_to_reports() {
    let site = site();
    fs::write(site.path().join("beian-lint.toml"), "# mine\n").unwrap();
    fs::write(site.path().join("-"), "an old report").unwrap();
    for (args, report) in [
        (
            &["check", "--inputs-from", "-", "--output", "json=./-"][..],
            "-",
        ),
        (
            &[
                "checklist",
                "index.html",
                "--no-config",
                "-o",
                "beian-lint.toml",
            ],
            "beian-lint.toml",
        ),
    ] {
        let output = program().args(args).current_dir(site.path()).output();
        let code = output.unwrap().status.code();
        assert_ne!(code, Some(2), "{args:?}");
        let written = fs::read_to_string(site.path().join(report)).unwrap();
        assert!(written.len() > 100, "{written}");
    }
}

#[test]
fn a_report_without_a_place_ends_the_run_before_it_begins() {
    let site = site();
    for (args, words) in [
        (
            &["--output", "json=no/a.json"][..],
            "there is no folder no; create it first",
        ),
        (&["--output", "json=."], "it is a folder"),
        (
            &["--format", "json", "--output", "text=-"],
            "only one report can go to standard output",
        ),
        (
            &["--output", "json=a", "--output", "text=a"],
            "give each a file of its own",
        ),
        (
            &["--output", "json=a", "--output", "text=./b/../a"],
            "two reports would be written to",
        ),
        (
            &["--write-baseline", "./a", "--output", "json=a"],
            "a is the baseline:",
        ),
        (
            &["--resume", "a", "--output", "json=a"],
            "a is the file of --resume:",
        ),
        (&["--output", "jsn=a"], "did you mean `json`?"),
        (&["--map", "dist"], "https://example.cn/=dist/"),
        (
            &["--map", "https://example.cn/=no"],
            "there is no folder `no`",
        ),
    ] {
        let (code, stdout, stderr) = check(site.path(), args, &[]);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(stderr.contains(words), "{stderr}");
    }
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1);
}

#[test]
fn github_gets_annotations_and_a_summary() {
    let site = site();
    let summary = site.path().join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let env = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
    ];
    let (code, stdout, stderr) = check(site.path(), &[], &env);
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    assert!(
        stdout.starts_with("::error file=index.html,line=1,endLine=1,col=9,"),
        "{stdout}"
    );
    let (_, stdout, _) = check(site.path(), &["--format", "json", "--quiet"], &env);
    assert_eq!(stdout, "");
    let written = fs::read_to_string(&summary).unwrap();
    assert!(
        written.starts_with("before\n\n## ❌ beian-lint"),
        "{written}"
    );
    let rows = written.matches("[`icp-link-missing`](#rule-icp-link-missing)");
    assert_eq!(rows.count(), 1, "{written}");
}

#[test]
fn gitlab_gets_its_report_or_text_beside_it() {
    let site = site();
    let env = [("GITLAB_CI", "true")];
    let (code, stdout, _) = check(site.path(), &[], &env);
    let issues: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!(issues[0]["check_name"], "icp-link-missing");
    // No file is written that nobody named.
    assert_eq!(fs::read_dir(site.path()).unwrap().count(), 1);
    let (_, stdout, _) = check(site.path(), &["--output", "gitlab=a.json"], &env);
    assert!(stdout.starts_with("error[icp-link-missing]"), "{stdout}");
    let written = fs::read(site.path().join("a.json")).unwrap();
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&written).unwrap(),
        issues
    );
    let (_, stdout, _) = check(site.path(), &["--format", "concise"], &env);
    assert!(stdout.starts_with("index.html:1:9: "), "{stdout}");
}

#[test]
fn pages_from_the_web_lead_to_files() {
    let site = site();
    let body = fs::read(site.path().join("index.html")).unwrap();
    let url = serve(move |_, stream| reply(stream, "200 OK", "Content-Type: text/html\r\n", &body));
    fs::write(site.path().join("beian-lint.toml"), "lang = 'en'").unwrap();
    let annotated = |args: &[&str]| {
        let out = program()
            .args([
                "check",
                "--format",
                "github",
                "--select",
                "icp-link-missing",
            ])
            .arg(format!("{url}/"))
            .args(args)
            .current_dir(site.path())
            .output();
        String::from_utf8(out.unwrap().stdout).unwrap()
    };
    let map = format!("{url}/=.");
    assert!(annotated(&["--map", &map]).starts_with("::error file=index.html,line=1,"));
    let unmapped = annotated(&[]);
    assert!(
        unmapped.starts_with("::error file=beian-lint.toml,line=1,"),
        "{unmapped}"
    );
    assert!(unmapped.contains(&format!("::{url}/:1:9: ")), "{unmapped}");
}

#[test]
fn a_folder_of_the_configuration_s_map_that_is_not_there_is_told_where_addresses_are_checked() {
    let site = site();
    let url = serve(|_, stream| reply(stream, "200 OK", "Content-Type: text/html\r\n", b"<p>x"));
    let toml = format!("map = ['{url}/=dist', '{url}/en/=en', 'https://other.example/=other']");
    fs::write(site.path().join("beian-lint.toml"), toml).unwrap();
    let sitemap = format!("<urlset><url><loc>{url}/</loc></url></urlset>");
    fs::write(site.path().join("sitemap.xml"), sitemap).unwrap();
    for (input, told) in [
        (&*url, true),
        ("--sitemap=sitemap.xml", true),
        ("index.html", false),
    ] {
        let output = program()
            .args(["check", "--allow-private", "--lang", "en", input])
            .current_dir(site.path())
            .output()
            .unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        let lines = stderr.matches("there is no folder").count();
        assert_eq!(lines, usize::from(told), "{stderr}");
    }
}
