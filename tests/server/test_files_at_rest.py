"""A real server, a file entered, edited, opened and erased over HTTP: nothing of it stands anywhere in the data folder."""

import http.client
import re
from urllib.parse import urlencode

import pytest

from tests.server.killing import serving

pytestmark = [pytest.mark.slow, pytest.mark.hostile]

PREPARE = """
from django.test import Client
from tests import cast
cast.platforms()
client = cast.signed_in(Client(), cast.office())
told = {"cookie": client.cookies["sessionid"].value, "village": cast.VILLAGE}
"""
SECRET = "0123456789abcdef0123456789abcdef"
CANARY = "金丝雀"
FACTS = {
    "illness": "尘肺金丝雀三期",
    "id_number": "620321195603041212",
    "disability": "下肢金丝雀麻痹",
    "income": "金丝雀四千八",
}


class Office:
    """The office's browser."""

    def __init__(self, server, cookie) -> None:
        self.server = server
        self.headers = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded",
                        "Cookie": f"sessionid={cookie}; csrftoken={SECRET}"}  # fmt: skip

    def ask(self, method, path, **typed) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        body = urlencode({"csrfmiddlewaretoken": SECRET} | typed, doseq=True) if method == "POST" else None
        connection.request(method, path, body, self.headers)
        answer = connection.getresponse()
        page = answer.read().decode(errors="replace")
        return answer.status, answer.getheader("Location") or page


def holding(folder, words) -> list[tuple[str, bytes]]:
    return [
        (str(path.relative_to(folder)), word)
        for path in folder.rglob("*")
        if path.is_file()
        for word in words
        if word in path.read_bytes()
    ]


def test_nothing_of_a_file_is_left_in_the_folder_of_a_server_that_was_killed(tmp_path):
    with serving(tmp_path, PREPARE) as (server, told):
        office = Office(server, told["cookie"])
        desk = "/desk/households/"
        new = {"area": told["village"], "name": f"欧阳{CANARY}", "kinds": "特困人员", "listed_on": "2023-05-19"}
        assert office.ask("POST", f"{desk}add/", area=told["village"], name=f"欧阳{CANARY}")[0] == 200
        status, address = office.ask("POST", f"{desk}new/", **new)
        assert status == 302
        ref = re.search(r'id="([2-9A-Z]{10})"', office.ask("GET", address)[1])[1]
        base = f"{desk}p/{ref}/"
        law = {"basis": "law", "purpose": "pairing", "fields_": list(FACTS), "starts": "2023-05-19"}
        law |= {"document": "甘民发〔2023〕12号", "officer": f"{CANARY}科长"}
        assert office.ask("POST", f"{base}consent/", **law)[0] == 302
        edit = {"kinds": "特困人员", "listed_on": "2023-05-19"}
        assert office.ask("POST", f"{base}edit/", **edit, **FACTS)[0] == 302
        assert FACTS["illness"] in office.ask("POST", f"{base}reveal/", reason="other", note=f"{CANARY}来问")[1]
        assert office.ask("POST", f"{desk}export/sensitive/", reason="report")[0] == 200
        server.ask("CHECKPOINT")
        words = [CANARY.encode(), FACTS["id_number"].encode()]
        assert holding(tmp_path, words) == []
        assert holding(tmp_path, ["赵家庄村委会".encode()])  # what is not sealed is found in the same folder
        assert office.ask("POST", f"{base}erase/", why="asked", sure="yes")[0] == 302
        assert "已删除" in office.ask("GET", address)[1]
        server.kill_all()
        assert holding(tmp_path, words) == []
