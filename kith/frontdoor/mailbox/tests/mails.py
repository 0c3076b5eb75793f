"""Mails as they come, the good ones and the others."""

from email.message import EmailMessage

RECEIVED = (
    "from mail.example (mail.example [192.0.2.1]) by mx.council.example with ESMTPS id 4XyZ;"
    " Fri, 20 Nov 2026 18:05:12 +0000"
)


def a_mail(text: str = "Two men wait for Sam outside school.", **more: str) -> EmailMessage:
    """Return an ordinary mail."""
    mail = EmailMessage()
    headers = {
        "Received": RECEIVED,
        "Message-ID": "<1@school.example>",
        "From": "Harriet Bose <h.bose@wexbridge.sch.uk>",
        "To": "front.door@council.example",
        "Subject": "A worry about a boy",
        **more,
    }
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def with_files(*files: tuple[str, bytes], text: str = "See what is attached.") -> EmailMessage:
    """Return a mail with files."""
    mail = a_mail(text)
    for name, body in files:
        mail.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return mail


def raw(head: str, body: bytes) -> bytes:
    """Return a mail as somebody wrote it who keeps to no rule."""
    return f"Received: {RECEIVED}\r\n{head}\r\n\r\n".encode() + body
