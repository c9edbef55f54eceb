"""命令行 · One entry point: `shangliang serve`, and every management command beside it.

A command gets its database before Django reads its settings: DATABASE_URL, or the embedded server of the data folder,
borrowed while `serve` runs and started for the duration when it does not.
"""

import argparse
import os
import signal
import sys
from contextlib import nullcontext
from pathlib import Path

from shangliang.server import engine

# Commands that touch no database.
ALONE = {
    "help",
    "version",
    "--help",
    "--version",
    "-h",
    "compilemessages",
    "makemessages",
    "collectstatic",
    "check",
    "brief",
    "draw",
    "draw_pick",
    "opinion_map",
    "pair",
    "duty",
}
REFUSED = 2


def main(arguments: list[str] | None = None) -> None:
    arguments = sys.argv[1:] if arguments is None else arguments
    data, rest = _take_data(arguments)
    os.environ["SHANGLIANG_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    try:
        sys.exit(_run(rest or ["help"], data))
    except engine.Unusable as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(REFUSED)


def _take_data(arguments: list[str]) -> tuple[Path, list[str]]:
    """The data folder: --data, SHANGLIANG_DATA, DATA, ./var, in this order; the other arguments are left alone."""
    known = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    known.add_argument("--data", default=os.environ.get("SHANGLIANG_DATA") or os.environ.get("DATA") or "var")
    found, rest = known.parse_known_args(arguments)
    return Path(found.data).expanduser().resolve(), rest


def _run(arguments: list[str], data: Path) -> int:
    if arguments[0] == "serve":
        return _serve(arguments[1:], data)
    if arguments[0] == "worker":
        return _worker(*arguments[1:2])
    from django.core.management import execute_from_command_line

    command = arguments[0] if arguments[0].startswith("-") else arguments[0].replace("-", "_")  # files have no hyphens
    database = nullcontext() if command in ALONE or "--help" in arguments else engine.attached(data)
    with database:
        execute_from_command_line(["shangliang", command, *arguments[1:]])
    return 0


def _serve(arguments: list[str], data: Path) -> int:
    from shangliang.server import supervise

    parser = argparse.ArgumentParser("shangliang serve", description="Page server, worker and database in one.")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    parser.add_argument("--data", metavar="FOLDER", help="everything that is kept (default: ./var)")
    parser.add_argument("--demo", action="store_true", help="load the demo world, once")
    options = parser.parse_args(arguments)
    return supervise.serve(data, host=options.host, port=options.port, demo=options.demo)


def _worker(part: str = "") -> int:
    """Internal: the processes that `serve` starts beside the page server, one `quick`, one `slow`; more of them, of both
    parts or of one, may run on other machines."""
    import socket

    import django

    # before numpy is loaded: a picture is many small matrices, of which a second thread of OpenBLAS costs four times the CPU
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    django.setup()
    from shangliang.kit.worker import Worker

    worker = Worker(f"{socket.gethostname()[:28]}-{os.getpid()}", part)
    signal.signal(signal.SIGTERM, lambda *_: worker.stopping.set())
    signal.signal(signal.SIGINT, lambda *_: worker.stopping.set())
    worker.run()
    return 0


if __name__ == "__main__":
    main()
