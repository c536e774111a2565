"""What the addresses of ``permissions.csv`` speak of, by the table's name for it. The steward looks after what is called „own“."""

from collections.abc import Mapping
from typing import Any

from produktschau.accounts.models import User
from produktschau.enquiries.actions.answering import report_enquiry
from produktschau.enquiries.actions.asking import ask_firm
from produktschau.enquiries.models import Enquiry
from produktschau.intake.models import Stage
from produktschau.region.models import Dataset, NeighbourEffort
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.actions.bulk import show_bulk
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Bulk, Company, Merge, Product
from produktschau.showcase.queries.previews import published_preview
from tests import cast
from tests.factories import region, showcase, tables
from tests.factories.attendance import attendance_things
from tests.factories.claims import proven_claim
from tests.factories.exchange import exchange_things
from tests.factories.intake import criteria, submission
from tests.factories.introductions import introduction_things
from tests.factories.mailings import mailing_things
from tests.factories.maker import firm_things
from tests.factories.meetings import meeting_things
from tests.factories.networks import network_things
from tests.factories.outreach import draft_call, link, note, running_call
from tests.factories.privacy import informed
from tests.factories.search import synonyms
from tests.factories.supplies import supply_things
from tests.factories.surveys import survey_things
from tests.factories.upkeep import upkeep_things
from tests.showcase.pictures import ready_picture


def things(people: dict[str, User | None]) -> Mapping[str, Mapping[str, Any]]:
    """Everything the rows name."""
    region.district()
    showcase.words()
    own = showcase.company("Eigene Drechslerei", published=False)
    steward, stranger = people["steward"], people["stranger"]
    assert steward is not None
    assert stranger is not None
    held = appoint_steward(by=showcase.BY, company=own, person=steward, on=cast.TODAY, at=cast.NOW)
    shown = showcase.company("Offene Drechslerei", email="offen@drechslerei.example")
    records: dict[str, Any] = {
        "shown company": shown,
        "own draft company": own,
        "foreign draft company": showcase.company("Fremde Drechslerei", published=False),
        "shown product": showcase.product(shown, "Offenes Brett"),
        "own draft product": showcase.product(own, "Eigenes Brett", published=False),
        "foreign draft product": showcase.product(shown, "Fremdes Brett", published=False),
    }
    return {
        "": {},
        **{name: {"slug": one.slug, "key": one.key, "pk": one.pk} for name, one in records.items()},
        **{f"picture of {name}": shot(one) for name, one in records.items() if isinstance(one, Company)},
        **firm_things(own, records["foreign draft company"]),
        **mailing_things(shown),
        **upkeep_things(shown),
        **survey_things(own, shown),
        **network_things(own, shown),
        **meeting_things(own, shown),
        **attendance_things(own, shown),
        **exchange_things(own, shown),
        **introduction_things(own, shown),
        **supply_things(own, shown),
        "preview of shown product": previewed(records["shown product"]),
        "preview of own draft company": {"key": own.key, "digest": "0" * 16, "extension": "png"},
        "pair": {"kind": "company", "key": shown.key, "other": showcase.company("Offene Drechselei").key},
        "public into draft": {"kind": "company", "key": own.key, "other": shown.key},
        "own draft company in": {"kind": "company", "key": own.key},
        "merge": {"pk": merged().pk},
        "reported enquiry": {"key": reported_enquiry(shown).key},
        "claim": {"key": proven_claim(records["foreign draft company"]).key},
        "own steward": {"key": own.key, "pk": held.pk},
        "own steward elsewhere": {"key": shown.key, "pk": held.pk},
        "submitted round": {"key": submission(company=shown, stage=Stage.SUBMITTED).key},
        "draft call": {"key": draft_call().key},
        "running call": {"key": running_call().key},
        "note": {"pk": note(own).pk},
        "link": {"pk": link(own).pk},
        "criterion": {"slug": criteria()[0].slug},
        "submission list": {"name": "einreichungen", "extension": "csv"},
        "area": {"slug": "wohnen"},
        "world": {"slug": "wald"},
        "municipality": {"slug": "freiberg"},
        "figure": {"figure": "betriebe"},
        "former district": {"slug": "freiberg"},
        "colours": {"digest": "0" * 12},
        "tile": {"key": "K7M2QX", "material": "wood", "world": "wald"},
        "person": {"pk": stranger.pk},
        "upload": {"key": tables.upload().key},
        "import": {"pk": tables.table_import().pk, "extension": "csv"},
        "table": {"kind": "companies", "extension": "xlsx"},
        "accounts": {"name": "konten", "extension": "csv"},
        "accesses": {"name": "zugriffe", "extension": "csv"},
        "people to inform": {"name": "informationspflicht", "extension": "csv"},
        "information": {"pk": informed(own).pk},
        "record": {"name": "protokoll", "extension": "csv"},
        "synonyms": {"pk": synonyms().pk},
        "bulk": {"key": shown_bulk(people["manager"], own).key},
        "bulk list": {"name": "sammelaktion", "extension": "csv"},
        "favourites": {"name": "gemerkt", "extension": "csv"},
        "synonym list": {"name": "synonyme", "extension": "csv"},
        "municipalities": {"name": "gemeinden", "extension": "csv"},
        "former districts": {"name": "altkreise", "extension": "csv"},
        "number": {"name": "zahl", "extension": "csv"},
        "neighbour": {"slug": "zwickau"},
        "effort": {"pk": NeighbourEffort.objects.order_by("pk")[0].pk},
        "dataset": {"pk": Dataset.objects.order_by("pk")[0].pk},
        "nothing": {
            "slug": "gibt-es-nicht",
            "key": "ZZZZZZ",
            "other": "ZZZZZZ",
            "company": "ZZZZZZ",
            "reply": "ZZZZZZ",
            "survey": "ZZZZZZ",
            "supply": "ZZZZZZ",
            "product": "ZZZZZZ",
            "introduction": "ZZZZZZ",
            "network": "ZZZZZZ",
            "code": "GIBTESNICHT2",
            "photo": "ZZZZZZ",
            "what": "nichts",
            "step": "nichts",
            "meeting": "ZZZZZZ",
            "pk": 999_999,
            "number": 999_999,
            "width": 480,
            "cut": "karte-320-50x50",
            "digest": "0" * 16,
            "kind": "nichts",
            "figure": "nichts",
            "name": "nichts",
            "extension": "csv",
            "token": "1-K7M2QXABCDEFGHJK",
            "rest": "seite/",
            "material": "nichts",
            "world": "nichts",
            "uidb36": "zz",
            "provider_id": "nichts",
        },
    }


def reported_enquiry(to: Company) -> Enquiry:
    """A visitor's question that the firm reported."""
    words: Any = {"name": "Jana Vogel", "email": "jana@visitor.example", "text": "Ich suche ein Brett aus Esche."}
    enquiry = ask_firm(by=showcase.BY, at=cast.NOW, company=to, **words)
    return report_enquiry(by=showcase.BY, at=cast.NOW, enquiry=enquiry, why="Werbung")


def merged() -> Merge:
    """Two companies that became one."""
    kept, gone = showcase.company("Mühle am Bach"), showcase.company("Mühle a. Bach")
    return merge(by=showcase.BY, at=cast.NOW, kept=kept, gone=gone)


def shown_bulk(by: User | None, of: Company) -> Bulk:
    """The preview of an act for many records, as somebody chose it."""
    assert by is not None
    return show_bulk(by=by, at=cast.NOW, kind="company", act="check", keys=[of.key], value="2026-11-02")


def shot(of: Company) -> Mapping[str, Any]:
    """A picture of a record, with the arguments of its addresses."""
    return {"key": ready_picture(of).key, "width": 400, "cut": "karte-320-50x50", "extension": "webp"}


def previewed(of: Product) -> Mapping[str, Any]:
    """What platforms show of a published record, with the arguments of its address."""
    found = published_preview(of.key)
    assert found is not None
    return {"key": of.key, "digest": found[1].digest, "extension": found[1].extension}
