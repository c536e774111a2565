"""What a person is told whose data did not come from the person: all that Art. 14 (1) and (2) GDPR ask for, once for mail and letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.privacy.calculations.purposes import Purpose

SUBJECT = "Welche Angaben zu Ihnen wir gespeichert haben"


@dataclass(frozen=True)
class Controller:
    """Who answers for the data, from the region's profile; texts may have several lines."""

    showcase: str
    name: str
    address: str
    represented_by: str
    email: str
    phone: str
    officer: str
    contact: str
    recipients: str
    authority: str


@dataclass(frozen=True)
class Told:
    """What one person is told of: the firm, which kinds of data, where they came from and on which day."""

    company: str
    is_sole_trader: bool
    kinds: tuple[str, ...]
    source: str
    since: str


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, or with points where ``is_list``."""

    heading: str
    parts: tuple[str, ...]
    is_list: bool = False


def lacking(controller: Controller) -> list[str]:
    """What of the profile the law asks for and is not filled in (Art. 14 (1) (a), (2) (e) GDPR), in words."""
    asked = {
        "Name des Herausgebers": controller.name,
        "Anschrift des Herausgebers": controller.address,
        "E-Mail oder Telefon": controller.email or controller.phone,
        "Aufsichtsbehörde für den Datenschutz": controller.authority,
    }
    return [label for label, value in asked.items() if not value.strip()]


def opening(told: Told, controller: Controller) -> str:
    """The first paragraph: why we write, and that nothing has to be done."""
    about = "zu Ihrem Betrieb" if told.is_sole_trader else "zu Ihrem Betrieb und dabei auch zu Ihnen"
    return (
        f"für die {controller.showcase}, das Verzeichnis der Betriebe unserer Region und ihrer Produkte, haben wir Angaben {about} "
        f"({told.company}) übernommen, die nicht von Ihnen selbst kamen. Deshalb sagen wir Ihnen, was wir wissen und wozu. "
        "Sie müssen nichts tun."
    )


def sections(told: Told, controller: Controller, purposes: Sequence[Purpose]) -> tuple[Section, ...]:
    """Everything after the opening, in the order of the letter."""
    return (
        Section("Welche Angaben", (f"{_listed(told.kinds)}.",)),
        Section("Woher sie kommen", (f"Aus {told.source}, eingelesen am {told.since}.",)),
        Section(
            "Wozu wir sie brauchen, und was uns das erlaubt",
            tuple(f"{one.label}: {one.why} ({'; '.join(one.basis)})" for one in purposes),
            is_list=True,
        ),
        Section("Wer sie sieht", tuple(part for part in (_seen(told), *_rows(controller.recipients)) if part)),
        Section("Wie lange wir sie behalten", tuple(f"{one.label}: {one.retention}" for one in purposes), is_list=True),
        Section(
            "Ihre Rechte",
            (
                "Sie können Auskunft über Ihre Angaben verlangen, sie berichtigen, löschen oder ihre Verarbeitung einschränken "
                "lassen (Art. 15 bis 18 DSGVO). Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen. "
                "Entscheidungen, die allein ein Programm trifft, gibt es hier nicht.",
                f"Sie können sich beschweren bei: {_joined(controller.authority)}.",
            ),
        ),
        Section(
            "Ihr Recht zu widersprechen",
            (
                "Sie können der Verarbeitung jederzeit aus Gründen, die sich aus Ihrer Lage ergeben, widersprechen "
                "(Art. 21 DSGVO). Eine kurze Nachricht genügt, formlos.",
            ),
        ),
        Section("Wer verantwortlich ist", tuple(_responsible(controller))),
    )


def as_text(told: Told, controller: Controller, purposes: Sequence[Purpose]) -> str:
    """Opening and sections as plain text, paragraphs apart by blank lines; for letters."""
    parts = [opening(told, controller)]
    for section in sections(told, controller, purposes):
        lines = [f"– {part}" for part in section.parts] if section.is_list else list(section.parts)
        parts.append("\n".join([f"{section.heading}", *lines]))
    return "\n\n".join(parts)


def _seen(told: Told) -> str:
    if told.is_sole_trader:
        return (
            "Die Beschäftigten des Büros, jede nach ihrer Rolle. Öffentlich wird Ihr Eintrag nur, wenn Sie zustimmen."
        )
    return "Die Beschäftigten des Büros, jede nach ihrer Rolle. Öffentlich genannt werden Sie nur, wenn Sie zustimmen."


def _responsible(controller: Controller) -> list[str]:
    by = f"vertreten durch {controller.represented_by}" if controller.represented_by else ""
    phone = f"Telefon {controller.phone}" if controller.phone else ""
    who = [controller.name, _joined(controller.address), by, phone, controller.email]
    found = [", ".join(part for part in who if part)]
    if controller.officer:
        found.append(f"Datenschutzbeauftragte Person: {_joined(controller.officer)}")
    if controller.contact:
        found.append(f"Ansprechstelle für Ihre Fragen: {_joined(controller.contact)}")
    return found


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]


def _joined(text: str) -> str:
    return ", ".join(row.rstrip(",.") for row in _rows(text))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} und {words[-1]}"
