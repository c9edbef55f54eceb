"""骨架 · What kinds of elements a page is made of and where they stand, so that axe need not see the same twice.

An element's kind is its tag, its attributes (by value where the value is a word of the sheets or of ARIA), all its
ancestors' and the tags of its children. Two pages of the same bones differ in their words alone. What axe could miss by
that, ids and what points at them, `loose` looks up in every page.
"""

import re
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
WORDS = frozenset("class role type scope lang aria-current aria-pressed aria-hidden aria-live aria-invalid".split())
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
LANDMARKS = frozenset("main nav aside header footer".split())


class Bones(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.path, self.children, self.kinds = ["page"], [set()], set()
        self.headings, self.landmarks, self.ids, self.pointers = ["h0"], [], [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        kind = " ".join([tag, *sorted(f"{k}={v}" if k in WORDS else k for k, v in attrs)])
        self._note(tag, kind, dict(attrs))
        self.children[-1].add(tag)
        self.path.append(kind)
        self.children.append(set())
        if tag in VOID:
            self._leave()

    def handle_endtag(self, tag):
        while tag not in VOID and len(self.path) > 1 and self._leave() != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            self.children[-1].add("words")

    def _leave(self) -> str:
        self.kinds.add((tuple(self.path), tuple(sorted(self.children.pop()))))
        return self.path.pop().split()[0]

    def _note(self, tag, kind, attrs) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag in LANDMARKS:
            self.landmarks.append(kind)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        self.pointers |= {name for pointer in POINTERS for name in (attrs.get(pointer) or "").split()}

    @property
    def found(self) -> set:
        """The kinds of elements, the steps from heading to heading, the landmarks."""
        steps = zip(self.headings, self.headings[1:], strict=False)
        return {hash(kind) for kind in self.kinds} | set(steps) | {tuple(self.landmarks)}

    @property
    def loose(self) -> list[str]:
        """Ids that stand twice, and what points at none."""
        twice = {f"id twice: {name}" for name in self.ids if self.ids.count(name) > 1}
        return sorted(twice | {f"points at nothing: {name}" for name in self.pointers.difference(self.ids)})
