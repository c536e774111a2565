"""Why two firms cannot become one yet, as far as memberships go: what the one that goes was longer or more would be lost."""

from datetime import date

from produktschau.networks.calculations.spans import against_begin
from produktschau.networks.models import OPEN, Membership, Standing
from produktschau.showcase.models import Company, Product


def objections(kept: Company | Product, gone: Company | Product) -> list[str]:
    """One sentence for each network of which the firm that goes is a member, and the other not yet or for a shorter time."""
    if not isinstance(kept, Company) or not isinstance(gone, Company):
        return []
    there = {one.network_id: one for one in Membership.objects.filter(company=kept, standing__in=OPEN)}
    rows = Membership.objects.filter(company=gone, standing=Standing.ACTIVE, network__in=there)
    pairs = [(there[one.network_id], one) for one in rows.select_related("network").order_by("pk")]
    return [sentence for ours, theirs in pairs if (sentence := _against(kept, gone, ours, theirs))]


def _against(kept: Company, gone: Company, ours: Membership, theirs: Membership) -> str:
    begin = f"„{gone.name}“ ist seit {theirs.since:%d.%m.%Y} Mitglied in „{theirs.network}“, „{kept.name}“"
    if ours.standing != Standing.ACTIVE:
        standing = Standing(ours.standing).label
        return f"{begin} dort erst {standing}. Tragen Sie „{kept.name}“ dort seit diesem Tag als Mitglied ein."
    if ours.since is None or theirs.since is None or ours.since <= theirs.since or _is_taken(ours, theirs.since):
        return ""
    return f"{begin} erst seit {ours.since:%d.%m.%Y}. Berichtigen Sie dort den Tag, damit keine Zeit verloren geht."


def _is_taken(ours: Membership, since: date) -> bool:
    """Whether the day cannot be corrected to this one, for an earlier time of the firm in the network."""
    others = Membership.objects.filter(network=ours.network_id, company=ours.company_id, since__isnull=False)
    spans = others.exclude(pk=ours.pk).values_list("since", "until")
    return bool(against_begin(since, [(begun, ended) for begun, ended in spans if begun], on=ours.since or since))
