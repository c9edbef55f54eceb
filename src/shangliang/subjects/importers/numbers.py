"""表格里的数 · Whole numbers and coordinates as tables write them; None and the sentence that helps where they can not be read."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

MOST = 100_000_000
LAT, LON = (3, 54), (73, 136)  # within which the country lies


def whole(text: str, word: str) -> tuple[int | None, str]:
    """1,200 and 1200.0 are read too; nothing is None and no mistake."""
    if not text:
        return None, ""
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0 or number != number.to_integral_value() or number > MOST:
        return None, _("%(word)s：应填整数，不能写“%(text)s”。") % {"word": word, "text": text[:20]}
    return int(number), ""


def degrees(text: str, word: str, limits: tuple[int, int]) -> tuple[Decimal | None, str]:
    """Decimal degrees, six places kept."""
    if not text:
        return None, ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not limits[0] <= number <= limits[1]:
        said = {"word": word, "text": text[:20], "low": limits[0], "high": limits[1]}
        return None, _("%(word)s：应填 %(low)s 到 %(high)s 之间的度数，例如 34.745，不能写“%(text)s”。") % said
    return round(number, 6), ""


def place(row: dict) -> tuple[dict[str, Decimal], str]:
    """({"lat", "lon"}, "") or what is wrong: both or neither."""
    lat, bad_lat = degrees(row["lat"], _("纬度"), LAT)
    lon, bad_lon = degrees(row["lon"], _("经度"), LON)
    if bad_lat or bad_lon:
        return {}, bad_lat or bad_lon
    if (lat is None) != (lon is None):
        return {}, _("经度、纬度要么都填，要么都不填。")
    return ({"lat": lat, "lon": lon} if lat is not None and lon is not None else {}), ""
