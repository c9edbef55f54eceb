"""密封 · The blind index, and the change of keys and suites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import keys, seal
from shangliang.kit.seal.blind import normal
from shangliang.kit.seal.envelope import open_
from shangliang.kit.seal.envelope import seal as seal_text

from .sealed import PHONE, Contact, fresh, stored


@pytest.mark.parametrize(
    "typed", [PHONE, "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "+86 13800138000", "008613800138000"]
)
def test_a_phone_is_found_however_it_is_typed(tables, typed):
    contact = Contact.objects.create(phone=typed)
    Contact.objects.create(phone="13911112222")
    assert list(Contact.objects.filter(phone_index=seal.blind(PHONE, "phone"))) == [contact]


def test_an_empty_value_finds_nothing_not_even_an_empty_one(tables):
    Contact.objects.create(phone="")
    assert not Contact.objects.filter(phone_index=seal.blind("", "phone")).exists()
    assert not Contact.objects.filter(phone_index=seal.blind("没有", "phone")).exists()


def test_a_blind_index_is_worth_nothing_without_the_key_or_for_another_purpose(own_keys, settings, tmp_path):
    here = seal.blind(PHONE, "phone")
    assert here == seal.blind(PHONE, "phone")
    assert here != seal.blind(PHONE, "phone firm")
    settings.SHANGLIANG_KEYS = tmp_path / "other.json"
    assert here != seal.blind(PHONE, "phone")


@given(st.text())
def test_any_text_has_one_normal_form(text):
    assert normal(normal(text, "phone"), "phone") == normal(text, "phone")
    assert isinstance(seal.blind(text, "name"), bytes)


@given(st.text(), st.sampled_from(["aes", "sm4"]))
def test_any_text_is_sealed_and_opened(text, suite):
    from django.test import override_settings

    if not text.isprintable() and any("\ud800" <= c <= "\udfff" for c in text):
        return
    with override_settings(SHANGLIANG_SEAL=suite):
        assert open_(seal_text(text, "t.f.1"), "t.f.1") == text


# keys and their change


def test_reseal_brings_every_value_under_the_new_key_and_can_be_stopped(tables, own_keys):
    made = Contact.objects.bulk_create([Contact(phone=f"138001380{n:02}", address="永昌县") for n in range(7)])
    Contact.objects.create(phone="", address=None)
    old, new = keys.ring().current, keys.add_key()
    assert seal.reseal(Contact) == 14
    heads = {stored(c)[1:5].hex() for c in made} | {stored(c, "address")[1:5].hex() for c in made}
    assert (heads, old != new) == ({new}, True)
    assert [fresh(c).phone for c in made] == [f"138001380{n:02}" for n in range(7)]
    assert seal.reseal(Contact) == 0


def test_reseal_goes_on_where_it_was_stopped(tables, own_keys):
    Contact.objects.bulk_create([Contact(phone=f"138001380{n:02}") for n in range(7)])
    keys.add_key()
    from shangliang.kit.seal.rotate import _batch

    assert _batch(Contact._meta.get_field("phone"), 3)[:2] == (3, 3)
    assert {str(v) for v in Contact.objects.values_list("phone", flat=True)} == {f"138001380{n:02}" for n in range(7)}
    assert seal.reseal(Contact, batch=2) == 4


def test_reseal_changes_the_suite(tables, settings):
    contact = Contact.objects.create(phone=PHONE)
    settings.SHANGLIANG_SEAL = "sm4"
    assert seal.reseal(Contact) == 1
    assert stored(contact)[0] == 0xA4
    assert fresh(contact).phone == PHONE


def test_the_old_key_still_opens_what_it_sealed(tables, own_keys):
    contact = Contact.objects.create(phone=PHONE)
    keys.add_key()
    other = Contact.objects.create(phone=PHONE)
    assert (fresh(contact).phone, fresh(other).phone) == (PHONE, PHONE)
    assert stored(contact)[1:5] != stored(other)[1:5]


def test_a_lost_key_is_told_apart_from_damage(tables, own_keys, settings, tmp_path):
    contact = Contact.objects.create(phone=PHONE)
    settings.SHANGLIANG_KEYS = tmp_path / "new.json"
    with pytest.raises(keys.KeyMissing):
        assert fresh(contact).phone
