//! Files as editors leave them.

use super::*;

#[test]
fn a_byte_order_mark_is_no_part_of_a_file() {
    let dir = folder("package.json", "\u{feff}{\"beian-lint\": {\"jobs\": 5}}");
    let jobs = try_load(&dir).unwrap().settings.jobs.value;
    assert_eq!(jobs.unwrap().get(), 5);
    let told = wrong("\u{feff}profle = 1\n");
    assert!(told.contains(":1:1\n") && !told.contains("feff"), "{told}");
}

#[test]
fn settings_in_another_encoding_are_not_dropped() {
    let wide: Vec<u8> = "\u{feff}{\"beian-lint\": {}}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [
        &b"{\"name\": \"\xb1\xb8\xb0\xb8\", \"beian-lint\": {}}"[..],
        &wide,
    ] {
        let dir = folder("package.json", "");
        fs::write(dir.path().join("package.json"), bytes).unwrap();
        let told = try_load(&dir).unwrap_err().render(Lang::En);
        assert!(told.contains("is not UTF-8"), "{told}");
    }
    let dir = folder("package.json", "");
    fs::write(dir.path().join("package.json"), b"{\"name\": \"\xb1\xb8\"}").unwrap();
    assert_eq!(try_load(&dir).unwrap().file(), None);
}
