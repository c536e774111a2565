"""Somebody claims an entry, or a steward proposes a colleague. The answer is the same whether an account exists or not."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from produktschau.accounts.models import User
from produktschau.audit.record import Actor, record
from produktschau.claims.actions.telling import tell_claimant, tell_stewards
from produktschau.claims.calculations.domains import is_same_address, proving_domain, written_plainly
from produktschau.claims.calculations.words import one_line
from produktschau.claims.engine.codes import new_nonce, sender_of
from produktschau.claims.engine.shared import shared_domains
from produktschau.claims.models import OPEN, Claim, Standing, Way
from produktschau.lib.free_keys import free_key
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import address_of
from produktschau.outreach.queries.audience import postal_site
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

PURPOSE = "claim"
DAYS = 7
"""So long the link in the mail proves something."""
A_DAY = 3
"""Claims one sender may make in 24 hours."""
OPEN_PER_FIRM = 3
MONTHLY_PER_FIRM = 6
"""Claims of one firm within thirty days, whoever makes them."""
REFUSED_FOR = timedelta(days=90)
"""So long a person who was refused is not heard again about the same firm."""
LONGEST_TEXT = 1000


class TooMany(Exception):
    """The sender or the firm has too many claims; the message says what to do."""


@transaction.atomic
def claim_entry(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    name: str,
    email: str,
    role: str,
    text: str = "",
    language: str = "de",
) -> Claim:
    """Keep the claim and begin its proof: a mail to an address of the firm, else a letter the office prints, else its asking.

    A firm with stewards is not proven to: they are told, and the office decides. Sent twice, it is kept once.
    Raises ``NotAcceptable`` (fields: name, email, role, text), ``TooMany``.
    """
    fields = _checked(name, email, role, text)
    company = Company.objects.select_for_update().get(pk=company.pk)
    sender = sender_of(fields["email"])
    twin = Claim.objects.filter(company=company, sender=sender, standing__in=OPEN).first()
    if twin is not None:
        return twin
    _bound(company, sender, at)
    has_steward = company.stewards.exists()
    way, evidence = (Way.OFFICE, "") if has_steward else _way(company, fields["email"])
    claim = Claim.objects.create(
        key=free_key(Claim.objects),
        company=company,
        language=language,
        sender=sender,
        way=way,
        standing=Standing.DECIDING if way == Way.OFFICE else Standing.PROVING,
        nonce=new_nonce(),
        claimed_at=at,
        expires_at=at + timedelta(days=DAYS) if way == Way.MAIL else None,
        evidence=evidence,
        **fields,
    )
    record(by=by, verb="claim.made", subject=claim.subject, at=at, after={"way": way, "standing": claim.standing})
    if way == Way.MAIL:
        _write_to(by, at, claim)
    if has_steward:
        tell_stewards(by=by, at=at, claim=claim)
    return claim


@transaction.atomic
def propose_colleague(
    *, by: User, at: datetime, company: Company, name: str, email: str, role: str, text: str = ""
) -> Claim:
    """A steward proposes somebody; the office decides. Raises as ``claim_entry``."""
    fields = _checked(name, email, role, text)
    company = Company.objects.select_for_update().get(pk=company.pk)
    sender = sender_of(fields["email"])
    twin = Claim.objects.filter(company=company, sender=sender, standing__in=OPEN).first()
    if twin is not None:
        return twin
    if Claim.objects.filter(company=company, proposed_by=by.actor_key, standing__in=OPEN).count() >= OPEN_PER_FIRM:
        raise TooMany("Ihre letzten Vorschläge sind noch nicht entschieden. Warten Sie bitte, bis wir uns melden.")
    claim = Claim.objects.create(
        key=free_key(Claim.objects),
        company=company,
        sender=sender,
        proposed_by=by.actor_key,
        way=Way.STEWARD,
        standing=Standing.DECIDING,
        nonce=new_nonce(),
        claimed_at=at,
        **fields,
    )
    told = {"way": claim.way, "standing": claim.standing}
    record(by=by, verb="claim.proposed", subject=claim.subject, at=at, after=told)
    return claim


def _checked(name: str, email: str, role: str, text: str) -> dict[str, str]:
    fields = {
        "name": one_line(name),
        "email": written_plainly(email),
        "role": one_line(role),
        "text": text.replace("\x00", "").replace("\r\n", "\n").strip(),
    }
    problems = {}
    if not fields["name"] or len(fields["name"]) > 120:
        problems["name"] = _("Schreiben Sie Vor- und Nachnamen, höchstens 120 Zeichen.")
    try:
        validate_email(fields["email"])
    except ValidationError:
        problems["email"] = _("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.de.")
    if not fields["role"] or len(fields["role"]) > 120:
        problems["role"] = _("Schreiben Sie, was die Person im Betrieb tut, höchstens 120 Zeichen.")
    if len(fields["text"]) > LONGEST_TEXT:
        problems["text"] = _("Die Nachricht ist zu lang. Kürzen Sie sie auf höchstens 1000 Zeichen.")
    if problems:
        raise NotAcceptable(problems)
    return fields


def _bound(company: Company, sender: str, at: datetime) -> None:
    """Raise ``TooMany`` for one who floods or was just refused, and for a firm that is being flooded."""
    sent, here = Claim.objects.filter(sender=sender), Claim.objects.filter(company=company).exclude(way=Way.STEWARD)
    if sent.filter(claimed_at__gt=at - timedelta(days=1)).count() >= A_DAY:
        raise TooMany(_("Von dieser Adresse kamen heute schon mehrere Meldungen. Senden Sie die nächste bitte morgen."))
    refused = sent.filter(company=company, standing=Standing.REFUSED, ended_at__gt=at - REFUSED_FOR)
    recent = here.filter(claimed_at__gt=at - timedelta(days=30))
    if (
        refused.exists()
        or here.filter(standing__in=OPEN).count() >= OPEN_PER_FIRM
        or recent.count() >= MONTHLY_PER_FIRM
    ):
        raise TooMany(
            _("Zu diesem Betrieb nehmen wir gerade keine Meldung über das Formular an. Rufen Sie uns bitte an.")
        )


def _way(company: Company, email: str) -> tuple[Way, str]:
    """How this can be shown, and what will then have been shown."""
    if is_same_address(email, company.email):
        return Way.MAIL, "Link geöffnet im Postfach, das im Eintrag steht"
    domain = proving_domain(email, website=company.website, mailbox=company.email, shared=shared_domains())
    if domain:
        return Way.MAIL, f"Link geöffnet in einem Postfach bei {domain}, der Adresse des Betriebs im Netz"
    if postal_site(company) is not None:
        return Way.LETTER, "Code aus dem Brief an die Anschrift des Betriebs eingegeben"
    return Way.OFFICE, ""


def _write_to(by: Actor, at: datetime, claim: Claim) -> None:
    link = give_link(
        by=by,
        at=at,
        company=claim.company,
        purpose=PURPOSE,
        subject=claim.subject,
        name=claim.name,
        email=claim.email,
        days=DAYS,
    )
    told = {"link": address_of(link), "valid_until": link.expires_at}
    tell_claimant(by=by, at=at, claim=claim, template="claims/mail/proof", told=told)
