"""Sends the mails of accounts; they never wait for a daily mail."""

from django.core.mail import EmailMultiAlternatives

from produktschau.design.letters import Written, office


def send_letter(letter: Written, *, to: str) -> None:
    """Send a mail to one address; answers reach the office."""
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[to], reply_to=[office()] if office() else [])
    message.attach_alternative(letter.html, "text/html")
    message.send()
