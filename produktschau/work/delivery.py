"""Sends one mail row: queued → sending → sent.

Killed between „sending“ and „sent“, nobody knows whether the mail went out. An account mail goes again with the
same Message-ID; a newsletter, which nobody should get twice, is set to „uncertain“ and listed.
"""

import smtplib
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from produktschau.work.models import Kind, Mail, MailState

ATTEMPTS = 6
_REFUSALS = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError)


class DeliveryDelayed(Exception):
    """The mail could not be sent now; its job tries again later."""


def deliver(*, mail_id: int, at: datetime) -> Mail:
    """Send the mail if it is still due and return its row. Raises ``DeliveryDelayed`` when it must be tried again."""
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
        state = _after_error(mail, error, certain=certain)
        if state == MailState.QUEUED:
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


def _after_error(mail: Mail, error: Exception, *, certain: bool) -> MailState:
    """Note the kind of error (its words name the recipient) and tell where the mail stands now."""
    mail.failures += 1
    mail.error = type(error).__name__
    if mail.kind == Kind.NEWSLETTER and not certain:
        mail.state = MailState.UNCERTAIN
    else:
        mail.state = MailState.FAILED if mail.failures >= ATTEMPTS else MailState.QUEUED
    mail.save(update_fields=["state", "failures", "error"])
    return MailState(mail.state)


def _message(mail: Mail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject, mail.text, mail.sender, [mail.to], headers={**mail.headers, "Message-ID": mail.message_id}
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message
