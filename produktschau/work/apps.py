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
        for name, path in (
            ("empty_mails", "produktschau.work.tasks.empty_old_mails"),
            ("prune_jobs", "produktschau.work.tasks.prune_old_jobs"),
        ):
            SCHEDULE.register(name, Scheduled(name, path, every=timedelta(days=1), shift=timedelta(hours=2)))
