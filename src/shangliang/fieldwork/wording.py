"""外出的用语 · Money and days as pages say them."""

from decimal import Decimal

from django.utils.translation import gettext as _

WAN = 10_000


def wan(yuan) -> str:
    """12,000,000 -> 1,200 万元; nothing for None."""
    if yuan is None:
        return ""
    number = (Decimal(yuan) / WAN).quantize(Decimal("0.01"))
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return _("%(n)s 万元") % {"n": text}


def span(first, last) -> str:
    """2023-06-05 至 06-06; one day is itself."""
    if first == last:
        return f"{first:%Y-%m-%d}"
    short = f"{last:%m-%d}" if first.year == last.year else f"{last:%Y-%m-%d}"
    return _("%(first)s 至 %(last)s") % {"first": f"{first:%Y-%m-%d}", "last": short}
