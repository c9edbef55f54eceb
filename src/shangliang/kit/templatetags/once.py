"""只办一次 · `{% once_key %}` inside a form: sent twice, it is done once."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from shangliang.kit.once import new_key

register = template.Library()


@register.simple_tag
def once_key() -> SafeString:
    return format_html('<input type="hidden" name="once" value="{}">', new_key())
