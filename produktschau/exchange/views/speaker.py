"""Who speaks for a firm on its pages of the exchange, and in which matter."""

from dataclasses import dataclass

from django.http import Http404

from produktschau.audit.record import Actor
from produktschau.exchange.models import Notice
from produktschau.exchange.queries.firm import own_notice
from produktschau.exchange.queries.visible import Reader, reader_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company


@dataclass(frozen=True)
class Speaker:
    """A steward who is signed in, or the holder of a personal link. ``base`` is the address all pages of the door begin with.

    A link speaks in the matter it was given for: „company:K7M2QX“ is everything of the firm, „notice:…“ one of its notices,
    „subscription:…“ only reads and answers.
    """

    actor: Actor
    company: Company
    base: str
    email: str = ""
    name: str = ""
    link: PersonalLink | None = None
    home: str = ""

    @property
    def matter(self) -> tuple[str, str]:
        """The kind and the key of what may be spoken of."""
        kind, _, key = self.link.subject.partition(":") if self.link else ("company", "", self.company.key)
        return kind, key

    @property
    def is_whole(self) -> bool:
        """Whether everything of the firm may be spoken of."""
        return self.matter == ("company", self.company.key)

    @property
    def reader(self) -> Reader:
        """What they may read."""
        return reader_of(self.company)

    def whole(self) -> None:
        """Raise ``Http404`` for a link that was given for one matter only."""
        if not self.is_whole:
            raise Http404

    def notice(self, key: str) -> Notice:
        """The firm's notice with this key. Raises ``Http404``, whether there is none or it is not to be spoken of here."""
        found = own_notice(self.company, key.upper())
        if found is None or not (self.is_whole or self.matter == ("notice", found.key)):
            raise Http404
        return found
