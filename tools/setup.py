"""安装 · What `make` needs before it runs anything: a virtual environment with the locked parts. Standard library only.

    python3.11 tools/setup.py runtime|dev

A second call finds its stamp and returns at once. uv installs in seconds what takes pip half a minute; pip brings it,
and does the work itself where uv can not be had.
"""

import compileall
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}


def main(which: str) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python there is runs this file
        sys.exit(f"Shangliang needs Python 3.11 or newer, not {sys.version.split()[0]}; try make PYTHON=python3.11.")
    if not _stamped(which):
        if not PYTHON.exists():
            say("making .venv")
            _make_venv()
        say(f"installing the locked parts ({LOCKS[which].name})")
        _install(LOCKS[which])
        _stamp(which).write_text("installed\n")
    compileall.compile_dir(str(ROOT / "src"), quiet=2)


def say(line: str) -> None:
    print(f"set-up: {line}", flush=True)


def _stamp(which: str) -> Path:
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + LOCKS[which].read_bytes())
    return VENV / f"installed-{which}-{digest.hexdigest()[:16]}"


def _stamped(which: str) -> bool:
    """The development parts contain the runtime's."""
    return PYTHON.exists() and (_stamp(which).exists() or _stamp("dev").exists())


def _make_venv() -> None:
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit("Python can not make a virtual environment with pip here; on Debian: apt install python3-venv.")


def _install(lock: Path) -> None:
    if not _uv_install(lock):
        say("uv can not be used here; pip takes a little longer")
        pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        _do([*pip, "--require-hashes", "-r", str(lock)])
        _do([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def _uv_install(lock: Path) -> bool:
    if not (VENV / "bin" / "uv").exists():
        pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "uv"]
        if subprocess.run(pip, check=False).returncode:
            return False
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--python", str(PYTHON), "--quiet"]
    for command in (
        [*uv, "--require-hashes", "--compile-bytecode", "-r", str(lock)],
        [*uv, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],  # setuptools is in the lock, with its hash
    ):
        if subprocess.run(command, check=False).returncode:
            return False
    return True


def _do(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"set-up failed: {' '.join(command[2:5])} …; see above. Is there a network, and room on the disk?")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit(__doc__)
    main(sys.argv[1])
