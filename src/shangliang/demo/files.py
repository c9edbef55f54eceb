"""成文 · The documents of a body in the demo world: drafted, read over, later signed, numbered, sent up. Their texts are invented."""

import datetime as dt
from functools import partial
from typing import NamedTuple

from shangliang.documents import actions
from shangliang.documents.models import Document

from . import days
from .places import at

INVENTED = "（本文为演示而写，虚构。）"


class Text(NamedTuple):
    """一份公文"""

    kind: str
    title: str
    body: str
    to: str = ""


class Files:
    """文件夹 · Of the committee of one place; found again by their titles."""

    def __init__(self, code: str, office: str, people, texts: tuple[Text, ...]) -> None:
        self.code, self.by, self.texts = code, people[office], texts
        self.held: dict[str, Document] = {}

    def on(self, diary, day: tuple[int, int], hour: int, minute: int, act, *given) -> None:
        diary.note(days.moment(dt.date(2023, *day), hour, minute), partial(act, *given))

    def draft(self) -> None:
        body = at(self.code, "cppcc")
        for one in self.texts:
            self.held[one.title] = actions.draft(
                one.kind, title=one.title, body=f"{one.body}\n{INVENTED}", to=one.to, organisation=body, by=self.by
            )

    def review(self) -> None:
        for one in self.held.values():
            actions.review(one, by=self.by)

    def ref(self, title: str) -> str:
        """Nothing where it was not drafted here."""
        return self.held[title].ref if title in self.held else ""

    def issue(self, title: str, signer: str) -> None:
        """Signed, and given its number."""
        actions.sign(self.held[title], signer, by=self.by)
        actions.number(self.held[title], by=self.by)

    def send_up(self, title: str, to: str) -> None:
        actions.send_up(self.held[title], to, by=self.by)

    def instruct(self, title: str, who: str, text: str) -> None:
        actions.instruct(self.held[title], who, text, by=self.by)

    def passed_before(self, title: str, meeting: str, verdict: str) -> None:
        """By a meeting that was held before anything was kept here."""
        found = self.held[title]
        actions.mark_passed(found, verdict=verdict, body=found.organisation, meeting=meeting, by=self.by, on=None)
