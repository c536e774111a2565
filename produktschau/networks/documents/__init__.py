"""What the search knows of networks: firms by the networks they are named in, and products by those of their makers."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from produktschau.networks.queries.members import named_in, shown_networks_of
from produktschau.networks.queries.networks import published_networks
from produktschau.networks.queries.wording import said
from produktschau.search.engine.facets import Facet
from produktschau.showcase.models import Maker, State


def words() -> Mapping[str, str]:
    """Published networks by the word in their address."""
    return {one.slug: said(one, "short_name") for one in published_networks()}


def values(kind: str, keys: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The networks of firms, or of those who make the products, by primary key; two queries at most."""
    if kind == "company":
        return {firm: [one.slug for one in found] for firm, found in shown_networks_of(keys).items()}
    makers = Maker.objects.filter(product__in=keys, company__state=State.PUBLISHED)
    rows = list(makers.values_list("product_id", "company_id"))
    found = values("company", {firm for _product, firm in rows})
    made: dict[int, list[str]] = {}
    for product, firm in rows:
        made.setdefault(product, []).extend(one for one in found.get(firm, ()) if one not in made.get(product, ()))
    return made


NETWORK = Facet("network", "netzwerk", _("Netzwerk"), ("product", "company"), words, values, companies=named_in)
