"""What a drawn matter is in the tables: its row, timeline, orders, raisers, followers, confirmation."""

import datetime as dt
from functools import cache

NUMBERED = ["matters_matter", "matters_entry", "matters_workorder", "matters_confirmation"]
DAY = dt.timedelta(days=1)
SHANGHAI = dt.timezone(dt.timedelta(hours=8))


def rows_of(world, matters) -> dict:
    """Table by table."""
    return {
        "matters_matter": (matter_row(m) for m in matters),
        "matters_raiser": (raiser_row(m) for m in matters),
        "matters_workorder": (order_row(world, m) for m in matters if m["steps"] > 6),
        "matters_entry": (row for m in matters for row in entry_rows(m)),
        "matters_follower": (row for m in matters if m["public"] for row in follower_rows(m)),
        "matters_confirmation": (confirmation_row(m) for m in matters if m["stage"] in ("closed", "archived")),
    }


def moment(day: dt.date, hour=10) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), SHANGHAI)


def ref(number: int) -> str:
    """Ten characters of the product's own alphabet."""
    from shangliang.kit.ids import ALPHABET

    letters = ""
    for _place in range(10):
        number, digit = divmod(number, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    return letters


@cache
def terms(text: str, county: str) -> str:
    from shangliang.compute.terms import index_terms

    return " ".join(f"'{t}'" for t in [*index_terms(text), f"@{county}"])


def matter_row(m) -> dict:
    from world import OVER

    over, over_on = m["stage"] in OVER, m["raised"] + 3 * m["steps"] * DAY
    ticks = not over
    thing = m["title"][-8:]
    return {
        "id": m["id"], "ref": ref(m["id"]), "serial": f"议〔{m['raised'].year}〕{m['id']}号", "kind": m["kind"],
        "title": m["title"], "text": f"{m['title']}，乡亲们反映多次，希望早日解决。" * 3, "wish": "希望尽快解决。",
        "topic_class": m["class"], "place": "", "extra": "{}", "holder_area": m["county"], "stage": m["stage"],
        "outcome": ("confirmed" if m["stage"] != "declined" else "") if over else "", "since": m["raised"] + 3 * (m["steps"] - 1) * DAY,
        "warn_on": m["due"] - 5 * DAY if ticks else None, "due_on": m["due"] if ticks else None, "paused_on": None,
        "escalated": False, "raised_on": m["raised"], "released_on": m["raised"] + DAY if m["public"] else None,
        "closed_on": over_on if over else None, "moved_at": moment(m["raised"] + 3 * (m["steps"] - 1) * DAY, m["id"] % 24),
        "terms": terms(thing, m["code"][:6]), "about_id": None, "area_id": m["code"], "enterprise_id": None,
        "holder_id": m["holder"], "merged_into_id": None, "source_id": None,
    }  # fmt: skip


def raiser_row(m) -> dict:
    return {
        "id": m["id"], "name": b"", "contact": b"", "contact_index": None, "name_public": False, "channel": "web",
        "code_hash": m["id"].to_bytes(32, "big"), "lead": True, "signed_on": None, "raised_on": m["raised"],
        "matter_id": m["id"], "organisation_id": None, "person_id": None, "typed_by_id": None,
    }  # fmt: skip


def order_row(world, m) -> dict:
    given, done = m["raised"] + 20 * DAY, m["steps"] > 8
    return {
        "id": m["id"], "ref": ref(m["id"]), "part": "lead", "task": "请办理并答复。", "assigned_on": given,
        "receipt_due": given + 3 * DAY, "feedback_due": None, "warn_on": m["due"] - 5 * DAY, "due_on": m["due"],
        "received_on": given + DAY, "returned_on": None, "progress_on": None, "replied_on": given + 9 * DAY if done else None,
        "withdrawn_on": None, "reply": "已办理。" if done else "", "reply_number": "", "result": "", "result_class": "",
        "reason": "", "matter_id": m["id"], "unit_id": world.draw.choice(world.units[m["county"]]),
    }  # fmt: skip


def entry_rows(m):
    from world import PATH, REACHED

    for number in range(m["steps"]):
        on = moment(m["raised"] + 3 * number * DAY)
        yield {
            "id": m["id"] * 12 + number, "step": PATH[number], "stage_from": REACHED[number - 1] if number else "",
            "stage": REACHED[number], "on": on, "at": on, "note": "按程序办理，已告知提出人。" if number else "", "public": True,
            "official": False, "recorded": False, "data": "{}", "by_id": None, "organisation_id": m["holder"] if number else None,
            "matter_id": m["id"], "voice_id": None if number else m["id"], "order_id": m["id"] if 6 < number < 9 else None,
        }  # fmt: skip


def follower_rows(m):
    for number in range(m["id"] % 4):
        key = m["id"] * 4 + number
        yield {"id": key, "device": key.to_bytes(32, "big"), "contact": b"", "on": m["raised"], "person_id": None, "matter_id": m["id"]}  # fmt: skip


def confirmation_row(m) -> dict:
    rating = "good" if m["id"] % 5 else "bad"
    return {
        "id": m["id"], "way": "code", "solved": True, "process": rating, "result": rating, "text": "", "witness": "",
        "on": m["raised"] + 30 * DAY, "typed_by_id": None, "matter_id": m["id"], "raiser_id": m["id"],
    }  # fmt: skip
