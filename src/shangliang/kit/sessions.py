"""会话 · Django's sessions in the database, found by a kept question: every page of the desk begins with one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from . import asked


class SessionStore(db.SessionStore):
    """会话 · settings.SESSION_ENGINE."""

    def load(self) -> dict[str, Any]:
        found = asked.one(self._alive, key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found.session_data)

    @classmethod
    def _alive(cls, key: Any, now: Any) -> Any:
        return cls.get_model_class()._default_manager.filter(session_key=key, expire_date__gt=now)
