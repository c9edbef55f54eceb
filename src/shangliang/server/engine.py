"""数据库地址 · Which PostgreSQL a command works on: the one in DATABASE_URL, or the embedded one of the data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from . import embedded

OLDEST = 15


class Unusable(Exception):
    """The database can not be used; one sentence for the person at the terminal."""


def external() -> str:
    return os.environ.get("DATABASE_URL", "")


def check(url: str) -> None:
    """Refuse a server that is older than the oldest one that is tested, or that does not answer."""
    try:
        with psycopg.connect(_plain(url), connect_timeout=10) as connection:
            found = connection.info.server_version
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise Unusable(f"The PostgreSQL server of DATABASE_URL does not answer: {reason}") from None
    if refusal := too_old(found):
        raise Unusable(refusal)


def too_old(server_version: int) -> str:
    """The sentence of refusal, or nothing; 150007 is 15.7, as psycopg and PostgreSQL itself count."""
    if server_version >= OLDEST * 10_000:
        return ""
    return f"Shangliang needs PostgreSQL {OLDEST} or newer; the server of DATABASE_URL is {server_version // 10_000}."


@contextmanager
def attached(data: Path) -> Iterator[str]:
    """DATABASE_URL stands in the environment for as long as this lasts."""
    if url := external():
        check(url)
        yield url
        return
    try:
        with embedded.database(data) as url:
            os.environ["DATABASE_URL"] = url
            try:
                yield url
            finally:
                del os.environ["DATABASE_URL"]
    except embedded.Broken as broken:
        raise Unusable(str(broken)) from None


def _plain(url: str) -> str:
    """environs also knows postgres:// and pgsql://; libpq knows the first of them."""
    return url.replace("pgsql://", "postgresql://", 1)
