"""报亭 · Hands out pages that were rendered before, with the product's own sheets and scripts: no database behind it.

A page comes with the headers it had, so that the browser holds it to its content policy; sheets may be cached, so that
hundreds of pages cost one load of them.
"""

import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.contrib.staticfiles import finders

KEPT = ("Content-Type", "Content-Security-Policy", "X-Content-Type-Options")


class Kiosk(ThreadingHTTPServer):
    """`kiosk.show(response)` is the address under which the browser finds that answer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = {}
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def show(self, answer) -> str:
        path = f"/{len(self.answers)}/"
        self.answers[path] = answer
        return self.url + path


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.startswith("/static/"):
            self._file(Path(finders.find(self.path.removeprefix("/static/"))))
        elif answer := self.server.answers.get(self.path):
            self._answer(answer.content, {name: answer[name] for name in KEPT if name in answer})
        elif self.path == "/sw.js":  # a page shown here keeps nothing
            self._answer(b"", {"Content-Type": "text/javascript"})
        else:  # a photo, say: its place is there, its picture is not what is looked at
            self._answer(b"<svg xmlns='http://www.w3.org/2000/svg'/>", {"Content-Type": "image/svg+xml"})

    def _file(self, path: Path) -> None:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self._answer(path.read_bytes(), {"Content-Type": kind, "Cache-Control": "max-age=3600"})

    def _answer(self, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said) -> None:
        """Tests are quiet."""
