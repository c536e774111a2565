"""Which firm a claim speaks of."""

from produktschau.claims.models import Claim
from produktschau.showcase.models import Company, SlugRedirect, State


def claimable_company(slug: str) -> Company | None:
    """The published company at an address, or at one it had before."""
    public = Company.objects.filter(state=State.PUBLISHED)
    old = SlugRedirect.objects.filter(kind="company", slug=slug).first()
    return public.filter(slug=slug).first() or (public.filter(key=old.key).first() if old else None)


def claim_of(subject: str, company: Company) -> Claim | None:
    """The claim a link speaks of („claim:K7M2QX“), if it is to this company."""
    kind, _, key = subject.partition(":")
    if kind != "claim":
        return None
    return Claim.objects.filter(key=key, company=company).select_related("company").first()
