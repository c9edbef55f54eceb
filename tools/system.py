"""系统软件 · What the tests need from the system: Chromium, Chinese fonts, gettext. Standard library only.

Where apt may be used it brings what is missing; elsewhere one sentence says what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NOTO = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))


def missing() -> list[str]:
    needed = []
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")):
        needed.append("chromium")
    if not any(folder.exists() and any(folder.glob("*CJK*")) for folder in NOTO):
        needed.append("fonts-noto-cjk")
    if not shutil.which("msgfmt"):
        needed.append("gettext")
    return needed


def main() -> None:
    needed = missing()
    if not needed:
        return
    apt = _apt()
    if apt is None:
        sys.exit(f"The tests need {', '.join(needed)}; install them with your system's package manager and try again.")
    print(f"set-up: apt installs {', '.join(needed)}", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], check=False, env=env, stdin=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "-qq", "--no-install-recommends", *needed]
    done = subprocess.run(command, check=False, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if done.returncode or missing():
        sys.exit(f"apt could not install {', '.join(missing() or needed)}; install them by hand and try again.")


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
