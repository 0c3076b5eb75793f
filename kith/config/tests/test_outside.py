"""What a council says of the world outside."""

from kith.config.outside import mailbox_from, numbers_from


def test_a_number_that_is_not_set_is_not_there():
    numbers = numbers_from({}, demonstration=False)
    assert (numbers.day, numbers.night, numbers.council) == ("", "", "the council")
    assert numbers.helpline
    assert numbers.leave.startswith("https://")


def test_the_demonstration_rings_nowhere():
    numbers = numbers_from({}, demonstration=True)
    assert numbers.day.startswith("01632 960")
    assert numbers.night.startswith("01632 960")


def test_a_council_says_its_own():
    told = {"KITH_DAY_NUMBER": "1", "KITH_NIGHT_NUMBER": "2", "KITH_HELPLINE": "3",
            "KITH_COUNCIL": "Marlow Vale", "KITH_LEAVE_TO": "https://weather.example/"}  # fmt: skip
    numbers = numbers_from(told, demonstration=True)
    assert (numbers.day, numbers.night, numbers.helpline) == ("1", "2", "3")
    assert (numbers.council, numbers.leave) == ("Marlow Vale", "https://weather.example/")


def test_no_mailbox_is_read_unless_one_is_named():
    assert mailbox_from({}) is None


def test_a_mailbox_is_read_encrypted_unless_something_else_is_said():
    box = mailbox_from({"KITH_MAILBOX_HOST": "mail.example", "KITH_MAILBOX_USER": "front.door"})
    assert (box.host, box.port, box.tls, box.folder) == ("mail.example", 993, "ssl", "INBOX")
    assert box.name == "front.door"
    plain = {"KITH_MAILBOX_HOST": "mail.example", "KITH_MAILBOX_TLS": "starttls"}
    assert mailbox_from(plain).port == 143
