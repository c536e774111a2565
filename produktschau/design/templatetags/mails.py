"""Filters of the text versions of mails."""

from django import template

register = template.Library()


@register.filter
def mail_quote(text: object) -> str:
    """Somebody else's words, each line behind „> “ as mail programs know it; empty lines stay marked."""
    return "\n".join(f"> {line}".rstrip() for line in str(text).strip().splitlines())
