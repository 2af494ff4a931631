//! The scripts of the GitHub action, run as a runner runs them.

use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A runner: a folder for temporary files, an archive of the program, and what steps handed on.
struct Runner {
    folder: TempDir,
}

impl Runner {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runner = Self { folder };
        runner.pack();
        runner
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Packs a stand-in that hands its arguments to the program: the program itself is large.
    fn pack(&self) {
        let pack = self.path("pack");
        fs::create_dir(&pack).unwrap();
        let stand_in = pack.join("beian-lint");
        let script = format!(
            "#!/bin/sh\nexec '{}' \"$@\"\n",
            env!("CARGO_BIN_EXE_beian-lint")
        );
        fs::write(&stand_in, script).unwrap();
        fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).unwrap();
        let mut tar = Command::new("tar");
        tar.arg("-czf").arg(self.path("archive.tar.gz"));
        tar.arg("-C").arg(pack).arg("beian-lint");
        assert!(tar.status().unwrap().success());
    }

    fn checksum(&self) -> String {
        let bytes = fs::read(self.path("archive.tar.gz")).unwrap();
        Sha256::digest(bytes)
            .iter()
            .fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").unwrap();
                hex
            })
    }

    fn step(&self, script: &str, inputs: &[(&str, &str)]) -> Output {
        Command::new("bash")
            .arg(
                Path::new(ROOT)
                    .join(".github/actions/beian-lint")
                    .join(script),
            )
            .current_dir(ROOT)
            .envs([
                ("RUNNER_OS", "Linux"),
                ("RUNNER_ARCH", "X64"),
                ("GITHUB_ACTIONS", "true"),
            ])
            .env("RUNNER_TEMP", self.folder.path())
            .env("GITHUB_OUTPUT", self.path("outputs"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .envs(inputs.iter().copied())
            .output()
            .unwrap()
    }

    fn install(&self, archive: &str, checksum: &str) -> Output {
        let inputs = [
            ("INPUT_VERSION", "0.1.0"),
            ("INPUT_ARCHIVE", archive),
            ("INPUT_CHECKSUM", checksum),
        ];
        self.step("install.sh", &inputs)
    }

    /// Installs, and runs a check with these inputs in place of the defaults.
    fn check(&self, inputs: &[(&str, &str)]) -> Output {
        let archive = self.path("archive.tar.gz");
        let out = self.install(archive.to_str().unwrap(), &self.checksum());
        assert!(out.status.success(), "{out:?}");
        let program = self.outputs()["program"].clone();
        let mut all = vec![
            ("PROGRAM", program.as_str()),
            ("INPUT_PATHS", "fixtures/site"),
            ("INPUT_CONFIG", ""),
            ("INPUT_FAIL_ON", ""),
            ("INPUT_FORMAT", "github"),
            ("INPUT_SARIF_FILE", ""),
            ("INPUT_SUMMARY", "true"),
            ("INPUT_WORKING_DIRECTORY", "."),
        ];
        all.extend(inputs);
        self.step("check.sh", &all)
    }

    fn outputs(&self) -> HashMap<String, String> {
        let text = fs::read_to_string(self.path("outputs")).unwrap_or_default();
        text.lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

#[test]
fn findings_fail_the_step_and_are_counted() {
    let runner = Runner::new();
    let sarif = runner.path("beian.sarif");
    let out = runner.check(&[("INPUT_SARIF_FILE", sarif.to_str().unwrap())]);
    assert_eq!(out.status.code(), Some(1), "{out:?}");
    let outputs = runner.outputs();
    assert_eq!(outputs["exit-code"], "1");
    assert_eq!((&*outputs["errors"], &*outputs["warnings"]), ("3", "2"));
    let report = fs::read(&outputs["report"]).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["summary"]["errors"], 3);
    assert!(fs::read_to_string(sarif).unwrap().contains("2.1.0"));
    assert!(runner.path("summary.md").exists());
    assert!(String::from_utf8_lossy(&out.stdout).contains("::error "));
}

#[test]
fn the_inputs_reach_the_program() {
    let runner = Runner::new();
    let out = runner.check(&[
        ("INPUT_PATHS", "site/index.html\r\n\nsite/about.html\n"),
        ("INPUT_FAIL_ON", "never"),
        ("INPUT_FORMAT", "concise"),
        ("INPUT_SUMMARY", "false"),
        ("INPUT_WORKING_DIRECTORY", "fixtures"),
    ]);
    assert_eq!(out.status.code(), Some(0), "{out:?}");
    assert_eq!(runner.outputs()["exit-code"], "0");
    assert!(!runner.path("summary.md").exists());
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.contains("site/about.html:16:16: "), "{text}");
    let out = runner.check(&[("INPUT_CONFIG", "no/such.toml")]);
    assert_eq!(out.status.code(), Some(2), "{out:?}");
    assert_eq!(runner.outputs()["exit-code"], "2");
}

#[test]
fn no_input_is_run_as_code_or_read_as_an_option() {
    let runner = Runner::new();
    let mark = runner.path("mark");
    let hostile = format!("$(touch {0})`touch {0}`;touch {0}\n--help", mark.display());
    for name in [
        "INPUT_PATHS",
        "INPUT_FAIL_ON",
        "INPUT_FORMAT",
        "INPUT_SUMMARY",
    ] {
        let out = runner.check(&[(name, &hostile)]);
        assert!(matches!(out.status.code(), Some(2 | 3)), "{name}: {out:?}");
    }
    assert!(!mark.exists());
}

#[test]
fn only_an_archive_with_the_right_checksum_is_installed() {
    let runner = Runner::new();
    let archive = runner.path("archive.tar.gz");
    let archive = archive.to_str().unwrap();
    let wrong = "0".repeat(64);
    let cases = [
        (archive, &*wrong),
        (archive, ""),
        (archive, "abc"),
        ("no/such/file", &*wrong),
    ];
    for (archive, checksum) in cases {
        let out = runner.install(archive, checksum);
        assert_eq!(out.status.code(), Some(2), "{checksum}: {out:?}");
        assert!(String::from_utf8_lossy(&out.stdout).starts_with("::error "));
        assert!(!runner.path("beian-lint/bin/beian-lint").exists());
        assert!(runner.outputs().is_empty());
    }
    let upper = runner.checksum().to_uppercase();
    assert!(runner.install(archive, &upper).status.success());
}
