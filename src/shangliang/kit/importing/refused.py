"""不收 · A table that is not taken, or an import that can not go on: one clear sentence for who brought it."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """不收"""

    def __str__(self) -> str:
        return str(self.message)
