"""系统软件 · What the tests need from the system: Chromium, Chinese fonts, gettext; `full`: LibreOffice. Standard library only.

Where apt may be used it brings what is missing; elsewhere one sentence says what to install. The shell of Chromium
without its windows does the same pages with less than half the work: where Debian has it, it is brought, too.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PATIENCE = 120  # seconds
SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome")
OFFICE = "libreoffice-writer-nogui"  # 300 MB: only the slow tests that draw a DOCX want it
NOTO = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))


def missing(*, full: bool = False) -> list[str]:
    needed = [OFFICE] if full and not shutil.which("soffice") else []
    if not any(map(shutil.which, BROWSERS)):
        needed.append("chromium")
    if not any(folder.exists() and any(folder.glob("*CJK*")) for folder in NOTO):
        needed.append("fonts-noto-cjk")
    if not shutil.which("msgfmt"):
        needed.append("gettext")
    return needed


def main() -> None:
    apt, full = _apt(), "full" in sys.argv[1:]
    _bring_shell(apt)
    needed = missing(full=full)
    if not needed:
        return
    if apt is None:
        sys.exit(f"The tests need {', '.join(needed)}; install them with your system's package manager and try again.")
    print(f"set-up: apt installs {', '.join(needed)}", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], check=False, env=env, stdin=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "-qq", "--no-install-recommends", *needed]
    done = subprocess.run(command, check=False, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if done.returncode or missing(full=full):
        sys.exit(
            f"apt could not install {', '.join(missing(full=full) or needed)}; install them by hand and try again."
        )


def _bring_shell(apt: list[str] | None) -> None:
    """If it can be had at once; without it the tests take longer, nothing else."""
    if apt is None or shutil.which(SHELL):
        return
    how = {"check": False, "capture_output": True, "stdin": subprocess.DEVNULL}
    known = subprocess.run(["apt-cache", "policy", SHELL], text=True, **how).stdout
    if "Candidate:" not in known or "Candidate: (none)" in known:
        return
    print(f"set-up: apt installs {SHELL}", flush=True)
    with suppress(subprocess.TimeoutExpired):
        command = [*apt, "install", "-y", "-qq", "--no-install-recommends", SHELL]
        subprocess.run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, timeout=PATIENCE, **how)


def _apt() -> list[str] | None:
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n", "apt-get"]
    return None


if __name__ == "__main__":
    main()
