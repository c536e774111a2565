"""Memberships as happenings of a firm."""

from collections.abc import Iterator

from django.urls import reverse

from produktschau.lib.dates import begin_of
from produktschau.networks.models import Membership, Standing
from produktschau.networks.rules import may_see_networks
from produktschau.outreach.engine.history import Happening, Happenings
from produktschau.showcase.models import Company


def memberships_of(company: Company, most: int) -> Iterator[Happening]:
    """When it asked or was asked, joined, was refused or left; one query."""
    rows = Membership.objects.filter(company=company).select_related("network").order_by("-asked_at", "-pk")
    for one in rows[:most]:
        name, url = one.network.name, reverse("networks_house:member", args=[one.network.key, one.pk])
        said = one.confirmed_at is not None
        if one.since is not None:
            yield Happening(begin_of(one.since), f"Mitglied im Netzwerk {name}", url, one.source, said)
        elif one.standing == Standing.REQUESTED:
            yield Happening(one.asked_at, f"möchte Mitglied im Netzwerk {name} werden", url, one.source, said)
        else:
            yield Happening(one.asked_at, f"in das Netzwerk {name} eingeladen", url, one.source)
        if one.until is not None:
            yield Happening(begin_of(one.until), f"letzter Tag im Netzwerk {name}", url, one.source, said)
        if one.decided_at is not None and one.standing in _REFUSED:
            yield Happening(one.decided_at, f"{_REFUSED[Standing(one.standing)]}: Netzwerk {name}", url, one.source)


_REFUSED = {Standing.REFUSED: "Mitgliedschaft abgelehnt", Standing.DECLINED: "möchte nicht Mitglied werden"}
MEMBERSHIPS = Happenings("Netzwerke", memberships_of, may_see_networks)
