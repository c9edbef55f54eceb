"""站点通向哪里 · The page of each stop's area or subject; one query per noun, however many stops."""

from shangliang.kit import nouns

from ..models.stops import SUBJECTS


def linked(person, stops) -> list[tuple]:
    """(stop, address or ''): a subject that the person may not see has none."""
    urls: dict[tuple[str, str], str] = {}
    known = {noun.name: noun for noun in nouns.registered() if noun.name in SUBJECTS}
    for name in {stop.noun for stop in stops if stop.noun in known}:
        refs = {stop.subject for stop in stops if stop.noun == name}
        for found in known[name].visible_to(person).filter(ref__in=refs):
            urls[name, found.ref] = known[name].url(found)
    return [(stop, _url(stop, urls)) for stop in stops]


def _url(stop, urls) -> str:
    return urls.get((stop.noun, stop.subject), "") if stop.noun else stop.area.get_absolute_url() if stop.area else ""
