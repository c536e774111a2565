"""Who supplies whom with what."""

from django.db import models
from django.db.models import F, Q


class Side(models.TextChoices):
    """Who said it."""

    SUPPLIER = "supplier", "der liefernde Betrieb"
    CUSTOMER = "customer", "der belieferte Betrieb"
    OFFICE = "office", "das Regionalmanagement"


class Confidence(models.TextChoices):
    """How sure it is. ``CONFIRMED``: both firms said so. ``DISPUTED``: one says yes, the other no. ``DROPPED``: taken back before it was confirmed."""

    CLAIMED = "claimed", "wartet auf Bestätigung"
    CONFIRMED = "confirmed", "bestätigt"
    DISPUTED = "disputed", "strittig"
    DROPPED = "dropped", "zurückgenommen"


class Visibility(models.TextChoices):
    """Who may read it, from the narrowest to the widest."""

    OFFICE = "office", "nur die beiden und das Regionalmanagement"
    NETWORK = "network", "Mitglieder ihrer Netzwerke"
    PUBLIC = "public", "alle"


class SupplyRelation(models.Model):
    """„A supplies B with X“: claimed by one side, confirmed by the other.

    ``what_key`` is ``lib.text.sort_key(what)``, by which the same claim is known again. ``goods`` is the supplier's product where it is one of
    the showcase, ``used_in`` the customer's product that contains it. Each firm says how far it may be seen; the narrower wish holds.
    What staff entered counts as confirmed when both firms said so. ``since`` and ``until`` are days, ``until`` empty while it goes on.
    ``supplier_word`` and ``customer_word`` are what a firm told the office by word of mouth; that is no confirmation.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    supplier = models.ForeignKey("showcase.Company", verbose_name="liefert", on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(
        "showcase.Company", verbose_name="wird beliefert", on_delete=models.CASCADE, related_name="+"
    )
    what = models.CharField("womit", max_length=120)
    what_en = models.CharField("womit (englisch)", max_length=120, blank=True)
    what_key = models.CharField("womit, zum Vergleichen", max_length=200, editable=False)
    goods = models.ForeignKey(
        "showcase.Product",
        verbose_name="Produkt des liefernden Betriebs",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    used_in = models.ForeignKey(
        "showcase.Product", verbose_name="steckt in", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confidence = models.CharField("Stand", max_length=10, choices=Confidence.choices, default=Confidence.CLAIMED)
    claimed_by_side = models.CharField("gemeldet von", max_length=10, choices=Side.choices)
    claimed_by = models.CharField("eingetragen von", max_length=80, blank=True)
    claimed_at = models.DateTimeField("gemeldet")
    source = models.CharField("Quelle", max_length=120)
    told_on = models.DateField("gemeldet am")
    supplier_confirmed_at = models.DateTimeField("vom liefernden Betrieb bestätigt", null=True, blank=True)
    customer_confirmed_at = models.DateTimeField("vom belieferten Betrieb bestätigt", null=True, blank=True)
    supplier_word = models.CharField("mündlich (liefernder Betrieb)", max_length=160, blank=True)
    customer_word = models.CharField("mündlich (belieferter Betrieb)", max_length=160, blank=True)
    asked_at = models.DateTimeField("zuletzt gefragt", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    disputed_at = models.DateTimeField("bestritten", null=True, blank=True)
    disputed_by_side = models.CharField("bestritten von", max_length=10, choices=Side.choices, blank=True)
    dispute_reason = models.CharField("Grund des Streits", max_length=300, blank=True)
    supplier_visibility = models.CharField(
        "sichtbar (liefernder Betrieb)", max_length=10, choices=Visibility.choices, default=Visibility.OFFICE
    )
    customer_visibility = models.CharField(
        "sichtbar (belieferter Betrieb)", max_length=10, choices=Visibility.choices, default=Visibility.OFFICE
    )
    since = models.DateField("seit", null=True, blank=True)
    until = models.DateField("bis", null=True, blank=True)
    introduction = models.ForeignKey(
        "relations.Introduction",
        verbose_name="aus Vermittlung",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supplies",
    )
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Lieferbeziehung"
        verbose_name_plural = "Lieferbeziehungen"
        ordering = ["-claimed_at", "-pk"]
        indexes = [models.Index(fields=["customer", "confidence"], name="supply_of_customer")]
        constraints = [
            models.CheckConstraint(condition=~Q(supplier=F("customer")), name="nobody_supplies_itself"),
            models.CheckConstraint(condition=~Q(what="") & ~Q(what_key="") & ~Q(key=""), name="supply_says_what"),
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="supply_confidence_is_known"),
            models.CheckConstraint(condition=Q(claimed_by_side__in=Side.values), name="supply_side_is_known"),
            models.CheckConstraint(
                condition=Q(supplier_visibility__in=Visibility.values) & Q(customer_visibility__in=Visibility.values),
                name="supply_visibility_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(confidence="confirmed")
                | Q(supplier_confirmed_at__isnull=False, customer_confirmed_at__isnull=False),
                name="supply_confirmed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(confidence="disputed") | Q(disputed_at__isnull=False), name="supply_disputed_since"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="supply_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["supplier", "customer", "what_key"],
                condition=~Q(confidence="dropped") & Q(until__isnull=True),
                name="supply_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} → {self.customer}: {self.what}"

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"supply:{self.key}"


class SupplySilence(models.Model):
    """A firm that does not want to be asked about supply relations any more. It may still tell of its own."""

    company = models.OneToOneField(
        "showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+"
    )
    set_by = models.CharField("eingetragen von", max_length=80, blank=True)
    set_at = models.DateTimeField("eingetragen")

    class Meta:
        verbose_name = "Ruhe vor Fragen nach Lieferbeziehungen"
        verbose_name_plural = "Ruhe vor Fragen nach Lieferbeziehungen"
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return str(self.company)
