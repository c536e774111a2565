"""The models of outreach, one file per subject."""

from produktschau.outreach.models.digest import DigestLine
from produktschau.outreach.models.link import PersonalLink
from produktschau.outreach.models.note import Channel, ContactNote

__all__ = ["Channel", "ContactNote", "DigestLine", "PersonalLink"]
