"""Compares small pages as pictures: joined letters, marks, order of words, numbering, columns, tables.

    judge-pictures.py PROGRAM FOLDER          compare
    judge-pictures.py PROGRAM FOLDER --accept take what is printed now as the picture that is wanted

FOLDER holds agreements; the first line of each names what is printed: `# --lang ar --layout single`. Beside it
stand the pages that somebody looked at: NAME.1.png, NAME.2.png … They are set in the fonts of the program alone.
A page differs when some small square of it differs: a lost dot of a letter is enough, a softer edge is not.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 72
# The mean difference, of 255, that a square of eight points may show after both are blurred a little.
MOST = 24


def pages(program, agreement, folder):
    arguments = agreement.read_text(encoding="utf-8").splitlines()[0].lstrip("# ").split()
    out = Path(folder) / "page.pdf"
    command = [program, "--quiet", "render", str(agreement), "--to", "pdf", "--no-system-fonts", *arguments, "-o", str(out)]
    subprocess.run(command, check=True, env={"SOURCE_DATE_EPOCH": "1800000000", "MITHAQ_LANG": "en", "PATH": "/usr/bin:/bin"})
    document = pypdfium2.PdfDocument(out)
    return [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]


def difference(one, two):
    if one.size != two.size:
        return 255
    soft = ImageFilter.GaussianBlur(0.6)
    change = ImageChops.difference(one.filter(soft), two.filter(soft))
    width, height = change.size
    return max(change.resize((max(1, width // 8), max(1, height // 8)), Image.BOX).get_flattened_data())


def judge(program, agreement, accept):
    with tempfile.TemporaryDirectory() as folder:
        printed = pages(program, agreement, folder)
    wanted = sorted(agreement.parent.glob(f"{agreement.stem}.*.png"))
    if accept:
        for old in wanted:
            old.unlink()
        for number, page in enumerate(printed, 1):
            page.quantize(16).save(agreement.with_suffix(f".{number}.png"), optimize=True)
        return []
    if len(wanted) != len(printed):
        return [f"{agreement}: {len(printed)} pages, {len(wanted)} are wanted"]
    faults = []
    for number, page in enumerate(printed, 1):
        worst = difference(page, Image.open(agreement.with_suffix(f".{number}.png")).convert("L"))
        print(f"{agreement.stem} page {number}: worst square {worst}")
        if worst > MOST:
            faults.append(f"{agreement} page {number} looks different (worst square {worst} of 255)")
    return faults


program, folder, *rest = sys.argv[1:]
agreements = sorted(Path(folder).glob("*.bla"))
wrong = [fault for agreement in agreements for fault in judge(program, agreement, rest == ["--accept"])]
if not agreements:
    wrong.append(f"{folder}: nothing to compare")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
