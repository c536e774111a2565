"""Whether a typed address lies at a firm's own domain.

Hosts are compared whole, after taking one leading service label („www.“) away; nothing is widened to a registrable part. So no
list of public suffixes is needed, and what is not equal goes by letter: „jana@stadt.example“ never proves „firma.stadt.example“.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

SERVICES = frozenset({"www", "shop", "web"})
"""Leading labels under which a firm shows its own site: „www.firma.example“ is „firma.example“."""


def domain_of_address(email: str) -> str:
    """The domain of an address in lower-case ASCII (IDNA 2003); ``""`` where there is none."""
    local, at, domain = email.strip().rpartition("@")
    return _ascii(domain) if at and local else ""


def written_plainly(email: str) -> str:
    """The address with its domain in ASCII, so that what is compared is what is written to; without a domain as typed."""
    domain = domain_of_address(email)
    return f"{email.strip().rpartition('@')[0]}@{domain}" if domain else email.strip()


def domain_of_website(url: str) -> str:
    """The host of a web address without a service label: „https://www.firma.example/start“ → „firma.example“; ``""`` for none."""
    try:
        host = urlsplit(url.strip() if "://" in url else f"//{url.strip()}").hostname or ""
    except ValueError:
        return ""
    host = _ascii(host)
    first, _, rest = host.partition(".")
    return rest if first in SERVICES and "." in rest else host


def proving_domain(email: str, *, website: str, mailbox: str, shared: Collection[str]) -> str:
    """The firm's domain at which the typed address lies; ``""`` when it proves nothing.

    ``website`` and ``mailbox`` are the firm's as stored. ``shared`` are domains that many people have addresses or pages at
    (free-mail, builders of sites, social networks): they and everything below them prove nothing.
    """
    domain = domain_of_address(email)
    if "." not in domain or is_shared(domain, shared):
        return ""
    return domain if domain in {domain_of_website(website), domain_of_address(mailbox)} else ""


def is_same_address(email: str, mailbox: str) -> bool:
    """Whether two addresses are one, whatever their case."""
    return bool(mailbox.strip()) and email.strip().lower() == mailbox.strip().lower()


def is_shared(domain: str, shared: Collection[str]) -> bool:
    """Whether a domain, or one above it, is shared by strangers."""
    labels = domain.split(".")
    return any(".".join(labels[place:]) in shared for place in range(len(labels)))


def _ascii(host: str) -> str:
    host = host.strip().strip(".").lower()
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    return name if name and set(name) <= allowed and any(sign.isalpha() for sign in name) else ""
