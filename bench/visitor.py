"""Who visits: a browser without a window. It keeps cookies, sends forms, and speaks WSGI or HTTP."""

import http.client
import io
import re
import sys
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

FIELD = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')
GZIP = {"Accept-Encoding": "gzip"}


class Answer:
    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    def get(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def text(self) -> str:
        return self.body.decode()

    def hidden(self, name: str) -> str:
        return next((value for key, value in FIELD.findall(self.text) if key == name), "")


class Visitor:
    """`send(method, path, body, headers) -> Answer` is how it speaks."""

    def __init__(self, send) -> None:
        self.send, self.cookies = send, {}

    def get(self, path: str, **headers: str) -> Answer:
        return self._keep(self.send("GET", path, b"", self._headers() | headers))

    def post(self, path: str, fields: dict) -> Answer:
        token = self.cookies.get("csrftoken", "")
        body = urlencode({"csrfmiddlewaretoken": token} | fields).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
        return self._keep(self.send("POST", path, body, self._headers() | kind))

    def _headers(self) -> dict[str, str]:
        jar = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        return {"Host": "localhost", "Accept-Language": "zh-CN"} | ({"Cookie": jar} if jar else {})

    def _keep(self, answer: Answer) -> Answer:
        for key, value in answer.headers:
            if key.lower() == "set-cookie":
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
        return answer


def by_wsgi(application):
    """In this process, through all middleware."""

    def send(method, path, body, headers) -> Answer:
        parts, told = urlsplit(path), {}
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": parts.path, "QUERY_STRING": parts.query, "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr,
            "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
        }  # fmt: skip
        for key, value in headers.items():
            name = key.upper().replace("-", "_")
            environ[name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"] = value
        parts_of = application(environ, lambda status, found, *_: told.update(status=int(status[:3]), headers=found))
        whole = b"".join(parts_of)
        if close := getattr(parts_of, "close", None):
            close()
        return Answer(told["status"], told["headers"], whole)

    return send


def by_http(port: int, patience: float = 30):
    """Over one connection that is kept, as a browser does."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)

    def send(method, path, body, headers) -> Answer:
        line.request(method, path, body or None, headers)
        found = line.getresponse()
        return Answer(found.status, found.getheaders(), found.read())

    return send


def walked(visitor: Visitor, code: str, number: int) -> tuple[str, dict]:
    """Three of the four steps of raising a matter, and the fourth looked at: where the last press goes, with what."""
    url = f"/{code}/raise/"
    visitor.get(url)
    title = f"测量用第 {number} 件：村口的桥面破了一个洞"
    said = visitor.post(url, {"text": f"{title}，天黑时有人摔过跤，请修一修。", "place": "村口"})
    if "2" in parse_qs(urlsplit(said.get("Location")).query).get("step", []):
        visitor.get(f"{url}?step=2")
        visitor.post(f"{url}?step=2", {})
    visitor.get(f"{url}?step=3")
    fields = {"title": title, "topic_class": "公共安全", "area": code, "name": "", "contact": ""}
    visitor.post(f"{url}?step=3", fields)
    last = visitor.get(f"{url}?step=4")
    found = {name: last.hidden(name) for name in ("once", "seen")}
    if not all(found.values()):
        raise RuntimeError(f"the fourth step of {url} was not reached: {last.status}")
    return f"{url}?step=4", found
