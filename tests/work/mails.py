"""Run as a process inside a test's own house: ``python -m tests.work.mails fill 30`` and ``… report``."""

import json
import sys

import django

SORTS = ("account", "notice", "bulk")
SPOTS = ("before", "after", "plain", "plain")
"""Where the mail server waits for the worker's end; „plain“ passes."""


def addresses(sort: str, kills: int) -> list[str]:
    """The addresses of one sort: of all three together so many make the server wait, and twice as many more do not."""
    found = []
    for number in range(kills):
        held = SPOTS[number // len(SORTS) % 2]
        if SORTS[number % len(SORTS)] == sort:
            found += [f"{held}.{number}@{sort}.example", *(f"plain{side}.{number}@{sort}.example" for side in "ab")]
    return found


def fill(kills: int) -> None:
    """Queue invitations to accounts, notices to firms and a circular to other firms, all together."""
    from django.db import transaction
    from django.utils import timezone

    from produktschau.accounts.actions import invite_user
    from produktschau.audit.record import System
    from produktschau.mailings.actions.circulars import draft_circular
    from produktschau.mailings.actions.lists import make_list
    from produktschau.mailings.actions.refusing import opt_out
    from produktschau.mailings.actions.sending import release_circular
    from produktschau.mailings.queries.plan import plan_of
    from produktschau.outreach.actions.messages import tell_firm
    from produktschau.showcase.actions import create_company

    by, at = System("test"), timezone.now()
    with transaction.atomic():
        for email in addresses("bulk", kills):
            create_company(by=by, at=at, name=f"Werk {email}", email=email)
        noticed = [
            create_company(by=by, at=at, name=f"Hof {email}", email=email) for email in addresses("notice", kills)
        ]
        for company in noticed:
            opt_out(by=by, at=at, company=company, source="am Telefon")
        over = make_list(by=by, at=at, name="Alle")
        circular = draft_circular(by=by, at=at, over=over, subject="Neues für {betrieb}", text="{anrede}\n\nBis bald.")
        release_circular(by=by, at=at, circular=circular, seen=plan_of(circular).stamp)
        for email in addresses("account", kills):
            invite_user(by=by, email=email, name="Erika", role=None, on=at.date(), at=at)
        for company in noticed:
            tell_firm(
                by=by,
                at=at,
                company=company,
                purpose="submission",
                subject=f"company:{company.key}",
                template="outreach/mail/link",
                context={},
                key="hello",
            )


def report() -> None:
    """Print as JSON: every mail with its Message-ID, sort and state; what the desk lists; what is unfinished."""
    from produktschau.mailings.models import Circular
    from produktschau.mailings.queries.desk import AMISS
    from produktschau.mailings.queries.history import numbers_of
    from produktschau.portal.queries import GIVEN_UP
    from produktschau.work.health import health, unsent_mails
    from produktschau.work.models import Job, Mail
    from tests import cast

    state = health()
    manager = cast.enter("manager")
    json.dump(
        {
            "mails": list(Mail.objects.order_by("pk").values_list("message_id", "kind", "to", "state")),
            "listed": sorted(unsent_mails().values_list("message_id", flat=True)),
            "desk": [item.count(manager) for item in (GIVEN_UP, AMISS)],
            "circular": [(one.stage, numbers_of([one])[one.pk]) for one in Circular.objects.all()],
            "jobs": [state.waiting, state.running, state.failed],
            "swept": sum(Job.objects.values_list("kills", flat=True)),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        report()
