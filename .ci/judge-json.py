"""Validates JSON documents against a JSON Schema: judge-json.py SCHEMA DOCUMENT...

The documents are reports of findings, in the form of the program or in SARIF, comparisons of two texts, agreements side by
side, or reports of what a returned paper proposes."""

import json
import sys

from jsonschema.validators import validator_for


def findings_of(document):
    """The findings, changes or provisions of a report, and how many of them are suppressed, waived, accepted or could not be read."""
    if document.get("schema", "").startswith("mithaq.returned/"):
        return len(document["proposals"]) + len(document["unmapped"]), len(document["unmapped"])
    if "runs" in document:
        results = [result for run in document["runs"] for result in run["results"]]
        return len(results), sum(bool(result["suppressions"]) for result in results)
    if "comparisons" in document:
        pairs = document["comparisons"]
        changes = [change for pair in pairs for change in pair["changes"]]
        aside = sum("accepted" in change for change in changes) + sum(len(pair["unread"]) for pair in pairs)
        return len(changes), aside
    if "provisions" in document:
        provisions = document["provisions"]
        return len(provisions), sum(provision["likeness"] != "same" for provision in provisions)
    agreements = document["agreements"]
    set_aside = sum(len(agreement["waived"]) + agreement["known"] for agreement in agreements)
    return sum(len(agreement["findings"]) + len(agreement["waived"]) for agreement in agreements), set_aside


schema_path, *documents = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
kind = validator_for(schema)
kind.check_schema(schema)
validator = kind(schema, format_checker=kind.FORMAT_CHECKER)

bad = findings = set_aside = 0
for path in documents:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    counted, aside = findings_of(document)
    findings += counted
    set_aside += aside
    for error in list(validator.iter_errors(document))[:10]:
        bad += 1
        print(f"{path.rsplit('/', 1)[-1]}: {error.json_path}: {error.message[:200]}", file=sys.stderr)

if findings == 0 or set_aside == 0:
    sys.exit("no finding, or none that is known or waived, in any report: nothing was judged")
print(f"{len(documents)} reports with {findings} findings ({set_aside} known or waived), {bad} mistakes of form")
sys.exit(1 if bad else 0)
