"""The region of this installation: one row with everything about it that another region would change."""

from django.db import models

from produktschau.region.models.territory import Territory

THE_REGION = 1
"""The only primary key there is: one installation is one region."""

MAY_NAME_PEOPLE = frozenset(
    {
        "publisher_represented_by",
        "contact_email",
        "contact_phone",
        "supervisory_authority",
        "content_responsible",
        "imprint_text",
        "privacy_contact",
        "privacy_officer",
        "privacy_recipients",
        "privacy_authority",
        "accessibility_contact",
        "enforcement_body",
    }
)
"""Fields in which people can be named. The record of changes, which is permanent, says that they changed, not to what."""


class Conformity(models.TextChoices):
    """How far the pages meet the requirements of accessibility, in the words of the European model statement."""

    FULL = "full", "vollständig vereinbar"
    PARTIAL = "partial", "teilweise vereinbar"
    NONE = "none", "nicht vereinbar"


class Region(models.Model):
    """Name, publisher, duties of law and looks of the region. ``tokens`` holds design tokens by name."""

    name = models.CharField("Name", max_length=120)
    slug = models.SlugField("Kürzel", max_length=80)
    home = models.ForeignKey(
        Territory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Landkreis"
    )
    tagline = models.CharField("Leitsatz", max_length=200, blank=True)
    tagline_en = models.CharField("Leitsatz, englisch", max_length=200, blank=True)
    publisher_name = models.CharField("Herausgeber", max_length=200, blank=True)
    publisher_address = models.TextField("Anschrift des Herausgebers", blank=True)
    publisher_represented_by = models.CharField("vertreten durch", max_length=200, blank=True)
    contact_email = models.EmailField("E-Mail", blank=True)
    contact_phone = models.CharField("Telefon", max_length=60, blank=True)
    funding_sentence = models.TextField("Fördersatz", blank=True)
    funding_sentence_en = models.TextField("Fördersatz, englisch", blank=True)
    vat_id = models.CharField("Umsatzsteuer-Identifikationsnummer", max_length=20, blank=True)
    supervisory_authority = models.TextField("Aufsichtsbehörde", blank=True)
    content_responsible = models.TextField("Verantwortlich für redaktionelle Inhalte", blank=True)
    imprint_text = models.TextField("Impressum, weitere Angaben", blank=True)
    privacy_contact = models.TextField("Datenschutz: Ansprechstelle", blank=True)
    privacy_officer = models.TextField("Datenschutz: beauftragte Person", blank=True)
    privacy_recipients = models.TextField("Datenschutz: Empfänger", blank=True)
    privacy_authority = models.TextField("Datenschutz: Aufsichtsbehörde", blank=True)
    accessibility_status = models.CharField(
        "Barrierefreiheit: Stand", max_length=10, choices=Conformity.choices, blank=True
    )
    accessibility_gaps = models.TextField("Barrierefreiheit: nicht barrierefreie Inhalte", blank=True)
    accessibility_method = models.CharField("Barrierefreiheit: wie geprüft wurde", max_length=300, blank=True)
    accessibility_assessed_on = models.DateField("Barrierefreiheit: geprüft am", null=True, blank=True)
    accessibility_stated_on = models.DateField("Barrierefreiheit: Erklärung vom", null=True, blank=True)
    accessibility_contact = models.TextField("Barrierefreiheit: Ansprechstelle", blank=True)
    enforcement_body = models.TextField("Barrierefreiheit: Durchsetzungsstelle", blank=True)
    tokens = models.JSONField("Gestaltung", default=dict, blank=True)
    is_demo = models.BooleanField("Vorführung", default=False)

    class Meta:
        verbose_name = "Region"
        verbose_name_plural = "Region"
        constraints = [models.CheckConstraint(condition=models.Q(pk=THE_REGION), name="region_is_the_only_one")]

    def __str__(self) -> str:
        return self.name
