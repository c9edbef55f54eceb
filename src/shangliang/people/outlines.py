"""轮廓 · The outline of an area's parts, as an office uploaded it. None is shipped: publishing maps needs approval."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock

from .refusal import Refused

MOST_BYTES = 5 * 2**20
MOST_POINTS = 60_000
DIGITS = 4  # of a degree: some ten metres
LON, LAT = (73, 136), (3, 54)
KEYS = ("code", "adcode", "id", "name", "NAME", "名称")
Ring = list[list[float]]


class AreaOutline(models.Model):
    """轮廓 · `shapes`: the code of a part (or of the area itself) -> its rings, each a list of [longitude, latitude]."""

    area = models.OneToOneField("people.Area", models.CASCADE, primary_key=True, related_name="outline")
    shapes = models.JSONField()
    approval = models.CharField(gettext_lazy("审图号或依据"), max_length=80)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.area_id)


def read(raw: bytes, names: dict[str, str]) -> dict[str, list[Ring]]:
    """GeoJSON (RFC 7946) -> shapes by code. `names`: the codes that may be drawn, with their names; Refused in a sentence."""
    if len(raw) > MOST_BYTES:
        raise Refused(_("文件太大，最多 5 MB。请先简化轮廓再上传。"))
    shapes: dict[str, list[Ring]] = {}
    for number, feature in enumerate(_features(raw), 1):
        code = _code(feature, names)
        if code is None:
            raise Refused(
                _("第 %(n)s 个图形对不上这里的区划：属性 code 或 name 应是本级或下一级的代码、名称。") % {"n": number}
            )
        shapes.setdefault(code, []).extend(_rings(feature.get("geometry"), number))
    if sum(len(ring) for rings in shapes.values() for ring in rings) > MOST_POINTS:
        raise Refused(_("轮廓的点太多，最多 %(n)s 个。请先简化再上传。") % {"n": f"{MOST_POINTS:,}"})
    return shapes


def _features(raw: bytes) -> list[dict[str, Any]]:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(_("这不是能读的 GeoJSON 文件，请核对是不是 UTF-8 编码的 .geojson 或 .json。")) from None
    found = data.get("features") if isinstance(data, dict) and data.get("type") == "FeatureCollection" else [data]
    if (
        not isinstance(found, list)
        or not found
        or not all(isinstance(f, dict) and f.get("type") == "Feature" for f in found)
    ):
        raise Refused(_("文件里没有图形：GeoJSON 应是 FeatureCollection 或 Feature。"))
    return found


def _code(feature: dict[str, Any], names: dict[str, str]) -> str | None:
    properties = feature.get("properties")
    told: dict[str, Any] = properties if isinstance(properties, dict) else {}
    said = [str(told[key]).strip() for key in KEYS if told.get(key) not in (None, "")] + [str(feature.get("id", ""))]
    by_name = {name: code for code, name in names.items()}
    for word in said:
        for code in (word, word.rstrip("0") if word.isdigit() else word, word[:4], by_name.get(word, "")):
            if code in names:
                return code
    return None


def _rings(geometry: Any, number: int) -> list[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    found = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(found, list):
        raise Refused(_("第 %(n)s 个图形不是面（Polygon、MultiPolygon）。") % {"n": number})
    polygons = [found] if kind == "Polygon" else found
    try:
        rings = [_ring(ring) for polygon in polygons for ring in polygon]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        rings = []
    if not rings:
        raise Refused(_("第 %(n)s 个图形的坐标不对：应是中国境内的经度、纬度。") % {"n": number})
    return rings


def _ring(points: Any) -> Ring:
    """Rounded, without neighbours that fall together; checked to be a ring on the map of the country."""
    kept: Ring = []
    for point in points:
        lon, lat = float(point[0]), float(point[1])
        if not (LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]):
            raise ValueError(point)
        here = [round(lon, DIGITS), round(lat, DIGITS)]
        if not kept or kept[-1] != here:
            kept.append(here)
    if len(points) < 4 or list(points[0][:2]) != list(points[-1][:2]) or len({tuple(point) for point in kept}) < 3:
        raise ValueError(points)
    return kept
