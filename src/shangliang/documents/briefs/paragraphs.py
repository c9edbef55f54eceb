"""段落 · Lines broken by a column's end are mended; headings inside a text stand by themselves."""

import re

from .lines import Line

FRAGMENT = re.compile(
    r"[，、；]|^(?:会议|会上|会前|会后|调研|视察|考察|座谈|委员|与会|大家|在|要|据|通过|通报|其中|截至|同时|此外|下一步|全|各|近|今|该)"
)
OPEN_BYLINE = re.compile(r"（[^（）]*(?:记者|通讯员)[^（）]*[\u4e00-\u9fff]{2}$")
LONGEST_HEADING = 30


def paragraphs(body: list[Line]) -> list[str]:
    found: list[str] = []
    open_ = False  # the last line stopped in the middle of a sentence
    for line in body:
        alone = line.photo or line.byline or line.continued
        if open_ and not alone and not _bracketed(line):
            found[-1] += (" " if _between_names(found[-1], line.text) else "") + line.text
        else:
            found.append(line.text)
        heading = found[-1] == line.text and not line.dated and _is_heading(line.text)
        open_ = not line.ended and not heading
    return found


def _bracketed(line: Line) -> bool:
    return line.signed and line.text.startswith("（")


def _between_names(above: str, below: str) -> bool:
    """（通讯员 某某某 / 某某）: the line ends inside the brackets of a byline, after a whole name."""
    return bool(OPEN_BYLINE.search(above) and re.match(r"[\u4e00-\u9fff]{2,4}[ 、）]|通讯员|记者", below))


def _is_heading(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not FRAGMENT.search(text) and text.count("（") == text.count("）")
