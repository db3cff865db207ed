#!/usr/bin/env bash
# Fills the corpus of every fuzz target from the agreements: each whole file, and each of its
# top-level parts, since short inputs are fuzzed faster.
set -euo pipefail
cd "$(dirname "$0")"

for target in parse fmt check render; do
    mkdir -p "corpus/$target"
    for file in ../agreements/*.bla; do
        name=$(basename "$file" .bla)
        cp "$file" "corpus/$target/$name"
        awk -v prefix="corpus/$target/$name" '
            /^[^ #}].*{/ { part += 1 }
            part { print > sprintf("%s-%02d", prefix, part) }
        ' "$file"
    done
done
echo "seeded: $(find corpus -type f | wc -l) files"
