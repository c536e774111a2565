"""Where a meeting stands: what is missing before it is announced, and whether firms can still register."""

from datetime import datetime

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.meetings.models import Meeting, Stage
from produktschau.region.queries import region


def reasons_against_announcing(meeting: Meeting, at: datetime) -> list[str]:
    """What is missing before a meeting can be announced, one sentence each."""
    reasons = []
    if meeting.stage == Stage.CANCELLED:
        reasons.append("Das Treffen ist abgesagt. Legen Sie mit „Vorlage für ein neues“ ein neues an.")
    if meeting.ends_at <= at:
        reasons.append("Das Treffen liegt in der Vergangenheit. Prüfen Sie Beginn und Ende.")
    here = region()
    if not here.publisher_name or not here.contact_email:
        reasons.append("Wer unterschreibt? Tragen Sie beim Profil der Region Herausgeber und E-Mail ein.")
    return reasons


def registers_until(meeting: Meeting) -> datetime:
    """The last moment in which firms register by themselves: as it was set, else when it begins."""
    return meeting.registration_until or meeting.starts_at


def against_registering(meeting: Meeting, at: datetime, *, is_staff: bool = False) -> str:
    """Why nobody can register, change or cancel at this moment; nothing where they can. Staff can until the meeting is over."""
    if meeting.stage == Stage.DRAFT:
        return "Dieses Treffen ist noch nicht angekündigt. Sobald es feststeht, können Sie sich hier anmelden."
    if meeting.stage == Stage.CANCELLED:
        return "Dieses Treffen ist abgesagt. Eine Anmeldung ist nicht mehr nötig."
    if is_staff and at >= meeting.ends_at:
        return "Dieses Treffen ist vorbei. Wer da war, erfassen Sie unter „Anwesenheit“."
    if not is_staff and at >= meeting.starts_at:
        return f"Dieses Treffen hat am {day(day_of(meeting.starts_at))} begonnen. Zum Anmelden ist es zu spät; rufen Sie uns gern an."
    if not is_staff and at > registers_until(meeting):
        return f"Die Anmeldung ist seit dem {day(day_of(registers_until(meeting)))} geschlossen. Bitte rufen Sie uns an, wenn sich etwas geändert hat."
    return ""


def against_inviting(meeting: Meeting, at: datetime) -> str:
    """Why nobody can be invited now; nothing where they can."""
    if meeting.stage == Stage.DRAFT:
        return "Kündigen Sie das Treffen zuerst an: Wer eingeladen ist, muss sich anmelden können."
    if meeting.stage == Stage.CANCELLED:
        return "Das Treffen ist abgesagt."
    if registers_until(meeting) <= at:
        return "Die Anmeldung ist geschlossen. Verlängern Sie sie, wenn Sie noch jemanden einladen möchten."
    return ""
