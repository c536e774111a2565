"""Samples of the mails of networks, meetings, exchange and relations, for the gallery in ``tests.mails``."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tests.mail_words import AT, SITE, company, to_firm

Samples = dict[str, tuple[str, Mapping[str, Any]]]


def network_mails() -> Samples:
    """Name of a mail → its template and what it is filled with."""
    return {**_networks(), **_meetings(), **_minutes(), **_exchange(), **_introductions(), **_supplies()}


def _networks() -> Samples:
    from produktschau.networks.models import ContinuationTask, Membership, Network

    network = Network(
        name="Netzwerk Regionales Bauen",
        short_name="Regionales Bauen",
        lead="Bauen mit dem, was hier wächst und liegt.",
    )
    membership = Membership(since=date(2026, 11, 2), reason="Ihr Betrieb liegt nicht im Landkreis.")
    task = ContinuationTask(title="Einmal im Jahr einladen")
    told: dict[str, Any] = {"network": network, "membership": membership, "task": task}
    return {
        f"netzwerk-{word}": (f"networks/mail/{name}", to_firm(**told))
        for word, name in (
            ("einladung", "invite"),
            ("weg", "way_in"),
            ("seite", "page"),
            ("aufgenommen", "accepted"),
            ("abgelehnt", "refused"),
            ("aufgabe", "carry"),
        )
    }


def _meetings() -> Samples:
    from produktschau.meetings.models import Attendee, Meeting, ProgrammeItem

    meeting = Meeting(
        title="RegioTreff „Stein trifft Holz“",
        lead="Wo Granit auf Eiche trifft, braucht es beide Gewerke.",
        starts_at=AT,
        ends_at=AT + timedelta(hours=3),
        access_note="stufenlos, WC für alle",
    )
    told = {
        "meeting": meeting,
        "place": "Stadthalle Rochlitz, Leipziger Straße 15, 09306 Rochlitz",
        "until": AT,
        "programme": [
            ProgrammeItem(title="Begrüßung", begins=time(17)),
            ProgrammeItem(title="Rundgang", speaker="Anna Beispiel"),
        ],
        "people": [Attendee(name="Anna Beispiel"), Attendee(name="Bert Beispiel")],
        "firm": company(),
        "reason": "Der Saal ist wegen Sturmschäden gesperrt.",
    }
    person = {
        **told,
        "people": [Attendee(name="Bert Beispiel")],
        "salutation": "Guten Tag Bert Beispiel,",
        "is_person": True,
    }
    return {
        "treffen-einladung": ("meetings/mail/ask", to_firm(**told)),
        "treffen-erinnerung": ("meetings/mail/remind", to_firm(**told)),
        "treffen-link": ("meetings/mail/way_in", to_firm(**told)),
        "treffen-angemeldet": ("meetings/mail/registered", to_firm(**told)),
        "treffen-angemeldet-person": ("meetings/mail/registered", person),
        "treffen-warteliste": ("meetings/mail/waiting", to_firm(**told)),
        "treffen-nachgerueckt": ("meetings/mail/moved_up", to_firm(**told)),
        "treffen-nachgerueckt-person": ("meetings/mail/moved_up", person),
        "treffen-abgemeldet": ("meetings/mail/unregistered", to_firm(**told)),
        "treffen-wieder-warteliste": ("meetings/mail/back_to_waiting", to_firm(**told)),
        "treffen-abgesagt": ("meetings/mail/cancelled", to_firm(**told)),
        "treffen-abgesagt-person": ("meetings/mail/cancelled", person),
        "treffen-verlegt": ("meetings/mail/moved", to_firm(**told)),
        "treffen-verlegt-person": ("meetings/mail/moved", person),
    }


def _minutes() -> Samples:
    from produktschau.meetings.models import Meeting

    meeting = Meeting(title="RegioTreff „Stein trifft Holz“", starts_at=AT)
    return {"niederschrift": ("meetings/mail/minutes", to_firm(meeting=meeting))}


def _exchange() -> Samples:
    from produktschau.exchange.models import Notice, Reply, Subscription

    notice = Notice(
        key="K7M2QX",
        kind="need",
        title="Holzstäbe aus Buche, 12 mm",
        text="Rund, einen Meter lang, sauber geschliffen.",
        visibility="public",
        expires_on=date(2027, 1, 15),
        source="Telefon",
        told_on=date(2026, 11, 2),
        closed_reason="Er bietet nichts an, sondern wirbt.",
        company=company(),
    )
    visitor = Reply(name="Jana Vogel", email="jana@example.org", phone="03731 12345", text="Davon liegen hier hundert.")
    firm = Reply(
        company=company("Tischlerei Ahorn"), email="post@ahorn.example", text="Das drehen wir gern.", language="en"
    )
    reader = Subscription(key="K7M2QX", frequency="weekly", language="en")
    row = {"notice": notice, "url": f"{SITE}/boerse/K7M2QX/"}
    page = f"{SITE}/boerse/abo/K7M2QX-ABCDEFGHJKMNPQRS/"
    news = {"page": page, "salutation": "Guten Tag,"}
    return {
        "boerse-eingetragen": ("exchange/mail/entered", to_firm(notice=notice)),
        "boerse-laeuft-ab": ("exchange/mail/expiring", to_firm(notice=notice)),
        "boerse-antwort": ("exchange/mail/answered", to_firm(notice=notice, reply=visitor)),
        "boerse-antwort-eines-betriebs": ("exchange/mail/answered", to_firm(notice=notice, reply=firm)),
        "boerse-abgenommen": ("exchange/mail/blocked", to_firm(notice=notice)),
        "boerse-wieder-ausgehaengt": ("exchange/mail/unblocked", to_firm(notice=notice)),
        "boerse-zugang": ("exchange/mail/door", to_firm()),
        "boerse-abo-bestaetigen": (
            "exchange/mail/confirm",
            {"subscription": reader, "link": page, "salutation": "Guten Tag,"},
        ),
        "boerse-neues": ("exchange/mail/news", {"rows": [row, row], **news}),
        "boerse-neues-eines": ("exchange/mail/news", {"rows": [row], **news}),
    }


def _introductions() -> Samples:
    from produktschau.relations.models import Introduction, Party
    from produktschau.showcase.models import Company

    introduction = Introduction(
        reason="Sie suchen Späne für die Räucherei, der andere Betrieb hobelt Eschenholz.",
        connected_by_name="Carla Uhlig",
        accepted_at=datetime(2026, 10, 3, 9, tzinfo=UTC),
    )
    other = Party(company=Company(name="Drechslerei Fichtner"), position=2)
    sharing = Party(
        company=Company(name="Drechslerei Fichtner"),
        position=2,
        shared_name="Jana Vogel",
        shared_email="vogel@example.org",
        shared_phone="03731 4711",
    )
    party = Party(company=Company(name="Räucherei Uhlig"), position=1, shared_phone="03731 12345")
    told: dict[str, Any] = {"introduction": introduction, "party": party, "other": other}
    return {
        "vermittlung-frage": ("relations/mail/introduction_ask", to_firm(**told)),
        "vermittlung-erinnerung": ("relations/mail/introduction_remind", to_firm(**told)),
        "vermittlung-verbunden": (
            "relations/mail/introduction_connected",
            to_firm(**{**told, "other": sharing}),
        ),
        "vermittlung-verbunden-ohne-angaben": ("relations/mail/introduction_connected", to_firm(**told)),
        "vermittlung-kommt-nicht-zustande": ("relations/mail/introduction_off", to_firm(**told)),
        "vermittlung-ergebnis": ("relations/mail/introduction_outcome", to_firm(**told)),
    }


def _supplies() -> Samples:
    from produktschau.relations.models import SupplyRelation
    from produktschau.showcase.models import Company

    relation = SupplyRelation(what="Kammgarn", claimed_by_side="supplier", confidence="claimed")
    told: dict[str, Any] = {"relation": relation, "other": Company(name="Spinnerei Fadenlauf")}
    sides: dict[str, dict[str, Any]] = {
        "kunde": {**told, "is_supplier": False},
        "lieferant": {**told, "is_supplier": True},
    }
    agreed = SupplyRelation(what="Kammgarn", confidence="confirmed")
    return {
        "lieferung-frage-kunde": ("relations/mail/supply_ask", to_firm(**sides["kunde"])),
        "lieferung-frage-lieferant": ("relations/mail/supply_ask", to_firm(**sides["lieferant"])),
        "lieferung-frage-vom-haus": ("relations/mail/supply_ask", to_firm(**sides["kunde"], is_by_office=True)),
        "lieferung-erinnerung": ("relations/mail/supply_remind", to_firm(**sides["kunde"])),
        "lieferung-berichtigt": ("relations/mail/supply_corrected", to_firm(**sides["kunde"])),
        "lieferung-bestaetigt": ("relations/mail/supply_answered", to_firm(**{**told, "relation": agreed})),
        "lieferung-bestritten": ("relations/mail/supply_answered", to_firm(**told)),
        "lieferung-einladung": ("relations/mail/supply_invite", to_firm()),
    }
