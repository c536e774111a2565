"""Announces the accounts domain to Django and fills the points declared below it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User

VERBS = {
    "user.created": "Konto angelegt",
    "user.invited": "eingeladen",
    "user.renamed": "Name geändert",
    "user.preferences_changed": "Einstellungen geändert",
    "user.role_granted": "Rolle gegeben",
    "user.role_revoked": "Rolle genommen",
    "user.deactivated": "Konto gesperrt",
    "user.reactivated": "Konto freigegeben",
    "user.signed_out_elsewhere": "andere Sitzungen beendet",
    "user.administration_opened": "Verwaltung der Stammdaten geöffnet",
    "user.administration_closed": "Verwaltung der Stammdaten geschlossen",
    "user.erased": "Person gelöscht",
}


FIELDS = {
    "role": "Rolle",
    "news": "Mails",
    "density": "Listen",
    "has_shortcuts": "Tastenkürzel",
    "sessions": "Sitzungen",
}


ACCOUNT_GOES = "Name, E-Mail-Adresse, Passwort, zweiter Faktor, Rollen und Einstellungen. Sie sind überall abgemeldet."
ACCOUNT_STAYS = (
    "Im Protokoll der Änderungen bleibt eine Nummer an der Stelle Ihres Namens, weil nachvollziehbar sein muss, wann was geschah "
    "(Art. 5 Abs. 2, Art. 17 Abs. 3 Buchst. b DSGVO). Wer die Nummer war, weiß danach niemand mehr."
)
MAILS_GO = (
    "Empfänger, Betreff und Text aller Mails an Ihre Adresse. Was noch nicht versandt ist, geht nicht mehr hinaus."
)
MAILS_STAY = "Eine letzte Mail bestätigt die Löschung; ihren Inhalt löschen wir einen Tag nach dem Versand."


class AccountsConfig(AppConfig):
    """Configuration of the accounts app."""

    name = "produktschau.accounts"
    label = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        from produktschau.accounts import queries, rules
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.accounts.figures import EVIDENCE as TO_READ
        from produktschau.accounts.models import Density, News
        from produktschau.accounts.views import preferences
        from produktschau.accounts.views.lists import PEOPLE, RECORD
        from produktschau.audit import names
        from produktschau.design.navigation import DESK, Entry
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.work.retention import forget_address as forget_mails
        from produktschau.work.schedule import SCHEDULE, Scheduled

        SCHEDULE.register(
            "accounts.sessions",
            Scheduled("accounts.sessions", "produktschau.accounts.tasks.forget_old_sessions", timedelta(minutes=15)),
        )
        EVIDENCE.register("record", TO_READ, order=90)
        LISTS.register("konten", PEOPLE, order=90)
        LISTS.register("protokoll", RECORD, order=95)
        for verb, name in VERBS.items():
            names.VERBS.register(verb, name)
        for field, name in FIELDS.items():
            names.FIELDS.register(f"user.{field}", name)
        for field, choices in {"news": News.choices, "density": Density.choices}.items():
            for value, name in choices:
                names.VALUES.register(f"user.{field}:{value}", str(name))
        names.NAMINGS.register("user", queries.names_of_people)
        PERSONAL_DATA.register(
            "Konto",
            PersonalData(queries.account_data, erase=lambda user, at: None, erases=ACCOUNT_GOES, keeps=ACCOUNT_STAYS),
            order=10,
        )

        def erase_mails(user: "User", at: datetime) -> None:
            forget_mails(address=user.email, at=at)

        PERSONAL_DATA.register(
            "Mails", PersonalData(queries.mail_data, erase_mails, erases=MAILS_GO, keeps=MAILS_STAY), order=20
        )
        DESK.register(
            "accounts",
            Entry("Konten", "accounts:people", order=90, permitted=rules.may_manage_accounts, letter="n"),
            order=90,
        )
        DESK.register(
            "record",
            Entry("Protokoll", "accounts:record", order=95, permitted=rules.may_read_record, letter="o"),
            order=95,
        )
        SLOTS.register(
            "accounts.me", Slot("page.account", "accounts/parts/me.html", order=10, context=queries.me_in_masthead)
        )
        SLOTS.register("accounts.head", Slot("page.settings", "accounts/parts/head.html", context=preferences.in_head))
        SLOTS.register("accounts.foot", Slot("page.foot", "accounts/parts/foot.html", context=preferences.in_foot))
