"""外来文件 · Fetches third-party browser files from npm into the repository, with a manifest of what they are.

`python tools/vendor.py` needs npm and the network; nothing else does. htmx is not among FILES: django-htmx brings it
(static/django_htmx/htmx-2.min.js).
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
# (package, version, path inside the package, where it goes)
FILES = [
    ("echarts", "5.6.0", "dist/echarts.common.min.js", "src/shangliang/kit/static/vendor/echarts.js"),
    ("axe-core", "4.10.3", "axe.min.js", "tests/vendor/axe.min.js"),
]
MANIFEST = ROOT / "src/shangliang/kit/static/vendor/manifest.json"


def unpack(package: str, version: str, folder: Path) -> Path:
    """The unpacked package, as published."""
    done = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def fetch(package: str, version: str, inside: str, target: str) -> dict:
    with tempfile.TemporaryDirectory() as temporary:
        found = unpack(package, version, Path(temporary))
        data = (found / inside).read_bytes()
        licence = json.loads((found / "package.json").read_text(encoding="utf-8")).get("license", "?")
    path = ROOT / target
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return {"name": package, "version": version, "file": target, "sha256": digest, "licence": licence}


if __name__ == "__main__":
    MANIFEST.parent.mkdir(parents=True, exist_ok=True)
    rows = [fetch(*row) for row in FILES]
    MANIFEST.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    for row in rows:
        print(row["name"], row["version"], row["licence"], row["sha256"][:12], "->", row["file"])
