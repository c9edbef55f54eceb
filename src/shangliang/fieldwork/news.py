"""外出的简讯 · A trip told in the form of the newspaper: who went where, what was found."""

from django.utils.translation import override

from shangliang.documents.briefs import Figure, Piece
from shangliang.documents.briefs.writing import compose, counted, headline
from shangliang.documents.telling import SLOT, Source, called, dated
from shangliang.kit import clock, pages

from .models import Finding, Trip

CHINESE = "zh-hans"
NAMED = ("调研", "视察", "考察", "观摩", "监督", "走访")  # a title that ends so says what was done
MOST = 10  # places named one by one
FOUND = {
    Finding.Kind.PRACTICE: ("好做法", "个"),
    Finding.Kind.PROBLEM: ("问题", "个"),
    Finding.Kind.ADVICE: ("建议", "条"),
}


@pages.slot(SLOT)
def of_trip(person, origin):
    noun, _colon, ref = origin.partition(":")
    if noun != "trip":
        return None
    rows = Trip.objects.visible_to(person).standing().select_related("host__area", "area")
    found = rows.filter(ref=ref, starts_on__lte=clock.today()).first()
    return [source(found)] if found else None


def source(trip: Trip) -> Source:
    with override(CHINESE):
        dateline, findings = dated(trip.area), list(trip.findings.all())
        told = Piece(
            headline="",
            text="",
            place=dateline["place"],
            date=trip.starts_on,
            date_end=trip.ends_on if trip.ends_on > trip.starts_on else None,
            host=called(trip.host),
            event=_event(trip),
            places=list(dict.fromkeys(trip.stops.values_list("name", flat=True)))[:MOST],
            figures=[
                Figure(what, number, unit)
                for kind, (what, unit) in FOUND.items()
                if (number := sum(one.kind == kind for one in findings))
            ],
        )
        advice = [one.title.rstrip("。") for one in findings if one.kind == Finding.Kind.ADVICE]
        said = [f"调研组提出，{'；'.join(advice)}。"] if advice else []
        text = compose(told, [counted("发现和提出", told.figures), *said], verb="开展", paper=dateline["paper"])
        return Source(headline(told, "开展"), text, told, trip.host, trip.get_absolute_url())


def _event(trip: Trip) -> str:
    """社区协商能力建设调研; of a title that says something else its kind."""
    title = trip.title.removeprefix(trip.area.name)
    title = title.removeprefix("政协") if not title.startswith("政协协商") else title
    return title if title.endswith(NAMED) else trip.rules.name
