"""翻译 · Is the English complete? Every Chinese sentence of the sources is translated, none is a guess, .mo is in step.

    python tools/check_translations.py

makemessages reads the sources anew in a copy, so that nothing in the work tree is touched.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "shangliang"
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
LEFT_OUT = ("__pycache__", "static", "data", "*.gz", "*.mo")


def main() -> None:
    if not (PACKAGE / CATALOGUE).exists():
        sys.exit(f"There is no {CATALOGUE} in {PACKAGE}.")
    if not shutil.which("xgettext"):
        sys.exit("xgettext is missing: apt install gettext (`make check` brings it where apt may be used).")
    complaints = faults(_extracted(), polib.pofile(str(PACKAGE / CATALOGUE)))
    complaints += _compiled_faults()
    for line in complaints:
        print(line)
    if complaints:
        sys.exit(f"{len(complaints)} faults in the English translation.")
    print("translations: complete")


def faults(wanted: polib.POFile, have: polib.POFile) -> list[str]:
    """One line per message that is missing, empty, fuzzy, or half (a plural form)."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in have if not entry.obsolete}
    found = []
    for entry in wanted:
        if entry.obsolete:
            continue
        where = ", ".join(f"{path}:{line}" for path, line in entry.occurrences[:2])
        ours = known.get((entry.msgctxt, entry.msgid))
        if ours is None:
            found.append(f"missing: {entry.msgid!r} ({where})")
        elif ours.fuzzy:
            found.append(f"fuzzy: {entry.msgid!r} ({where})")
        elif not ours.translated():
            found.append(f"untranslated: {entry.msgid!r} ({where})")
    return found


def _extracted() -> polib.POFile:
    """What makemessages finds today."""
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / "shangliang"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "-v", "0", "--no-wrap"]
        env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(command, cwd=copy, env=env, check=True)
        return polib.pofile(str(copy / CATALOGUE))


def _compiled_faults() -> list[str]:
    """The .mo that is shipped says what the .po says."""
    source, compiled = PACKAGE / CATALOGUE, (PACKAGE / CATALOGUE).with_suffix(".mo")
    if not compiled.exists():
        return [f"not compiled: {compiled.name} is missing (shangliang compilemessages)"]

    def meaning(entries):
        return {(e.msgctxt, e.msgid): e.msgstr or tuple(e.msgstr_plural.items()) for e in entries}

    translated = [entry for entry in polib.pofile(str(source)) if entry.translated() and not entry.obsolete]
    if meaning(translated) != meaning(polib.mofile(str(compiled))):
        return [f"stale: {compiled.name} does not say what {source.name} says (shangliang compilemessages)"]
    return []


if __name__ == "__main__":
    main()
