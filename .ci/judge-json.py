"""Validates JSON documents against a JSON Schema: judge-json.py SCHEMA DOCUMENT..."""

import json
import sys

from jsonschema import Draft202012Validator

schema_path, *documents = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)

bad = 0
findings = 0
for path in documents:
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    findings += sum(len(agreement["findings"]) for agreement in document["agreements"])
    for error in list(validator.iter_errors(document))[:10]:
        bad += 1
        print(f"{path.rsplit('/', 1)[-1]}: {error.json_path}: {error.message[:200]}", file=sys.stderr)

if findings == 0:
    sys.exit("no finding in any report: nothing was judged")
print(f"{len(documents)} reports with {findings} findings, {bad} mistakes of form")
sys.exit(1 if bad else 0)
