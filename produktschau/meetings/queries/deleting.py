"""What of meetings is deleted with a firm. Who was there stays, as guests without a firm: people do not become fewer."""

from collections.abc import Collection

from produktschau.meetings.models import Attendance, Registration
from produktschau.showcase.engine.deleting import Along, numbers_by_company


def goes_along(companies: Collection[int]) -> Along:
    """Their registrations, and how often their name stands in attendances."""
    return {
        "Anmeldungen": numbers_by_company(Registration.objects.all(), companies),
        "Name bei Anwesenheiten (die Personen zählen weiter)": numbers_by_company(Attendance.objects.all(), companies),
    }
