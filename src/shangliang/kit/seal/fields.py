"""密封字段 · A text that PostgreSQL only ever sees as an envelope, bound to its table, field and row."""

from typing import Any

from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .blind import blind
from .envelope import Broken, current_head, open_, seal

PK = 8  # a selected envelope comes with its row's key in front (int8send), so that it can be opened anywhere


class Unbound(Exception):
    """未绑定 · A sealed value needs the key of its row before it can be written or read."""


class Sealed:
    """密封值 · An envelope with its cell; opened when its text is asked for, and not by printing it for debugging."""

    def __init__(self, cell: str, envelope: bytes) -> None:
        self.cell, self.envelope = cell, envelope

    def __str__(self) -> str:
        return open_(self.envelope, self.cell) if self.envelope else ""

    def __bool__(self) -> bool:
        return bool(self.envelope)

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, str | Sealed) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))

    def __repr__(self) -> str:
        return f"<sealed {self.cell}>"


class SealedAttribute(DeferredAttribute):
    """Opens at the first reading; a list that never shows the value never decrypts it."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        name = self.field.attname
        value = held[name] if name in held else super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = held[name] = str(value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.Field):  # type: ignore[type-arg]  # generic only for mypy
    """密封文本 · `str` in Python, bytea in PostgreSQL. Search through a blind index beside it."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def get_internal_type(self) -> str:
        return "BinaryField"

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, args, options = super().deconstruct()
        return name, "shangliang.kit.seal.SealedTextField", args, options

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        key = self.model._meta.pk
        if isinstance(key, models.BigIntegerField) and key.has_default():
            return super().check(**options)
        hint = "id = models.BigIntegerField(primary_key=True, default=ids.key)"
        return [checks.Error("A sealed field needs a key known before the insert.", hint=hint, obj=self, id="kit.E001")]

    def cell(self, pk: int) -> str:
        return f"{self.model._meta.db_table}.{self.attname}.{pk}"

    def bind(self, pk: int, text: str) -> Sealed:
        """`text` sealed for row `pk`, for `update(phone=...)`: one row at a time, each envelope fits one row only."""
        return Sealed(self.cell(pk), seal(text, self.cell(pk)) if text else b"")

    @property
    def owner_column(self) -> str:
        """The column of whose key it is (personal.py); here the key file's, whoever it is."""
        return str(self.model._meta.pk.column)

    def head(self) -> bytes:
        """What an envelope that needs no new sealing begins with."""
        return current_head()

    def resealed(self, pk: int, owner: int, old: bytes) -> bytes:
        """The envelope anew, under the current key and suite."""
        return seal(open_(old, self.cell(pk)), self.cell(pk))

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, Sealed) else str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        held, pk = model_instance.__dict__.get(self.attname), model_instance.pk
        if pk is None:
            raise Unbound(f"{self} cannot be sealed: its row has no key yet")
        if held is None or (isinstance(held, Sealed) and held.cell == self.cell(pk)):
            return held
        return self.bind(pk, str(held))  # also a value taken over from another row: sealed anew for this one

    def get_prep_value(self, value: Any) -> Any:
        return b"" if isinstance(value, str) and not value else value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> bytes | None:
        value = value if prepared else self.get_prep_value(value)
        if isinstance(value, str):
            raise Unbound(f"{self} is written through its row, or by update(field=bind(pk, text)) of one row")
        return value.envelope if isinstance(value, Sealed) else value

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """Select the row's key with the envelope: from `"t"."phone"` to `int8send("t"."id") || "t"."phone"`."""
        column = f'."{self.column}"'
        if not sql.endswith(column) or sql.count(".") != 1:
            return sql, params
        key = sql.removesuffix(column) + f'."{self.model._meta.pk.column}"'
        return f"int8send({key}) || {sql}", params

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        if value is None:
            return None
        whole = bytes(value)
        if len(whole) < PK or whole[0] & 0x80:  # keys are positive; the first byte of a bare envelope is not
            raise Unbound(f"{self} was selected without the key of its row (raw SQL?)")
        return Sealed(self.cell(int.from_bytes(whole[:PK])), whole[PK:])

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.attname} is sealed and is not serialised in clear")

    def get_lookup(self, lookup_name: str) -> Any:
        return self.class_lookups.get(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.attname} is sealed: search through blind(value, purpose)")


@SealedTextField.register_lookup
class _IsNull(models.lookups.IsNull):
    """Whether something was ever entered."""


@SealedTextField.register_lookup
class _IsEmpty(models.lookups.Exact):
    """Only `= ""`: no two envelopes of one text are alike."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("A sealed field is searched through blind(value, purpose), never by its text")
        return super().get_prep_lookup()


class BlindIndexField(models.BinaryField):  # type: ignore[type-arg]  # the same
    """盲索引 · The keyed digest of the sealed field `of`, kept up to date by itself; NULL where that is empty."""

    def __init__(self, *args: Any, of: str = "", purpose: str = "", **options: Any) -> None:
        self.of, self.purpose = of, purpose
        super().__init__(*args, **({"null": True, "db_index": True, "editable": False} | options))

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, args, options = super().deconstruct()
        path = "shangliang.kit.seal.BlindIndexField"
        return name, path, args, options | {"of": self.of, "purpose": self.purpose, "null": self.null}

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        text = getattr(model_instance, self.of)
        value = blind(text, self.purpose) if text else None
        setattr(model_instance, self.attname, value)
        return value


__all__ = ["BlindIndexField", "Broken", "Sealed", "SealedTextField", "Unbound"]
