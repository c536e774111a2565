"""What every writer of the showcase needs: refusal, concurrent change, keys, addresses, the record of changes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from produktschau.audit.record import Actor, changes, record
from produktschau.lib.text import new_key, slug
from produktschau.search.actions import mark
from produktschau.showcase.calculations.withholding import without_person
from produktschau.showcase.models import Company, Maker, Merge, Product, Showpiece, SlugRedirect

FALLBACK = {"company": "betrieb", "product": "produkt"}
"""The address of a name without any letter or digit."""


class NotAcceptable(Exception):
    """Fields were refused. ``problems`` is a dict from field to one German sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class ChangedMeanwhile(Exception):
    """Somebody else saved the record since the editor opened it."""

    def __init__(self, changed_at: datetime) -> None:
        super().__init__("Der Eintrag wurde inzwischen geändert. Prüfen Sie den neuen Stand, bevor Sie speichern.")
        self.changed_at = changed_at


def refuse(problems: dict[str, str]) -> None:
    """Raise ``NotAcceptable`` when there is any problem."""
    if problems:
        raise NotAcceptable(problems)


def kind_of(record_: Showpiece) -> str:
    """„company“ or „product“."""
    return "company" if isinstance(record_, Company) else "product"


def subject_of(record_: Showpiece) -> str:
    """How the record of changes names it: „company:K7M2QX“."""
    return f"{kind_of(record_)}:{record_.key}"


def is_a_person(record_: Showpiece) -> bool:
    """Whether the record is personal data as a whole: a company of one person."""
    return isinstance(record_, Company) and record_.is_sole_trader


def expect(record_: Showpiece, expected: datetime | None) -> None:
    """Raise ``ChangedMeanwhile`` unless the record is still as the editor saw it; ``None`` does not ask."""
    if expected is not None and record_.changed_at != expected:
        raise ChangedMeanwhile(record_.changed_at)


def locked_company(pk: int) -> Company:
    """The company as it is now, locked until the transaction ends."""
    return Company.objects.select_for_update().get(pk=pk)


def locked_product(pk: int) -> Product:
    """The product as it is now, locked until the transaction ends."""
    return Product.objects.select_for_update().get(pk=pk)


def free_key(model: type[Company] | type[Product]) -> str:
    """A key that neither a record nor a deleted record has."""
    while True:
        key = new_key()
        was_given = SlugRedirect.objects.filter(key=key).exists() or Merge.objects.filter(gone_key=key).exists()
        if not was_given and not model.objects.filter(key=key).exists():
            return key


class Addresses:
    """Gives out free addresses of one kind; what once belonged to a record never goes to another.

    All taken addresses are read once, so that a bulk import asks the database once.
    """

    def __init__(self, kind: str, *, base: str | None = None) -> None:
        model = Company if kind == "company" else Product
        live = model.objects.all()
        old = SlugRedirect.objects.filter(kind=kind)
        if base is not None:
            live, old = live.filter(slug__startswith=base), old.filter(slug__startswith=base)
        self.kind = kind
        self.owners = dict([*live.values_list("slug", "key"), *old.values_list("slug", "key")])
        self.counts: dict[str, int] = {}

    def give(self, name: str, key: str) -> str:
        """A free address for ``name``; an address the record ``key`` had before is free for it."""
        base = slug(name, longest=70) or FALLBACK[self.kind]
        wanted, count = base, 1
        while self.owners.get(wanted, key) != key:
            count = max(count, self.counts.get(base, 1)) + 1
            wanted = f"{base}-{count}"
        self.owners[wanted] = key
        self.counts[base] = max(count, self.counts.get(base, 1))
        return wanted

    def take(self, wanted: str, key: str) -> bool:
        """Whether the record ``key`` could have exactly this address; then it has."""
        free: bool = self.owners.get(wanted, key) == key
        if free:
            self.owners[wanted] = key
        return free


def address_for(kind: str, name: str, key: str) -> str:
    """A free address for one record."""
    return Addresses(kind, base=slug(name, longest=70) or FALLBACK[kind]).give(name, key)


def write_down(
    record_: Showpiece,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Audit and mark for the search, in the caller's transaction.

    The fields may be whole: only changes are kept, and no value that speaks of a person.
    """
    kept_before, kept_after = changes(before or {}, after or {})
    is_person = is_a_person(record_) or bool(kept_before.get("is_sole_trader"))
    record(
        by=by,
        verb=f"{kind_of(record_)}.{verb}",
        subject=subject_of(record_),
        at=at,
        before=without_person(as_json(kept_before), is_person=is_person),
        after=without_person(as_json(kept_after), is_person=is_person),
        reason=reason,
    )
    mark_affected(record_, at)


def mark_affected(record_: Showpiece, at: datetime) -> None:
    """Mark the record and what speaks of it: a company's products name it, a product's makers are found by its name and words."""
    mark(kind_of(record_), [record_.pk], at)
    if isinstance(record_, Company):
        mark_products_of([record_.pk], at)
    else:
        mark_makers_of([record_.pk], at)


def mark_products_of(companies: Iterable[int], at: datetime) -> None:
    """Mark the products made by the companies with these primary keys."""
    products = list(Maker.objects.filter(company__in=list(companies)).values_list("product_id", flat=True))
    if products:
        mark("product", products, at)


def mark_makers_of(products: Iterable[int], at: datetime) -> None:
    """Mark the companies that make the products with these primary keys."""
    makers = list(Maker.objects.filter(product__in=list(products)).values_list("company_id", flat=True))
    if makers:
        mark("company", makers, at)


def as_json(fields: dict[str, Any]) -> dict[str, Any]:
    """Values fit for a JSON column: days as ISO text, records by their primary key."""
    return {name: _json_value(value) for name, value in fields.items()}


def _json_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if hasattr(value, "pk") else value
