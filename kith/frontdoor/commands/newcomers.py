"""What was said of a child who is on no record yet, kept where the record of a person keeps it."""

from dataclasses import dataclass

from kith.access.actors import Actor
from kith.people.adding import put_name, put_phone, put_place
from kith.people.following import follow
from kith.people.rules.ages import Apparent
from kith.people.rules.fields import apparent_text, read
from kith.people.rules.names import NewName
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.writing import locked, write


@dataclass(frozen=True)
class Newcomer:
    """Beside the name and the day of birth. Sex, ethnicity and disabilities are census codes."""

    other_names: str = ""
    apparent: Apparent | None = None
    sex: str = ""
    gender: str = ""
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    language: str = ""
    communication: str = ""
    place: NewPlace | None = None
    phone: NewPhone | None = None

    @property
    def names(self) -> tuple[NewName, ...]:
        """Other names that the child goes by."""
        other = self.other_names.strip()
        return (NewName("alias", given=other),) if other else ()

    @property
    def age_words(self) -> str:
        """The age as it seems, in words; nothing where nobody guessed."""
        return self.apparent.words if self.apparent else ""

    @property
    def address(self) -> str:
        """Where the child lives, as far as it was said."""
        return self.place.lines or self.place.postcode if self.place else ""


UNTOLD = Newcomer()


def describe(actor: Actor, person: int, of: Newcomer, source: str) -> None:
    """Write down what was said of a child who was just made, and who said so."""
    if of == UNTOLD:
        return
    row = locked(person)
    write(actor, row, _texts(of))
    for name in of.names:
        put_name(actor, row, NewName(name.kind, given=name.given, source=source))
    if of.place:
        put_place(actor, row, NewPlace(of.place.kind, of.place.lines, of.place.town,
                                       of.place.postcode, source=source))  # fmt: skip
    if of.phone:
        put_phone(actor, row, NewPhone(of.phone.kind, of.phone.value, source=source))
    follow([person])


def _texts(of: Newcomer) -> dict[str, str]:
    said = {name: getattr(of, name) for name in ("sex", "gender", "ethnicity")}
    said |= {name: getattr(of, name) for name in ("language", "communication")}
    said |= {"disabilities": ", ".join(sorted(of.disabilities))}
    said |= {"apparent": apparent_text(of.apparent)}
    return {name: read(name, text) for name, text in said.items() if text}
