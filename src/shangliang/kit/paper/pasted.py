"""粘贴的 Word · HTML as Word and WPS put it on the clipboard, cleaned to plain text with its levels; no formatting survives. Pure."""

from html.parser import HTMLParser

from .levels import mark, read, write
from .structure import LEVELS, Block, Heading

SKIPPED = {"style", "script", "head", "title", "xml", "o:p", "w:sdt"}
BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul", "ol", "blockquote"}
HEADINGS = {f"h{level}": level for level in range(1, LEVELS + 1)}
LONGEST = 2_000_000  # characters: a page of Word is 30,000


class _Cleaner(HTMLParser):
    """Collects lines: a paragraph each, a row of a table as cells between bars."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.text = ""
        self.skipping = 0
        self.cells: list[str] | None = None
        self.level = 0

    def handle_starttag(self, tag, attrs) -> None:
        if tag in SKIPPED:
            self.skipping += tag != "o:p"
        elif tag == "tr":
            self.cells, self.text = [], ""
        elif self.cells is None and tag in BLOCKS:
            self.end_line()
            self.level = HEADINGS.get(tag, 0)

    def handle_endtag(self, tag) -> None:
        if tag in SKIPPED:
            self.skipping = max(0, self.skipping - (tag != "o:p"))
        elif tag in {"td", "th"} and self.cells is not None:
            self.cells.append(" ".join(self.text.split()))
            self.text = ""
        elif tag == "tr" and self.cells is not None:
            self.lines.append(" | ".join(self.cells))
            self.cells = None
        elif tag in BLOCKS and self.cells is None:
            self.end_line()

    def handle_data(self, data) -> None:
        if not self.skipping:
            self.text += data

    def end_line(self) -> None:
        line = " ".join(self.text.replace("\xa0", " ").split())
        if line:
            marked = not self.level or any(isinstance(block, Heading) for block in read(line))
            self.lines.append(line if marked else mark(self.level, 1) + line)
        self.text, self.level = "", 0


def from_html(html: str) -> tuple[Block, ...]:
    """The structure of what was pasted."""
    cleaner = _Cleaner()
    cleaner.feed(html[:LONGEST])
    cleaner.close()
    cleaner.end_line()
    return read("\n".join(cleaner.lines))


def as_text(html: str) -> str:
    """The same as it goes into the form: numbers counted anew."""
    return write(from_html(html))
