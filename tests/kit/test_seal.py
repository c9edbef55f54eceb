"""密封 · PostgreSQL sees envelopes only; each opens in its own cell and nowhere else."""

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import models, transaction
from django.template import Context, Template

from shangliang.kit import ids, keys, seal
from shangliang.kit.seal.envelope import open_
from shangliang.kit.seal.envelope import seal as seal_text

from .sealed import PHONE, Contact, Room, execute, fresh, stored


@pytest.mark.parametrize("suite", ["aes", "sm4"])
@pytest.mark.parametrize("text", [PHONE, "0935-8212345 转 3", "甘肃省金昌市永昌县", "a" * 5000, " "])
def test_a_text_comes_back_and_is_not_in_the_table(tables, settings, suite, text):
    settings.SHANGLIANG_SEAL = suite
    contact = Contact.objects.create(phone=text)
    assert fresh(contact).phone == text
    assert isinstance(fresh(contact).phone, str)
    assert len(text) < 4 or text.encode() not in stored(contact)


def test_nothing_and_empty_stay_what_they_are(tables):
    contact = Contact.objects.create(phone="", address=None)
    assert (fresh(contact).phone, fresh(contact).address) == ("", None)
    assert (stored(contact), stored(contact, "address")) == (b"", None)


def test_two_envelopes_of_one_text_differ(tables):
    first, second = Contact.objects.create(phone=PHONE), Contact.objects.create(phone=PHONE)
    assert stored(first) != stored(second)
    assert bytes(first.phone_index) == bytes(second.phone_index)


# what an attacker with the database can try


def test_an_envelope_moved_to_another_row_does_not_open(tables):
    mine, theirs = Contact.objects.create(phone=PHONE), Contact.objects.create(phone="13911112222")
    execute("UPDATE test_seal_contact SET phone = %s WHERE id = %s", stored(theirs), mine.pk)
    with pytest.raises(seal.Broken):
        assert fresh(mine).phone
    with pytest.raises(seal.Broken):
        str(Contact.objects.values_list("phone", flat=True).get(pk=mine.pk))
    assert fresh(theirs).phone == "13911112222"


def test_an_envelope_moved_to_another_field_does_not_open(tables):
    contact = Contact.objects.create(phone=PHONE, address="永昌县")
    execute("UPDATE test_seal_contact SET address = phone WHERE id = %s", contact.pk)
    with pytest.raises(seal.Broken):
        assert fresh(contact).address
    assert fresh(contact).phone == PHONE


def test_an_envelope_does_not_open_under_another_table():
    envelope = seal_text(PHONE, "kit_contact.phone.7")
    assert open_(envelope, "kit_contact.phone.7") == PHONE
    with pytest.raises(seal.Broken):
        open_(envelope, "kit_raiser.phone.7")


@pytest.mark.parametrize("suite", ["aes", "sm4"])
def test_no_bit_of_an_envelope_can_be_changed(settings, suite):
    settings.SHANGLIANG_SEAL = suite
    envelope = seal_text(PHONE, "t.f.1")
    for place in range(len(envelope)):
        changed = envelope[:place] + bytes([envelope[place] ^ 1]) + envelope[place + 1 :]
        with pytest.raises((seal.Broken, keys.KeyMissing)):
            open_(changed, "t.f.1")
    for length in range(len(envelope)):
        with pytest.raises((seal.Broken, keys.KeyMissing, IndexError)):
            open_(envelope[:length], "t.f.1")


def test_a_row_can_be_shown_without_opening_a_broken_envelope(tables):
    contact = Contact.objects.create(name="虚构甲", phone=PHONE)
    execute("UPDATE test_seal_contact SET phone = 'damaged' WHERE id = %s", contact.pk)
    assert fresh(contact).name == "虚构甲"
    assert repr(fresh(contact).__dict__["phone"]).startswith("<sealed test_seal_contact.phone.")


def test_the_text_is_not_printed_for_debugging(tables):
    Contact.objects.create(phone=PHONE)
    assert PHONE not in repr(list(Contact.objects.values("phone")))


# the ways Django writes and reads


def test_lists_of_values_and_relations_open_too(tables):
    room = Room.objects.create(door="3-2-501")
    Contact.objects.create(phone=PHONE, address="永昌县", room=room)
    assert [str(v) for v in Contact.objects.values_list("phone", flat=True)] == [PHONE]
    assert Contact.objects.values("phone", "address").get() == {"phone": PHONE, "address": "永昌县"}
    assert str(Contact.objects.annotate(said=models.F("phone")).get().said) == PHONE
    assert str(Contact.objects.values_list("room__door", flat=True).get()) == "3-2-501"
    assert Contact.objects.select_related("room").get().room.door == "3-2-501"
    assert [str(v) for v in Contact.objects.values_list("phone", flat=True).union(Contact.objects.values_list("phone"))]
    assert Template("{{ row.phone }}").render(Context({"row": Contact.objects.values("phone").get()})) == PHONE


def test_bulk_create_and_bulk_update(tables):
    made = Contact.objects.bulk_create([Contact(phone=f"1380013800{n}") for n in range(3)])
    assert [fresh(c).phone for c in made] == ["13800138000", "13800138001", "13800138002"]
    for contact in made:
        contact.name = "x"
    Contact.objects.bulk_update(made, ["name"])
    assert [fresh(c).phone for c in made] == ["13800138000", "13800138001", "13800138002"]


def test_update_writes_what_is_bound_to_the_row_and_nothing_else(tables):
    contact = Contact.objects.create(phone=PHONE)
    rows, field = Contact.objects.filter(pk=contact.pk), Contact._meta.get_field("phone")
    with pytest.raises(seal.Unbound), transaction.atomic():
        rows.update(phone="13911112222")
    assert fresh(contact).phone == PHONE
    rows.update(phone=field.bind(contact.pk, "13911112222"))
    assert fresh(contact).phone == "13911112222"
    rows.update(phone="")
    assert fresh(contact).phone == ""


def test_saving_seals_again_only_what_was_changed(tables):
    contact = Contact.objects.create(phone=PHONE)
    before = stored(contact)
    same = Contact.objects.get()
    same.name = "虚构乙"
    same.save(update_fields=["name"])
    assert stored(contact) == before
    same = Contact.objects.get()
    same.save()
    assert stored(contact) == before
    same.phone = "13911112222"
    same.save()
    assert fresh(contact).phone == "13911112222"
    assert Contact.objects.get(phone_index=seal.blind("13911112222", "phone")) == contact


def test_deferred_fields_are_not_even_fetched(tables, django_assert_num_queries):
    Contact.objects.create(phone=PHONE)
    with django_assert_num_queries(1):
        contact = Contact.objects.only("name").get()
        assert contact.name == ""
    with django_assert_num_queries(1):
        assert contact.phone == PHONE


def test_a_copy_of_a_row_is_sealed_for_itself(tables):
    contact = Contact.objects.create(phone=PHONE)
    copy = Contact.objects.get()
    copy.pk = ids.key()
    copy._state.adding = True
    copy.save()
    assert (fresh(copy).phone, fresh(contact).phone) == (PHONE, PHONE)


def test_a_row_without_a_key_is_refused(tables):
    with pytest.raises(seal.Unbound, match="no key yet"):
        Contact._meta.get_field("phone").pre_save(Contact(id=None, phone=PHONE), add=True)
    assert fresh(Contact.objects.create(id=None, phone=PHONE)).phone == PHONE  # Django asks for the default key first


def test_raw_sql_without_the_key_is_refused(tables):
    Contact.objects.create(phone=PHONE)
    with pytest.raises(seal.Unbound):
        list(Contact.objects.raw("SELECT id, phone FROM test_seal_contact"))


@pytest.mark.parametrize(
    "how", [{"phone": PHONE}, {"phone__contains": "138"}, {"phone__in": [PHONE]}, {"phone__gt": ""}]
)
def test_searching_by_the_text_is_refused(tables, how):
    with pytest.raises((FieldError, TypeError)):
        Contact.objects.filter(**how).exists()


def test_searching_for_what_was_never_entered(tables):
    empty, null = Contact.objects.create(phone="", address="x"), Contact.objects.create(phone=PHONE)
    assert list(Contact.objects.filter(phone="")) == [empty]
    assert list(Contact.objects.filter(address__isnull=True)) == [null]
    assert list(Contact.objects.exclude(phone="")) == [null]


def test_a_field_knows_its_longest_text(tables):
    Contact(phone="1" * 20, address="x").clean_fields()
    with pytest.raises(ValidationError):
        Contact(phone="1" * 21, address="x").clean_fields()


def test_a_model_whose_key_the_database_gives_is_reported():
    class Loose(models.Model):
        phone = seal.SealedTextField()

        class Meta:
            app_label = "tests_seal"
            managed = False

    assert [e.id for e in Loose._meta.get_field("phone").check()] == ["kit.E001"]
    assert Contact._meta.get_field("phone").check() == []


def test_migrations_name_the_public_path():
    _, path, _, options = Contact._meta.get_field("phone").deconstruct()
    assert (path, options) == ("shangliang.kit.seal.SealedTextField", {"max_length": 20, "blank": True})
    _, path, args, options = Contact._meta.get_field("phone_index").deconstruct()
    again = seal.BlindIndexField(*args, **options)
    assert (again.of, again.purpose, again.null, again.db_index) == ("phone", "phone", True, True)
