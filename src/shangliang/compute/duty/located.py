"""带行号的 JSON · Objects that know the line they begin on, so that what is wrong in a file can be found in it."""

import json
from json import decoder, scanner
from typing import Any

from .flaws import Flaw, Wrong
from .numbers import number


class Located(dict[str, Any]):
    line = 0


def line_of(found: object) -> int:
    return found.line if isinstance(found, Located) else 0


def loads(text: str) -> Any:
    try:
        return _Decoder(text).decode(text)
    except json.JSONDecodeError as error:
        raise Wrong(Flaw.NOT_JSON, error.lineno) from error
    except RecursionError as error:
        raise Wrong(Flaw.DEEP, 1) from error


class _Decoder(json.JSONDecoder):
    """The scanner in Python calls `parse_object` for every object; the one in C would not."""

    def __init__(self, text: str) -> None:
        super().__init__(parse_float=number, parse_int=number, parse_constant=number)
        self.parse_object = self._located  # type: ignore[assignment, unused-ignore]
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined, unused-ignore]
        self._line, self._at, self._text = 1, 0, text

    def _located(self, start: tuple[str, int], strict: bool, scan: Any, _hook: Any, _pairs: Any, memo: Any) -> Any:
        line = self._line_at(start[1])

        def kept(pairs: list[tuple[str, Any]]) -> Located:
            found = Located()
            found.line = line
            for name, value in pairs:
                if name in found:
                    raise Wrong(Flaw.KEY_TWICE, line, field=name)
                found[name] = value
            return found

        return decoder.JSONObject(start, strict, scan, None, kept, memo)  # type: ignore[attr-defined, unused-ignore]

    def _line_at(self, at: int) -> int:
        """Objects are met from the top down, so what was counted once is not counted again."""
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line
