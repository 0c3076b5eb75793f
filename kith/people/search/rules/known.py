"""What is known of a person, as far as they can be found by it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kith.kernel.workdays import age_on
from kith.people.search.rules.words import (
    name_words,
    number_of,
    postcode_of,
    street_of,
    telephone_of,
)


@dataclass(frozen=True)
class Named:
    """One name: as it is written, and whether it belongs to the past."""

    text: str
    past: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words by which it is compared."""
        return name_words(self.text)


@dataclass(frozen=True)
class Place:
    """One address: its lines and its postcode."""

    lines: str = ""
    postcode: str = ""

    @property
    def street(self) -> tuple[str, str]:
        """The house number and the street's plain name."""
        return street_of(self.lines)

    @property
    def code(self) -> str:
        """The postcode in capitals with one space."""
        return postcode_of(self.postcode)


@dataclass(frozen=True)
class Known:
    """A person by what others remember of them. An apparent age is never a date of birth."""

    person: int
    names: tuple[Named, ...] = ()
    born: date | None = None
    expected: date | None = None
    apparent: tuple[int, int] | None = None
    places: tuple[Place, ...] = ()
    phones: tuple[str, ...] = ()
    numbers: tuple[str, ...] = field(default=())

    def is_child(self, today: date) -> bool:
        """Say whether this is a child: under 18, unborn, or of an age that nobody is sure of."""
        if self.born is None:
            return self.apparent is None or self.apparent[0] < 18
        return self.born > today or age_on(self.born, today) < 18

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of every name, once."""
        return tuple(dict.fromkeys(word for name in self.names for word in name.words))

    @cached_property
    def telephones(self) -> tuple[str, ...]:
        """The telephones by their digits; addresses of e-mail are not found by them."""
        return tuple(dict.fromkeys(one for one in map(telephone_of, self.phones) if one))

    @cached_property
    def identifiers(self) -> tuple[str, ...]:
        """The numbers that others know this person by, as they are compared."""
        return tuple(dict.fromkeys(one for one in map(number_of, self.numbers) if one))
