"""A file as plain text: tags and character data, and nothing else that XML may carry.

Expat checks that it is whole XML, decodes it, and hands every token on as it stood. Comments,
instructions and CDATA are taken out on the way, so what is left holds `<` only where a tag begins.
"""

import re
from pyexpat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from kith.standards.cin_census.builder import no_doctype
from kith.standards.cin_census.findings import CannotRead
from kith.standards.cin_census.reader import in_words

_QUOTED = re.compile(r"""=\s*(?:"[^"<]*"|'[^'<]*')""")


class Lexer:
    """Bytes in, text out. Raises `CannotRead` for what is not whole XML."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        self._tokens: list[str] = []
        parser = ParserCreate(None, " ")
        parser.DefaultHandler = self._tokens.append
        parser.CommentHandler = self._gone
        parser.ProcessingInstructionHandler = self._instruction
        parser.XmlDeclHandler = self._heeded
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._heeded
        parser.StartNamespaceDeclHandler = self._prefix
        parser.StartDoctypeDeclHandler = no_doctype
        self._parser = parser

    def text(self, data: bytes) -> str:
        """Return the text of the next bytes; no bytes at all are the end of the file."""
        try:
            self._parser.Parse(data, not data)
        except ExpatError as error:
            raise CannotRead(in_words(error)) from None
        except (LookupError, ValueError) as error:
            raise CannotRead(f"This is not whole XML that can be read: {error}.") from None
        text = "".join(self._tokens)
        self._tokens.clear()
        return text

    def _gone(self, data: str) -> None:
        self._tokens.append("\n" * data.count("\n"))

    def _instruction(self, _target: str, data: str) -> None:
        self._gone(data)

    def _heeded(self, *_told: object) -> None:
        """Take out what expat has heeded: the declaration, the end of CDATA."""

    def _cdata(self) -> None:
        """From here on text comes to us as it is meant, so that it can be written as text."""
        self._parser.CharacterDataHandler = self._escaped

    def _escaped(self, data: str) -> None:
        self._tokens.append(escape(data))

    def _prefix(self, prefix: str | None, uri: str | None) -> None:
        if prefix is None and uri:
            raise CannotRead(
                "The file's elements are in a namespace of their own: this is not a CIN census."
            )
        self.prefixes[prefix or ""] = uri or ""


def tidy(text: str) -> str:
    """Return the text with one kind of line end, and no `>` but where a tag ends or text has it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _QUOTED.sub(_no_angle, text) if "=" in text else text


def _no_angle(found: re.Match[str]) -> str:
    return found[0].replace(">", "&gt;")


_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unescaped(text: str) -> str:
    """Return the text with its references put in words."""
    return _REFERENCE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))
