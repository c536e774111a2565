"""What everyone sees of networks: members are named only where they agreed and are published; counted are all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q

from produktschau.lib.sitemap import Address
from produktschau.networks.models import Network, Standing
from produktschau.networks.queries.members import active_members, named_members
from produktschau.networks.queries.networks import published_networks
from produktschau.networks.queries.wording import said
from produktschau.region.models import Region
from produktschau.region.queries import MapShapes, kept_shapes, region
from produktschau.showcase.models import Company
from produktschau.showcase.queries.cards import place_of
from produktschau.showcase.queries.published import with_company_card


@dataclass(frozen=True)
class Door:
    """The way to a network, with the number of its members."""

    network: Network
    members: int


@dataclass(frozen=True)
class Named:
    """A member by name, with its place."""

    company: Company
    place: str


@dataclass(frozen=True)
class Dot:
    """A member on the map, in drawing units."""

    x: float
    y: float
    name: str


@dataclass(frozen=True)
class NetworkPage:
    """``members`` counts all, ``named`` are those that agreed; ``crafts`` counts members with a trade."""

    network: Network
    members: int
    crafts: int
    named: Sequence[Named]
    shapes: MapShapes | None
    dots: Sequence[Dot]
    office: Region

    @property
    def unnamed(self) -> int:
        """Members that are counted and not named."""
        return self.members - len(self.named)


def doors() -> list[Door]:
    """All published networks, two numbers in one query."""
    active = Count("memberships", filter=Q(memberships__standing=Standing.ACTIVE))
    return [Door(network, network.members) for network in published_networks().annotate(members=active)]


def network_page(network: Network) -> NetworkPage:
    """Everything its page shows."""
    firms = list(with_company_card(named_members(network)).order_by("sort_key", "pk"))
    kept = kept_shapes()
    shapes = kept[1] if kept else None
    members = active_members(network)
    with_trade = Company.trades.through.objects.filter(company__in=members.values("company"))
    return NetworkPage(
        network=network,
        members=members.count(),
        crafts=with_trade.values("company").distinct().count(),
        named=[Named(firm, place_of(firm)) for firm in firms],
        shapes=shapes,
        dots=_dots(firms, shapes) if shapes else [],
        office=region(),
    )


def network_data(page: NetworkPage) -> dict[str, object]:
    """The page as schema.org Organization: what it shows, and nothing more."""
    network = page.network
    site = settings.SITE_URL
    told: dict[str, object] = {
        "@type": "Organization",
        "name": said(network, "name"),
        "description": said(network, "lead"),
        "url": f"{site}{network.get_absolute_url()}",
        "foundingDate": network.founded_on.isoformat() if network.founded_on else "",
        "parentOrganization": {"@type": "Organization", "name": page.office.publisher_name or page.office.name},
        "member": [
            {"@type": "Organization", "name": one.company.name, "url": f"{site}{one.company.get_absolute_url()}"}
            for one in page.named
        ],
    }
    return {name: value for name, value in told.items() if value}


def public_addresses() -> list[Address]:
    """The pages of networks for search engines; none while no network is published."""
    found = list(published_networks())
    return (
        [Address("/netzwerke/"), *(Address(f"/netzwerke/{one.slug}/", one.changed_at) for one in found)]
        if found
        else []
    )


def _dots(firms: Sequence[Company], shapes: MapShapes) -> list[Dot]:
    """One for each member at its main site, where that is known and lies on the map."""
    west, south, east, north = shapes.extent
    spots = [(site.lon, site.lat, firm.name) for firm in firms for site in getattr(firm, "card_sites", [])[:1]]
    return [
        Dot(*shapes.point(lon, lat), name)
        for lon, lat, name in spots
        if lon is not None and lat is not None and west <= lon <= east and south <= lat <= north
    ]
