"""When a mail arrived, who may have sent it, and whether its words ask for somebody at once."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.frontdoor.mailbox.rules.arriving import arrived, stamped
from kith.frontdoor.mailbox.rules.limits import megabytes
from kith.frontdoor.mailbox.rules.sorting import agency_of, signs
from kith.frontdoor.mailbox.tests.mails import RECEIVED
from kith.frontdoor.rules.channels import AGENCIES

NOW = datetime(2026, 11, 20, 18, 20, tzinfo=UTC)
STAMP = datetime(2026, 11, 20, 18, 5, 12, tzinfo=UTC)
PUT_IN = datetime(2026, 11, 20, 18, 6, tzinfo=UTC)


def test_the_header_of_our_own_server_says_when():
    at, evidence = arrived(RECEIVED, PUT_IN, NOW)
    assert at == STAMP
    assert evidence.startswith("Received header: from mail.example")
    assert len(evidence) <= 200


@pytest.mark.parametrize(
    "received",
    [
        "",
        "no date at all",
        "by x; never",
        "by x; Fri, 20 Nov 2026 19:05:12 +0000",  # after now
        "by x; Mon, 01 Jan 2001 00:00:00 +0000",  # before anything is kept
        "by x; Fri, 30 Oct 2026 18:05:12 +0000",  # weeks before it was put into the box
        "by x; Fri, 99 Nov 99999 99:99:99 +9999",
    ],
)
def test_a_header_that_cannot_be_is_not_believed(received):
    at, evidence = arrived(received, PUT_IN, NOW)
    assert at == PUT_IN
    assert "mailbox’s own time" in evidence


@pytest.mark.parametrize("put_in", [None, NOW + timedelta(hours=1)])
def test_without_any_time_it_is_now_and_that_is_said(put_in):
    assert arrived("", put_in, NOW) == (
        NOW, "The time at which we read the mailbox; the mail showed none",
    )  # fmt: skip


def test_a_time_without_a_zone_is_read_in_utc_and_another_zone_is_reckoned():
    assert stamped("x; Fri, 20 Nov 2026 18:05:12") == STAMP
    assert stamped("x; Fri, 20 Nov 2026 19:05:12 +0100") == STAMP


@pytest.mark.parametrize(
    ("address", "agency"),
    [
        ("a@wexbridge.police.uk", "police"),
        ("a@hospital.nhs.uk", "health"),
        ("a@nhs.net", "health"),
        ("a@high.wexbridge.sch.uk", "education"),
        ("a@northmere.gov.uk", "authority"),
        ("a@home.example", "public"),
        ("a@police.uk.evil.example", "public"),
        ("", "public"),
    ],
)
def test_for_whom_a_sender_mostly_speaks(address, agency):
    assert agency_of(address) == agency
    assert agency in AGENCIES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was stabbed in the leg", ["stabbed"]),
        ("URGENT: Missing since Friday", ["urgent", "missing"]),
        ("she talks of suicide", ["suicide"]),
        ("he did not come home", ["did not come home"]),
        ("A tired boy who is late for lessons", []),
        ("We are skilled at this, and he begun well", []),
    ],
)
def test_words_about_a_harm_ring_and_others_do_not(text, found):
    assert signs(text) == found


@pytest.mark.parametrize("text", ["hoodie", "drill music", "the estate", "Somali", "trainers"])
def test_nothing_that_a_child_is_or_likes_rings(text):
    assert signs(f"A boy, {text}, with friends") == []


@pytest.mark.parametrize(
    ("size", "said"), [(12, "12 bytes"), (2048, "2 KB"), (26 << 20, "26.0 MB")]
)
def test_a_size_is_said_as_people_say_it(size, said):
    assert megabytes(size) == said
