"""大屏上的协商 · What a hall shows of a consultation: how to join, live cards, where people agree, the read-back.

Shares come from the picture that the worker keeps, which holds only what may be published; no page waits for it.
"""

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from shangliang.gatherings import secrecy
from shangliang.gatherings.models import Grade
from shangliang.kit import pages, rules

from .actions.hands import settled_hands
from .models import Consultation
from .room import of
from .wording import hands_words, share_words

MOST = 4  # cards that can be read from the back of a hall
LINE, LINES, SMALL = (
    24,
    7,
    16,
)  # letters of a line in the large hand; how many lines a screen holds so, and in the smaller hand
LONGEST = 440  # letters of statements that a screen holds in the smaller hand: three of the longest


@pages.slot("hall.stamp.cards")
@pages.slot("hall.stamp.result")
def stamp(_person, screen):
    """The version of the picture: one query."""
    found = Consultation.objects.filter(activities__gathering=screen.gathering_id)
    return list(found.values_list("picture__version", flat=True)[:1])


@pages.slot("hall.stamp.read_back")
def confirmations(_person, screen):
    """Which text it is (a text written anew has new points), and how many have confirmed: one query."""
    found = Consultation.objects.filter(activities__gathering=screen.gathering_id)
    yes = Count("read_backs", filter=Q(read_backs__confirms=True), distinct=True)
    seen = found.order_by().annotate(text=Max("points__pk"), kept=Max("differences__pk"), yes=yes)
    return [".".join(map(str, row)) for row in seen.values_list("text", "kept", "yes")]


@pages.slot("hall.join")
def join(_person, screen):
    found = of(screen.gathering)
    if found is None:
        return []
    return [{"template": "consultations/room/hall_join.html", "title": found.title} | _address(found)]


@pages.slot("hall.cards")
def cards(_person, screen):
    """The statements that the chair picked, or the first ones."""
    found = of(screen.gathering)
    if found is None:
        return []
    wanted = screen.what.get("numbers") or list(found.statements.shown().values_list("number", flat=True)[:MOST])
    address = _address(found) if found.takes_views else {}
    return [_cards(found, _("大家怎么看"), wanted) | address]


@pages.slot("hall.result")
def result(_person, screen):
    """Agreement first, then what is still to be talked over."""
    found = of(screen.gathering)
    if found is None:
        return []
    data = _picture(found)
    together, talk = [number for number, _side in data.get("together", [])], data.get("talk", [])
    shown = [*together[: MOST - min(len(talk), 1)], *talk][:MOST]
    return [_cards(found, _("表态情况"), shown, together=together)]


@pages.slot("hall.read_back")
def read_back(_person, screen):
    found = of(screen.gathering)
    if found is None:
        return []
    points, differences = list(found.points.all()), list(found.differences.all())
    return [
        {
            "template": "consultations/room/hall_read_back.html", "points": points, "differences": differences,
            "hand": hand([one.content for one in (*points, *differences)]),
            "confirmed": found.read_backs.filter(confirms=True).count(),
        }
    ]  # fmt: skip


def _address(found: Consultation) -> dict:
    return {
        "path": found.get_absolute_url(),
        "code": found.ref,
        "secrecy": secrecy.sentence(found.grade),
        "by_code": found.grade in secrecy.BY_CODE,
    }


def _picture(found: Consultation) -> dict:
    return found.picture.data if hasattr(found, "picture") else {}


def _cards(found: Consultation, title: str, numbers: list[int], together=()) -> dict:
    said, least = _picture(found).get("statements", {}), int(rules.value("consultation.shares_from", found.area_id))
    texts = dict(found.statements.shown().filter(number__in=numbers).values_list("number", "text"))
    raised = settled_hands(found) if found.grade == Grade.HANDS else {}
    rows = [
        {"text": texts[n], "state": _("已成共识") if n in together else _("尚需商量") if together else ""} | share(said.get(str(n)), least) | ({"words": hands_words(raised[n])} if n in raised else {})
        for n in numbers if n in texts
    ]  # fmt: skip
    people = _picture(found).get("people")
    rows = fitting(rows)
    told = {"cards": rows, "people": people, "hand": hand([row["text"] for row in rows]), "simulated": found.simulated}
    return {"template": "consultations/room/hall_cards.html", "title": title} | told


def hand(texts: list[str]) -> str:
    """In which hand it is on the screen whole: the large one (no word), a smaller one, the smallest."""
    lines = sum(-(-len(text) // LINE) for text in texts)
    return "" if lines <= LINES else "dense" if lines <= SMALL else "dense tight"


def fitting(rows: list[dict]) -> list[dict]:
    """As many of the cards as the screen holds: nothing is cut off at its edge."""
    while len(rows) > 1 and sum(len(row["text"]) for row in rows) > LONGEST:
        rows = rows[:-1]
    return rows


def share(said: dict | None, least: int) -> dict:
    """A bar and its words, as far as the picture says them: the same words as on a phone."""
    if not said:
        return {"bar": None, "words": _("表态的人还不够多，先不公布")}
    told = share_words(said, least)
    return {"bar": told["parts"], "words": told["words"]}
