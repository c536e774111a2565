"""Which firms and addresses are not written to: opted out, or mails come back."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from produktschau.audit.names import names_of
from produktschau.design.formats import day
from produktschau.mailings.engine.addresses import digest_of
from produktschau.mailings.models import OptOut, Undeliverable
from produktschau.outreach.engine.refusals import Place, Refusal
from produktschau.showcase.models import Company

WHOLE_FIRM = ""
MANY = 400
"""From so many places on everything that stands is read: it is little, and a statement takes only so many values."""


def refusals(places: Collection[Place]) -> dict[Place, Refusal]:
    """The refused ones among the places, in two statements; fills ``outreach.engine.refusals.REFUSALS``."""
    digests = {place: digest_of(place[1]) if place[1] else WHOLE_FIRM for place in places}
    dead = _dead(set(digests.values()))
    firms, addresses = _opted_out({pk for pk, _ in places}, set(digests.values()))
    found = {}
    for place, digest in digests.items():
        if (since := firms.get(place[0]) or addresses.get(digest)) is not None:
            found[place] = Refusal(since, is_wish=True)
        elif digest in dead:
            found[place] = Refusal(dead[digest], is_wish=False)
    return found


def _opted_out(firms: Collection[int], digests: Collection[str]) -> tuple[dict[int, str], dict[str, str]]:
    held = OptOut.objects.filter(ended_at=None)
    if len(digests) < MANY and len(firms) < MANY:
        of_these = Q(company__in=list(firms), address=WHOLE_FIRM) | Q(address__in=[one for one in digests if one])
        held = held.filter(of_these)
    of_firms, of_addresses = {}, {}
    for pk, digest, given_on in held.values_list("company_id", "address", "given_on"):
        told = f"abbestellt am {day(given_on)}"
        if digest:
            of_addresses[digest] = told
        else:
            of_firms[pk] = told
    return of_firms, of_addresses


def _dead(digests: Collection[str]) -> dict[str, str]:
    rows = Undeliverable.objects.filter(ended_at=None)
    if len(digests) < MANY:
        rows = rows.filter(address__in=[one for one in digests if one])
    return {digest: f"unzustellbar: {why}" for digest, why in rows.values_list("address", "why")}


@dataclass(frozen=True)
class Standing:
    """One address of a firm, or the firm as a whole, and whether it is written to."""

    email: str
    name: str
    digest: str
    opt_out: OptOut | None
    dead: Undeliverable | None
    noted_by: str


def standings(company: Company, addresses: Collection[tuple[str, str]]) -> list[Standing]:
    """The firm as a whole first, then its addresses (address, name), each with what stands against writing to it."""
    digests = {digest_of(email) for email, _ in addresses}
    outs = list(
        OptOut.objects.filter(ended_at=None).filter(Q(company=company, address=WHOLE_FIRM) | Q(address__in=digests))
    )
    dead = {one.address: one for one in Undeliverable.objects.filter(ended_at=None, address__in=digests)}
    names = names_of({*(one.noted_by for one in outs), *(one.noted_by for one in dead.values())})
    by_digest = {one.address: one for one in outs}
    found = []
    for email, name in [("", ""), *addresses]:
        digest = digest_of(email) if email else WHOLE_FIRM
        out, gone = by_digest.get(digest), dead.get(digest)
        noted = out or gone
        found.append(Standing(email, name, digest, out, gone, names[noted.noted_by].label if noted else ""))
    return found
