"""Reads JUnit reports as a build server does and checks that their sums are right: judge-junit.py REPORT..."""

import sys

from junitparser import Failure, JUnitXml, Skipped

bad = cases = failures = 0
for path in sys.argv[1:]:
    for suite in JUnitXml.fromfile(path):
        seen = list(suite)
        failed = sum(any(isinstance(result, Failure) for result in case.result) for case in seen)
        skipped = sum(any(isinstance(result, Skipped) for result in case.result) for case in seen)
        if (suite.tests, suite.failures, suite.skipped) != (len(seen), failed, skipped):
            bad += 1
            print(f"{path}: the suite {suite.name} does not add up", file=sys.stderr)
        if any(not case.name or not case.classname for case in seen) or len({case.name for case in seen}) != len(seen):
            bad += 1
            print(f"{path}: the suite {suite.name} has tests without a name, or twice", file=sys.stderr)
        cases += len(seen)
        failures += failed
if cases == 0 or failures == 0:
    sys.exit("no test, or no failure, in any report: nothing was judged")
print(f"{len(sys.argv) - 1} reports with {cases} tests and {failures} failures, {bad} mistakes")
sys.exit(1 if bad else 0)
