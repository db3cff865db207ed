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
# Readers differ on where a space stands beside a mark or at the end of a line; a few words per thousand
# may be cut or joined by them, none may be lost from every reader.
LEAST = {"PDFium": 0.995, "poppler": 0.985}


def plain(text):
    """Without marks, presentation forms and what hyphenation adds."""
    text = re.sub("[\u00ad\u2010-]\\s*\n?", "", text)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return "".join(letter for letter in text if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")


def words(text):
    """The words, in order; figures are words."""
    return re.findall(r"[^\W_]+", plain(text))


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
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(text.text or "" for text in part.iter(WORD + "t")) for part in root.iter(WORD + "p"))


def faults(path, text, expected, least):
    """What is wrong with a text in which these words are expected."""
    found = set(words(text))
    # A reader may join a word to its neighbour; it can then still be searched for.
    stream = "".join(words(text))
    total = lost = 0
    missing = []
    for article, all_words in expected.items():
        for word in all_words:
            total += 1
            if word not in found:
                lost += 1
                if word not in stream:
                    missing.append(f"{article}: {word}")
    out = []
    if lost > (1 - least) * total:
        out.append(f"{path}: {lost} of {total} words cannot be found as words")
    if missing:
        out.append(f"{path}: {len(missing)} words are nowhere, such as {', '.join(missing[:5])}")
    return out, total, lost


def judge(folder):
    all_faults = []
    judged = 0
    for akn in sorted(folder.glob("*.akn.xml")):
        stem = akn.name.removesuffix(".akn.xml")
        expected = articles(akn)
        if not expected:
            all_faults.append(f"{akn}: no article")
        readers = [("PDFium", f"{stem}.pdf", pdfium), ("poppler", f"{stem}.pdf", poppler), ("Word", f"{stem}.docx", docx)]
        readers.append(("LibreOffice", f"libreoffice/{stem}.pdf", pdfium))
        for reader, name, read in readers:
            path = folder / name
            if not path.exists():
                continue
            least = LEAST.get(reader, 1.0 if reader == "Word" else 0.98)
            wrong, total, lost = faults(f"{path} by {reader}", read(path), expected, least)
            print(f"{name} by {reader}: {total} words of {len(expected)} articles, {lost} not found as words")
            all_faults += wrong
            judged += 1
    if judged == 0:
        all_faults.append(f"{folder}: nothing to judge")
    return all_faults


wrong = [fault for folder in sys.argv[1:] for fault in judge(Path(folder))]
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
