"""拆开 PDF · What a PDF has packed into its streams: scripts, attached files, whatever opens something else.

Run by itself, never imported by the page server: a parser of hostile files gets a process of its own, with little memory,
little time, no files and none of our secrets. The PDF comes on standard input, the answer is one word.
"""

import re
import resource
import sys
from io import BytesIO

import pikepdf
from pikepdf import settings

MEMORY, SECONDS = 768 * 2**20, 10
INFLATED, MOST_OBJECTS = 64 * 2**20, 300_000
WHOLE, ACTIVE, LOCKED, LARGE, BROKEN = "whole", "active", "locked", "large", "broken"

ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound",
           "/RichMediaExecute"}  # fmt: skip
KEYS = {"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/RichMediaContent"}
SUBTYPES = {"/FileAttachment", "/RichMedia", "/Screen", "/3D", "/Movie", "/Sound"}
TYPES = {"/EmbeddedFile"}
# any of these names, wherever it stands: then the object is looked at closely (a text may well speak of /JavaScript)
HINT = re.compile(("(?:" + "|".join(sorted(ACTIONS | KEYS | SUBTYPES | TYPES)) + r")\b").encode())
# what no table names is found by a reader that repairs files; so it is looked for in the bytes, clear and packed
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
HIDDEN = re.compile(rb"/S\s*/(JavaScript|Launch)\b")


def confined() -> None:
    """From here on this process can neither grow nor last nor write."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))


def judged(data: bytes) -> str:
    """One word about the PDF."""
    settings.set_qpdf_limits(flate_max_memory=INFLATED, run_length_max_memory=INFLATED, png_max_memory=INFLATED,
                             tiff_max_memory=INFLATED, max_stream_filters=4, parser_max_nesting=100)  # fmt: skip
    if _hidden(data):
        return ACTIVE
    try:
        with pikepdf.Pdf.open(BytesIO(data)) as pdf:
            return _looked_through(pdf)
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
        return LARGE if settings.qpdf_limit_errors() or "limit" in str(fault) else BROKEN
    except MemoryError:
        return LARGE


def _looked_through(pdf) -> str:
    if len(pdf.objects) > MOST_OBJECTS:
        return LARGE
    if _acts(pdf.trailer):
        return ACTIVE
    for each in pdf.objects:
        if _suspect(each) and _acts(each):
            return ACTIVE
        if _is_pack(each) and _hidden(each.read_bytes()):
            return ACTIVE
    return LARGE if settings.qpdf_limit_errors() else WHOLE  # what is beyond a limit reads as nothing


def _hidden(data: bytes) -> bool:
    return HIDDEN.search(ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)) is not None


def _facts(each):
    """The dictionary of a stream, or the object itself."""
    return each.stream_dict if isinstance(each, pikepdf.Stream) else each


def _suspect(each) -> bool:
    return HINT.search(_facts(each).unparse(resolved=True)) is not None


def _is_pack(each) -> bool:
    return isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm"


def _acts(each) -> bool:
    """Whether the object, or what is written inside it, does something; what it points at has its own turn."""
    waiting = [_facts(each)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if _does(one):
                return True
            inside = [value for _key, value in one.items()]
        elif isinstance(one, pikepdf.Array):
            inside = list(one)
        else:
            continue
        waiting += [each for each in inside if isinstance(each, pikepdf.Object) and not each.is_indirect]
    return False


def _does(one) -> bool:
    if any(
        str(one.get(key, "")) in names for key, names in (("/S", ACTIONS), ("/Subtype", SUBTYPES), ("/Type", TYPES))
    ):
        return True
    return any(key in one for key in KEYS)


if __name__ == "__main__":
    confined()
    sys.stdout.write(judged(sys.stdin.buffer.read()))
