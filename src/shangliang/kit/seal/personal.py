"""个人密钥 · A key of its own for each person under care: what is sealed with it dies with it.

The key lies wrapped (sealed by the key file) in one row per person. It comes along with every value that is selected, so
a page of twenty people costs no query more than a page of one, and no process keeps a key that was destroyed meanwhile.
    name = PersonalTextField(max_length=60)                       # in the person's own row
    text = PersonalTextField(owner="person_id", blank=True)       # in a row that belongs to the person
"""

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction

from shangliang.kit import clock, ids, sets

from .envelope import current_head, open_, seal
from .fields import PK, BlindIndexField, Sealed, SealedTextField, Unbound

LENGTH = 4  # int4send
READ = dt.timedelta(hours=1)  # no reading transaction lasts so long


class Erased(Exception):
    """已删除 · The person's key was destroyed; nothing can be sealed for them any more."""


class PersonalKey(models.Model):
    """个人密钥 · Under the key of the person's row: their key, wrapped; empty once it was destroyed."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    wrapped = SealedTextField()
    destroyed_at = models.DateTimeField("销毁时间", null=True)
    swept_at = models.DateTimeField("重写时间", null=True)  # when the files it had lain in were last written anew

    class Meta:
        app_label = "kit"

    def __str__(self) -> str:
        return str(self.pk)


def key_of(owner: int) -> bytes:
    """The person's key; made at the first asking. Two at once agree on one."""
    found = PersonalKey.objects.filter(pk=owner).first()
    if found is None:
        fresh = PersonalKey(pk=owner, wrapped=secrets.token_hex(32))
        PersonalKey.objects.bulk_create([fresh], ignore_conflicts=True)
        found = PersonalKey.objects.get(pk=owner)
    if found.destroyed_at:
        raise Erased(owner)
    return bytes.fromhex(found.wrapped)


@transaction.atomic
def destroy(owner: int) -> None:
    """Destroy the key; then empty what it sealed, and the indexes by which it was found. Nothing brings it back."""
    PersonalKey.objects.update_or_create(
        pk=owner, defaults={"wrapped": "", "destroyed_at": clock.now(), "swept_at": None}
    )
    for model, fields in holders():
        emptied: dict[str, Any] = dict.fromkeys((f.name for f in fields), "")
        emptied |= {
            f.name: None for f in model._meta.concrete_fields if isinstance(f, BlindIndexField) and f.of in emptied
        }
        model._base_manager.filter(**{fields[0].owner: owner}).update(**emptied)


def lying_about() -> models.QuerySet[PersonalKey]:
    """Destroyed, and their old bytes may still lie in the database's files: those were not written anew since, or so soon
    after that somebody may still have been reading the rows. However long the server was off in between."""
    return PersonalKey.objects.filter(destroyed_at__isnull=False).exclude(swept_at__gt=models.F("destroyed_at") + READ)


def swept() -> int:
    """The files have been written anew."""
    return lying_about().update(swept_at=clock.now())


def give_keys(rows: Iterable[models.Model]) -> None:
    """Keys for persons whose rows are about to be written, all at once; each row (of a person) then seals itself by its own."""
    rows = list(rows)
    for row in rows:
        row.__dict__["_own_key"] = secrets.token_bytes(32)
    sets.copy_in(PersonalKey, [PersonalKey(pk=row.pk, wrapped=row.__dict__["_own_key"].hex()) for row in rows])


def share_key(row: models.Model, person: models.Model) -> None:
    """What belongs to a person whose key was just given is sealed by it too."""
    row.__dict__["_own_key"] = person.__dict__["_own_key"]


@transaction.atomic
def destroy_gone(owners: Iterable[int]) -> None:
    """Destroy the keys of persons of whom no row is left (they were retracted): one statement, nothing to be emptied."""
    PersonalKey.objects.filter(sets.among("pk", owners)).update(wrapped="", destroyed_at=clock.now(), swept_at=None)


def holders() -> Iterator[tuple[type[models.Model], list["PersonalTextField"]]]:
    """Every model that keeps something under a personal key, with these fields."""
    for model in apps.get_models():
        fields = [f for f in model._meta.concrete_fields if isinstance(f, PersonalTextField)]
        if fields and model._meta.managed:
            yield model, fields


class PersonalSealed(Sealed):
    """个人密封值 · With the wrapped key that opens it; empty once that was destroyed."""

    def __init__(self, cell: str, envelope: bytes, key: Sealed) -> None:
        super().__init__(cell, envelope)
        self.key = key

    def __str__(self) -> str:
        return open_(self.envelope, self.cell, bytes.fromhex(str(self.key))) if self else ""

    def __bool__(self) -> bool:
        return bool(self.envelope) and bool(self.key)


class PersonalTextField(SealedTextField):
    """个人密封文本 · Sealed with the key of the person whose row `owner` (a column of this table) names."""

    def __init__(self, *args: Any, owner: str = "id", **options: Any) -> None:
        self.owner = owner
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        return name, "shangliang.kit.seal.PersonalTextField", args, options | {"owner": self.owner}

    def bind(self, pk: int, text: str, own: bytes | None = None) -> Sealed:
        """For `update(phone=...)` of one row; without `own` the row is the person's."""
        return Sealed(self.cell(pk), seal(text, self.cell(pk), own or key_of(pk)) if text else b"")

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        held, pk = model_instance.__dict__.get(self.attname), model_instance.pk
        if pk is None:
            raise Unbound(f"{self} cannot be sealed: its row has no key yet")
        if held is None or not held or (isinstance(held, Sealed) and held.cell == self.cell(pk)):
            return held if isinstance(held, Sealed) or held is None else Sealed(self.cell(pk), b"")
        own = model_instance.__dict__.get("_own_key")
        if own is None:  # once for all fields of a row
            own = model_instance.__dict__["_own_key"] = key_of(getattr(model_instance, self.owner))
        return self.bind(pk, str(held), own)

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """The row's key, then the wrapped key with its length, then the envelope."""
        whole, params = super().select_format(compiler, sql, params)
        if whole == sql:
            return sql, params
        table = sql.removesuffix(f'."{self.column}"')
        column = self.owner_column
        wrapped = (
            "COALESCE((SELECT int4send(length(wrapped)) || wrapped FROM kit_personalkey"  # noqa: S608 — names of our own
            f' WHERE id = {table}."{column}"), int4send(0))'
        )
        return whole.replace(f"|| {sql}", f'|| int8send({table}."{column}") || {wrapped} || {sql}'), params

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        found = super().from_db_value(value, expression, connection)
        if found is None:
            return None
        owner, rest = int.from_bytes(found.envelope[:PK]), found.envelope[PK:]
        end = LENGTH + int.from_bytes(rest[:LENGTH])
        key = Sealed(f"{PersonalKey._meta.db_table}.wrapped.{owner}", rest[LENGTH:end])
        return PersonalSealed(found.cell, rest[end:], key)

    @property
    def owner_column(self) -> str:
        field = self.model._meta.get_field(self.owner.removesuffix("_id"))
        assert isinstance(field, models.Field)
        return str(field.column)

    def head(self) -> bytes:
        """Whose key it is does not change with the key file's: only the suite does."""
        return current_head()[:1]

    def resealed(self, pk: int, owner: int, old: bytes) -> bytes:
        own = key_of(owner)
        return seal(open_(old, self.cell(pk), own), self.cell(pk), own)
