"""A mail read from its bytes: who, when, the words, the files; and what could not be read.

It never raises: what is broken is said, since a mail that nobody can read may be about a child in
danger. No header is believed but the topmost `Received`, which our own server wrote.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import Message as Parsed
from email.utils import parseaddr

from kith.frontdoor.mailbox.rules import limits
from kith.frontdoor.mailbox.rules.plain import clean, decoded, file_name, from_html, header

UNREADABLE = "This mail could not be read. Ask whoever sent it, or open the whole mail below."
ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})


@dataclass(frozen=True)
class File:
    """A file of a mail: bytes that nothing here opens, or why they were not taken."""

    name: str
    type: str
    body: bytes
    size: int
    refused: str = ""


@dataclass(frozen=True)
class Mail:
    """What a mail says. `key` is the same for the same mail that comes twice; `troubles` is what
    could not be read of it, and `unread` says that nobody can know yet what it is about.
    """

    key: str
    sender: str
    address: str
    subject: str
    text: str
    files: tuple[File, ...]
    received: str
    by_itself: bool
    troubles: tuple[str, ...] = ()
    unread: bool = False


def read_mail(raw: bytes, size: int) -> Mail:
    """Read a mail; of one that is too large, `raw` is the beginning and `size` says how large."""
    try:
        mail = _read(message_from_bytes(raw), raw)
    except Exception:  # RecursionError too: whatever it is, somebody must hear of it
        mail = unread(raw)
    if size > len(raw):
        said = f"It is {limits.megabytes(size)} large: only its beginning was read"
        return replace(mail, troubles=(*mail.troubles, said), unread=True)
    return mail


def _read(parsed: Parsed, raw: bytes) -> Mail:
    parts = list(_parts(parsed))
    text, troubles = _text(parts)
    sealed = any(one.get_content_type() in ENCRYPTED for one in (parsed, *parts))
    if sealed:
        troubles.append("It is encrypted")
    files = tuple(_files(parts, raw, whole=bool(troubles)))
    sender, address = parseaddr(header(parsed.get("From")))
    return Mail(
        key=_key(parsed, raw),
        sender=sender[:120],
        address=address if len(address) <= limits.ADDRESS else "",
        subject=header(parsed.get("Subject"))[: limits.SUBJECT],
        text=text,
        files=files,
        received=header((parsed.get_all("Received") or [""])[0]),
        by_itself=_by_itself(parsed),
        troubles=tuple(troubles),
        unread=sealed,
    )


def _parts(parsed: Parsed) -> Iterator[Parsed]:
    """Give the parts in their order, without recursion and not for ever."""
    waiting, given = [parsed], 0
    while waiting and given < limits.PARTS:
        one = waiting.pop(0)
        inner = one.get_payload()
        if one.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [each for each in inner if isinstance(each, Parsed)]
            continue
        given += 1
        yield one


def _text(parts: list[Parsed]) -> tuple[str, list[str]]:
    """Return the words, those that were written plainly before those of a page."""
    found = [one for one in parts if one.get_content_maintype() == "text" and not _is_file(one)]
    plain = [_words(one) for one in found if one.get_content_subtype() != "html"]
    pages = [from_html(_words(one)) for one in found if one.get_content_subtype() == "html"]
    text = clean("\n\n".join(plain)) or clean("\n\n".join(pages))
    troubles = [] if text else ["It has no words of its own"]
    if len(text) > limits.TEXT:
        troubles.append("Its text is long: the rest stands in the whole mail")
    return text[: limits.TEXT], troubles


def _words(one: Parsed) -> str:
    body = one.get_payload(decode=True)
    charset = one.get_content_charset() or "utf-8"
    return decoded(body, charset) if isinstance(body, bytes) else ""


def _is_file(one: Parsed) -> bool:
    return one.get_content_disposition() == "attachment" or bool(one.get_filename())


def _files(parts: list[Parsed], raw: bytes, *, whole: bool) -> Iterator[File]:
    """Give the files, and the whole mail where something of it was not taken."""
    taken = over = total = 0
    rest = [one for one in parts if _is_file(one) or one.get_content_maintype() != "text"]
    for number, one in enumerate(rest, start=1):
        file = _file(one, number)
        refused = _refusal(file, taken, total)
        if not refused:
            taken, total = taken + 1, total + file.size
            yield file
        elif (over := over + 1) <= limits.NAMED:
            yield File(file.name, file.type, b"", file.size, refused)
    if over > limits.NAMED:
        yield File(f"{over - limits.NAMED:,} more", "", b"", 0, "There were too many files")
    if whole or over:
        yield whole_mail(raw)


def _refusal(file: File, taken: int, total: int) -> str:
    if file.size > limits.FILE_BYTES:
        return f"Larger than {limits.megabytes(limits.FILE_BYTES)}"
    if taken >= limits.FILES:
        return f"More than {limits.FILES} files"
    return "The files together were too large" if total + file.size > limits.MOST_BYTES else ""


def _file(one: Parsed, number: int) -> File:
    body = one.get_payload(decode=True)
    if not isinstance(body, bytes):  # a mail within the mail
        inner = one.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        body = first.as_bytes() if isinstance(first, Parsed) else b""
    name = file_name(one.get_filename(), number)
    return File(name, header(one.get_content_type())[:100], body, len(body))


def whole_mail(raw: bytes) -> File:
    """Return the mail itself as a file."""
    return File("The whole mail.eml", "message/rfc822", raw, len(raw))


def _key(parsed: Parsed, raw: bytes) -> str:
    """Return a mark of the same mail: its own number and its body, which a forger cannot both have
    before it came. Who delivered it is left out: the same mail comes by two ways.
    """
    number = header(parsed.get("Message-ID"))
    body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    return hashlib.sha256(number.encode() + b"\n" + hashlib.sha256(body).digest()).hexdigest()


def _by_itself(parsed: Parsed) -> bool:
    """Say whether a program sent it, which no program should answer."""
    auto = header(parsed.get("Auto-Submitted")).lower()
    bulk = header(parsed.get("Precedence")).lower() in {"bulk", "list", "junk"}
    return bulk or (auto not in {"", "no"}) or bool(parsed.get("List-Id"))


def unread(raw: bytes) -> Mail:
    """Return a mail of which nobody knows what it says."""
    key = hashlib.sha256(raw).hexdigest()
    head = clean(raw[:2_000].decode("ascii", "replace"))
    return Mail(key, "", "", "", head, (whole_mail(raw),), "", True, ("It is broken",), True)
