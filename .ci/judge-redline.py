"""Judges the redline for Word of a real program: accepted it is the later text, rejected the earlier one.

    judge-redline.py PROGRAM [OLD.bla NEW.bla]...

For each pair, in each language and layout, `PROGRAM diff OLD NEW --to docx` is settled here, by a reader that knows nothing of
the program, and compared with `PROGRAM render` of both texts: every paragraph and row of the body, of headers and footers,
with the footnotes at their places. Without pairs, texts are made from the Libya-Niger draft by edits of each kind.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What goes when every change is rejected, and when every change is accepted.
GOES = {"old": {W + "ins", W + "moveTo"}, "new": {W + "del", W + "moveFrom"}}
SKIPPED = {W + name for name in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid")}
VIEWS = [
    ["--in", "ar"],
    ["--in", "fr"],
    ["--in", "en"],
    ["--in", "fr,ar", "--layout", "columns"],
    ["--in", "ar,fr,en", "--layout", "sequence"],
]
EDITS = [
    ("normal week: at most 48 hours", "normal week: at most 45 hours"),
    ("annual: [LY: 30 days | NE: 30 working days]", "annual: 30 working days"),
    ("term: [LY: 3 years | NE: 5 years]", "term: [LY: 4 years | NE: 5 years]"),
    ("overtime year: at most 200 hours", "overtime year: [LY: at most 200 hours | NE: at most 140 hours]"),
    ("    hours {", '    accept weekly-hours-above-forty { reason: "so agreed" authority: joint committee }\n    hours {'),
    ("number: 10 phase: immediate monthly wage: at least 3200", "number: 15 phase: immediate monthly wage: at least 3300"),
    ("    row { profession: midwife number: 30 phase: short term monthly wage: at least 3000 LYD per month }\n", ""),
    ("توثيقاً لأواصر الأخوة", "توثيقا لأواصر الإخوة"),
]


def article(text, name):
    start = text.index(f"  article {name} {{\n")
    return text[start : text.index("\n  }\n", start) + 5]


def made(folder):
    """Pairs of texts: the draft, and the draft after edits, an article removed, an article moved."""
    text = Path("agreements/ly-ne.bla").read_text(encoding="utf-8")
    new = text
    for old, other in EDITS:
        assert old in new, old
        new = new.replace(old, other, 1)
    wages, health = article(new, "wages"), article(new, "health-care")
    new = new.replace(article(new, "scope"), "", 1).replace(wages, "", 1).replace(health, health + "\n" + wages, 1)
    paths = folder / "old.bla", folder / "new.bla"
    for path, content in zip(paths, (text, new)):
        path.write_text(content, encoding="utf-8")
    return [paths, paths[::-1]]


def run(program, *arguments, fine=(0, 1)):
    done = subprocess.run([program, "--quiet", *map(str, arguments)], capture_output=True)
    if done.returncode not in fine:
        raise SystemExit(f"{arguments}: exit status {done.returncode}: {done.stderr.decode()}")


class Reader:
    """What a file says once every change is settled."""

    def __init__(self, side, notes):
        self.goes, self.notes, self.lines, self.text = GOES[side], notes, [], ""

    def end(self):
        if self.text:
            self.lines.append(self.text)
        self.text = ""

    def gone(self, element, path):
        found = element.find("/".join(path))
        return found is not None and any(child.tag in self.goes for child in found)

    def read(self, element):
        tag = element.tag
        if tag in SKIPPED or tag in self.goes:
            return
        if tag == W + "tr":
            if not self.gone(element, [W + "trPr"]):
                self.row(element)
        elif tag in (W + "t", W + "delText"):
            self.text += element.text or ""
        elif tag in (W + "tab", W + "br"):
            self.text += "\t"
        elif tag == W + "footnoteReference":
            self.text += f"[^{self.notes[element.get(W + 'id')]}]"
        else:
            for child in element:
                self.read(child)
            # A paragraph whose end is gone goes on in the next one.
            if tag == W + "tc" or (tag == W + "p" and not self.gone(element, [W + "pPr", W + "rPr"])):
                self.end()

    def row(self, element):
        before, cells = len(self.lines), []
        for cell in element.iter(W + "tc"):
            self.read(cell)
            cells.append(" ".join(self.lines[before:]))
            del self.lines[before:]
        if any(cells):
            self.lines.append("| " + " | ".join(cells))


def settled(path, side):
    with zipfile.ZipFile(path) as package:
        notes = {}
        for note in ElementTree.fromstring(package.read("word/footnotes.xml")):
            reader = Reader(side, {})
            reader.read(note)
            reader.end()
            notes[note.get(W + "id")] = " ".join(reader.lines)
        lines = []
        for name in sorted(package.namelist()):
            if name == "word/document.xml" or name.startswith(("word/header-", "word/footer-")):
                reader = Reader(side, notes)
                reader.read(ElementTree.fromstring(package.read(name)))
                reader.end()
                lines += [f"== {name}", *reader.lines]
        return lines


def judge(program, old, new, view, folder):
    files = {name: folder / f"{name}.docx" for name in ("redline", "old", "new")}
    run(program, "diff", old, new, "--to", "docx", *view, "-o", files["redline"])
    for name, text in (("old", old), ("new", new)):
        run(program, "render", text, "--to", "docx", *view, "-o", files[name])
    faults = []
    for side in ("old", "new"):
        found, wanted = settled(files["redline"], side), settled(files[side], "new")
        for at, (one, two) in enumerate(zip(found + [""], wanted + [""])):
            if one != two:
                faults.append(f"{old} {new} {' '.join(view)}: the {side} text differs in line {at}:\n  {one}\n  {two}")
                break
        if len(found) < 100:
            faults.append(f"{old} {new}: only {len(found)} lines were read")
    return faults


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    program, named = sys.argv[1], sys.argv[2:]
    pairs = list(zip(named[::2], named[1::2])) or made(folder)
    wrong = [fault for old, new in pairs for view in VIEWS for fault in judge(program, old, new, view, folder)]
    print("\n".join(wrong) or f"{len(pairs) * len(VIEWS)} redlines hold both texts")
    sys.exit(1 if wrong else 0)
