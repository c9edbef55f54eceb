"""准备 · What must be true before pages are served: keys, tables, static files, the demo world. Skipped when it is."""

import hashlib
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

from .children import tied

PACKAGE = Path(__file__).parents[1]
SHIPPED = ("**/migrations/*.py", "**/static/**/*", "**/locale/**/*.mo")


Say = Callable[[str], None]


class Failed(Exception):
    """A step of the preparation ended with an error, which it has printed itself."""


class Stopped(Exception):
    """Somebody asked us to stop meanwhile."""


def environment(data: Path, url: str, host: str, port: int) -> dict[str, str]:
    """What page server and worker are told."""
    told = {"DATABASE_URL": url, "SHANGLIANG_DATA": str(data), "DJANGO_SETTINGS_MODULE": "shangliang.settings"}
    told["SHANGLIANG_SECRET_KEY"] = os.environ.get("SHANGLIANG_SECRET_KEY") or secret_key(data)
    told["SHANGLIANG_URL"] = os.environ.get("SHANGLIANG_URL") or f"http://{host}:{port}"
    env = os.environ | told
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, the next start is seconds faster
    return env


def secret_key(data: Path) -> str:
    """Made once, kept with mode 0600; who has it can forge sessions."""
    path = data / "secret-key"
    if not path.exists():
        half = path.with_suffix(".new")
        half.unlink(missing_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(60))
        half.rename(path)
    return path.read_text()


def once(data: Path, env: dict[str, str], *, demo: bool, say: Say, stopping: threading.Event) -> None:
    """Migrate and collect static files when the code has changed since; load the demo world if it never was."""
    stamp, now = data / "prepared", fingerprint(env["DATABASE_URL"])
    if not stamp.exists() or stamp.read_text() != now:
        say("tables: migrating")
        _manage(env, stopping, "migrate", "--verbosity", "0")
        say("static files: collecting")
        _manage(env, stopping, "collectstatic", "--noinput", "--verbosity", "0")
        stamp.write_text(now)
    loaded = data / "demo-loaded"
    if demo and not loaded.exists():
        say("demo world: loading")
        _manage(env, stopping, "demo", "load")
        loaded.touch()


def fingerprint(url: str) -> str:
    """Changes with the shipped files, with any installed package, and with the database that is not our own."""
    digest = hashlib.sha256(b"" if "/sl-pg-" in url else url.encode())
    for line in sorted(f"{each.name}=={each.version}" for each in distributions()):
        digest.update(line.encode())
    for pattern in SHIPPED:
        for path in sorted(PACKAGE.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _manage(env: dict[str, str], stopping: threading.Event, *arguments: str) -> None:
    """Run one management command; Ctrl-C reaches it through us, so that it ends without a word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "shangliang.cli", *arguments], env=env, start_new_session=True, preexec_fn=tied()
    )
    while process.poll() is None:
        if stopping.wait(0.05):
            process.terminate()
            process.wait()
            raise Stopped
    if process.returncode:
        raise Failed(f"`shangliang {' '.join(arguments)}` ended with {process.returncode}; see above.")
