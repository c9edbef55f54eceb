"""协商形式 · One file per form of consultation. To add a form, add a file here; nothing else.

Each file holds one `FORM = Form(...)`. The file name is the slug stored in the database.
"""

from shangliang.kit.kinds import load

from .form import Form, Part, Seat

FORMS: dict[str, Form] = load(__name__, __path__, "form")


def choices() -> list[tuple[str, str]]:
    return [(slug, form.name) for slug, form in FORMS.items()]


__all__ = ["FORMS", "Form", "Part", "Seat", "choices"]
