"""What stands in the way of taking back an import of companies: one sentence per company."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from produktschau.showcase.engine.deleting import going_along
from produktschau.showcase.models import Company, Maker, Picture, State, Steward

BATCH = 500


def company_obstacles(at: datetime, done: Sequence[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """Pairs of subject and sentence. ``at`` is the moment of the import; ``done`` are subjects with their ``before``.

    A company that was deleted since is no obstacle. To a company that was there before the import, pictures, products
    and people may be added: only what the import changed must still be as it left it.
    """
    found: list[tuple[str, str]] = []
    for start in range(0, len(done), BATCH):
        befores = {subject.removeprefix("company:"): before for subject, before in done[start : start + BATCH]}
        companies = {one["key"]: one for one in _values(list(befores))}
        made = [companies[key]["pk"] for key, before in befores.items() if before.get("created") and key in companies]
        built_on = _built_on(made)
        for key in befores:
            company = companies.get(key)
            sentence = _sentence(company, at, built_on) if company else ""
            if sentence:
                found.append((f"company:{key}", sentence))
    return found


def _values(keys: list[str]) -> list[dict[str, Any]]:
    names = ("pk", "key", "name", "state", "changed_at", "published_at")
    return [dict(row) for row in Company.objects.filter(key__in=keys).values(*names)]


def _built_on(pks: list[int]) -> dict[int, str]:
    """What new companies have by now that the import did not give them; a product counts most."""
    found = dict.fromkeys(Picture.objects.filter(company__in=pks).values_list("company", flat=True), "hat inzwischen Bilder")  # fmt: skip
    found |= dict.fromkeys(Steward.objects.filter(company__in=pks).values_list("company", flat=True), "hat inzwischen eine verantwortliche Person")  # fmt: skip
    found |= {pk: f"hat inzwischen: {_listed(along)}" for pk, along in going_along(pks).items()}
    makers = Maker.objects.filter(company__in=pks).values_list("company", "product__name")
    return found | {pk: f"ist Hersteller des Produkts „{name}“" for pk, name in makers}


def _listed(along: Mapping[str, int]) -> str:
    return ", ".join(f"{called} {number}" for called, number in along.items())


def _sentence(company: Mapping[str, Any], at: datetime, built_on: Mapping[int, str]) -> str:
    what = built_on.get(company["pk"], "")
    if not what and company["changed_at"] != at:
        is_published = company["state"] == State.PUBLISHED and company["published_at"] == company["changed_at"]
        what = "wurde inzwischen veröffentlicht" if is_published else "wurde inzwischen geändert"
    return f"„{company['name']}“ {what}." if what else ""
