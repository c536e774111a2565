"""The mails of an introduction as both firms will read them."""

from dataclasses import dataclass

from produktschau.design.letters import line_of
from produktschau.relations.models import Introduction


@dataclass(frozen=True)
class Preview:
    """What one firm will read, without salutation, link and signature."""

    name: str
    subject: str
    text: str


def previews(introduction: Introduction) -> list[Preview]:
    """The question to each of the two."""
    parties = list(introduction.parties.select_related("company"))
    told = []
    for party in parties:
        other = next(one for one in parties if one.pk != party.pk)
        context = {"introduction": introduction, "party": party, "other": other, "company": party.company}
        told.append(Preview(party.company.name, *line_of("relations/mail/introduction_ask", context)))
    return told
