"""单位模板 · A DOCX that an office edits in Word or WPS, with fields like {{ 标题 }}, filled by docxtpl.

What an office uploads is not trusted: of the template language only fields, `if` and one `for` are let through, nothing that
calls or computes; a field that nobody knows is refused by its name.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate, Listing
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from . import levels
from .structure import FIELDS, Paper, day_words

SIMPLE = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.For, nodes.If, nodes.Const, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip


class BadTemplate(Exception):
    """模板不能用 · Why, as a sentence for whoever uploaded it."""


def check(data: bytes) -> list[str]:
    """The fields it uses; raises BadTemplate for what can not be filled."""
    template = _opened(data)
    used: set[str] = set()
    for xml in _parts(template):
        used |= _fields(xml)
    unknown = sorted(used - set(FIELDS))
    if unknown:
        raise BadTemplate(
            _("模板里有不认识的字段：%(unknown)s。能用的有：%(known)s。")
            % {"unknown": "、".join(unknown), "known": "、".join(FIELDS)}
        )
    if not used:
        raise BadTemplate(_("模板里没有字段，请在要填的地方写上，例如 {{ 标题 }}、{{ 正文 }}。"))
    return [name for name in FIELDS if name in used]


def filled(data: bytes, paper: Paper) -> bytes:
    """The template with the paper in it."""
    check(data)
    template = _opened(data)
    template.render(values(paper), jinja_env=environment(), autoescape=True)
    found = io.BytesIO()
    template.save(found)
    return found.getvalue()


def values(paper: Paper) -> dict[str, Any]:
    lines = [line for line in levels.write(paper.blocks).split("\n") if line]
    return {
        "标题": paper.title, "发文字号": paper.number, "签发人": paper.issuer, "主送机关": paper.to or (paper.end.to if paper.end else ""),
        "抄送机关": paper.end.copies if paper.end else "", "正文": Listing("\a".join(lines)), "段落": lines,
        "落款": Listing("\a".join(paper.sign.units)) if paper.sign else "", "成文日期": day_words(paper.sign.day) if paper.sign else "",
        "紧急程度": paper.urgency, "附件说明": Listing("\a".join(_named(paper))), "附件": Listing("\a".join(_annexed(paper))),
        "附注": f"（{paper.note}）" if paper.note else "",
    }  # fmt: skip


def _named(paper: Paper) -> list[str]:
    """附件：1. …, a line for each."""
    several = len(paper.annexes) > 1
    return [
        ("附件：" if n == 1 else "　　　") + (f"{n}. " if several else "") + one.title
        for n, one in enumerate(paper.annexes, 1)
    ]


def _annexed(paper: Paper) -> list[str]:
    """The annexes themselves, line by line."""
    several = len(paper.annexes) > 1
    return [
        line
        for n, one in enumerate(paper.annexes, 1)
        for line in ("附件" + (str(n) if several else ""), one.title, *levels.write(one.blocks).split("\n"))
        if line
    ]


def environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True)


def _opened(data: bytes) -> DocxTemplate:
    try:
        template = DocxTemplate(io.BytesIO(data))
        template.init_docx()
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile):
        raise BadTemplate(_("打不开这个文件，请用 Word 或 WPS 存成 docx 再上传。"))
    return template


def _parts(template: DocxTemplate) -> Iterator[str]:
    """The XML of the body, of heads and of feet, with Word's cutting of the fields undone."""
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))


def _fields(xml: str) -> set[str]:
    try:
        tree = environment().parse(xml)
    except TemplateSyntaxError as reason:
        raise BadTemplate(_("模板里的字段写得不对：%(why)s。") % {"why": str(reason.message)[:200]})
    loops = list(tree.find_all(nodes.For))
    if any(next(loop.find_all(nodes.For), loop) is not loop for loop in loops):
        raise BadTemplate(_("模板里的循环不能套循环。"))
    odd = sorted({type(node).__name__ for node in _all(tree) if not isinstance(node, SIMPLE)})
    if odd:
        raise BadTemplate(_("模板里只能写字段、如果和循环，不能写：%(what)s。") % {"what": "、".join(odd)})
    own = {loop.target.name for loop in loops if isinstance(loop.target, nodes.Name)}
    return {name.name for name in tree.find_all(nodes.Name)} - own


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)
