"""Mails that came back: RFC 3464 reports and old headers are read, anything else is told as such."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.mailings.calculations.bounced import MOST_BYTES, Failed, NotABounce, read_bounce

REPORT = """From: MAILER-DAEMON@mail.example
To: schau@region.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 2 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Leider nein.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <{address}> User unknown

--b
Content-Type: message/rfc822

From: schau@region.example
To: {address}
Subject: Neues

Text
--b--
"""


def report(address: str = "Post@Ahorn.example", action: str = "failed", status: str = "5.1.1") -> bytes:
    """A report as mail servers send it."""
    return REPORT.format(address=address, action=action, status=status).encode()


def test_a_lasting_failure_names_address_and_reason() -> None:
    assert read_bounce(report()) == [Failed("post@ahorn.example", True, "Das Postfach gibt es nicht (5.1.1)")]


def test_a_delay_is_not_lasting() -> None:
    (found,) = read_bounce(report(action="delayed", status="4.4.7"))
    assert (found.is_lasting, found.why) == (False, "Die Mail ist verspätet (4.4.7)")


def test_the_header_of_older_servers_is_read() -> None:
    mail = b"From: Mailer@x.example\nX-Failed-Recipients: a@x.example, b@x.example\nSubject: x\n\nText"
    assert [one.email for one in read_bounce(mail)] == ["a@x.example", "b@x.example"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"From: a@x.example\nSubject: Hallo\n\nKeine Meldung",
        report(action="delivered", status="2.0.0"),
        report(address="niemand"),
    ],
)
def test_what_reports_no_failure_is_told_as_such(content: bytes) -> None:
    with pytest.raises(NotABounce, match="keine Meldung"):
        read_bounce(content)


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(NotABounce, match="5 MB"):
        read_bounce(b"x" * (MOST_BYTES + 1))


def test_an_original_recipient_goes_before_the_last_one() -> None:
    mail = report().replace(b"Action:", b"Original-Recipient: rfc822;chef@ahorn.example\nAction:")
    assert read_bounce(mail)[0].email == "chef@ahorn.example"


@given(st.binary(max_size=400))
def test_whatever_is_uploaded_is_read_or_refused(content: bytes) -> None:
    with suppress(NotABounce):
        assert read_bounce(content) != []


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=80))
def test_no_address_read_holds_a_line_break(address: str) -> None:
    try:
        found = read_bounce(REPORT.format(address=address, action="failed", status="5.0.0").encode())
    except NotABounce:
        return
    assert [one.email for one in found if len(one.email.split()) != 1] == []
