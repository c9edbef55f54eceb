"""Tokens of the cast; another program on this machine that is told of what happens."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client, override_settings

from shangliang.people import actions
from tests import cast


class Program:
    """A client that comes with a token: program.get("/matters"), program.post("/matters", {…})."""

    def __init__(self, typed: str = "") -> None:
        self.client, self.headers = Client(), {"Authorization": f"Bearer {typed}"} if typed else {}

    def get(self, path, **query):
        return self.client.get(f"/api/v1{path}", query, headers=self.headers)

    def post(self, path, said, **headers):
        said = json.dumps(said) if not isinstance(said, str) else said
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(f"/api/v1{path}", said, content_type="application/json", headers=self.headers | headers)


def program(person, *scopes, days=30) -> Program:
    return Program(actions.make_token(person, label="对接", scopes=scopes, days=days)[1])


@pytest.fixture
def office():
    cast.platforms()
    return cast.office()


class Receiver(ThreadingHTTPServer):
    """Keeps what it is sent; `answers`: the status of each answer to come, then 204; `says`: the body of an answer of 200."""

    def __init__(self) -> None:
        self.got, self.answers, self.says = [], [], b""
        super().__init__(("127.0.0.1", 0), Took)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hooks?from=shangliang"


class Took(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        says = self.server.says
        status = self.server.answers.pop(0) if self.server.answers else 200 if says else 204
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.server.url)
        self.end_headers()
        self.wfile.write(says)

    def log_message(self, *_args):
        """Nothing is printed."""


@pytest.fixture
def receiver():
    """One that the operator has named."""
    server = Receiver()
    with override_settings(SHANGLIANG_OUTBOUND=[f"127.0.0.1:{server.server_port}"]):
        yield server
    server.shutdown()
    server.server_close()
