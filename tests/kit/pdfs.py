"""PDF · Harmless and hostile ones, packed into object streams as today's programs write them."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String


def packed(change=lambda pdf: None, **how) -> bytes:
    """Everything but streams lies in object streams: no name of it stands in clear text."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    change(pdf)
    written = io.BytesIO()
    pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return written.getvalue()


def with_action(kind: str, **more) -> bytes:
    return packed(lambda pdf: put(pdf.Root, OpenAction=pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), **more))))


def with_annotation(kind: str) -> bytes:
    rect = Array([0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect)
    return packed(lambda pdf: put(pdf.pages[0].obj, Annots=Array([pdf.make_indirect(note)])))


def put(where, **things) -> None:
    for name, thing in things.items():
        where[f"/{name}"] = thing


def attach(pdf) -> None:
    pdf.attachments["run.js"] = pikepdf.AttachedFileSpec(pdf, b"alert(1)", filename="run.js")


def name_script(pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    tree = Dictionary(Names=Array([String("a"), pdf.make_indirect(script)]))
    put(pdf.Root, Names=Dictionary(JavaScript=tree))


def xfa(pdf) -> None:
    put(pdf.Root, AcroForm=Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>")))


def chained(pdf) -> None:
    """The first action is harmless; the next is not, deep inside."""
    deep = Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.URI, Next=Dictionary(S=Name.Launch))]))
    put(pdf.pages[0].obj, AA=Dictionary(O=deep))


def hide(pdf) -> None:
    """A pack of objects that no table names: whoever repairs the file finds it."""
    data = zlib.compress(b"9 0 <</S/JavaScript/JS(app.alert(1))>>")
    pack = Stream(pdf, data, Type=Name.ObjStm, N=1, First=4, Filter=Name.FlateDecode)
    put(pdf.Root, Spare=pdf.make_indirect(pack))


def bomb() -> bytes:
    """A tenth of a megabyte that unfolds to 100 MB."""
    data = zlib.compress(bytes(100 * 2**20), 9)
    return packed(
        lambda pdf: put(
            pdf.Root,
            Spare=pdf.make_indirect(Stream(pdf, data, Type=Name.ObjStm, N=1, First=4, Filter=Name.FlateDecode)),
        )
    )


def nested(depth=100_000) -> bytes:
    from .uploads import pdf

    return pdf(b"/A" + b"[" * depth + b"]" * depth)


def locked(user="一个密码") -> bytes:
    return packed(encryption=pikepdf.Encryption(user=user, owner="another"))


def speaking(pdf) -> None:
    """A text may speak of what is not allowed; a web link and a place in the document are no danger."""
    put(pdf.Root, OpenAction=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))
    link = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]),
                      A=Dictionary(S=Name.URI, URI=String("https://example.cn/")))  # fmt: skip
    put(pdf.pages[0].obj, Annots=Array([pdf.make_indirect(link)]))
    pdf.docinfo["/Title"] = "怎样关掉 /JavaScript 和 /Launch"
    pdf.docinfo["/Subject"] = "(/JS) /EmbeddedFiles"


GOOD = {
    "packed.pdf": packed(),
    "speaking.pdf": packed(speaking),
    "printed-only.pdf": packed(encryption=pikepdf.Encryption(user="", owner="another")),
}
ACTIVE = {
    **{f"{kind}.pdf": with_action(kind) for kind in ("JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData")},
    **{f"{kind}.pdf": with_annotation(kind) for kind in ("FileAttachment", "RichMedia", "Screen", "Movie", "3D")},
    "attached.pdf": packed(attach),
    "named.pdf": packed(name_script),
    "xfa.pdf": packed(xfa),
    "chained.pdf": packed(chained),
    "hidden.pdf": packed(hide),
    "locked-to-owner.pdf": packed(name_script, encryption=pikepdf.Encryption(user="", owner="another")),
}  # fmt: skip
