"""画出一页 · One page of a PDF as a picture, 1920 pixels along its longer side, no font but its own.

Run by itself, never imported by the page server, like the unpacker: little memory, little time, nothing written, none of
our secrets. Arguments: the folder in which paper.pdf lies, the number of the page; the PNG goes to standard output.
"""

import resource
import sys

import typst

MEMORY, SECONDS, WRONG_PAGE = 768 * 2**20, 20, 3
SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt)
#let picture(..how) = image("paper.pdf", page: int(sys.inputs.page), ..how)
#context {
  let found = measure(picture())
  let scale = 960pt / calc.max(found.width, found.height)
  picture(width: found.width * scale, height: found.height * scale)
}"""


def confined() -> None:
    """From here on this process can neither grow nor last nor write."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))


def page(folder: str, number: str) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    drawer = typst.Compiler(SOURCE, root=folder, font_paths=fonts, sys_inputs={"page": number})
    found = drawer.compile(format="png", ppi=144)
    return found if isinstance(found, bytes) else b"".join(found or [])


if __name__ == "__main__":
    confined()
    try:
        sys.stdout.buffer.write(page(*sys.argv[1:3]))
    except typst.TypstError as fault:
        sys.exit(WRONG_PAGE if "does not exist" in fault.message else 1)
