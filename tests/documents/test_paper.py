"""成文 · What a document says beside its text reaches both the form and the paper: joint issuers, annexes, note, urgency."""

import pytest

from shangliang.documents import actions
from shangliang.documents.models import Document
from shangliang.documents.sheet import paper_of
from shangliang.kit import clock, paper
from shangliang.people.refusal import Refused
from tests import cast

from . import drafts

pytestmark = pytest.mark.django_db
ANNEXES = "附件：任务表\n任务 | 单位\n建室 | 民政局\n附件：名单\n略"
MORE = {"joint": "某县委统战部\n\n某县民政局 ", "annexes": ANNEXES, "note": "此件公开发布", "urgency": "加急"}


def typed(**more) -> dict:
    given = {
        "kind": "notice",
        "organisation": drafts.host().ref,
        "title": "关于开会的通知",
        "text": drafts.TEXT,
        "once": "k",
    }
    return given | MORE | more


def test_what_the_form_asks_stands_on_the_paper_and_in_the_form_again(client):
    cast.signed_in(client, cast.office())
    assert client.post("/desk/documents/new/", typed()).status_code == 302
    made = Document.objects.get()
    actions.sign(made, "某某（虚构）", by=cast.office(), on=None)
    made.refresh_from_db()
    found, host = paper_of(made), str(made.organisation)
    assert found.joint == found.sign.units == (host, "某县委统战部", "某县民政局")
    assert [one.title for one in found.annexes] == ["任务表", "名单"]
    assert (found.note, found.urgency) == ("此件公开发布", "加急")
    page = client.get(made.get_absolute_url()).content.decode()
    assert "附件1" in page and "民政局" in page and "（此件公开发布）" in page
    assert paper.to_pdf(found).startswith(b"%PDF") and paper.to_docx(found)


def test_an_edit_keeps_what_is_not_touched_and_shows_what_changed_in_an_annex(client):
    made = drafts.drafted(joint=["某县民政局"], annexes=ANNEXES, note="联系人：某某")
    cast.signed_in(client, cast.office())
    edit = f"{made.get_absolute_url()}edit/"
    first = client.get(edit).context["form"].initial
    assert first["joint"] == "某县民政局" and paper.read_annexes(first["annexes"]) == paper.read_annexes(ANNEXES)
    sent = first | {"annexes": first["annexes"].replace("建室", "建好室"), "once": "e"}
    assert client.post(edit, sent).status_code == 302
    assert "<ins>好</ins>" in client.get(f"{made.get_absolute_url()}versions/").content.decode()
    made.refresh_from_db()
    assert (made.joint, made.note, made.rev) == (["某县民政局"], "联系人：某某", 2)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"annexes": "没有名称的附件"}, "__all__", "附件的第一行"),
        ({"joint": "\n".join("甲乙丙丁戊己")}, "joint", "最多 6 个"),
        ({"urgency": "马上"}, "urgency", ""),
        ({"note": "长" * 201}, "note", ""),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(client, wrong, field, said):
    answer = cast.signed_in(client, cast.office()).post("/desk/documents/new/", typed(**wrong))
    assert answer.status_code == 200 and said in str(answer.context["form"].errors[field])
    assert "此件公开发布" in answer.content.decode() or field == "note"
    assert not Document.objects.exists()


def test_too_many_annexes_are_refused():
    with pytest.raises(Refused, match="最多 30 个"):
        drafts.drafted(annexes="附件：甲\n文\n" * 31)
    assert len(drafts.drafted(annexes="附件：甲\n文\n" * 30).annexes) == 30


def test_who_was_there_stands_at_the_end_of_minutes():
    made = drafts.signed("minutes", body="会议指出，要抓落实。\n出席：某甲（虚构）\n请假：某乙（虚构）")
    found = paper_of(made)
    assert found.attendance == (("出席", "某甲（虚构）"), ("请假", "某乙（虚构）"))
    assert paper.write(found.blocks) == "会议指出，要抓落实。"


def test_a_letter_prints_who_gets_copies_without_rules_and_other_papers_with_them():
    made = drafts.signed("letter", copies="县委办")
    letter = paper_of(actions.number(made, by=cast.office(), on=drafts.DAY)).end
    notice = paper_of(actions.number(drafts.signed(copies="县委办"), by=cast.office(), on=drafts.DAY)).end
    assert (letter.copies, letter.unit, letter.ruled) == ("县委办", "", False)
    assert notice.ruled and notice.unit


LONG = "关于在全县范围内深入开展渭川文化资料征集整理和出版工作的通知" * 4
SIX = "\n".join(f"某县第{n}某某某局" for n in "一二三四五")
NAMED = "某县委农村工作领导小组某某办公室\n" + SIX[:35]


@pytest.mark.parametrize(
    ("more", "said"),
    [({"title": LONG[:120], "joint": SIX}, "首页放不下正文"), ({"joint": NAMED}, "印章就排不在同一页")],
)
def test_what_the_first_page_or_the_last_can_not_carry_is_refused_and_kept_in_the_form(client, more, said):
    cast.signed_in(client, cast.office())
    page = client.post("/desk/documents/new/", typed(**more)).content.decode()
    assert said in page and more["joint"].splitlines()[0] in page
    assert not Document.objects.exists()
    assert client.post("/desk/documents/new/", typed(title=LONG[:57], joint=SIX, once="s")).status_code == 302


def test_a_committee_and_the_party_group_number_in_series_of_their_own():
    committee = cast.organisation("committee", cast.COUNTY, short="文史委员会")
    word = {
        drafts.host(): "永政协发",
        cast.organisation("party_group", cast.COUNTY): "永政协党组发",
        committee: "永政协文史委发",
    }
    by, numbers = cast.office(), {}
    for host in word:
        made = actions.draft("notice", title="关于开会的通知", body=drafts.TEXT, organisation=host, by=by)
        numbers[host] = actions.number(actions.sign(made, "某某（虚构）", by=by), by=by).number
    assert numbers == {host: f"{said}〔{clock.today().year}〕1号" for host, said in word.items()}
