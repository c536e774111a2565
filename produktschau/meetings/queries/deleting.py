"""What of meetings is deleted with a firm. Who was there stays, as guests without a firm: people do not become fewer."""

from produktschau.meetings.models import Attendance, Registration
from produktschau.showcase.models import Company


def goes_along(company: Company) -> dict[str, int]:
    """Its registrations, and at how many meetings its name stands."""
    been = Attendance.objects.filter(company=company).values("meeting").distinct().count()
    return {
        "Anmeldungen": Registration.objects.filter(company=company).count(),
        "der Name bei besuchten Treffen (die Personen zählen weiter)": been,
    }
