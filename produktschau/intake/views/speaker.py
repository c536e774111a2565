"""Who speaks for a firm on the firm's own pages, and in which matter."""

from dataclasses import dataclass

from django.http import Http404

from produktschau.audit.record import Actor
from produktschau.intake.models import Submission, Via
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company, Picture, Product


@dataclass(frozen=True)
class Speaker:
    """A steward who is signed in, or the holder of a personal link. ``base`` is the address all pages of the door begin with.

    A link speaks in the matter it was given for: „company:K7M2QX“ is everything of the firm, „submission:…“ one round,
    „call:…“ the answer to one call.
    """

    actor: Actor
    company: Company
    base: str
    link: PersonalLink | None = None
    via: Via = Via.OWN

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
    def is_signed_in(self) -> bool:
        """Whether it is a person with an account: what has weight asks for more than a link."""
        return self.link is None

    def whole(self) -> None:
        """Raise ``Http404`` for a link that was given for one matter only."""
        if not self.is_whole:
            raise Http404

    def may_speak_of(self, submission: Submission) -> bool:
        """Whether the round is the firm's and lies in the matter."""
        kind, key = self.matter
        if submission.company_id != self.company.pk:
            return False
        if kind == "submission":
            return submission.key == key
        if kind == "call":
            return submission.call is not None and submission.call.key == key
        return self.is_whole

    def round(self, key: str) -> Submission:
        """The round with this key. Raises ``Http404``, whether there is none or it is not to be spoken of here."""
        found = Submission.objects.select_related("company", "product", "call").filter(key=key.upper()).first()
        if found is None or not self.may_speak_of(found):
            raise Http404
        return found

    def owned(self, key: str) -> Company | Product:
        """The firm itself or one of its products, by its key. Raises ``Http404``."""
        if key == self.company.key and self._may_speak_of_record(None):
            return self.company
        product = Product.objects.filter(key=key, makers=self.company).first()
        if product is None or not self._may_speak_of_record(product):
            raise Http404
        return product

    def picture(self, of: str, key: str) -> Picture:
        """A picture of one of the firm's records. Raises ``Http404``."""
        owner = self.owned(of)
        found = Picture.objects.filter(
            key=key, **{"product" if isinstance(owner, Product) else "company": owner}
        ).first()
        if found is None:
            raise Http404
        return found

    def _may_speak_of_record(self, product: Product | None) -> bool:
        if self.is_whole:
            return True
        rounds = Submission.objects.select_related("call").filter(company=self.company, product=product)
        return any(self.may_speak_of(one) for one in rounds)
