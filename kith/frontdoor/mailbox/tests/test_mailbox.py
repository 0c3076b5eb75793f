"""A mailbox is read from a real IMAP server: each mail becomes a contact, once, whatever it is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.mailbox import box as boxes
from kith.frontdoor.mailbox import commands
from kith.frontdoor.mailbox.collecting import collect
from kith.frontdoor.mailbox.rules import limits
from kith.frontdoor.mailbox.tests.mails import RECEIVED, a_mail, raw, with_files
from kith.frontdoor.mailbox.tests.server import serving
from kith.frontdoor.models import Attachment, Contact
from kith.frontdoor.public.tests.words import mails
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.clock import LONDON, frozen
from kith.messages.models import Notice
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 20, 18, 7, tzinfo=LONDON)
AT = datetime(2026, 11, 20, 18, 5, 12, tzinfo=LONDON)
KNIFE = "A boy at the bus stop showed a knife. They are waiting for him."


@pytest.fixture(scope="module")
def running():
    with serving() as server:
        yield server


@pytest.fixture
def server(running):
    with running.opened() as box:
        box.store("1:*", "+FLAGS", "(\\Deleted)")
        box.expunge()
    return running


@pytest.fixture
def desk():
    cache.clear()
    with frozen(FRIDAY - timedelta(hours=1)):
        return a_desk()


@pytest.fixture(autouse=True)
def _friday():
    with frozen(FRIDAY):
        yield


def contacts():
    with acting_as(MACHINE):
        return list(Contact.objects.filter(channel="email").order_by("number"))


def files(contact):
    with acting_as(MACHINE):
        return list(Attachment.objects.filter(contact_id=contact.id).order_by("at", "name"))


def promise(kind, contact):
    with acting_as(MACHINE):
        return Promise.objects.filter(kind=kind, thread=contact.id).first()


class TestWhatIsNew:
    def test_a_mail_is_a_contact_as_of_its_header(self, server, desk):
        server.put(a_mail())
        assert collect(server.place) == 1
        (row,) = contacts()
        assert row.arrived_at == AT
        assert row.evidence.startswith("Received header: from mail.example")
        assert (row.agency, row.source_name) == ("education", "Harriet Bose")
        assert row.call_back == "h.bose@wexbridge.sch.uk"
        assert "Two men wait for Sam" in row.what_happened
        assert row.opened_at is None
        assert row.told["values"]["mailbox"] == "front.door@a"
        assert promise("UNKNOWN", row).state == "open"
        assert not row.red_suspect

    def test_it_is_read_once_and_then_marked(self, server, desk):
        server.put(a_mail())
        assert [collect(server.place), collect(server.place)] == [1, 0]
        assert len(contacts()) == 1
        assert b"\\Seen" in server.flags()[0]

    def test_somebody_who_looks_in_by_hand_takes_nothing_away_from_us(self, server, desk):
        server.put(a_mail())
        with server.opened() as box:
            box.fetch("1", "(BODY[])")
        assert b"\\Seen" in server.flags()[0]
        assert collect(server.place) == 1

    def test_the_same_mail_by_two_ways_is_one_contact(self, server, desk):
        server.put(a_mail(), a_mail(Received=RECEIVED.replace("18:05", "18:06")))
        assert collect(server.place) == 1
        assert collect(server.place) == 0

    def test_a_number_that_somebody_used_before_hides_no_other_mail(self, server, desk):
        server.put(a_mail("Nothing much"), a_mail(KNIFE))
        assert collect(server.place) == 2

    def test_more_than_one_reading_takes_come_in_the_next(self, server, desk, monkeypatch):
        monkeypatch.setattr(boxes, "AT_ONCE", 2)
        server.put(*(a_mail(f"Number {n}") for n in range(3)))
        assert [collect(server.place) for _ in range(3)] == [2, 1, 0]

    def test_without_a_mailbox_in_the_settings_nothing_is_asked(self, desk, settings):
        settings.MAILBOX = None
        assert collect() == 0


class TestHowUrgent:
    def test_words_of_a_harm_ring_at_once_on_a_friday_evening(self, server, desk):
        night = testing.on_duty(testing.holding("edt"), "edt")
        server.put(a_mail(KNIFE))
        collect(server.place)
        (row,) = contacts()
        assert row.red_suspect
        assert row.what_happened.startswith("[Words that ask for somebody at once: knife.]")
        assert promise("RED-UNOPENED", row).due_at == AT + timedelta(minutes=30)
        with acting_as(night):
            assert Notice.objects.filter(code="red", pushed=True).exists()

    def test_a_police_mail_is_to_be_opened_within_the_hour(self, server, desk):
        server.put(a_mail(From="PC Ansah <a@wexbridge.police.uk>"))
        collect(server.place)
        assert promise("FD-16", contacts()[0]).due_at == AT + timedelta(hours=1)

    def test_what_nobody_could_read_is_looked_at_at_once(self, server, desk):
        head = "Content-Type: application/pkcs7-mime\r\nFrom: nurse@a.nhs.uk"
        server.put(raw(f"{head}\r\nContent-Transfer-Encoding: base64", b"c2VhbGVk"))
        collect(server.place)
        (row,) = contacts()
        assert row.red_suspect
        assert "This mail could not be read" in row.what_happened
        assert [one.name for one in files(row)][-1] == "file 1"


class TestHostileMail:
    @pytest.mark.parametrize(
        "mail",
        [
            raw("Subject: \xff\xfe", b"\xff\xfe\xfd"),
            raw("Subject: x", b""),
            raw("Content-Type: text/plain; charset=no-such", b"caf\xe9"),
            raw("Content-Type: multipart/mixed", b"no boundary"),
            raw("From: <script>alert(1)</script>\r\nSubject: {{7*7}}", b"<script>alert"),
            raw("Content-Type: text/html", b"<script>x()</script><img src=//evil.example>"),
            raw("Received: forged; Mon, 01 Jan 2001 00:00:00 +0000\r\nDate: never", b"He is hurt"),
            raw("Subject: " + "=?utf-8?q?=F0=9F=99=82?=" * 200, b"\0\0\0"),
        ],
        ids=range(8),
    )  # fmt: skip
    def test_it_becomes_a_contact_and_its_page_shows_words_alone(self, server, desk, mail):
        server.put(mail)
        assert collect(server.place) == 1
        (row,) = contacts()
        assert row.arrived_at <= clock.now()
        page = testing.browser(desk.worker).get(reverse("contact-page", args=[row.id]))
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"evil.example" not in page.content

    def test_a_thousand_files_are_named_and_twenty_kept(self, server, desk):
        server.put(with_files(*((f"{n}.txt", b"x") for n in range(1_000))))
        collect(server.place)
        kept = files(contacts()[0])
        assert len([one for one in kept if not one.refused]) == limits.FILES + 1
        assert any(one.name.endswith("more") for one in kept)

    def test_of_a_mail_that_is_too_large_the_beginning_is_fetched(self, server, desk, monkeypatch):
        monkeypatch.setattr(limits, "MOST_BYTES", 3_000)
        monkeypatch.setattr(limits, "HEAD_BYTES", 1_000)
        server.put(with_files(("film.mp4", b"x" * 9_000)))
        assert collect(server.place) == 1
        (row,) = contacts()
        assert "only its beginning was read" in row.what_happened
        assert row.red_suspect

    def test_one_that_breaks_us_is_taken_in_as_unread_and_the_next_is_read(
        self, server, desk, monkeypatch
    ):
        def breaks(mail, contact, kept=commands._keep_files):
            if mail.subject == "Breaks":
                raise RuntimeError("whatever it is")
            kept(mail, contact)

        monkeypatch.setattr(commands, "_keep_files", breaks)
        server.put(a_mail("One", Subject="Breaks"), a_mail("Two"))
        assert collect(server.place) == 2
        first, second = contacts()
        assert "could not be read" in first.what_happened
        assert files(first)[0].name == "The whole mail.eml"
        assert "Two" in second.what_happened


class TestFiles:
    @pytest.fixture
    def row(self, server, desk):
        server.put(with_files(("../r\u202eport.html", b"<script>alert(1)</script>")))
        collect(server.place)
        return contacts()[0]

    def test_a_file_is_handed_over_as_bytes_and_never_shown(self, row, desk):
        client = testing.browser(desk.worker)
        page = client.get(reverse("contact-page", args=[row.id])).content.decode()
        assert "Nobody here has opened them" in page
        (file,) = files(row)
        got = client.get(reverse("contact-file", args=[row.id, file.id]))
        assert got.content == b"<script>alert(1)</script>"
        assert got.headers["Content-Type"] == "application/octet-stream"
        assert got.headers["Content-Disposition"] == 'attachment; filename="rport.html"'
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in got.headers["Content-Security-Policy"]

    def test_nobody_has_it_who_does_not_see_the_child(self, row):
        (file,) = files(row)
        for stranger in (testing.holding("front_door"), testing.holding("social_worker")):
            with acting_as(stranger):
                assert not Attachment.objects.exists()
            got = testing.browser(stranger).get(reverse("contact-file", args=[row.id, file.id]))
            assert got.status_code == 404

    def test_a_file_that_was_not_taken_is_named_and_not_there(self, server, desk, monkeypatch):
        monkeypatch.setattr(limits, "FILE_BYTES", 3)
        server.put(with_files(("film.mp4", b"x" * 9)))
        collect(server.place)
        (row,) = contacts()
        client = testing.browser(desk.worker)
        page = client.get(reverse("contact-page", args=[row.id])).content.decode()
        assert "film.mp4: not taken. Larger than 3 bytes" in page
        refused = next(one for one in files(row) if one.refused)
        assert client.get(f"/front-door/{row.id}/file/{refused.id}/").status_code == 404


class TestAnswers:
    @pytest.fixture(autouse=True)
    def _goes_out(self, settings):
        settings.MAIL_READY = True

    def test_the_sender_knows_that_it_arrived(self, server, desk):
        server.put(a_mail())
        collect(server.place)
        (mail,) = mails()
        assert mail.to == "h.bose@wexbridge.sch.uk"
        assert "ring 999" in mail.text
        assert "Sam" not in mail.text + mail.subject
        assert promise("T4-ACK", contacts()[0]).state == "kept"

    def test_one_address_is_answered_once_an_hour(self, server, desk):
        server.put(a_mail("One"), a_mail("Two"))
        collect(server.place)
        assert len(mails()) == 1

    @pytest.mark.parametrize(
        "more",
        [{"Auto-Submitted": "auto-replied"}, {"From": "noreply@a.sch.uk"}, {"From": "nobody"}],
        ids=str,
    )
    def test_a_program_is_not_answered(self, server, desk, more):
        server.put(a_mail(**more))
        collect(server.place)
        assert mails() == []

    @pytest.mark.parametrize("longest", ["x@" + "a" * 64 + ".com", "a" * 130 + "@b.com"])
    def test_an_address_that_no_letter_can_go_to_is_taken_in_and_not_answered(
        self, server, desk, longest
    ):
        server.put(a_mail(From=longest))
        collect(server.place)
        assert len(contacts()) == 1
        assert mails() == []


class TestWhenItCannotBeRead:
    def test_after_a_quarter_of_an_hour_the_managers_are_told_once_an_hour(self, desk, server):
        nowhere = replace(server.place, port=1)
        for minutes in (0, 10, 16, 20):
            with frozen(FRIDAY + timedelta(minutes=minutes)):
                assert collect(nowhere) == 0
        with acting_as(desk.manager):
            assert Notice.objects.filter(code="mailbox", pushed=True).count() == 1
        page = testing.browser(desk.manager).get("/notices/").content.decode()
        assert "mailbox has not been readable" in page

    def test_once_it_is_read_again_the_count_begins_anew(self, desk, server):
        nowhere = replace(server.place, port=1)
        collect(nowhere)
        collect(server.place)
        with frozen(FRIDAY + timedelta(minutes=20)):
            collect(nowhere)
        with acting_as(desk.manager):
            assert not Notice.objects.exists()

    @pytest.mark.parametrize("wrong", [{"password": "no"}, {"folder": "Elsewhere"}], ids=str)
    def test_a_wrong_password_or_folder_is_trouble_and_no_fault(self, desk, server, wrong):
        with pytest.raises(boxes.Unreachable), boxes.opened(replace(server.place, **wrong)):
            pass
