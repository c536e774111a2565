"""What must hold before a supply relation is written, whoever writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from produktschau.lib.dates import day_of
from produktschau.lib.text import sort_key
from produktschau.relations.models import Confidence, Side, SupplyRelation, Visibility
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company, Maker, Product

LONGEST_WHAT, LONGEST_REASON = 120, 300
SELF = "Ein Betrieb kann sich nicht selbst beliefern. Wählen Sie einen anderen."
ALREADY = "Das ist schon gemeldet und wartet auf die Bestätigung des anderen Betriebs."
STANDS = "Das ist schon von beiden Betrieben bestätigt."
IN_DISPUTE = "Dazu gibt es verschiedene Angaben. Das Regionalmanagement klärt es mit beiden Betrieben."
BOTH_WAYS = (
    "Umgekehrt steht es schon da: {customer} liefert {what} an {supplier}. "
    "Wenn wirklich beide einander damit beliefern, setzen Sie das Häkchen."
)
PAST_LIMIT = date(1900, 1, 1)


@dataclass(frozen=True)
class About:
    """What is said of a supply: words, products and days."""

    what: str
    what_en: str = ""
    goods: Product | None = None
    used_in: Product | None = None
    since: date | None = None
    until: date | None = None


def checked(about: About, supplier: Company, customer: Company, at: datetime) -> About:
    """The same, fit to be stored. Raises ``NotAcceptable`` (keys: names of the fields; „other“: the other firm)."""
    problems: dict[str, str] = {}
    told: dict[str, str] = {}
    for name, value, label in (("what", about.what, "Womit"), ("what_en", about.what_en, "Womit (englisch)")):
        try:
            told[name] = line(value, f"„{label}“", LONGEST_WHAT)
        except Unfit as unfit:
            problems[name] = str(unfit)
    if "what" in told and not sort_key(told["what"]):
        problems["what"] = "Schreiben Sie, was geliefert wird, zum Beispiel „Kammgarn“."
    if supplier.pk == customer.pk:
        problems["other"] = SELF
    problems |= _products(about, supplier, customer) | against_days(about.since, about.until, day_of(at))
    if problems:
        raise NotAcceptable(problems)
    return About(told["what"], told["what_en"], about.goods, about.used_in, about.since, about.until)


def against_days(since: date | None, until: date | None, on: date) -> dict[str, str]:
    """What is wrong with the days, by field."""
    problems = {}
    if since is not None and not PAST_LIMIT <= since <= on:
        problems["since"] = "„Seit“ liegt in der Zukunft oder zu weit zurück. Nennen Sie den Tag, an dem es begann."
    if until is not None and since is not None and until < since:
        problems["until"] = "„Bis“ liegt vor „seit“. Nennen Sie einen späteren Tag, oder berichtigen Sie den Anfang."
    elif until is not None and not PAST_LIMIT <= until <= on:
        problems["until"] = "„Bis“ liegt in der Zukunft oder zu weit zurück. Nennen Sie den letzten Tag, wenn er war."
    return problems


def visibility_of(said: str, field: str = "visibility") -> str:
    """A known wish. Raises ``NotAcceptable``."""
    if said not in Visibility.values:
        raise NotAcceptable({field: "Wählen Sie, wer es sehen darf."})
    return said


def reason_of(said: str, *, required: str = "") -> str:
    """A reason in one line; ``required`` is the sentence where it is missing. Raises ``NotAcceptable``."""
    try:
        reason = line(said, "Der Grund", LONGEST_REASON)
    except Unfit as unfit:
        raise NotAcceptable({"reason": str(unfit)}) from unfit
    if required and not reason:
        raise NotAcceptable({"reason": required})
    return reason


def there_already(supplier: Company, customer: Company, what: str, *, but: int | None = None) -> SupplyRelation | None:
    """The same claim, where it goes on."""
    rows = SupplyRelation.objects.filter(supplier=supplier, customer=customer, what_key=sort_key(what), until=None)
    rows = rows.exclude(confidence=Confidence.DROPPED)
    return (rows if but is None else rows.exclude(pk=but)).first()


def refuse_both_ways(supplier: Company, customer: Company, what: str, *, is_sure: bool) -> None:
    """Ask back where the other firm supplies the same thing in return. Raises ``NotAcceptable`` (key „sure“)."""
    if is_sure or there_already(customer, supplier, what) is None:
        return
    names: Mapping[str, str] = {"supplier": supplier.name, "customer": customer.name, "what": what}
    raise NotAcceptable({"sure": BOTH_WAYS.format(**names)})


def hold_firms(*companies: Company) -> None:
    """Hold both firms until the transaction ends: the same claim from both sides at once becomes one."""
    list(Company.objects.select_for_update().filter(pk__in=[one.pk for one in companies]).order_by("pk"))


def side_of(relation: SupplyRelation, company: Company) -> Side:
    """Which side of the relation the firm is. Raises ``DoesNotExist`` where it is neither."""
    if company.pk == relation.supplier_id:
        return Side.SUPPLIER
    if company.pk == relation.customer_id:
        return Side.CUSTOMER
    raise SupplyRelation.DoesNotExist


def _products(about: About, supplier: Company, customer: Company) -> dict[str, str]:
    problems = {}
    for field, product, maker in (("goods", about.goods, supplier), ("used_in", about.used_in, customer)):
        if product is not None and not Maker.objects.filter(product=product, company=maker).exists():
            problems[field] = (
                f"„{product}“ ist kein Produkt von {maker}. Wählen Sie eines von dort, oder lassen Sie es offen."
            )
    return problems
