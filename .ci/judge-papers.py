"""Judges the papers of one agreement in a folder: every word of every article can be found.

    judge-papers.py FOLDER

For each FOLDER/NAME.LANG.akn.xml, the words of its articles are the text that ministers agreed. The PDF and the Word file
of the same name must hold every one of them, as two independent readers see the PDF (PDFium and poppler), and
the Word file as its own XML and as LibreOffice prints it, where FOLDER/libreoffice holds that.
"""

import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Readers differ on where a space stands beside a vowel mark or at the end of a line: of a vocalized Arabic text each of
# them cuts or joins some words in a thousand, as it does in what office programs print. None may be lost to every reader.
LEAST = {"PDFium": 0.99, "poppler": 0.975, "Word": 0.998, "LibreOffice": 0.98}


def plain(text):
    """Without marks, presentation forms and what hyphenation adds."""
    text = re.sub("[\u00ad\u2010-]\\s*\n|\u00ad|\u0640", "", text)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in text if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")


def words(text):
    """The words, in order; figures are words of their own."""
    return re.findall(r"[^\W\d_]+|\d+", plain(text))


def articles(path):
    """The words of each article of an Akoma Ntoso file, by its eId."""
    root = ElementTree.parse(path).getroot()
    return {article.get("eId"): words(" ".join(article.itertext())) for article in root.iter(AKN + "article")}


def pdfium(path):
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def poppler(path):
    return subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True).stdout.decode()


def docx(path):
    # A waiver is a note at the foot of the page, and stands in the article all the same.
    with zipfile.ZipFile(path) as package:
        parts = [name for name in ("word/document.xml", "word/footnotes.xml") if name in package.namelist()]
        roots = [ElementTree.fromstring(package.read(name)) for name in parts]
    return "\n".join("".join(text.text or "" for text in part.iter(WORD + "t")) for root in roots for part in root.iter(WORD + "p"))


def lost(text, expected):
    """How many words are expected, those that are not found as words, those that are nowhere."""
    found = set(words(text))
    # A reader may join a word to its neighbour; it can then still be searched for.
    stream = "".join(words(text))
    every = [(article, word) for article, all_words in expected.items() for word in all_words]
    cut = [place for place in every if place[1] not in found]
    # A word that is hyphenated at the foot of a page has the foot and the head of the page between its halves.
    halves = {plain(half.strip("-\u00ad\u2010")) for half in re.findall("\\w+[\u00ad\u2010-](?=\\s|$)", unicodedata.normalize("NFKC", text))}
    parted = lambda word: any(word[:at] in halves and word[at:] in found for at in range(2, len(word) - 1))
    return len(every), cut, {place for place in cut if place[1] not in stream and not parted(place[1])}


def judge_file(path, readers, expected):
    """What is wrong with a file, by everybody who can read it."""
    out = []
    nowhere = None
    for reader, read in readers:
        total, cut, gone = lost(read(path), expected)
        print(f"{path.name} by {reader}: {total} words of {len(expected)} articles, {len(cut)} not found as words")
        if len(cut) > (1 - LEAST[reader]) * total:
            out.append(f"{path} by {reader}: {len(cut)} of {total} words cannot be found as words")
        nowhere = gone if nowhere is None else nowhere & gone
    if nowhere:
        out.append(f"{path}: {len(nowhere)} words are nowhere, such as {sorted(nowhere)[:5]}")
    return out


def judge(folder):
    all_faults = []
    judged = 0
    for akn in sorted(folder.glob("*.akn.xml")):
        stem = akn.name.removesuffix(".akn.xml")
        expected = articles(akn)
        if not expected:
            all_faults.append(f"{akn}: no article")
        papers = [
            (f"{stem}.pdf", [("PDFium", pdfium), ("poppler", poppler)]),
            (f"{stem}.docx", [("Word", docx)]),
            (f"libreoffice/{stem}.pdf", [("LibreOffice", pdfium), ("poppler", poppler)]),
        ]
        for name, readers in papers:
            if (folder / name).exists():
                all_faults += judge_file(folder / name, readers, expected)
                judged += 1
    if judged == 0:
        all_faults.append(f"{folder}: nothing to judge")
    return all_faults


wrong = [fault for folder in sys.argv[1:] for fault in judge(Path(folder))]
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
