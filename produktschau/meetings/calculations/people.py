"""The people a firm brings, as they are typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.showcase.calculations.values import Unfit, email, line

PHOTO_CONSENT = (
    "Ich bin einverstanden, dass Fotos des Treffens, auf denen ich zu erkennen bin, in der ProduktSCHAU veröffentlicht werden. "
    "Ich kann das jederzeit widerrufen; dann werden die Fotos von den Seiten genommen."
)
"""What a person agrees to (Art. 6 (1) (a) GDPR, § 22 KunstUrhG); kept with the consent as it was read."""


@dataclass(frozen=True)
class Person:
    """One person; ``pk`` is that of the row it stood in before. A line without any word is left out."""

    name: str
    email: str = ""
    diet: str = ""
    access: str = ""
    agrees_to_photos: bool = False
    pk: int | None = None


def checked_people(people: Sequence[Person], most: int) -> tuple[list[Person], dict[str, str]]:
    """The people as they are stored, and a sentence for what cannot stand: „people“ for all, „people-2-name“ for one field of the second."""
    found: list[Person] = []
    problems: dict[str, str] = {}
    for number, person in enumerate(people, start=1):
        told: dict[str, str] = {}
        for field, what, longest in (
            ("name", "Der Name", 120),
            ("email", "Die E-Mail", 254),
            ("diet", "Der Wunsch zum Essen", 200),
            ("access", "Der Wunsch zum Zugang", 200),
        ):
            read = email if field == "email" else line
            try:
                told[field] = read(getattr(person, field), what, longest)
            except Unfit as unfit:
                problems[f"people-{number}-{field}"] = str(unfit)
                told[field] = ""
        if told["name"]:
            found.append(
                Person(
                    told["name"],
                    told["email"],
                    told["diet"],
                    told["access"],
                    agrees_to_photos=person.agrees_to_photos,
                    pk=person.pk,
                )
            )
        elif any(told.values()) or person.agrees_to_photos:
            problems[f"people-{number}-name"] = (
                f"Schreiben Sie den Namen der {number}. Person, oder leeren Sie die Zeile."
            )
    if not found and not problems:
        problems["people"] = "Schreiben Sie mindestens einen Namen: Wer kommt?"
    elif len(found) > most:
        allowed = "ist höchstens 1 Person" if most == 1 else f"sind höchstens {most} Personen"
        problems["people"] = f"Je Betrieb {allowed} möglich. Sie haben {len(found)} eingetragen."
    return found, problems
