"""What an import did, for people and for programs."""

from dataclasses import dataclass, field

from kith.standards.cin_census.take import LeftOut, Note

_SHOWN = 20
_KEPT = 20_000


@dataclass
class ImportResult:
    """How many children there were and what became of them; or why the file was refused.

    `changed` counts children who were known and of whom something is now kept otherwise.
    """

    children: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    more_warnings: int = 0
    refused: str | None = None

    @property
    def exit_code(self) -> int:
        """Return 0 if all are taken, 1 if some are left out, 2 if the file is refused."""
        return 2 if self.refused else 1 if self.left_out else 0

    def warn(self, *notes: Note) -> None:
        """Add warnings; beyond some thousands they are only counted."""
        room = max(0, _KEPT - len(self.warnings))
        self.warnings.extend(notes[:room])
        self.more_warnings += max(0, len(notes) - room)

    def as_dict(self) -> dict[str, object]:
        """Return what a program needs."""
        left_out = [{"line": o.line, "child": o.child, "why": o.why} for o in self.left_out]
        return {
            "children": self.children,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "left_out": left_out,
        }

    def __str__(self) -> str:
        if self.refused:
            return self.refused
        return "\n".join([self._summary(), *self._left_out(), *self._warned()])

    def _summary(self) -> str:
        return (
            f"{_children(self.children)} in the return: {self.created:,} new, "
            f"{self.changed:,} changed, {self.unchanged:,} as they were, "
            f"{len(self.left_out):,} left out."
        )

    def _left_out(self) -> list[str]:
        return [
            f"Left out: line {out.line}, {out.child or 'no LAchildID'}: {out.why}."
            for out in self.left_out
        ]

    def _warned(self) -> list[str]:
        shown = [
            f"Warning: line {note.line}, {note.child or 'the file'}: {note.words}."
            for note in self.warnings[:_SHOWN]
        ]
        more = len(self.warnings) + self.more_warnings - len(shown)
        return [*shown, f"And {more:,} more warnings."] if more else shown


def _children(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"
