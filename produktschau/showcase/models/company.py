"""Companies with their sites, sectors, certificates, links and people."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from produktschau.showcase.models.showpiece import Showpiece


class SizeClass(models.TextChoices):
    """Persons employed, in the classes of the business register (Unternehmensregister)."""

    UP_TO_9 = "0-9", "bis 9 Beschäftigte"
    UP_TO_49 = "10-49", "10 bis 49 Beschäftigte"
    UP_TO_249 = "50-249", "50 bis 249 Beschäftigte"
    FROM_250 = "250+", "250 und mehr Beschäftigte"


class Company(Showpiece):
    """A business that makes something here.

    ``languages`` is a list of ISO 639-1 codes. ``opening_hours`` is text as people write it;
    ``opening_hours_osm`` keeps an imported string in the syntax of OpenStreetMap untouched.
    """

    legal_name = models.CharField("Firma", max_length=200, blank=True)
    founded_year = models.PositiveSmallIntegerField("gegründet", null=True, blank=True)
    size_class = models.CharField("Größe", max_length=8, choices=SizeClass.choices, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    website = models.URLField("Netzseite", max_length=300, blank=True)
    languages = models.JSONField("Sprachen", default=list, blank=True)
    opening_hours = models.TextField("Öffnungszeiten", blank=True)
    opening_hours_osm = models.TextField("Öffnungszeiten der Quelle", blank=True, editable=False)
    is_sole_trader = models.BooleanField("Einzelperson", default=False)
    checked_on = models.DateField("zuletzt geprüft", null=True, blank=True)
    consent_on = models.DateField("Einwilligung vom", null=True, blank=True)
    consent_wording = models.TextField("Wortlaut der Einwilligung", blank=True)
    trades = models.ManyToManyField("region.Trade", verbose_name="Handwerke", blank=True, related_name="+")

    class Meta(Showpiece.Meta):
        verbose_name = "Betrieb"
        verbose_name_plural = "Betriebe"
        constraints = [
            *Showpiece.Meta.constraints,
            models.CheckConstraint(
                condition=Q(size_class="") | Q(size_class__in=SizeClass.values), name="company_size_is_known"
            ),
            models.CheckConstraint(
                condition=Q(founded_year__isnull=True) | Q(founded_year__gte=1000, founded_year__lte=2100),
                name="company_year_in_range",
            ),
            # A sole trader's entry is personal data (Art. 4 No. 1 GDPR): it is shown by consent only.
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(is_sole_trader=False)
                | (Q(consent_on__isnull=False) & ~Q(consent_wording="")),
                name="company_person_by_consent",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("showcase:company", args=[self.slug])


class Site(models.Model):
    """A place where a company works; one of them is the main one. Degrees are WGS 84."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="sites")
    street = models.CharField("Straße", max_length=120, blank=True)
    house_number = models.CharField("Hausnummer", max_length=20, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    place = models.CharField("Ort", max_length=120, blank=True)
    municipality = models.ForeignKey(
        "region.Territory", verbose_name="Gemeinde", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lon = models.FloatField("Länge", null=True, blank=True)
    lat = models.FloatField("Breite", null=True, blank=True)
    is_main = models.BooleanField("Hauptsitz", default=False)

    class Meta:
        verbose_name = "Standort"
        verbose_name_plural = "Standorte"
        ordering = ["-is_main", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["company"], condition=Q(is_main=True), name="one_main_site"),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__isnull=False, lat__isnull=False, lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
                name="site_point_whole_and_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.line}"

    @property
    def line(self) -> str:
        """The address in one line."""
        street = f"{self.street} {self.house_number}".strip()
        town = f"{self.postcode} {self.place}".strip()
        return ", ".join(part for part in (street, town) if part)


class CompanySector(models.Model):
    """A sector of the official classification a company works in; the edition stands with the sector."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="sectors")
    sector = models.ForeignKey(
        "region.Sector", verbose_name="Wirtschaftszweig", on_delete=models.PROTECT, related_name="+"
    )
    is_main = models.BooleanField("Schwerpunkt", default=False)

    class Meta:
        verbose_name = "Wirtschaftszweig des Betriebs"
        verbose_name_plural = "Wirtschaftszweige des Betriebs"
        ordering = ["-is_main", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["company", "sector"], name="sector_once_per_company"),
            models.UniqueConstraint(fields=["company"], condition=Q(is_main=True), name="one_main_sector"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.sector}"


class Certificate(models.Model):
    """A certificate or label a company holds."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="certificates")
    name = models.CharField("Name", max_length=150)
    issuer = models.CharField("Aussteller", max_length=150, blank=True)
    number = models.CharField("Nummer", max_length=80, blank=True)
    valid_until = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Zertifikat"
        verbose_name_plural = "Zertifikate"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["company", "name", "number"], name="certificate_once")]

    def __str__(self) -> str:
        return self.name


class CompanyLink(models.Model):
    """A link to a company's page elsewhere."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="links")
    label = models.CharField("Beschriftung", max_length=80)
    url = models.URLField("Adresse", max_length=300)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Link"
        verbose_name_plural = "Links"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["company", "url"], name="link_once_per_company")]

    def __str__(self) -> str:
        return self.label


class Contact(models.Model):
    """A person at a company, kept apart from the company and unpublished unless the person agreed."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField("Name", max_length=120)
    role = models.CharField("Aufgabe", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    is_published = models.BooleanField("öffentlich", default=False)
    consent_on = models.DateField("Einwilligung vom", null=True, blank=True)
    consent_wording = models.TextField("Wortlaut der Einwilligung", blank=True)

    class Meta:
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        ordering = ["name", "pk"]
        constraints = [
            # Art. 6 (1) (a) GDPR: a person's name and number are shown by consent only.
            models.CheckConstraint(
                condition=Q(is_published=False) | (Q(consent_on__isnull=False) & ~Q(consent_wording="")),
                name="contact_public_by_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.name
