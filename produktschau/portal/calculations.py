"""Words from an address that leads nowhere, and what search engines are told of the house."""

import re
from typing import Any

LONGEST = 60
"""Letters of an address worth searching for."""
_FILE = re.compile(r"\.[a-z0-9]{1,5}$")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def words_of_address(path: str) -> str:
    """The last part of an address as words: „/produkte/wollplaid-striegis/“ → „wollplaid striegis“.

    Nothing where it holds no word of three letters, or is the name of a file: those are asked for by machines.
    """
    parts = [part for part in path.split("/") if part]
    if not parts or _FILE.search(parts[-1].lower()):
        return ""
    return " ".join(_LETTERS.findall(parts[-1][:LONGEST]))


def house_data(
    *, site_url: str, name: str, region: str, publisher: str, tagline: str, search_path: str
) -> list[dict[str, Any]]:
    """Structured data (schema.org) of the home page: the web site with its search, and who publishes it if that is known.

    ``site_url`` without a slash at its end; ``search_path`` as an absolute path.
    """
    site: dict[str, Any] = {
        "@type": "WebSite",
        "name": " ".join(filter(None, (name, region))),
        "description": tagline,
        "url": f"{site_url}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}{search_path}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    if not publisher:
        return [site]
    organisation = {"@type": "Organization", "name": publisher, "url": f"{site_url}/", "areaServed": region}
    site["publisher"] = {"@type": "Organization", "name": publisher}
    return [site, {key: value for key, value in organisation.items() if value}]
