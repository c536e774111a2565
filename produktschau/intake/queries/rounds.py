"""Rounds of an entry: the open one, its latest words, what was decided on them."""

from collections.abc import Collection

from django.db.models import QuerySet

from produktschau.intake.calculations.stamps import stamp
from produktschau.intake.models import Approval, Part, Stage, Submission, Version
from produktschau.intake.models.submission import CLOSED
from produktschau.intake.models.version import ON_BEHALF, Via
from produktschau.showcase.models import Company, Product

FIRM = (Via.OWN, *ON_BEHALF)
"""Ways by which words are the firm's, not the office's."""


def open_round(company: Company, product: Product | None = None) -> Submission | None:
    """The round of the company's own entry, or of a product, in which somebody still has to do something."""
    rounds = Submission.objects.exclude(stage__in=CLOSED)
    if product is not None:
        return rounds.filter(product=product).first()
    return rounds.filter(company=company, product__isnull=True).first()


def latest(submission: Submission) -> Version:
    """The words that count now."""
    return submission.versions.order_by("-number")[0]


def stamp_of(version: Version) -> str:
    """What an editor hands back as ``expected``: it tells this state of the words from every other."""
    return stamp(version.number, version.at)


def latest_of_firm(submission: Submission) -> Version | None:
    """The last words the firm wrote or had written down, if there are any."""
    return submission.versions.filter(via__in=FIRM).order_by("-number").first()


def parts_of(version: Version) -> list[Part]:
    """What of it has to be approved: without a print text only the web text."""
    return [Part.WEB, Part.PRINT] if version.print_text else [Part.WEB]


def decisions_in_force(submission: Submission, version: Version | None = None) -> dict[Part, Approval]:
    """The last decision on each part whose words still read the same: who approved a text need not approve it again."""
    version = version or latest(submission)
    found: dict[Part, Approval] = {}
    for decision in submission.approvals.select_related("version").order_by("at", "pk"):
        part = Part(decision.part)
        if _same(part, decision.version, version):
            found[part] = decision
    return found


def parts_to_decide(submission: Submission, version: Version | None = None) -> list[Part]:
    """What the firm has still to approve while the round waits for it; nothing at any other stage."""
    if submission.stage != Stage.EDITED:
        return []
    return open_parts(submission, version or latest(submission))


def open_parts(submission: Submission, version: Version) -> list[Part]:
    """Parts of the words without an approval in force, whatever the stage."""
    return not_given(version, decisions_in_force(submission, version))


def not_given(version: Version, decisions: dict[Part, Approval]) -> list[Part]:
    """Parts without an approval among the decisions."""
    given: Collection[Part] = [part for part, decision in decisions.items() if decision.is_given]
    return [part for part in parts_of(version) if part not in given]


def _same(part: Part, one: Version, other: Version) -> bool:
    if part == Part.WEB:
        return bool(one.content == other.content)
    return one.print_text == other.print_text


def open_rounds_of_products(company: Company) -> QuerySet[Submission]:
    """The open rounds the company began for its products, oldest first."""
    rounds = Submission.objects.filter(company=company, product__isnull=False).exclude(stage__in=CLOSED)
    return rounds.select_related("company", "product").order_by("opened_at", "pk")
