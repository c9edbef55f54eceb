"""画出来的公文 · The same papers drawn twice, by typst as PDF and by LibreOffice from the DOCX, and what is measured on both."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from shangliang.kit import paper

from . import papers

# LibreOffice draws what the file names; here the free fonts stand in for the licensed ones.
ALIASES = {"方正小标宋简体": "Serif", "仿宋_GB2312": "Serif", "楷体_GB2312": "Serif", "宋体": "Serif", "黑体": "Sans"}
ALIAS = """<match target="pattern"><test name="family"><string>{}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto {} CJK SC</string></edit></match>"""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>{}</fontconfig>"""
TENTHS = 254  # dpi: ten rows of a picture in a millimetre


def by_typst(found: dict[str, paper.Paper], _home: Path) -> dict[str, list]:
    return {name: papers.pages(paper.to_pdf(one)) for name, one in found.items()}


def by_libreoffice(found: dict[str, paper.Paper], home: Path) -> dict[str, list]:
    """All of them in one run: starting the office takes longer than drawing."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: apt install libreoffice-writer-nogui")
    (home / "fonts.conf").write_text(FONTS.format("".join(ALIAS.format(*pair) for pair in ALIASES.items())))
    for name, one in found.items():
        (home / f"{name}.docx").write_bytes(paper.to_docx(one))
    env = {"FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": str(home), "PATH": os.environ["PATH"]}
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(home), *map(str, home.glob("*.docx"))]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
    return {name: papers.pages((home / f"{name}.pdf").read_bytes()) for name in found}


def picture(page):
    return page.to_image(resolution=TENTHS).original.convert("RGB")


def red(page) -> list[tuple[float, float]]:
    """Where there is red, from the top: (first, last) millimetre of each stretch."""
    return papers.red_rows(picture(page), TENTHS / 25.4)


def dash(page) -> tuple[float, float, float]:
    """The first dash of the page's number: its height, and how far the number is from the left and right of the sheet."""
    chars = [c for c in page.chars if 264 < papers.mm(c["top"]) < 275 and c["text"].strip()]
    left, right = papers.mm(chars[0]["x0"]), papers.mm(page.width - chars[-1]["x1"])
    image = picture(page).convert("L").crop((round(left * 10), 2640, round(papers.mm(chars[0]["x1"]) * 10), 2760))
    rows = [y for y in range(image.height) if image.crop((0, y, image.width, y + 1)).getextrema()[0] < 128]
    return 264 + (rows[0] + rows[-1] + 1) / 20, left, right


def foot(line, page) -> float:
    """Where the letters of a line of 3号 end: the body of a character reaches a little below its baseline."""
    return papers.mm(page.height - line[0]["matrix"][5]) + 0.12 * papers.mm(16)
