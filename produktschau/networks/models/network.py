"""A network of firms, and who coordinates it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from produktschau.showcase.models import State


class Network(models.Model):
    """A lasting circle of firms. ``slug`` is its public address, ``short_name`` stands in tables, in the search and in figures.

    ``charter`` is what members agree to; a firm that joins sees its wording and its day. The contact is a person of the office and is
    shown by consent only.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    slug = models.SlugField("Adresse", max_length=80, unique=True)
    name = models.CharField("Name", max_length=120, unique=True)
    name_en = models.CharField("Name (englisch)", max_length=120, blank=True)
    short_name = models.CharField("Kurzname", max_length=30, unique=True)
    short_name_en = models.CharField("Kurzname (englisch)", max_length=30, blank=True)
    lead = models.CharField("Vorspann", max_length=300, blank=True)
    lead_en = models.CharField("Vorspann (englisch)", max_length=300, blank=True)
    story = models.TextField("Worum es geht", blank=True)
    story_en = models.TextField("Worum es geht (englisch)", blank=True)
    charter = models.TextField("Vereinbarung der Mitglieder", blank=True)
    charter_on = models.DateField("Vereinbarung vom", null=True, blank=True)
    world = models.ForeignKey(
        "showcase.ColourWorld",
        verbose_name="Farbwelt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    founded_on = models.DateField("gegründet am", null=True, blank=True)
    takes_members = models.BooleanField("nimmt Betriebe auf", default=True)
    contact_name = models.CharField("Ansprechperson", max_length=120, blank=True)
    contact_email = models.EmailField("E-Mail", blank=True)
    contact_phone = models.CharField("Telefon", max_length=40, blank=True)
    contact_consent_on = models.DateField("Einwilligung vom", null=True, blank=True)
    contact_consent_wording = models.TextField("Wortlaut der Einwilligung", blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    state = models.CharField("Stand", max_length=12, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField("veröffentlicht seit", null=True, blank=True)
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    created_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Netzwerk"
        verbose_name_plural = "Netzwerke"
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="network_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="network_published_since"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(slug="") & ~Q(key="") & ~Q(short_name=""), name="network_is_named"
            ),
            # Art. 6 (1) (a) GDPR: a person's name is shown by consent only.
            models.CheckConstraint(
                condition=Q(contact_name="") | (Q(contact_consent_on__isnull=False) & ~Q(contact_consent_wording="")),
                name="network_contact_by_consent",
            ),
            models.CheckConstraint(
                condition=Q(charter="") | Q(charter_on__isnull=False), name="network_charter_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("networks:network", args=[self.slug])

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"network:{self.key}"

    @property
    def is_published(self) -> bool:
        """Whether everyone may see it."""
        return self.state == State.PUBLISHED


class Coordination(models.Model):
    """A person who coordinates a network from a day until a day. The region-wide role lets them in, this says where they may act."""

    network = models.ForeignKey(
        Network, verbose_name="Netzwerk", on_delete=models.CASCADE, related_name="coordinations"
    )
    person = models.ForeignKey("accounts.User", verbose_name="Person", on_delete=models.CASCADE, related_name="+")
    since = models.DateField("seit")
    until = models.DateField("bis", null=True, blank=True)
    appointed_by = models.CharField("benannt von", max_length=80)

    class Meta:
        verbose_name = "Koordination"
        verbose_name_plural = "Koordinationen"
        ordering = ["-since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"], condition=Q(until__isnull=True), name="coordinates_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="coordination_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.person}"
