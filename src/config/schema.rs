//! The JSON Schema of the configuration. The types here are read by schemars alone; a test
//! sees to it that they have the keys that are read.

mod words;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use words::{
    Checklist, Day, Digits, Duty, FailOn, HomeOrAll, Lang, Levels, Profile, PsbDeadline, Role,
    Seconds, Sector, Selector, Suffix, Words,
};

/// The JSON Schema (draft 2020-12) of `beian-lint.toml`, of `[package.metadata.beian-lint]`
/// in `Cargo.toml`, and of `"beian-lint"` in `package.json`.
#[must_use]
pub fn schema() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Config>()
}

/// What the owner of some sites says to beian-lint.
#[derive(JsonSchema)]
#[schemars(title = "beian-lint configuration", deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct Config {
    /// The choice of rules to start from: `basic` (only what the law or an auditor's
    /// rejection names), `recommended` (default), `strict` (every rule on every page).
    profile: Option<Profile>,
    /// Run these rules only, instead of the profile's.
    select: Option<OneOrMore<Selector>>,
    /// Run these rules too.
    extend_select: Option<OneOrMore<Selector>>,
    /// Do not run these rules; a table instead of a name (`[[ignore]]`) suppresses single
    /// findings.
    ignore: Option<Ignored>,
    /// The least severity that makes the exit code 1.
    fail_on: Option<FailOn>,
    /// Inputs that could not be checked do not make the exit code 3, if some page could.
    allow_unchecked: Option<bool>,
    /// The language of text reports.
    lang: Option<Lang>,
    /// Whether pages are home pages.
    role: Option<Role>,
    /// In folders, check files that match these patterns.
    globs: Option<OneOrMore<Words>>,
    /// In folders, leave out files and folders that match these patterns.
    exclude: Option<OneOrMore<Words>>,
    /// Larger pages are not read: `"16MiB"`, `"500k"`, or bytes.
    max_bytes: Option<Bytes>,
    /// Seconds after which a URL is given up.
    timeout: Option<Seconds>,
    /// Pages checked at the same time.
    #[schemars(range(min = 1, max = 255))]
    jobs: Option<u8>,
    /// Read the sources of templates, too.
    templates: Option<bool>,
    /// A file of findings that are known, relative to this one's folder.
    baseline: Option<Words>,
    /// Which addresses were built from which folders, so that reports of crawled pages can
    /// point at files: `"https://example.cn/=dist/"`.
    map: Option<OneOrMore<Words>>,
    /// How much the findings of rules weigh.
    rules: Option<Levels>,
    /// The owner's sites.
    site: Option<OneOrMore<Site>>,
    /// Levels for some pages.
    #[schemars(rename = "override")]
    overrides: Option<OneOrMore<Override>>,
    /// What people said about the items of `beian-lint checklist`.
    checklist: Option<Checklist>,
}

/// A site and what its pages must show. A site without paths and hosts means all pages
/// that no other site claims.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct Site {
    /// Names the site in messages.
    name: Option<Words>,
    /// Patterns of its files, relative to this file's folder.
    paths: Option<OneOrMore<Words>>,
    /// Its hosts; `*.example.cn` means every subdomain.
    hosts: Option<OneOrMore<Words>>,
    /// Its ICP filing number: `京ICP备2021012345号-1`.
    icp: Option<Words>,
    /// The 14 digits of its PSB filing number.
    psb: Option<Digits>,
    /// Its licence numbers.
    licence: Option<OneOrMore<Words>>,
    /// Whether its pages show the site number (with `-1`) or the subject number.
    suffix: Option<Suffix>,
    /// Which pages must show the numbers: `home` (default), `all`, or patterns.
    pages: Option<Pages>,
    /// Which numbers must be shown; default: icp and psb.
    require: Option<OneOrMore<Duty>>,
    /// Hosted in mainland China (default: true); elsewhere no number is required.
    mainland: Option<bool>,
    /// The day on which the ICP filing was granted.
    icp_granted: Option<Day>,
    /// The day on which the site was opened.
    launched: Option<Day>,
    /// How a PSB number that is missing after 30 days weighs.
    psb_deadline: Option<PsbDeadline>,
    /// A commercial operator's site, which must show its ICP licence.
    commercial: Option<bool>,
    /// Trades that need a licence of their own.
    sectors: Option<OneOrMore<Sector>>,
    /// CSS selector of the closing zone of its pages. Sources of templates are read without it.
    footer: Option<Words>,
    /// CSS selectors of parts of its pages that are not looked at. In sources of templates,
    /// everything is.
    exclude: Option<OneOrMore<Words>>,
    /// How much the findings of rules weigh on its pages.
    rules: Option<Levels>,
}

/// Levels for pages that match.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct Override {
    /// Patterns of files, relative to this file's folder.
    paths: OneOrMore<Words>,
    /// How much the findings of rules weigh there.
    rules: Option<Levels>,
}

/// Findings that are known.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{"required": ["paths"]}, {"required": ["rules"]}, {"required": ["text"]}]))]
#[expect(dead_code, reason = "only its shape matters")]
struct Ignore {
    /// Patterns of files, relative to this file's folder, or of addresses; none: all pages.
    paths: Option<OneOrMore<Words>>,
    /// The rules; none: all but `ignore-unused` and `ignore-without-reason`, which neither
    /// groups nor `all` mean: they have to be named.
    rules: Option<OneOrMore<Selector>>,
    /// Only findings whose text on the page, or whose message, contains this.
    text: Option<Words>,
    /// Why; an entry without a reason is reported as `ignore-without-reason` where it is used.
    reason: Option<Words>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape matters")]
enum OneOrMore<T> {
    More(Vec<T>),
    One(T),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape matters")]
enum RuleOrIgnore {
    Rule(Selector),
    Entry(Ignore),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape matters")]
enum Ignored {
    Rule(Selector),
    Several(Vec<RuleOrIgnore>),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape matters")]
enum Bytes {
    Number(#[schemars(range(min = 1))] u64),
    Text(Words),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape matters")]
enum Pages {
    Word(HomeOrAll),
    Patterns(Vec<Words>),
}
