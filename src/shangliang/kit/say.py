"""说 · Words that live in pure code: marked where they are written, said in the reader's language where they are shown.

    LABELS = Words({Stage.RAISED: _("待受理")})      LABELS[Stage.RAISED]  ->  "待受理", or "To be accepted" in English
    raise Refused(say(_("还缺：%(what)s。")) % {"what": what})

`_` only marks a text for makemessages. Without a translator (the kit's app plugs in Django's) everything is as written.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")


def _(text: str) -> str:
    """The text itself: makemessages finds it by this mark."""
    return text


def _as_written(text: str) -> str:
    return text


_translator: Callable[[str], str] = _as_written


def translate_with(translator: Callable[[str], str]) -> None:
    """Whom `say` asks from now on."""
    global _translator  # noqa: PLW0603 — one per process, set once when it starts
    _translator = translator


def say(text: str) -> str:
    """The text in the language of whoever reads it now."""
    return _translator(text) if text else text


class Words(Mapping[K, str]):
    """词表 · A table of words that says each one when it is looked up."""

    def __init__(self, words: Mapping[K, str]) -> None:
        self._words = dict(words)

    def __getitem__(self, key: K) -> str:
        return say(self._words[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def choices(self, later: Callable[[str], Any]) -> list[tuple[K, Any]]:
        """Pairs for a field that is made once and read in many languages: `LABELS.choices(gettext_lazy)`."""
        return [(key, later(word)) for key, word in self._words.items()]
