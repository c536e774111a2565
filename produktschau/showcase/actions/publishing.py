"""Records are shown to everyone, withdrawn, renamed, deleted. An address once given keeps answering."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.text import sort_key
from produktschau.search.actions import mark
from produktschau.showcase.actions.pictures import order_removal
from produktschau.showcase.actions.writing import (
    NotAcceptable,
    address_for,
    is_a_person,
    kind_of,
    locked_company,
    locked_product,
    write_down,
)
from produktschau.showcase.calculations.checks import check_company
from produktschau.showcase.engine.deleting import BEFORE_DELETING
from produktschau.showcase.models import Company, Merge, Product, Showpiece, SlugRedirect, State
from produktschau.showcase.queries.publishing import reasons_against
from produktschau.work.queue import enqueue

Thing = TypeVar("Thing", Company, Product)


class NotReady(Exception):
    """The record cannot be published yet. ``reasons`` holds one German sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StillMakes(Exception):
    """A company that is named as maker of products cannot be deleted."""


@transaction.atomic
def publish_company(*, by: Actor, at: datetime, company: Company) -> Company:
    """Show it to everyone. Raises ``NotReady``. A company that is public already stays as it is."""
    return _publish(locked_company(company.pk), by, at)


@transaction.atomic
def publish_product(*, by: Actor, at: datetime, product: Product) -> Product:
    """Show it to everyone. Raises ``NotReady``. A product that is public already stays as it is."""
    return _publish(locked_product(product.pk), by, at)


@transaction.atomic
def withdraw_company(*, by: Actor, at: datetime, company: Company, reason: str = "") -> Company:
    """Take it back to a draft; its address answers that it was withdrawn. Its products stay as they are."""
    return _withdraw(locked_company(company.pk), by, at, reason)


@transaction.atomic
def withdraw_product(*, by: Actor, at: datetime, product: Product, reason: str = "") -> Product:
    """Take it back to a draft; its address answers that it was withdrawn."""
    return _withdraw(locked_product(product.pk), by, at, reason)


@transaction.atomic
def rename_company(*, by: Actor, at: datetime, company: Company, name: str) -> Company:
    """A new name and with it a new address; the old address leads there. Raises ``NotAcceptable``."""
    return _rename(locked_company(company.pk), by, at, name)


@transaction.atomic
def rename_product(*, by: Actor, at: datetime, product: Product, name: str) -> Product:
    """A new name and with it a new address; the old address leads there. Raises ``NotAcceptable``."""
    return _rename(locked_product(product.pk), by, at, name)


@transaction.atomic
def delete_company(*, by: Actor, at: datetime, company: Company, reason: str = "") -> None:
    """Delete it for good; its addresses answer that it is gone. Raises ``StillMakes``."""
    company = locked_company(company.pk)
    made = company.maker_rows.count()
    if made:
        raise StillMakes(
            f"„{company.name}“ ist Hersteller von {made} Produkten. Nehmen Sie den Betrieb erst dort heraus."
        )
    _delete(company, by, at, reason)


@transaction.atomic
def delete_product(*, by: Actor, at: datetime, product: Product, reason: str = "") -> None:
    """Delete it for good; its addresses answer that it is gone."""
    _delete(locked_product(product.pk), by, at, reason)


def _publish(record: Thing, by: Actor, at: datetime) -> Thing:
    if record.state == State.PUBLISHED:
        return record
    reasons = reasons_against(record)
    if reasons:
        raise NotReady(reasons)
    record.state = State.PUBLISHED
    record.published_at = record.published_at or at
    record.changed_at = at
    record.save()
    write_down(record, "published", by=by, at=at, before={"state": "draft"}, after={"state": "published"})
    return record


def _withdraw(record: Thing, by: Actor, at: datetime, reason: str) -> Thing:
    if record.state == State.DRAFT:
        return record
    record.state = State.DRAFT
    record.changed_at = at
    record.save()
    write_down(
        record, "withdrawn", by=by, at=at, before={"state": "published"}, after={"state": "draft"}, reason=reason
    )
    return record


def _rename(record: Thing, by: Actor, at: datetime, name: str) -> Thing:
    cleaned, problems = check_company({"name": name})
    if problems:
        raise NotAcceptable(problems)
    before = {"name": record.name, "slug": record.slug}
    record.name = cleaned["name"]
    record.sort_key = sort_key(record.name)[:200]
    record.slug = address_for(kind_of(record), record.name, record.key)
    if record.slug != before["slug"]:
        SlugRedirect.objects.filter(kind=kind_of(record), slug=record.slug).delete()
        _keep_address(record, before["slug"], at)
    after = {"name": record.name, "slug": record.slug}
    if before != after:
        record.changed_at = at
        record.save()
        write_down(record, "renamed", by=by, at=at, before=before, after=after)
    return record


def _delete(record: Company | Product, by: Actor, at: datetime, reason: str) -> None:
    pk, kind = record.pk, kind_of(record)
    if is_a_person(record):
        # The address is made of the name, which must be gone (Art. 17 GDPR): only the key still answers.
        SlugRedirect.objects.filter(kind=kind, key=record.key).delete()
        _keep_address(record, record.key.lower(), at)
        Merge.objects.filter(kept_key=record.key).update(memo={}, emptied_at=at)
    else:
        _keep_address(record, record.slug, at)
    write_down(record, "deleted", by=by, at=at, before={"slug": record.slug}, after={"slug": None}, reason=reason)
    if isinstance(record, Company):
        for end in BEFORE_DELETING:
            end(by=by, at=at, company=record)
    for picture in record.pictures.all():
        order_removal(picture, at)
    enqueue("produktschau.showcase.tasks.remove_previews", key=f"previews:{record.key}", at=at, record=record.key)
    record.delete()
    mark(kind, [pk], at)


def _keep_address(record: Showpiece, slug: str, at: datetime) -> None:
    SlugRedirect.objects.create(kind=kind_of(record), slug=slug, key=record.key, since_at=at)
