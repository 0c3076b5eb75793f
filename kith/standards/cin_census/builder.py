"""From the parser's events to groups: one child at a time, with the line of every element."""

from collections.abc import Callable
from pyexpat import XMLParserType

from kith.standards.cin_census.findings import CannotRead, Kind
from kith.standards.cin_census.groups import MOST_FAULTS, Fault, Frame, Group, build
from kith.standards.cin_census.shapes import Shape, Value
from kith.standards.cin_census.values import SPACE

_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance "
HARMLESS = frozenset({_SCHEMA + "schemaLocation", _SCHEMA + "noNamespaceSchemaLocation"})


class Building:
    """What is being built: the groups that are open, and the faults found so far.

    `on_header` is given the header and answers with the outermost shape of its year;
    `on_child` is given each child with its own faults.
    """

    __slots__ = (
        "faults", "frame", "on_child", "on_header", "outer_faults", "parser", "root", "skipping",
        "spare", "stack", "text",
    )  # fmt: skip

    def __init__(
        self,
        parser: XMLParserType,
        root: Shape,
        on_header: Callable[[Group], Shape],
        on_child: Callable[[Group, list[Fault]], None],
    ) -> None:
        self.parser = parser
        self.root = root
        self.on_header = on_header
        self.on_child = on_child
        self.stack: list[Frame] = []
        self.frame = Frame(root, 1)
        self.outer_faults: list[Fault] = []
        self.faults = self.outer_faults
        self.text: str | None = None  # of the value that is open
        self.skipping = 0  # how deep we are in what has no place
        self.spare: str | None = None  # the text of that, in case it is another year's element
        parser.StartElementHandler = self._outermost
        parser.CharacterDataHandler = self._characters
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = no_doctype

    def widest(self) -> int:
        """Return how many elements the outer groups hold so far."""
        return max((len(frame.names) for frame in self.stack[:2]), default=0)

    def _outermost(self, name: str, attributes: list[str]) -> None:
        if name != self.root.name:
            raise CannotRead(
                f"The outermost element is {name}, not {self.root.name}: this is not a CIN census."
            )
        self._open(self.root, self.parser.CurrentLineNumber)
        self._note(attributes, self.frame.line, name, name)
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: list[str]) -> None:
        if self.text is not None:
            self._nested(self.text)
        elif self.skipping:
            self.skipping += 1
        else:
            frame, line = self.frame, self.parser.CurrentLineNumber
            frame.names.append(name)
            frame.lines.append(line)
            held = frame.shape.holds.get(name)
            if held.__class__ is Value:
                self.text = ""
            elif held.__class__ is Shape:
                self._open(held, line)
            else:
                self.skipping, self.spare = 1, ""
                return
            if attributes:
                self._note(attributes, line, frame.shape.name, name)

    def _open(self, shape: Shape, line: int) -> None:
        self.frame = Frame(shape, line)
        self.stack.append(self.frame)
        if shape.name == "Child":
            self.faults = []

    def _nested(self, text: str) -> None:
        """An element inside a value: the value is the text before it; the rest is passed over."""
        frame = self.frame
        name = frame.names[-1]
        self.faults.append((frame.lines[-1], Kind.NESTED, frame.shape.name, name, None, name))
        frame.contents.append(text)
        self.text = self.spare = None
        self.skipping = 2

    def _characters(self, data: str) -> None:
        if self.text is not None:
            self.text += data
        elif self.skipping:
            if self.skipping == 1 and self.spare is not None:
                self.spare += data
        elif data.strip(SPACE) and len(self.faults) < MOST_FAULTS:
            line, name = self.frame.line, self.frame.shape.name
            self.faults.append((line, Kind.STRAY, name, name, data, name))

    def _end(self, name: str) -> None:
        if self.text is not None:
            self.frame.contents.append(self.text)
            self.text = None
        elif self.skipping:
            self.skipping -= 1
            if not self.skipping and self.spare is not None:
                self.frame.contents.append(self.spare)
        else:
            self._close(name)

    def _close(self, name: str) -> None:
        closed = self.stack.pop()
        group: Group | None = build(closed, self.faults)
        if group and name == "Child":
            self.on_child(group, self.faults)
            group, self.faults = None, self.outer_faults
        elif group and name == "Header":
            self.root = self.stack[0].shape = self.on_header(group)
        if self.stack:
            self.frame = self.stack[-1]
            self.frame.contents.append(group)

    def _note(self, attributes: list[str], line: int, group: str, at: str) -> None:
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            if name not in HARMLESS and len(self.faults) < MOST_FAULTS:
                told = name.rpartition(" ")[2]
                self.faults.append((line, Kind.ATTRIBUTE, group, told, value, at))


def no_doctype(*_told: object) -> None:
    """Refuse a document type, and with it every entity."""
    raise CannotRead("The file carries a document type or entities (DTD), which are never read.")
