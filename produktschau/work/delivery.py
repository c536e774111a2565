"""Sends one mail row: queued → sending → sent.

Killed between „sending“ and „sent“, nobody knows whether the mail went out. An account mail goes again with the
same Message-ID; a newsletter, which nobody should get twice, is set to „uncertain“ and listed.
"""

import re
import smtplib
from datetime import datetime
from email.mime.text import MIMEText

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from produktschau.work.models import Kind, Mail, MailState

ATTEMPTS = 6
"""So often the mail server may refuse a mail before it counts as failed."""
PATIENCE = 30
"""So often it may be out of reach: with growing rests, about a day."""
REST_SECONDS = 60
"""So long no mail is tried after the mail server could not be reached: the worker has other jobs than to wait for it."""
_RESTING = "work.delivery.resting"
_REFUSALS = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)


class DeliveryDelayed(Exception):
    """The mail could not be sent now; its job tries again later."""


def deliver(*, mail_id: int, at: datetime) -> Mail:
    """Send the mail if it is still due and return its row. Raises ``DeliveryDelayed`` when it must be tried again."""
    if cache.get(_RESTING):
        raise DeliveryDelayed("MailServerResting")
    mail = _taken(mail_id)
    if mail.state != MailState.SENDING:
        return mail
    reached = False
    try:
        with get_connection(settings.MAIL_TRANSPORT) as connection:
            # From here on an error can mean that the mail went out all the same.
            reached = True
            connection.send_messages([_message(mail)])
    except Exception as error:
        certain = not reached or isinstance(error, _REFUSALS)
        if not reached:
            cache.set(_RESTING, True, REST_SECONDS)
        mail = _after_error(mail_id, error, certain=certain)
        if mail.state == MailState.QUEUED:
            raise DeliveryDelayed(type(error).__name__) from error
        return mail
    mail.state, mail.sent_at, mail.error = MailState.SENT, at, ""
    mail.save(update_fields=["state", "sent_at", "error"])
    return mail


@transaction.atomic
def _taken(mail_id: int) -> Mail:
    """The row, set to „sending“ when it may be sent: its job alone touches it, and only one such job is unfinished."""
    mail = Mail.objects.select_for_update().get(pk=mail_id)
    if mail.state == MailState.SENDING and mail.kind == Kind.NEWSLETTER:
        mail.state, mail.error = MailState.UNCERTAIN, "Beim Senden abgebrochen"
    elif mail.state == MailState.QUEUED:
        mail.state = MailState.SENDING
    mail.save(update_fields=["state", "error"])
    return mail


@transaction.atomic
def _after_error(mail_id: int, error: Exception, *, certain: bool) -> Mail:
    """Note the kind of error (its words name the recipient) and return the row; what an erasure took away meanwhile stays away."""
    mail = Mail.objects.select_for_update().get(pk=mail_id)
    if mail.state != MailState.SENDING:
        return mail
    mail.failures += 1
    mail.error = type(error).__name__
    if mail.kind == Kind.NEWSLETTER and not certain:
        mail.state = MailState.UNCERTAIN
    else:
        most = ATTEMPTS if isinstance(error, _REFUSALS) else PATIENCE
        mail.state = MailState.FAILED if mail.failures >= most else MailState.QUEUED
    mail.save(update_fields=["state", "failures", "error"])
    return mail


def _calendar_part(calendar: str) -> MIMEText:
    """The file „termin.ics“; its method (RFC 5546) stands in the header too, or mail programs do not offer to take it in."""
    part = MIMEText(calendar, "calendar", "utf-8")
    named = re.search(r"^METHOD:([A-Z]+)\s*$", calendar, re.MULTILINE)
    part.set_param("method", named.group(1) if named else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="termin.ics")
    return part


def _message(mail: Mail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject, mail.text, mail.sender, [mail.to], headers={**mail.headers, "Message-ID": mail.message_id}
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        message.attach(_calendar_part(mail.calendar))
    return message
