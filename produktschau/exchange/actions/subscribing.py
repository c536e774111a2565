"""Word of new notices: ordered, confirmed by whoever reads the address, ended."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_noop

from produktschau.audit.record import Actor, record
from produktschau.design.letters import written
from produktschau.exchange.engine.tokens import new_nonce, page_of
from produktschau.exchange.models import Frequency, Kind, Subscription
from produktschau.lib.dates import day_of
from produktschau.lib.free_keys import free_key
from produktschau.networks.models import Network
from produktschau.outreach.actions.links import end_links
from produktschau.outreach.actions.queueing import queue_letter
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company

LONGEST_WORDS = 200
ASKS_A_DAY = 3
"""Mails asking to confirm that one address gets within 24 hours: whoever types it need not be its reader."""
WORDING = gettext_noop(
    "Ich möchte per E-Mail von neuen Aushängen der Börse erfahren. Abbestellen kann ich jederzeit mit einem Klick; "
    "meine Adresse wird dann gelöscht."
)
"""What somebody agrees to who orders word of new notices (Art. 6 (1) (a) GDPR)."""
NO_ADDRESS = gettext_noop("Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.de.")
NO_FREQUENCY = gettext_noop("Wählen Sie, wie oft Sie Nachricht möchten.")
ENDED = gettext_noop("Dieses Abonnement ist beendet. Wenn Sie wieder Nachricht möchten, bestellen Sie es neu.")


@transaction.atomic
def subscribe(
    *,
    by: Actor,
    at: datetime,
    email: str,
    frequency: str,
    kinds: Sequence[str] = (),
    networks: Sequence[Network] = (),
    words: str = "",
    company: Company | None = None,
    wording: str = WORDING,
    language: str = "de",
) -> Subscription:
    """Keep the order and ask its reader by mail to confirm it. ``company`` is the firm whose reader it is, which decides what it is told.

    An address that was asked often today is not asked again; nobody is told so, because it need not be theirs. Raises
    ``NotAcceptable`` (fields: email, frequency, words).
    """
    email, words = email.strip(), " ".join(words.split())
    _check(email, frequency, words)
    made = Subscription.objects.create(
        key=free_key(Subscription.objects),
        email=email,
        company=company,
        kinds=[kind for kind in Kind.values if kind in kinds],
        words=words,
        frequency=frequency,
        nonce=new_nonce(),
        wording=wording,
        asked_at=at,
        language=language,
    )
    made.networks.set(networks)
    record(by=by, verb="subscription.ordered", subject=made.matter, at=at, after={"frequency": frequency})
    asked = Subscription.objects.filter(email__iexact=email, confirmed_at=None, asked_at__gt=at - timedelta(days=1))
    if asked.count() <= ASKS_A_DAY:
        _ask(by, at, made)
    return made


@transaction.atomic
def confirm_subscription(*, by: Actor, at: datetime, subscription: Subscription) -> Subscription:
    """Whoever reads the address wants it; a second time changes nothing. Raises ``NotReady`` where it was ended."""
    found = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if found.ended_at is not None:
        raise NotReady([ENDED])
    if found.confirmed_at is None:
        # From now on: what was hung up before stands on the page.
        found.confirmed_at = found.told_at = at
        found.save(update_fields=["confirmed_at", "told_at"])
        record(by=by, verb="subscription.confirmed", subject=found.matter, at=at)
    return found


@transaction.atomic
def end_subscription(*, by: Actor, at: datetime, subscription: Subscription) -> Subscription:
    """No more mails, and the address is forgotten; a second time changes nothing."""
    found = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if found.ended_at is None:
        found.ended_at, found.email, found.words = at, "", ""
        found.save(update_fields=["ended_at", "email", "words"])
        end_links(by=by, at=at, subject=found.matter)
        record(by=by, verb="subscription.ended", subject=found.matter, at=at)
    return found


def _check(email: str, frequency: str, words: str) -> None:
    problems = {}
    try:
        validate_email(email)
    except ValidationError:
        problems["email"] = NO_ADDRESS
    if frequency not in Frequency.values:
        problems["frequency"] = NO_FREQUENCY
    if len(words) > LONGEST_WORDS:
        problems["words"] = gettext_noop("Die Suchworte sind zu lang. Kürzen Sie auf höchstens 200 Zeichen.")
    if problems:
        raise NotAcceptable(problems)


def _ask(by: Actor, at: datetime, subscription: Subscription) -> None:
    context = {"subscription": subscription, "link": page_of(subscription), "salutation": "Guten Tag,"}
    letter = written("exchange/mail/confirm", context)
    key = f"{subscription.matter}:confirm:{day_of(at).isoformat()}"
    queue_letter(by=by, at=at, to=subscription.email, letter=letter, key=key)
