"""不收 · A file that is not taken, with the sentence for who sent it; a form shows it like any other error."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """不收"""

    def __str__(self) -> str:
        return str(self.message)
