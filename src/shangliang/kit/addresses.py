"""网址的零件 · Converters of the url map: a public id, a division code. What they refuse never reaches a view: 404."""

from django.urls import Resolver404, register_converter, resolve

from .ids import ALPHABET


class Ref:
    """编号 · The 10 characters of kit.ids.ref()."""

    regex = f"[{ALPHABET}]{{10}}"

    @staticmethod
    def to_python(value: str) -> str:
        return value

    @staticmethod
    def to_url(value: str) -> str:
        return value


class Code(Ref):
    """区划代码 · 2, 4, 6, 9 or 12 digits, or one of our own nodes below."""

    regex = r"(?:[0-9]{12}|[0-9]{9}|[0-9]{6}|[0-9]{4}|[0-9]{2})(?:x[0-9]{2})?"


register_converter(Ref, "ref")
register_converter(Code, "code")


def page_above(path: str) -> str:
    """The nearest address above this one that exists, or '': /my/confirm/ belongs to /my/."""
    parts = path.strip("/").split("/")[:-1]
    for n in range(len(parts), -1, -1):
        above = "/".join(["", *parts[:n], ""])
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return ""
