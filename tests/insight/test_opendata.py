"""Open data: the same numbers on the page and in both files, nothing of fewer than five, only quarters that are over."""

import csv
import datetime as dt
import io
import json

import pytest

from shangliang.consultations.models import Participant
from shangliang.insight import opendata
from shangliang.kit import clock
from tests import cast
from tests.consultations import talk

pytestmark = pytest.mark.django_db
DATA = f"/{cast.COUNTY}/data"
LATER = dt.datetime(2026, 7, 2, 10, tzinfo=clock.SHANGHAI)


@pytest.fixture
def held():
    """Nine with an interest and some others, in the village of the county."""
    found = talk.manned(talk.begun())
    found.begun_on = dt.date(2026, 5, 1)
    found.save()
    with clock.at(LATER):
        yield found


def taken(client, code=cast.COUNTY):
    found = client.get(f"/{code}/data.json").json()
    return [row for row in found["rows"] if row["quarter"] == "2026-Q2"]


def test_both_files_say_the_same_and_the_dictionary_knows_every_column(client, held):
    found = client.get(f"{DATA}.json")
    whole = json.loads(found.content)
    lines = list(csv.DictReader(io.StringIO(client.get(f"{DATA}.csv").content.decode("utf-8-sig"))))
    assert [one["name"] for one in whole["columns"]] == list(lines[0]) == list(whole["rows"][0])
    assert lines == [{k: "" if v is None else str(v) for k, v in row.items()} for row in whole["rows"]]
    assert whole["as_of"] == "2026-06-30" and whole["licence"]
    first = taken(client)[0]
    assert (first["row"], first["consultations"]) == ("whole", 1) and first["participants"] >= 9


def leave(consultation, interested, others):
    """So many of each, and nobody else."""
    people = Participant.objects.filter(consultation=consultation)
    people.update(voice=Participant.Voice.OBSERVE, left_on=None)
    keys = list(people.order_by("pk").values_list("pk", flat=True))
    assert len(keys) >= interested + others
    for part, stake in ((keys[:interested], True), (keys[interested : interested + others], False)):
        people.filter(pk__in=part).update(voice=Participant.Voice.DELIBERATE, interested=stake)


LEVELS = (cast.COUNTY[:2], cast.COUNTY[:4], cast.COUNTY, cast.VILLAGE[:9], cast.VILLAGE)


def test_five_and_more_are_told_on_every_level(client, held):
    leave(held, 7, 0)
    for code in LEVELS:
        assert [taken(client, code)[0][column] for column in opendata.PEOPLE] == [7, 7, 0]


def test_fewer_than_five_are_told_on_none_and_neither_is_what_would_tell_of_them(client, held):
    leave(held, 6, 2)
    for code in LEVELS:
        row = taken(client, code)[0]
        assert row["others"] is None and None in (row["interested"], row["participants"]) and row["consultations"] == 1
    assert "—" in client.get(f"{DATA}/").content.decode()


def test_a_quarter_that_is_not_over_is_not_told(client, held):
    with clock.at(dt.datetime(2026, 6, 30, 23, tzinfo=clock.SHANGHAI)):
        assert opendata.quarters()[0].name == "2026-Q1" and not taken(client)
    assert len(opendata.quarters()) == 8 and taken(client)


def test_the_same_numbers_are_the_same_bytes_and_who_has_them_is_told_so(client, held):
    for kind in ("csv", "json"):
        first = client.get(f"{DATA}.{kind}")
        assert client.get(f"{DATA}.{kind}").content == first.content
        assert client.get(f"{DATA}.{kind}", headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.get(f"{DATA}.{kind}", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_name_that_could_be_a_formula_is_only_text(client, held):
    from shangliang.people import areas

    area = areas.Area.objects.get(pk=cast.COUNTY)
    area.name = "=1+1"
    area.save()
    areas.forget()
    assert (
        "'=1+1" in client.get(f"{DATA}.csv").content.decode()
        and ",=1" not in client.get(f"{DATA}.csv").content.decode()
    )
    areas.forget()


def test_the_page_leads_to_both_files_and_the_home_to_the_page(client, held):
    page = client.get(f"{DATA}/").content.decode()
    assert f"{DATA}.csv" in page and f"{DATA}.json" in page and "participants" in page
    assert f'href="{DATA}/"' in client.get(f"/{cast.COUNTY}/").content.decode()
    assert client.get("/99/data/").status_code == client.get("/99/data.csv").status_code == 404
