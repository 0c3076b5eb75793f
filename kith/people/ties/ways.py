"""What one can do beside a person of the picture: a form for each, and what it writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kith.access.actors import Actor
from kith.people.ties import forms
from kith.people.ties.choosing import choices
from kith.people.ties.commands.adding import Beside, add_around, add_relative, state_unknown
from kith.people.ties.commands.living import give_responsibility, say_twins, set_home, turn
from kith.people.ties.commands.saying import record_loss, say_bond, say_mark, say_safe, say_told
from kith.people.ties.known import Known
from kith.people.ties.making import New
from kith.people.ties.rules.adding import GROWN, ROLES
from kith.people.ties.rules.homes import homes_on
from kith.web.forms import KithForm

Values = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where one stands: in whose family, beside whom."""

    actor: Actor
    person: int
    other: int


@dataclass(frozen=True)
class Way:
    """One thing to do: the words of its link, its heading, its form, and its writing."""

    link: str
    heading: str
    form: type[KithForm]
    more: Callable[[Known, int], Values]
    do: Callable[[Place, Values], None]
    finds: bool = False  # asks whether the name is of somebody who is known already
    save: str = "Save"
    fits: Callable[[Known, int], bool] = lambda known, other: True  # whether it can be said here


def new_of(values: Values, *, gender: str, kind: str) -> int | New:
    """Return whom a form names: somebody who is known, or somebody to be made."""
    chosen = values.get("who", "")
    if chosen and chosen != "new":
        return int(chosen)
    born = values.get("born")
    grown = kind == "child" and born is not None and born.is_grown
    said = {"born": born} if born is not None else {}
    return New(
        values["name"], gender=gender, kind="adult" if grown else kind,
        source=values["source"], **said,
    )  # fmt: skip


def add(place: Place, role: str, values: Values) -> int:
    """Add a relative as a form says, and return their number."""
    relation, gender = ROLES[role].relation, ROLES[role].gender or values.get("gender", "")
    other = values.get("with_parents")
    return add_relative(
        place.actor,
        person=place.person,
        who=new_of(values, gender=gender, kind="adult" if relation in GROWN else "child"),
        looked=values.get("looked"),
        beside=Beside(
            of=place.other,
            role=role,
            how=values.get("how") or ("together" if relation == "partner" else "birth"),
            with_parents=(other,) if other else (),
            through=values.get("through", ()),
            responsible=bool(values.get("responsible")),
            since=values.get("since"),
            source=values["source"],
        ),
    )


def _relative(role: str) -> Way:
    words = ROLES[role].words

    def more(known: Known, other: int) -> Values:
        parents = [(str(one), known.people[one].name) for one in known.parents_of(other)]
        beside = known.partners_of(other)
        partner = str(beside[0]) if len(beside) == 1 else ""
        first: Values = {"how": "birth", "source": "family", "with_parents": partner}
        if ROLES[role].relation == "partner":
            first["how"] = "together"
        first["through"] = [number for number, _ in parents]
        people = choices(known, but=other)
        return {"role": role, "people": people, "parents": parents, "initial": first}

    def do(place: Place, values: Values) -> None:
        add(place, role, values)

    heading = f"Add {{name}}’s {words}"
    return Way(words, heading, forms.RelativeForm, more, do, finds=True, save="Add")


def _others(known: Known, other: int) -> Values:
    return {"people": choices(known, but=other)}


def _nothing(known: Known, other: int) -> Values:
    return {}


def _live_with(known: Known, other: int) -> Values:
    homes = homes_on(known.stays, known.day).values()
    together = {one for people in homes if other in people for one in people}
    return {
        "people": choices(known, but=other),
        "initial": {"together": [str(one) for one in together], "source": "family"},
    }


def _born_with(known: Known, other: int) -> Values:
    """Return the brothers and sisters with whom somebody can have been born."""
    return {"people": choices(known, among=known.siblings_of(other))}


def _has_siblings(known: Known, other: int) -> bool:
    return bool(known.siblings_of(other))


def _tells_health(known: Known, other: int) -> bool:
    return known.tells_health


def _around(place: Place, values: Values) -> None:
    kind = "professional" if values["kind"] == "professional" else "adult"
    add_around(
        place.actor,
        person=place.person,
        who=new_of(values, gender="", kind=kind),
        looked=values.get("looked"),
        kind=values["kind"],
        how=values["how"],
        source=values["source"],
    )


def _feel(place: Place, values: Values) -> None:
    """Say what is between two people, from the one to whom it belongs."""
    of, other, quality = place.other, values["other"], values["quality"]
    if quality.startswith(forms.BY):
        of, other = other, of
    say_bond(
        place.actor,
        person=place.person,
        of=of,
        other=other,
        quality=quality.removeprefix(forms.BY),
        source=values["source"],
    )


def _with(write: Callable[..., None]) -> Callable[[Place, Values], None]:
    """Return what hands a form's values to a command, as they are named there."""

    def do(place: Place, values: Values) -> None:
        write(place.actor, person=place.person, of=place.other, **values)

    return do


WAYS: Mapping[str, Way] = {
    **{role: _relative(role) for role in ROLES},
    "unknown": Way(
        "unknown parent", "Say that a parent of {name} is unknown", forms.UnknownForm,
        _nothing, _with(state_unknown),
    ),
    "home": Way(
        "household", "Who lives with {name}?", forms.HomeForm, _live_with, _with(set_home),
    ),
    "couple": Way(
        "how a couple stands", "How {name} and a partner stand", forms.CoupleForm,
        _others, _with(turn),
    ),
    "twins": Way(
        "twins", "{name} and whoever was born together with them", forms.TwinsForm,
        _born_with, _with(say_twins), fits=_has_siblings,
    ),
    "feeling": Way(
        "feeling", "What is between {name} and somebody", forms.FeelingForm,
        _others, _feel,
    ),
    "loss": Way(
        "pregnancy or loss", "A pregnancy or loss of {name}", forms.LossForm,
        _others, _with(record_loss),
    ),
    "mark": Way(
        "health, or how they are drawn", "What the symbol of {name} shows", forms.MarkForm,
        _nothing, _with(say_mark), fits=_tells_health,
    ),
    "responsibility": Way(
        "parental responsibility", "Parental responsibility of {name}",
        forms.ResponsibilityForm, _others, _with(give_responsibility),
    ),
    "told": Way(
        "may be told", "May {name} be told?", forms.ToldForm, _nothing, _with(say_told),
    ),
    "safe": Way(
        "safe to contact", "Is it safe to contact {name}?", forms.SafeForm,
        _nothing, _with(say_safe),
    ),
    "around": Way(
        "somebody else", "Add somebody around {name}", forms.AroundForm, _nothing, _around,
        finds=True, save="Add",
    ),
}  # fmt: skip

# What stands beside each person in the list; everything else is on the person's own page.
BESIDE_ALL = ("mother", "father", "partner", "child", "sibling")
ON_THEIR_PAGE = (
    *(*ROLES, "unknown", "home", "couple", "twins", "feeling", "loss", "mark", "responsibility"),
)
NOT_OF_THE_CHILD = ("told", "safe")
