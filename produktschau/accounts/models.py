"""People who sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Makes users; asked by Django's own commands and by allauth."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a hashed password (none means: cannot sign in by password)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who may use the administration of reference data."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Role(models.TextChoices):
    """Region-wide roles. Who stewards a company, and which network a coordinator runs, is told by those domains."""

    MANAGER = "manager", "Regionalmanagement"
    COORDINATOR = "coordinator", "Netzwerkkoordination"
    OFFICER = "officer", "Programmstelle"
    EDITOR = "editor", "Redaktion"
    AUDITOR = "auditor", "Prüfung (nur lesen)"


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in by e-mail."""

    email = models.EmailField("E-Mail", unique=True)
    name = models.CharField("Name", max_length=150, blank=True)
    is_staff = models.BooleanField("darf in die Verwaltung der Stammdaten", default=False)
    is_active = models.BooleanField("aktiv", default=True)
    joined_at = models.DateTimeField("dabei seit", default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_case_insensitive")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def actor_key(self) -> str:
        """The key that stands in the record of changes."""
        return f"user:{self.pk}"


class RoleGrant(models.Model):
    """A region-wide role held by a user, since a day and by whose decision."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField("Rolle", max_length=20, choices=Role.choices)
    since_on = models.DateField("seit")
    granted_by = models.CharField("vergeben von", max_length=80)

    class Meta:
        verbose_name = "Rolle"
        verbose_name_plural = "Rollen"
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="one_grant_per_role"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class News(models.TextChoices):
    """When a person wants the mails of the house."""

    AT_ONCE = "at_once", "sofort, jede Nachricht für sich"
    DAILY = "daily", "gesammelt, einmal am Tag"


class Density(models.TextChoices):
    """How close the lines of the lists stand."""

    ROOMY = "roomy", "großzügig"
    DENSE = "dense", "dicht"


class Preference(models.Model):
    """How a person wants to be written to and to work; who has no row has the defaults."""

    user = models.OneToOneField(User, verbose_name="Person", on_delete=models.CASCADE, related_name="preference")
    news = models.CharField("Mails", max_length=10, choices=News.choices, default=News.AT_ONCE)
    density = models.CharField("Listen", max_length=10, choices=Density.choices, default=Density.ROOMY)
    has_shortcuts = models.BooleanField("Tastenkürzel", default=True)

    class Meta:
        verbose_name = "Einstellung"
        verbose_name_plural = "Einstellungen"
        constraints = [
            models.CheckConstraint(condition=models.Q(news__in=News.values), name="preference_news_is_known"),
            models.CheckConstraint(condition=models.Q(density__in=Density.values), name="preference_density_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.user)
