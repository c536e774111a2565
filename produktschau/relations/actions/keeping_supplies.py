"""What happens to a supply relation afterwards: it ends, is dropped or seen otherwise; the office notes and settles; silent firms are reminded."""

from datetime import date, datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.messages import tell_firm
from produktschau.relations.actions.supply_writing import PURPOSE, ask_sides
from produktschau.relations.calculations.confidence import Said
from produktschau.relations.engine.supply_rules import against_days, reason_of, visibility_of
from produktschau.relations.engine.supply_sides import FIRMS, held, told_of, work_out
from produktschau.relations.engine.told import checked_source
from produktschau.relations.models import Confidence, SupplyRelation
from produktschau.relations.queries.supply_desk import REMIND_AFTER
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail

DROPPED_KEPT = timedelta(days=400)
"""So long it can be read up on what was taken back; then the row goes (Art. 5 (1) (e) GDPR)."""
CONFIRMED_STAYS = (
    "Beide Betriebe haben das bestätigt. Wenn es nicht mehr gilt, nennen Sie den letzten Tag; so bleibt, was war."
)
NOT_YOURS = "Zurücknehmen kann eine Angabe nur, wer sie gemacht hat."
NO_DISPUTE = "Hier ist nichts strittig."


@transaction.atomic
def end_supply(*, by: Actor, at: datetime, relation: SupplyRelation, until: date | None) -> SupplyRelation:
    """Say on which day it ended; without a day it goes on again. Raises ``NotAcceptable``, ``NotReady``."""
    relation = held(relation)
    if relation.confidence == Confidence.DROPPED:
        raise NotReady(["Was zurückgenommen ist, kann nicht enden."])
    if problems := against_days(None, until, day_of(at)) or _before_since(relation, until):
        raise NotAcceptable(problems)
    before = {"until": relation.until.isoformat() if relation.until else ""}
    relation.until, relation.changed_at = until, at
    relation.save(update_fields=["until", "changed_at"])
    after = {"until": until.isoformat() if until else ""}
    record(by=by, verb="supply.ended", subject=relation.matter, at=at, before=before, after=after)
    return relation


@transaction.atomic
def drop_claim(*, by: Actor, at: datetime, relation: SupplyRelation, side: str) -> SupplyRelation:
    """Take back what only ``side`` said („office“: what the office entered). Raises ``NotReady``."""
    relation = held(relation)
    if relation.confidence == Confidence.DROPPED:
        return relation
    if relation.confidence == Confidence.CONFIRMED:
        raise NotReady([CONFIRMED_STAYS])
    if relation.claimed_by_side != side:
        raise NotReady([NOT_YOURS])
    return _dropped(by, at, relation, "")


@transaction.atomic
def set_visibility(*, by: Actor, at: datetime, relation: SupplyRelation, side: str, visibility: str) -> SupplyRelation:
    """How far the firm on ``side`` wants it seen; it acts at once. Raises ``NotAcceptable``."""
    relation, field = held(relation), f"{side}_visibility"
    wish, before = visibility_of(visibility), getattr(relation, field)
    if wish != before:
        setattr(relation, field, wish)
        relation.changed_at = at
        relation.save(update_fields=[field, "changed_at"])
        record(by=by, verb="supply.shown", subject=relation.matter, at=at, before={field: before}, after={field: wish})
    return relation


@transaction.atomic
def note_word(
    *,
    by: Actor,
    at: datetime,
    relation: SupplyRelation,
    side: str,
    says: str,
    source: str,
    told_on: date | None,
    reason: str = "",
) -> SupplyRelation:
    """The office writes down what a firm said by word of mouth: „yes“ is kept as a note and confirms nothing, „no“ makes it disputed.

    Raises ``NotAcceptable``, ``NotReady``.
    """
    relation = held(relation)
    source, told_on = checked_source(source, told_on, at)
    if side not in FIRMS or says not in (Said.YES, Said.NO):
        raise NotAcceptable({"side": "Wählen Sie, welcher Betrieb was gesagt hat."})
    if relation.confidence == Confidence.DROPPED:
        raise NotReady(["Das ist schon zurückgenommen."])
    word = f"{source}, {day(told_on)}: {'ja' if says == Said.YES else 'nein'}"
    setattr(relation, f"{side}_word", word)
    if says == Said.NO:
        if relation.confidence == Confidence.DISPUTED and relation.disputed_by_side != side:
            raise NotReady(["Der andere Betrieb hat schon widersprochen. Klären Sie das zuerst."])
        relation.disputed_by_side, relation.disputed_at = side, at
        relation.dispute_reason = reason_of(reason, required="Schreiben Sie, was der Betrieb gesagt hat.")
        setattr(relation, f"{side}_confirmed_at", None)
        work_out(relation)
    relation.changed_at = at
    relation.save()
    after = {"word": word, "side": side, "confidence": str(relation.confidence)}
    record(by=by, verb="supply.noted", subject=relation.matter, at=at, after=after)
    return relation


@transaction.atomic
def settle_dispute(
    *, by: Actor, at: datetime, relation: SupplyRelation, is_kept: bool, reason: str, is_told: bool = True
) -> SupplyRelation:
    """The office spoke with both: it is dropped, or both say now that it is so, and whoever disputed it is asked to confirm.

    Raises ``NotAcceptable``, ``NotReady``.
    """
    relation = held(relation)
    reason = reason_of(reason, required="Schreiben Sie, was die beiden Betriebe gesagt haben.")
    if relation.confidence != Confidence.DISPUTED:
        raise NotReady([NO_DISPUTE])
    if not is_kept:
        return _dropped(by, at, relation, reason)
    relation.disputed_by_side, relation.disputed_at, relation.dispute_reason = "", None, ""
    relation.confidence, relation.changed_at = Confidence.CLAIMED, at
    if ask_sides(by=by, at=at, relation=relation, is_told=is_told):
        relation.asked_at, relation.reminded_at = at, None
    relation.save()
    record(by=by, verb="supply.settled", subject=relation.matter, at=at, after=told_of(relation), reason=reason)
    return relation


@transaction.atomic
def ask_again(*, by: Actor, at: datetime, relation: SupplyRelation) -> int:
    """Ask the firms that said nothing yet once more; return to how many mails went out. Raises ``NotReady``."""
    relation = held(relation)
    if relation.confidence != Confidence.CLAIMED:
        raise NotReady(["Hier fehlt keine Antwort."])
    done = ask_sides(by=by, at=at, relation=relation)
    if not done:
        raise NotReady(["Niemand ist zu fragen: Es fehlt eine E-Mail-Adresse, oder der Betrieb möchte keine Fragen."])
    relation.asked_at, relation.changed_at = at, at
    relation.save(update_fields=["asked_at", "changed_at"])
    record(by=by, verb="supply.asked_again", subject=relation.matter, at=at)
    return done


@transaction.atomic
def invite_to_tell(*, by: Actor, at: datetime, company: Company) -> list[Mail]:
    """Send a firm the link to the page where it says whom it supplies and who supplies it. Raises ``NotReady``."""
    mails = tell_firm(
        by=by,
        at=at,
        company=company,
        purpose=PURPOSE,
        subject=f"company:{company.key}",
        template="relations/mail/supply_invite",
        context={},
        key=f"supply_invite:{day_of(at).isoformat()}",
    )
    if not mails:
        raise NotReady(["Der Betrieb hat keine E-Mail-Adresse. Rufen Sie an, und tragen Sie ein, was er sagt."])
    return mails


def remind_silent(*, by: Actor, at: datetime) -> int:
    """Remind once, after ``REMIND_AFTER``, each firm that said nothing to a claim; return the number of claims. Running it twice changes nothing."""
    due = SupplyRelation.objects.filter(
        confidence=Confidence.CLAIMED, reminded_at=None, claimed_at__lte=at - REMIND_AFTER, is_invented=False
    )
    due = due.exclude(asked_at__gt=at - REMIND_AFTER)
    return sum(_remind(by, at, number) for number in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def forget_dropped(*, by: Actor, at: datetime) -> int:
    """Delete what was taken back so long ago that nobody asks for it any more; return the number."""
    old = SupplyRelation.objects.filter(confidence=Confidence.DROPPED, changed_at__lt=at - DROPPED_KEPT)
    return old.delete()[0]


@transaction.atomic
def _remind(by: Actor, at: datetime, number: int) -> bool:
    relation = held(SupplyRelation(pk=number))
    if relation.confidence != Confidence.CLAIMED or relation.reminded_at is not None:
        return False
    ask_sides(by=by, at=at, relation=relation, what="remind")
    relation.reminded_at = at
    relation.save(update_fields=["reminded_at"])
    return True


def _dropped(by: Actor, at: datetime, relation: SupplyRelation, reason: str) -> SupplyRelation:
    relation.confidence, relation.changed_at = Confidence.DROPPED, at
    relation.disputed_by_side, relation.disputed_at, relation.dispute_reason = "", None, ""
    relation.save()
    record(by=by, verb="supply.dropped", subject=relation.matter, at=at, after=told_of(relation), reason=reason)
    return relation


def _before_since(relation: SupplyRelation, until: date | None) -> dict[str, str]:
    if until is not None and relation.since is not None and until < relation.since:
        return {"until": f"Sie liefern seit {day(relation.since)}. Nennen Sie einen späteren Tag."}
    if until is None and relation.until is not None:
        rows = SupplyRelation.objects.filter(
            supplier=relation.supplier_id, customer=relation.customer_id, what_key=relation.what_key, until=None
        )
        if rows.exclude(confidence=Confidence.DROPPED).exclude(pk=relation.pk).exists():
            return {"until": "Dieselbe Lieferung läuft schon unter einer neueren Angabe."}
    return {}
