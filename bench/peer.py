"""A peer's Python: an environment of its own, with the peer in it and nothing of ours; made once, by uv."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[1] / "var/bench"


def environment(peer: str, *beside: str) -> Path | None:
    """`peer`: as PyPI names it, with its version; `beside`: what it needs. None: it can not be had."""
    home = HOME / peer
    python, uv = home / "bin/python", str(Path(sys.executable).parent / "uv")
    if not (home / "ready").exists():
        try:
            subprocess.run([uv, "venv", "--quiet", "--clear", "--python", "3.11", str(home)], check=True)
            subprocess.run([uv, "pip", "install", "--quiet", "--python", str(python), peer, *beside], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"the peer can not be had: {error}", file=sys.stderr)
            return None
        (home / "ready").touch()
    return python
