"""What introductions know of a person with an account."""

from typing import Any

from django.db.models import Q

from produktschau.accounts.models import User
from produktschau.outreach.models import PersonalLink
from produktschau.relations.models import Introduction, OutcomeReport, Party


def keys_of(user: User) -> list[str]:
    """By which keys a person acted: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).only("pk")
    return [user.actor_key, *(link.actor_key for link in links)]


def data_of(user: User) -> dict[str, Any]:
    """What the person told firms by introductions, said for a firm, or connected, for an export."""
    keys = keys_of(user)
    mine = Q(shared_email__iexact=user.email) | Q(answered_by__in=keys)
    parties = Party.objects.filter(mine).select_related("introduction", "company").order_by("pk")
    reports = OutcomeReport.objects.filter(reported_by__in=keys).exclude(outcome="")
    made = Introduction.objects.filter(connected_by=user.actor_key).order_by("pk")
    return {
        "Vermittlungen": [
            {
                "Vermittlung": one.introduction.key,
                "Betrieb": one.company.name,
                "Antwort": one.get_answer_display(),
                "geantwortet": one.answered_at,
                "Grund": one.reason,
                "Name für den anderen Betrieb": one.shared_name,
                "E-Mail für den anderen Betrieb": one.shared_email,
                "Telefon für den anderen Betrieb": one.shared_phone,
                "Einwilligung vom": one.consent_on,
                "Wortlaut": one.consent_wording,
            }
            for one in parties
        ],
        "Ergebnisse von Vermittlungen": [
            {
                "Vermittlung": one.party.introduction.key,
                "Ergebnis": one.get_outcome_display(),
                "Anmerkung": one.note,
                "gemeldet": one.reported_at,
            }
            for one in reports.select_related("party__introduction").order_by("pk")
        ],
        "Vermittelt": [{"Vermittlung": one.key, "angelegt": one.made_at, "als": one.connected_by_name} for one in made],
    }
