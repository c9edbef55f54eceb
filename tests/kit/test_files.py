"""附件 · What is taken, what is refused, and what is left of a picture."""

import hashlib
import io

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from shangliang.kit import files, rules
from shangliang.kit.files import File, Refused
from shangliang.kit.files.names import clean_name

from .uploads import GOOD, GPS, HOSTILE, image, mp3, mp4, office, pdf, upload, with_exif, with_png_text

pytestmark = pytest.mark.django_db
COUNTY = "620321"


def kept(data, name="照片.jpg", by_id=7):
    return files.store(upload(data, name), by_id=by_id, area=COUNTY)


def content(file):
    with default_storage.open(file.stored) as opened:
        return opened.read()


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_taken(store, name):
    file = kept(GOOD[name], name)
    data = content(file)
    assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert (file.by_id, file.area) == (7, COUNTY)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence_and_leave_nothing(store, name):
    photo = upload(HOSTILE[name])
    photo._name = name  # past Django's own cleaning of names
    with pytest.raises(Refused) as refused:
        files.store(photo, by_id=7, area=COUNTY)
    assert str(refused.value).endswith("。")
    assert refused.value.messages == [str(refused.value)]
    assert File.objects.count() == 0
    assert not [p for p in store.rglob("*") if p.is_file()]


@pytest.mark.parametrize(
    ("data", "name", "mime"),
    [
        (image(), "x.jpg", "image/jpeg"),
        (image("PNG"), "x.png", "image/png"),
        (image("WEBP"), "x.webp", "image/webp"),
        (pdf(), "x.pdf", "application/pdf"),
        (office(), "x.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (mp3(), "x.mp3", "audio/mpeg"),
        (mp4(b"M4A "), "x.m4a", "audio/mp4"),
        (mp4(), "x.mp4", "video/mp4"),
        ("路灯".encode("gb18030"), "x.txt", "text/plain; charset=utf-8"),
    ],
)
def test_the_content_says_what_it_is(store, data, name, mime):
    file = kept(data, name)
    assert (file.name, file.mime) == (name, mime)


def test_a_picture_named_as_another_picture_gets_its_true_suffix(store):
    """WeChat calls everything .jpg."""
    assert kept(image("PNG"), "微信图片.jpg").name == "微信图片.png"


def test_text_is_kept_in_utf_8(store):
    assert content(kept("赵家庄".encode("gb18030"), "a.txt")).decode() == "赵家庄"


# nothing of the phone, the place, the owner


@pytest.mark.parametrize(
    "data", [with_exif("JPEG"), with_exif("PNG"), with_exif("WEBP"), with_png_text(), image(comment=GPS)]
)
def test_no_exif_no_place_no_comment_is_left(store, data):
    assert GPS.encode() in data, "something must be there that could leak"
    left = content(kept(data))
    assert GPS.encode() not in left
    with Image.open(io.BytesIO(left)) as picture:
        assert not picture.getexif()
        assert not {"exif", "comment", "xmp", "Comment", "XML:com.adobe.xmp", "icc_profile"} & set(picture.info)


@pytest.mark.parametrize(("data", "name"), [(mp4(), "a.mp4"), (mp4(b"M4A "), "a.m4a"), (mp3(), "a.mp3")])
def test_no_tags_are_left_in_sound_and_film(store, data, name):
    assert GPS.encode() in data
    left = content(kept(data, name))
    assert GPS.encode() not in left
    assert len(left) == len(data) or name == "a.mp3"


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04" + bytes(50), b"\0" * 1000])
def test_what_is_hung_behind_a_picture_is_gone(store, tail):
    left = content(kept(image() + tail))
    assert b"<script" not in left
    assert b"PK\x03\x04" not in left
    assert left.endswith(b"\xff\xd9")


def test_a_picture_stands_upright_and_is_no_larger_than_the_rule(store):
    with Image.open(io.BytesIO(content(kept(with_exif(orientation=6))))) as picture:
        assert picture.size == (300, 400)
    rules.set_rule("files.max_side", "6203", 200)
    with Image.open(io.BytesIO(content(kept(image(size=(3000, 1000)))))) as picture:
        assert picture.size == (200, 67)


def test_transparency_is_kept_where_it_was(store):
    with Image.open(io.BytesIO(content(kept(image("PNG", mode="RGBA"), "a.png")))) as picture:
        assert picture.mode == "RGBA"


# size, number, names


def test_the_rule_of_the_area_limits_the_size(store):
    data = pdf(b"/A(" + b"x" * 5000 + b")")
    assert kept(data, "a.pdf")
    rules.set_rule("files.max_bytes", COUNTY, 4096)
    with pytest.raises(Refused, match="太大"):
        kept(data, "a.pdf")
    assert files.store(upload(data, "a.pdf"), by_id=7, area="620602")


def test_a_size_that_lies_is_not_believed(store):
    rules.set_rule("files.max_bytes", COUNTY, 1024)
    big = upload(pdf(b"/A(" + b"x" * 5000 + b")"), "a.pdf")
    big.size = 10
    with pytest.raises(Refused, match="太大"):
        files.store(big, by_id=7, area=COUNTY)


def test_a_form_brings_all_its_files_or_none(store):
    good = [upload(image()) for _ in range(3)]
    assert len(files.store_all(good, by_id=7, area=COUNTY)) == 3
    rules.set_rule("files.max_count", COUNTY, 2)
    with pytest.raises(Refused, match="最多传 2 个"):
        files.store_all([upload(image()) for _ in range(3)], by_id=7, area=COUNTY)
    with pytest.raises(Refused), transaction.atomic():
        files.store_all([upload(image()), upload(HOSTILE["svg.svg"])], by_id=7, area=COUNTY)
    assert File.objects.count() == 3


def test_a_person_cannot_fill_the_disk(store):
    rules.set_rule("files.max_per_day", COUNTY, 2)
    assert kept(image())
    assert kept(image())
    with pytest.raises(Refused, match="今天"):
        kept(image())
    assert kept(image(), by_id=8)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("C:\\照片\\路灯.jpg", "路灯.jpg"),
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("路灯\u202egpj.jpg", "路灯gpj.jpg"),
        ("a" * 300 + ".jpg", "a" * 116 + ".jpg"),
        (".jpg", "jpg.jpg"),
        ("路灯.JPG", "路灯.jpg"),
        ("", "附件.jpg"),
    ],
)
def test_names_are_shown_as_they_are_meant(typed, shown):
    assert clean_name(typed, ("jpg", "jpeg"), frozenset()) == shown


@given(st.text())
def test_any_name_is_refused_or_safe(name):
    try:
        clean = clean_name(name, ("pdf",), frozenset())
    except Refused:
        return
    assert clean.endswith(".pdf")
    assert len(clean) <= 120
    assert not set(clean) & set("/\\\0\r\n\u202e")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300)
    | st.tuples(
        st.sampled_from([v for v in GOOD.values() if len(v) < 20_000]), st.integers(0, 400), st.binary(max_size=8)
    ).map(lambda t: t[0][: t[1]] + t[2] + t[0][t[1] + len(t[2]) :])
)
def test_whatever_comes_is_taken_or_refused_never_an_error(store, data):
    try:
        file = kept(data, "x", by_id=None)
    except Refused:
        return
    assert b"<script" not in content(file)


def test_bytes_whose_row_fails_are_taken_away(store):
    with pytest.raises(Exception, match=r"too big|out of range"), transaction.atomic():
        kept(image(), by_id=1 << 70)
    assert not [p for p in store.rglob("*") if p.is_file()]
    assert File.objects.count() == 0
