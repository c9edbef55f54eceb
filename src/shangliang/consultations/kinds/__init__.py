"""协商形式 · One file per form of consultation. To add a form, add a file here; nothing else.

Each file holds one `FORM = Form(...)`. The file name is the slug stored in the database.
"""

from importlib import import_module
from pkgutil import iter_modules

from .form import Form, Part, Seat


def _load() -> dict[str, Form]:
    names = [m.name for m in iter_modules(__path__) if m.name != "form"]
    found = {name: import_module(f"{__name__}.{name}").FORM for name in names}
    return dict(sorted(found.items(), key=lambda pair: pair[1].order))


FORMS = _load()


def choices() -> list[tuple[str, str]]:
    return [(slug, form.name) for slug, form in FORMS.items()]


__all__ = ["FORMS", "Form", "Part", "Seat", "choices"]
