"""``produktschau jobs``: what is left over, and another try for it."""

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.work.again import NothingToRetry, retry_job, retry_mail
from produktschau.work.health import failed_jobs, health, unsent_mails


class Command(HouseCommand):
    """Lists failed jobs and mails that did not surely go out; shows no address and no text."""

    help = "Zeigt gescheiterte Aufträge und liegen gebliebene Mails und startet sie auf Wunsch noch einmal."
    example = "produktschau jobs --retry 17"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retry", type=int, metavar="NUMMER", help="diesen Auftrag noch einmal laufen lassen")
        parser.add_argument("--retry-mail", type=int, metavar="NUMMER", help="diese Mail noch einmal senden")

    def run(self, **options: Any) -> int:
        at = timezone.now()
        try:
            if options["retry"] is not None:
                self.say(f"Auftrag {retry_job(number=options['retry'], at=at).pk} wartet wieder.")
                return DONE
            if options["retry_mail"] is not None:
                self.say(f"Mail {retry_mail(number=options['retry_mail'], at=at).pk} wartet wieder.")
                return DONE
        except NothingToRetry as refusal:
            raise Refused(str(refusal)) from refusal
        return self._list()

    def _list(self) -> int:
        """Print the numbers and what is left over; the exit code is 1 when something is."""
        state = health()
        self.say(f"{state.waiting} Aufträge warten, {state.running} laufen, {state.failed} sind gescheitert.")
        self.say(
            f"{state.mails_waiting} Mails warten, {state.mails_failed} sind gescheitert, {state.mails_uncertain} sind ungewiss."
        )
        for job in failed_jobs():
            self.say(f"  Auftrag {job.pk}  {job.task.task_path}  {job.failures} Fehlversuche  {job.error}")
        for mail in unsent_mails():
            self.say(f"  Mail {mail.pk}  {mail.get_kind_display()}  {mail.get_state_display()}  {mail.error}")
        return INCOMPLETE if state.needs_attention else DONE
