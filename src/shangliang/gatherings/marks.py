"""选票 · What may stand on the ballot of an election: as many names as there are seats, another name, or none (弃权)."""

from django.utils.translation import gettext as _

from shangliang.compute import tally
from shangliang.people.refusal import Refused

MOST, LONGEST = 60, 20  # candidates; letters of a name


def candidates(names: list[str], seats: int) -> list[str]:
    """The names without empty lines, or why they will not do."""
    plain = [" ".join(name.split()) for name in names if name.strip()]
    if not 1 <= len(plain) <= MOST or len(set(plain)) < len(plain):
        raise Refused(_("候选人要有 1 到 %(most)s 名，不能重复。") % {"most": MOST})
    if any(len(name) > LONGEST for name in plain):
        raise Refused(_("一个姓名最多 %(most)s 字。") % {"most": LONGEST})
    if not 1 <= seats <= MOST:
        raise Refused(_("应选人数是 1 到 %(most)s 名。") % {"most": MOST})
    return plain


def fair(poll, marks) -> dict:
    """The ballot as it is kept. Who is written in and stands on the list is a mark on the list."""
    if not isinstance(marks, dict):
        raise Refused(_("请在选票上选，或者按“弃权”。"))
    places = {n for n in marks.get("for", []) if isinstance(n, int)}
    others = {" ".join(name.split()) for name in marks.get("other", [])} - {""}
    if any(not 0 <= n < len(poll.options) for n in places) or any(len(name) > LONGEST for name in others):
        raise Refused(_("请从选票所列的候选人里选；另选的人写姓名，最多 %(most)s 字。") % {"most": LONGEST})
    listed = {name: n for n, name in enumerate(poll.options)}
    places |= {listed[name] for name in others if name in listed}
    others -= listed.keys()
    if len(places) + len(others) > poll.seats:
        chosen = len(places) + len(others)
        raise Refused(
            _("选了 %(n)s 人，最多选 %(seats)s 人，没有记下。请再选一次。") % {"n": chosen, "seats": poll.seats}
        )
    return {"for": sorted(places), "other": sorted(others)}


def tallied(poll) -> dict:
    """By candidate, by whoever was written in; how many ballots, how many of them with nobody's name."""
    counts, others, blank = [0] * len(poll.options), {}, 0
    rows = list(poll.ballots.values_list("marks", flat=True))
    for marks in rows:
        for n in marks["for"]:
            counts[n] += 1
        for name in marks["other"]:
            others[name] = others.get(name, 0) + 1
        blank += not (marks["for"] or marks["other"])
    return {"online": counts, "others": others, "ballots": len(rows), "blank": blank}


def leaf_of(row) -> bytes:
    """The leaf of a sealed ballot."""
    salt = bytes(row.salt)
    return tally.leaf(row.place, row.option, salt) if row.marks is None else tally.marked(row.place, row.marks, salt)
