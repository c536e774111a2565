"""What companies and products have in common: a key, an address, a name, a state, an origin."""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """A draft is seen by those who may edit it; a published record by everyone."""

    DRAFT = "draft", "Entwurf"
    PUBLISHED = "published", "veröffentlicht"


class Showpiece(models.Model):
    """A record with a lasting key, a public address and a German text with its English twin."""

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    slug = models.SlugField("Adresse", max_length=80, unique=True)
    name = models.CharField("Name", max_length=150)
    sort_key = models.CharField("Sortierschlüssel", max_length=200, db_index=True, editable=False)
    lead = models.CharField("Vorspann", max_length=300, blank=True)
    lead_en = models.CharField("Vorspann (englisch)", max_length=300, blank=True)
    story = models.TextField("Geschichte", blank=True)
    story_en = models.TextField("Geschichte (englisch)", blank=True)
    state = models.CharField("Stand", max_length=12, choices=State.choices, default=State.DRAFT, db_index=True)
    published_at = models.DateTimeField("veröffentlicht seit", null=True, blank=True)
    created_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")
    is_invented = models.BooleanField("erfundenes Beispiel", default=False)
    source = models.ForeignKey(
        "region.Source", verbose_name="Quelle", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    external_key = models.CharField("Schlüssel der Quelle", max_length=120, blank=True)
    imported = models.JSONField("zuletzt eingelesene Werte", default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="%(class)s_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="%(class)s_published_since"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug="") & ~Q(key=""), name="%(class)s_is_named"),
            models.CheckConstraint(
                condition=Q(external_key="") | Q(source__isnull=False), name="%(class)s_external_key_has_source"
            ),
            models.UniqueConstraint(
                fields=["source", "external_key"], condition=~Q(external_key=""), name="%(class)s_once_per_source"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_published(self) -> bool:
        """Whether everyone may see it."""
        return self.state == State.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was public once and is no longer."""
        return self.state == State.DRAFT and self.published_at is not None
