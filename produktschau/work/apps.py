"""Announces the work domain to Django and fills the points declared below it."""

from datetime import timedelta

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Configuration of the work app."""

    name = "produktschau.work"
    label = "work"
    verbose_name = "Hintergrundarbeit"

    def ready(self) -> None:
        from produktschau.work.processes import PROCESSES, Process, house_command, web_server
        from produktschau.work.schedule import SCHEDULE, Scheduled

        PROCESSES.register("web", web_server(), order=10)
        PROCESSES.register("worker", Process("worker", house_command("worker")), order=20)
        hour, night = timedelta(hours=1), timedelta(hours=2)
        for scheduled in (
            Scheduled("pick_up_mails", "produktschau.work.tasks.pick_up_mails", every=hour),
            Scheduled("empty_mails", "produktschau.work.tasks.empty_old_mails", every=timedelta(days=1), shift=night),
            Scheduled("prune_jobs", "produktschau.work.tasks.prune_old_jobs", every=timedelta(days=1), shift=night),
        ):
            SCHEDULE.register(scheduled.name, scheduled)
