"""Reads accounts: lists for the desk, names for keys, everything the house knows about one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from produktschau.accounts.engine.personal_data import PERSONAL_DATA
from produktschau.accounts.models import Preference, Role, RoleGrant, User
from produktschau.accounts.roles import AnyUser
from produktschau.audit.models import Entry
from produktschau.audit.names import Named
from produktschau.audit.queries import by_actor, history, rows
from produktschau.work.models import Mail

_FACTORS = {"totp": "App", "recovery_codes": "Wiederherstellungscodes", "webauthn": "Sicherheitsschlüssel"}


@dataclass(frozen=True)
class Obstacle:
    """Why a button on an account's page is blocked; empty sentences block nothing."""

    revoke_manager: str = ""
    deactivate: str = ""


def accounts(words: str = "", role: str = "") -> QuerySet[User]:
    """Accounts by address, with their roles read in one further query; filtered by part of name or address, and role."""
    found = User.objects.order_by("email").prefetch_related("role_grants")
    if words:
        found = found.filter(Q(email__icontains=words) | Q(name__icontains=words))
    if role:
        found = found.filter(pk__in=RoleGrant.objects.filter(role=role).values("user"))
    return found


def obstacles(user: User) -> Obstacle:
    """What stands in the way of taking roles from this account or blocking it."""
    managers = set(RoleGrant.objects.filter(role=Role.MANAGER, user__is_active=True).values_list("user_id", flat=True))
    if managers == {user.pk}:
        sentence = (
            "Letztes aktives Konto mit der Rolle Regionalmanagement: Geben Sie die Rolle zuerst einer zweiten Person."
        )
        return Obstacle(revoke_manager=sentence, deactivate=sentence)
    return Obstacle()


def names_of_people(keys: Iterable[str]) -> dict[str, Named]:
    """„user:7“ → the person's name. Keys of erased people are called „gelöschtes Konto (7)“."""
    numbers = {int(number): f"user:{number}" for number in (key.partition(":")[2] for key in keys) if number.isdigit()}
    names = {key: Named(f"gelöschtes Konto ({number})") for number, key in numbers.items()}
    for user in User.objects.filter(pk__in=numbers):
        names[user.actor_key] = Named(str(user))
    return names


@dataclass(frozen=True)
class Leaving:
    """What one domain does when a person leaves: what goes, and what the law keeps and why. Sentences; one may be empty."""

    name: str
    goes: str
    stays: str


def what_goes() -> list[Leaving]:
    """All domains, in order."""
    return [Leaving(name, share.erases, share.keeps) for name, share in PERSONAL_DATA.items()]


def what_stays() -> list[Leaving]:
    """The domains that keep something."""
    return [one for one in what_goes() if one.stays]


def personal_data(user: User) -> dict[str, Any]:
    """Everything the house knows about the person, as values that Django's JSON encoder takes (Art. 15 and 20 DSGVO)."""
    return {name: share.export(user) for name, share in PERSONAL_DATA.items()}


@dataclass(frozen=True)
class Share:
    """One domain's personal data, ready for a page: each fact has a name and its values as lines."""

    name: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


def personal_shares(user: User) -> list[Share]:
    """The same as ``personal_data``, to be read on a page."""
    return [Share(name, _facts(data)) for name, data in personal_data(user).items()]


def _facts(data: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(data, dict):
        return tuple((str(field), _lines(value)) for field, value in data.items())
    return (("", _lines(data)),)


def _lines(value: Any) -> tuple[str, ...]:
    if value in (None, "", [], {}):
        return ()
    if isinstance(value, datetime):
        return (date_format(localtime(value), "d.m.Y H:i"),)
    if isinstance(value, date):
        return (date_format(value, "d.m.Y"),)
    if isinstance(value, list):
        return tuple(" · ".join(_lines(item)) for item in value)
    if isinstance(value, dict):
        return tuple(f"{field}: {' '.join(_lines(inner))}" for field, inner in value.items() if _lines(inner))
    return (str(value),)


def account_data(user: User) -> dict[str, Any]:
    """The share of this domain: account, addresses, roles, and what the person did."""
    return {
        "E-Mail": user.email,
        "Name": user.name,
        "dabei seit": user.joined_at,
        "zuletzt angemeldet": user.last_login,
        "Rollen": [
            {"Rolle": grant.get_role_display(), "seit": grant.since_on} for grant in user.role_grants.order_by("role")
        ],
        "Einstellungen": _preferences(user),
        "zweiter Faktor": [
            {"Art": _FACTORS.get(one.type, one.type), "seit": one.created_at}
            for one in Authenticator.objects.filter(user=user).order_by("pk")
        ],
        "Protokoll": _told(by_actor(user.actor_key), user),
        "Protokoll über Sie": _told(history(user.actor_key).exclude(actor=user.actor_key), user),
    }


def _told(entries: QuerySet[Entry], user: User) -> list[dict[str, Any]]:
    """Entries of the record in words; who else acted is the office."""
    return [
        {
            "wann": row.at,
            "was": row.what,
            "woran": "Ihr Konto" if row.key == user.actor_key else row.subject.label,
            "warum": row.reason,
        }
        for row in rows(entries)
    ]


def _preferences(user: User) -> dict[str, str]:
    chosen = preference_of(user)
    return {
        "Mails": chosen.get_news_display(),
        "Listen": chosen.get_density_display(),
        "Tastenkürzel": "an" if chosen.has_shortcuts else "aus",
    }


def mail_data(user: User) -> list[dict[str, Any]]:
    """The mails to this person that are still kept."""
    mails = Mail.objects.filter(to__iexact=user.email).order_by("queued_at", "pk")
    return [{"wann": mail.queued_at, "Betreff": mail.subject, "Stand": mail.get_state_display()} for mail in mails]


def person(pk: int) -> User:
    """One account with its roles; raises ``User.DoesNotExist``."""
    return User.objects.prefetch_related("role_grants").get(pk=pk)


def other_sessions(user: User, *, but: str, at: datetime) -> list[str]:
    """Keys of the person's sessions that have not ended, but the one in hand.

    What a new password has ended does not count; a row that cannot be read is nobody's. Reads every session of the house.
    """
    valid = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    open_still = Session.objects.filter(expire_date__gt=at).exclude(session_key=but).order_by("session_key")
    told = ((session.session_key, session.get_decoded()) for session in open_still.iterator())
    return [key for key, held in told if held.get(SESSION_KEY) == str(user.pk) and held.get(HASH_SESSION_KEY) in valid]


def preference_of(user: AnyUser) -> Preference:
    """How the person wants to be written to and to work; read once per user object, the defaults where nothing is kept."""
    if not isinstance(user, User):
        return Preference()
    kept = user.__dict__.get("_preference")
    if kept is None:
        kept = Preference.objects.filter(user=user).first() or Preference(user=user)
        user.__dict__["_preference"] = kept
    return cast("Preference", kept)


def forget_preference(user: User) -> None:
    """Let ``preference_of`` read anew: called by the action that changes the choices."""
    user.__dict__.pop("_preference", None)


def me_in_masthead(request: HttpRequest | None) -> dict[str, Any]:
    """Who is signed in, for the head of a page; a browser without a session costs no query and no ``Vary``."""
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {"me": None}
    user = getattr(request, "user", None)
    return {"me": user if isinstance(user, User) else None}
