"""A mail is read whatever it is, and what cannot be read is said."""

import base64
import gzip
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.mailbox.rules import limits
from kith.frontdoor.mailbox.rules.plain import clean, decoded, file_name, from_html, header
from kith.frontdoor.mailbox.rules.reading import read_mail
from kith.frontdoor.mailbox.tests.mails import RECEIVED, a_mail, raw, with_files


def read(mail):
    body = mail.as_bytes() if isinstance(mail, EmailMessage) else mail
    return read_mail(body, len(body))


class TestAnOrdinaryMail:
    def test_who_what_and_when(self):
        mail = read(a_mail())
        assert (mail.sender, mail.address) == ("Harriet Bose", "h.bose@wexbridge.sch.uk")
        assert mail.subject == "A worry about a boy"
        assert mail.text == "Two men wait for Sam outside school."
        assert mail.received == RECEIVED
        assert (mail.files, mail.troubles, mail.unread, mail.by_itself) == ((), (), False, False)

    def test_a_page_is_read_where_there_are_no_plain_words(self):
        mail = a_mail()
        mail.set_content("<p>He is <b>afraid</b>.</p><script>steal()</script>", subtype="html")
        assert read(mail).text == "He is afraid."

    def test_plain_words_come_before_a_page_that_says_the_same(self):
        mail = a_mail("Plain")
        mail.add_alternative("<p>Page</p>", subtype="html")
        assert read(mail).text == "Plain"

    def test_files_are_bytes_that_nobody_opened(self):
        bomb = gzip.compress(b"\0" * (1 << 20))
        (one, two) = read(with_files(("form.docx", b"PK\x03\x04"), ("bomb.gz", bomb))).files
        assert (one.name, one.body, one.refused) == ("form.docx", b"PK\x03\x04", "")
        assert two.body == bomb

    def test_a_mail_within_a_mail_is_a_file(self):
        mail = a_mail("I pass this on.")
        mail.add_attachment(a_mail("The first word of it", Subject="Before"))
        read_ = read(mail)
        assert read_.text == "I pass this on."
        assert b"The first word of it" in read_.files[0].body

    @pytest.mark.parametrize(
        "more", [{"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List-Id": "<a.b>"}],
        ids=str,
    )  # fmt: skip
    def test_what_a_program_sent_by_itself_is_known(self, more):
        assert read(a_mail(**more)).by_itself


class TestTheSameMailTwice:
    def test_it_has_one_key_by_whichever_way_it_came(self):
        other = a_mail(Received="from elsewhere; Fri, 20 Nov 2026 19:00:00 +0000")
        assert read(a_mail()).key == read(other).key

    def test_another_body_under_the_same_number_is_another_mail(self):
        assert read(a_mail("One")).key != read(a_mail("Two")).key

    def test_another_number_is_another_mail(self):
        assert read(a_mail()).key != read(a_mail(**{"Message-ID": "<2@school.example>"})).key


class TestWhatIsTooMuch:
    def test_a_file_that_is_too_large_is_named_and_the_whole_mail_kept(self, monkeypatch):
        monkeypatch.setattr(limits, "FILE_BYTES", 10)
        big, whole = read(with_files(("film.mp4", b"x" * 11))).files
        assert (big.name, big.body, big.refused) == ("film.mp4", b"", "Larger than 10 bytes")
        assert whole.name == "The whole mail.eml"
        assert b"film.mp4" in whole.body

    def test_a_thousand_files_are_counted_and_twenty_taken(self):
        files = read(with_files(*((f"{n}.txt", b"x") for n in range(1_000)))).files
        assert len([one for one in files if not one.refused]) == limits.FILES + 1
        assert len(files) < limits.FILES + limits.NAMED + 3
        assert any("more" in one.name and one.refused for one in files)

    def test_all_files_together_have_a_limit(self, monkeypatch):
        monkeypatch.setattr(limits, "MOST_BYTES", 15)
        first, second, _ = read(with_files(("a", b"x" * 10), ("b", b"y" * 10))).files
        assert not first.refused
        assert second.refused == "The files together were too large"

    def test_of_a_mail_that_is_too_large_the_beginning_is_read(self):
        mail = read_mail(a_mail().as_bytes(), 90 << 20)
        assert mail.text.startswith("Two men")
        assert mail.unread
        assert "It is 90.0 MB large: only its beginning was read" in mail.troubles

    def test_a_long_text_is_cut_and_kept_whole_beside(self):
        mail = read(a_mail("word " * 10_000))
        assert len(mail.text) == limits.TEXT
        assert mail.files[-1].name == "The whole mail.eml"


class TestWhatIsBroken:
    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"\xff\xfe\x00\x00",
            b"\r\n\r\n",
            b"From: a\r\nFrom: b\r\n\r\n",
            b"Content-Type: multipart/mixed\r\n\r\nno boundary",
            b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x--",
            b"Content-Type: text/plain; charset=no-such\r\n\r\nHe is afraid \xe9",
            b"Content-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
            b"Subject: =?utf-8?b?not-base64?=\r\n\r\nHe is afraid",
            b"Subject: =?no-such?q?=FF?=\r\n\r\nHe is afraid",
            b"Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n",
            b"Content-Type: text/html\r\n\r\n<![endif]--><p <b>He is afraid",
        ],
    )
    def test_it_is_read_as_far_as_it_goes(self, body):
        mail = read_mail(body, len(body))
        assert mail.text or mail.troubles

    def test_nested_without_end_it_is_said_to_be_unread(self):
        head = "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3_000)
        )
        mail = read(head.encode() + b"Content-Type: text/plain\r\n\r\nHe is afraid")
        assert mail.unread
        assert mail.files[0].name == "The whole mail.eml"

    def test_what_is_encrypted_is_unread(self):
        body = base64.b64encode(b"sealed")
        head = "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nFrom: nurse@a.nhs.uk"
        mail = read(raw(f"{head}\r\nContent-Transfer-Encoding: base64", body))
        assert mail.unread
        assert "It is encrypted" in mail.troubles
        assert mail.address == "nurse@a.nhs.uk"

    @given(st.binary(max_size=400))
    def test_nothing_that_comes_raises(self, body):
        mail = read_mail(body, len(body))
        assert "\0" not in mail.text + mail.subject + mail.sender

    @given(st.text(max_size=60), st.binary(max_size=60), st.sampled_from(["plain", "html", "x"]))
    def test_nor_any_header_and_body_of_the_right_form(self, subject, body, kind):
        head = f"Subject: {' '.join(subject.split())}\r\nContent-Type: text/{kind}"
        read_mail(raw(head, body), 10).text.encode("utf-8")


class TestWords:
    @pytest.mark.parametrize(
        ("given_", "kept"),
        [
            ("a\0b", "ab"),
            ("a\ud800b", "a?b"),
            ("in\u202egnp.exe", "ingnp.exe"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("a\n \n\n\nb", "a\n\nb"),
            ("\x1b[31mred", "[31mred"),
        ],
    )
    def test_what_no_text_may_hold_is_left_out(self, given_, kept):
        assert clean(given_) == kept

    def test_bytes_are_read_by_what_they_say_and_else_by_what_they_are(self):
        assert decoded("é".encode(), "utf-8") == "é"
        assert decoded("é".encode("latin-1"), "no-such") == "é"
        assert decoded("é".encode("latin-1"), "utf-8") == "é"

    @pytest.mark.parametrize(
        ("value", "read_"),
        [
            ("=?utf-8?q?Caf=C3=A9?=", "Café"),
            ("=?utf-8?b?w6k=?= =?iso-8859-1?q?=E9?=", "éé"),
            ("plain\r\n folded", "plain folded"),
            (None, ""),
        ],
    )
    def test_encoded_words_are_decoded(self, value, read_):
        assert header(value) == read_

    @pytest.mark.parametrize(
        ("value", "name"),
        [
            ("../../etc/passwd", "passwd"),
            ("C:\\x\\form.doc", "form.doc"),
            ("...", "file 3"),
            (None, "file 3"),
            ("=?utf-8?q?r=C3=A9port.pdf?=", "réport.pdf"),
            ("x" * 500, "x" * 120),
        ],
    )
    def test_a_file_s_name_leads_nowhere(self, value, name):
        assert file_name(value, 3) == name

    def test_nothing_of_a_page_is_seen_but_its_words(self):
        page = "<head><title>T</title></head><style>p{}</style><p>One<br>two</p><img src=x>three"
        assert [line for line in from_html(page).splitlines() if line] == ["One", "two", "three"]
