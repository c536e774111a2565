"""What surveys know of a person with an account."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.outreach.models import PersonalLink
from produktschau.surveys.models import Answer, Invitation


def answered_by(user: User) -> QuerySet[Invitation]:
    """Surveys a person answered for a firm: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).only("pk")
    return Invitation.objects.filter(answered_by__in=[user.actor_key, *(link.actor_key for link in links)])


def data_of(user: User) -> dict[str, Any]:
    """What the person answered for firms, for an export."""
    found = (
        answered_by(user).select_related("survey", "company").prefetch_related("answers__question", "answers__option")
    )
    return {
        "Antworten in Umfragen": [
            {
                "Umfrage": one.survey.title,
                "Betrieb": one.company.name,
                "geantwortet": one.changed_at,
                "Antworten": [{"Frage": answer.question.text, "Antwort": said(answer)} for answer in one.answers.all()],
            }
            for one in found.order_by("pk")
        ]
    }


def said(answer: Answer) -> str:
    """One answer in words."""
    return answer.option.text if answer.option else str(answer.grade) if answer.grade else answer.text
