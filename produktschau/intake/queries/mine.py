"""What a firm sees first: what is asked of it now, what lies with the office, its entries."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from produktschau.accounts.models import User
from produktschau.intake.calculations.contents import fields_for, missing
from produktschau.intake.models import Call, Invitation, Part, Stage, Submission
from produktschau.intake.models.submission import CLOSED
from produktschau.intake.queries.rounds import latest, parts_to_decide
from produktschau.showcase.models import Company, Product

ENOUGH = 5
"""So many rounds must have ended before anybody is told how long one takes."""
_MARK = {Stage.ARCHIVED: "withdrawn"}


@dataclass(frozen=True)
class Ask:
    """One thing asked of the firm: what, why, until when; ``path`` follows the base of the door."""

    title: str
    text: str
    path: str
    label: str
    due: date | None = None


@dataclass(frozen=True)
class Row:
    """One entry of the firm, with its open round where it has one."""

    record: Company | Product
    kind: str
    mark: str
    word: str
    pictures: str
    round: Submission | None


@dataclass(frozen=True)
class Waiting:
    """A round that lies with the office."""

    key: str
    title: str
    stage: str
    submitted_at: object


def title_of(submission: Submission) -> str:
    """What the round is about, in the words of today."""
    return str(submission.product or submission.company)


def rounds_of(company: Company) -> QuerySet[Submission]:
    """The firm's open rounds, oldest first."""
    return (
        Submission.objects.filter(company=company)
        .exclude(stage__in=CLOSED)
        .select_related("company", "product", "call")
        .annotate(remarks=Count("comments", filter=Q(comments__is_from_firm=False, comments__done_at=None)))
        .order_by("opened_at", "pk")
    )


def asks_of(company: Company, rounds: list[Submission], *, on: date) -> list[Ask]:
    """What is asked now: what came back first, then texts to approve, then calls and drafts by their day."""
    returned = [_returned(one) for one in rounds if one.stage == Stage.DRAFT and one.returned_at]
    approvals = [_approval(one) for one in rounds if one.stage == Stage.EDITED]
    drafts = [_draft(one) for one in rounds if one.stage == Stage.DRAFT and not one.returned_at]
    calls = [_call(one) for one in open_invitations(company, on=on)]
    return [*returned, *approvals, *sorted([*calls, *drafts], key=lambda ask: ask.due or date.max)]


def waiting_of(rounds: list[Submission]) -> list[Waiting]:
    """The rounds in which the office has to do something."""
    stages = (Stage.SUBMITTED, Stage.CHECKED, Stage.APPROVED)
    return [Waiting(one.key, title_of(one), one.stage, one.submitted_at) for one in rounds if one.stage in stages]


def rows_of(company: Company, rounds: list[Submission]) -> list[Row]:
    """The firm's own entry, then its products by name."""
    by_product = {one.product_id: one for one in rounds}
    products = Product.objects.filter(makers=company).annotate(shots=Count("pictures", distinct=True))
    return [
        _row(company, "Ihr Betrieb", company.pictures.count(), by_product.get(None)),
        *(_row(one, "Produkt", one.shots, by_product.get(one.pk)) for one in products.order_by("sort_key", "pk")),
    ]


def open_invitations(company: Company, *, on: date) -> QuerySet[Invitation]:
    """Calls that run, to which the firm was invited and has not answered."""
    answered = Submission.objects.filter(company=company, call__isnull=False).values("call")
    return (
        Invitation.objects.filter(company=company, declined_at=None, call__closed_at=None, call__deadline_on__gte=on)
        .exclude(call__in=answered)
        .select_related("call")
        .order_by("call__deadline_on", "pk")
    )


def usual_days() -> int | None:
    """How many days a round takes from submission to publication, by the median; nothing while too few have ended."""
    spans = Submission.objects.filter(stage=Stage.PUBLISHED).values_list("submitted_at", "closed_at")
    days = [max((closed - submitted) / timedelta(days=1), 0) for submitted, closed in spans if submitted and closed]
    return max(1, round(median(days))) if len(days) >= ENOUGH else None


def due_of(submission: Submission) -> date | None:
    """The day on which the call ends that the round answers."""
    return submission.call.deadline_on if submission.call and submission.call.closed_at is None else None


def _returned(submission: Submission) -> Ask:
    count: int = getattr(submission, "remarks", 0)
    said = {0: "Die Redaktion hat eine Bitte.", 1: "Eine Bemerkung steht neben dem Feld."}.get(
        count, f"{count} Bemerkungen stehen neben den Feldern."
    )
    return Ask(f"{title_of(submission)}: bitte ergänzen", said, _path(submission), "Ansehen", due_of(submission))


def _approval(submission: Submission) -> Ask:
    words = [Part(part).label for part in parts_to_decide(submission)]
    text = f"{' und '.join(words)} warten auf Ihr Ja." if len(words) > 1 else f"{''.join(words)} wartet auf Ihr Ja."
    return Ask(f"{title_of(submission)}: Text freigeben", text, _path(submission), "Lesen und entscheiden")


def _draft(submission: Submission) -> Ask:
    version = latest(submission)
    open_fields = missing(fields_for(submission.product_id is not None), version.content)
    text = {0: "Alles Nötige steht da. Sie können einreichen.", 1: "Eine Angabe fehlt noch."}.get(
        len(open_fields), f"{len(open_fields)} Angaben fehlen noch."
    )
    if submission.call:
        text = f"Aufruf „{submission.call.title}“. {text}"
    return Ask(
        f"{title_of(submission)} fertig eintragen", text, _path(submission), "Weiter eintragen", due_of(submission)
    )


def _call(invitation: Invitation) -> Ask:
    call = invitation.call
    text = "Wir haben Sie eingeladen, etwas zu zeigen. Es geht auch, diesmal abzusagen."
    return Ask(f"Aufruf „{call.title}“", text, f"aufrufe/{call.key}/", "Ansehen", call.deadline_on)


def _path(submission: Submission) -> str:
    return f"einreichungen/{submission.key}/"


def _row(record: Company | Product, kind: str, shots: int, submission: Submission | None) -> Row:
    if submission is not None:
        stage = Stage(submission.stage)
        mark, word = (
            _MARK.get(stage, str(stage.value)),
            f"Änderung: {stage.label}" if record.is_published else stage.label,
        )
        word = "zurückgegeben" if submission.returned_at else str(word)
    else:
        mark = "published" if record.is_published else "withdrawn" if record.is_withdrawn else "draft"
        word = {"published": "veröffentlicht", "withdrawn": "zurückgezogen", "draft": "Entwurf"}[mark]
    pictures = "kein Bild" if not shots else "1 Bild" if shots == 1 else f"{shots} Bilder"
    return Row(record, kind, mark, word, pictures, submission)


def companies_of(user: User) -> list[Company]:
    """The firms the person speaks for, by name."""
    return list(Company.objects.filter(stewards__person=user).order_by("sort_key", "pk"))


def own_page(user: User, record: Company | Product) -> str:
    """The address of the person's own pages of the firm that is the record, or makes it; ``""`` for whoever speaks for none."""
    firms = companies_of(user) if user.is_active else []
    makers = {record.pk} if isinstance(record, Company) else set(record.maker_rows.values_list("company_id", flat=True))
    found = next((firm for firm in firms if firm.pk in makers), None)
    return reverse("intake:mine", args=[found.key]) if found else ""


def answers_to(company: Company, call: Call) -> list[Submission]:
    """The firm's rounds that answer the call, oldest first."""
    return list(
        Submission.objects.filter(company=company, call=call).select_related("company", "product").order_by("pk")
    )


def free_records(company: Company) -> list[Company | Product]:
    """What the firm can answer a call with: its own entry and its products, as far as no round of them is open."""
    busy = Submission.objects.filter(company=company).exclude(stage__in=CLOSED)
    products = Product.objects.filter(makers=company).exclude(
        pk__in=busy.filter(product__isnull=False).values("product")
    )
    own = [] if busy.filter(product__isnull=True).exists() else [company]
    return [*products.order_by("sort_key", "pk"), *own]


def my_companies(request: HttpRequest | None) -> dict[str, Any] | None:
    """For the account page: the firms the person speaks for; nothing for anyone else."""
    if request is None or not isinstance(request.user, User):
        return None
    companies = companies_of(request.user)
    return {"companies": companies} if companies else None
