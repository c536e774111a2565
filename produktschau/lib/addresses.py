"""Addresses of pages that stand on every page: what ``reverse`` finds out, asked once per language."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def page_address(name: str, *args: str) -> str:
    """The same as ``reverse(name, args=args)``, in the language of the page; for few different arguments."""
    return _found(get_script_prefix(), get_language(), get_urlconf() or settings.ROOT_URLCONF, name, args)


@lru_cache(maxsize=512)
def _found(prefix: str, language: str | None, urlconf: str, name: str, args: tuple[str, ...]) -> str:
    return reverse(name, urlconf, args=args)
