"""Who wants to hear of new needs and offers."""

from django.db import models
from django.db.models import Q

from produktschau.exchange.models.notice import Notice


class Frequency(models.TextChoices):
    """How often."""

    DAILY = "daily", "täglich, wenn es Neues gibt"
    WEEKLY = "weekly", "wöchentlich, wenn es Neues gibt"


class Subscription(models.Model):
    """Word of new notices to one address. It holds once whoever reads that address confirmed it (double opt-in).

    ``kinds`` lists „need“ and „offer“ (empty: both), ``words`` are searched for as in the site search (empty: everything). ``company`` is the
    firm it belongs to, which decides what its reader may see; without one only public notices are told.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    email = models.EmailField("E-Mail", blank=True)
    company = models.ForeignKey(
        "showcase.Company", verbose_name="Betrieb", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    kinds = models.JSONField("Suche oder Biete", default=list, blank=True)
    networks = models.ManyToManyField("networks.Network", verbose_name="Netzwerke", blank=True, related_name="+")
    words = models.CharField("Suchworte", max_length=200, blank=True)
    frequency = models.CharField("wie oft", max_length=8, choices=Frequency.choices)
    nonce = models.CharField("Zufallswert", max_length=32, editable=False)
    wording = models.TextField("Wortlaut der Einwilligung")
    asked_at = models.DateTimeField("bestellt")
    confirmed_at = models.DateTimeField("bestätigt", null=True, blank=True)
    told_at = models.DateTimeField("zuletzt benachrichtigt", null=True, blank=True)
    language = models.CharField("Sprache", max_length=2, default="de")
    ended_at = models.DateTimeField("abbestellt", null=True, blank=True)

    class Meta:
        verbose_name = "Abonnement der Börse"
        verbose_name_plural = "Abonnements der Börse"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(frequency__in=Frequency.values), name="subscription_frequency_is_known"),
            models.CheckConstraint(condition=~Q(wording="") & ~Q(nonce=""), name="subscription_has_a_wording"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) & ~Q(email="") | Q(ended_at__isnull=False) & Q(email=""),
                name="subscription_has_an_address_while_it_holds",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes and in links."""
        return f"subscription:{self.key}"


class Alert(models.Model):
    """That a subscription was told of a notice, so that nobody is told twice."""

    subscription = models.ForeignKey(
        Subscription, verbose_name="Abonnement", on_delete=models.CASCADE, related_name="alerts"
    )
    notice = models.ForeignKey(Notice, verbose_name="Aushang", on_delete=models.CASCADE, related_name="alerts")
    told_at = models.DateTimeField("benachrichtigt")

    class Meta:
        verbose_name = "Benachrichtigung der Börse"
        verbose_name_plural = "Benachrichtigungen der Börse"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["subscription", "notice"], name="told_once_of_a_notice")]

    def __str__(self) -> str:
        return f"{self.subscription}: {self.notice}"
