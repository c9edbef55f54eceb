"""标题 · The lines over a text: section label, kicker (金昌市政协), headline, ——sub-headline."""

import re

from .furniture import is_section
from .lines import Line

KICKER = re.compile(r"^[\u4e00-\u9fff]{1,16}(?:政协|政协机关|政协党组)$")
SUB = re.compile(r"^[—－–-]{1,3}")


def headline(head: list[Line], item: bool = False) -> tuple[str, str]:
    """(section, headline)."""
    texts = [line.text for line in head]
    labels: list[str] = []
    while len(texts) > 1 and is_section(texts[0]) and not SUB.match(texts[1]):
        labels.append(texts.pop(0))
    if item and texts and is_section(texts[0]):  # 短讯, over ●8月9日，…
        labels.append(texts.pop(0))
    title = ""
    for text in texts:
        apart = " " in title and not SUB.match(text) and not KICKER.match(title)  # 凝聚共识 汇聚力量
        title += f" {text}" if apart else text
    return " ".join(labels), title
