"""报亭 · Hands out pages that were rendered before, with the product's own sheets and scripts: no database behind it.

A page comes with the headers it had, so that the browser holds it to its content policy; sheets may be cached, so that
hundreds of pages cost one load of them.
"""

import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.contrib.staticfiles import finders

KEPT = ("Content-Type", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options")


class Kiosk(ThreadingHTTPServer):
    """A server of one sheaf of pages: `kiosk.pages["/me/"] = response`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {}
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.startswith("/static/"):
            self._file(finders.find(self.path.removeprefix("/static/")))
        elif "axe" in self.path:
            self._file("/work/wt/routes/tests/vendor/axe.min.js")
        elif page := self.server.pages.get(self.path):
            self._answer(page.content, {name: page[name] for name in KEPT if name in page})
        else:
            self._answer(b"", {}, status=404)

    def _file(self, found) -> None:
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        self._answer(Path(found).read_bytes(), {"Content-Type": kind, "Cache-Control": "max-age=3600"})

    def _answer(self, body: bytes, headers: dict, status: int = 200) -> None:
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said) -> None:
        """Tests are quiet."""
