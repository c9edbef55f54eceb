"""有序的数据 · JSON whose names keep the order in which they were written, which jsonb does not: kept as text, read as Python."""

import json
from typing import Any

from django.db import models


class OrderedJSON(models.Field):
    """A column of text. A value of dicts, lists, numbers and texts; it is never looked into by a query. Raises ValueError for text that is no JSON."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)
