"""What every act on an introduction shares: what is forgotten when nothing comes of it, and the mails to its firms."""

from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.outreach.actions.messages import tell_firm
from produktschau.relations.models import Introduction, Party
from produktschau.work.models import Kind, Mail

PURPOSE = "introduction"


def tell_party(
    *, by: Actor, at: datetime, party: Party, what: str, key: str, kind: Kind = Kind.NOTICE, days: int | None = None
) -> list[Mail]:
    """Write to one of the two firms; ``what`` names the template, ``key`` keeps the mail from being written twice.

    Of invented introductions nobody hears.
    """
    introduction = party.introduction
    if introduction.is_invented:
        return []
    other = Party.objects.select_related("company").exclude(pk=party.pk).get(introduction=introduction)
    return tell_firm(
        by=by,
        at=at,
        company=party.company,
        purpose=PURPOSE,
        subject=introduction.matter,
        template=f"relations/mail/introduction_{what}",
        context={"introduction": introduction, "party": party, "other": other},
        key=f"{introduction.matter}:{key}",
        kind=kind,
        days=days,
    )


def clear_shared(*, by: Actor, introduction: Introduction) -> None:
    """Delete what the firms agreed to tell each other: nothing comes of it, so nothing needs it (Art. 5 (1) (e) GDPR)."""
    introduction.parties.update(shared_name="", shared_email="", shared_phone="")
