"""SARIF logs against the official schema, and through a public reader of SARIF."""

import copy
import json
import pathlib
import subprocess
import sys

from jsonschema.validators import validator_for

samples, schema = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_bytes())
validator = validator_for(schema)(schema)


def results(log):
    return log["runs"][0]["results"]


def refused(log, change):
    """Whether the validator sees what is wrong with a log: it must not let anything pass."""
    broken = copy.deepcopy(log)
    change(results(broken)[0])
    return not validator.is_valid(broken)


files = sorted(samples.glob("*.sarif"))
assert files, "no SARIF log among the samples"
fixed = 0
for file in files:
    log = json.loads(file.read_bytes())
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
    assert not errors, f"{file.name}: {errors[:5]}"
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in results(log):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"], file.name
        # Code scanning takes no more of a message and no less of a place.
        for location in result["locations"]:
            region = location.get("physicalLocation", {}).get("region")
            assert region is None or region["startLine"] >= 1, file.name
    names = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results(log)]
    assert len(names) == len(set(names)), f"{file.name}: two findings share a fingerprint"
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)
    assert len({rule["id"] for rule in rules}) == len(rules)

    for result in results(log):
        for change in (change for fix in result.get("fixes", []) for change in fix["artifactChanges"]):
            fixed += 1
            place = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert change["artifactLocation"] == place and change["replacements"], file.name

    assert refused(log, lambda result: result.update(level="fatal"))
    region = {"physicalLocation": {"region": {"startLine": 0}}}
    assert refused(log, lambda result: result.update(locations=[region]))

    # The reader groups by severity: it must see all that is there.
    reader = pathlib.Path(sys.executable).with_name("sarif")
    told = subprocess.run([reader, "summary", file], capture_output=True, text=True, check=True)
    for level in ["error", "warning", "note"]:
        count = sum(result["level"] == level for result in results(log))
        assert f"{level}: {count}" in told.stdout, f"{file.name}: {told.stdout}"
assert fixed, "no SARIF log has a fix"
print(f"{len(files)} SARIF logs are valid, with {fixed} fixes")
