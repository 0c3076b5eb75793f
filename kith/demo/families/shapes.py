"""Shapes that families have: who is in them, as whose what, and who lives with whom. Pure."""

from dataclasses import dataclass

CHILD = "child"
NONE: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kin:
    """One to add: under which key, as which role beside whom, how many years older than the child.

    `by` are the parents through whom a brother or sister is one, or a child's other parent.
    """

    key: str
    role: str
    older: int
    of: str = CHILD
    how: str = "birth"
    by: tuple[str, ...] = NONE
    responsible: bool = False
    home: bool = False
    new: bool = True


@dataclass(frozen=True)
class Couple:
    """A turn of a couple's story, so many years ago."""

    one: str
    other: str
    how: str
    years: int


@dataclass(frozen=True)
class Feels:
    """What is between two, and who says so."""

    one: str
    other: str
    quality: str
    says: str = "child"


@dataclass(frozen=True)
class Shape:
    """One family. `unknown` is a parent whom nobody knows, `died` who has died, `due` in weeks."""

    kin: tuple[Kin, ...]
    couples: tuple[Couple, ...] = ()
    feels: tuple[Feels, ...] = ()
    unknown: str = ""
    died: str = ""
    due: str = ""


MOTHER = Kin("mother", "mother", 24, responsible=True, home=True)
FATHER_AWAY = Kin("father", "father", 27, responsible=True)
GRAN = Kin("gran", "mother", 46, of="mother")

LONE_MOTHER = Shape(
    (
        MOTHER,
        FATHER_AWAY,
        GRAN,
        Kin("brother", "brother", -4, by=("mother", "father"), home=True),
    ),
    (Couple("mother", "father", "together", 18), Couple("mother", "father", "separated", 7)),
    (Feels(CHILD, "gran", "close"), Feels("mother", "father", "conflict", "worker")),
)
STEP = Shape(
    (
        MOTHER,
        FATHER_AWAY,
        Kin("stepfather", "father", 30, how="step", home=True),
        Kin("half", "sister", -9, of=CHILD, by=("mother",), home=True),
    ),
    (
        Couple("mother", "father", "married", 17),
        Couple("mother", "father", "divorced", 11),
        Couple("mother", "stepfather", "together", 10),
    ),
    (Feels(CHILD, "stepfather", "conflict"), Feels(CHILD, "half", "close", "worker")),
)
TWO_PARENTS = Shape(
    (
        MOTHER,
        Kin("father", "father", 29, responsible=True, home=True),
        Kin("sister", "sister", 3, by=("mother", "father"), home=True),
        Kin("brother", "brother", -2, by=("mother", "father"), home=True),
    ),
    (Couple("mother", "father", "married", 21),),
    (Feels(CHILD, "father", "distant"),),
)
KINSHIP = Shape(
    (
        Kin("mother", "mother", 21),
        Kin("gran", "mother", 43, of="mother", home=True),
        Kin("gran-carer", "parent", 43, how="kinship", home=True, new=False),
        Kin("grandad", "father", 47, of="mother", home=True),
        Kin("uncle", "brother", 17, of="mother", by=("gran", "grandad")),
    ),
    (Couple("gran", "grandad", "married", 44),),
    (Feels(CHILD, "gran", "close"), Feels(CHILD, "mother", "focused")),
    unknown="father",
    died="mother",
)
FOSTER = Shape(
    (
        Kin("mother", "mother", 19, responsible=True),
        Kin("carer", "mother", 38, how="foster", home=True),
        Kin("sister", "sister", -3, by=("mother",)),
    ),
    (),
    (Feels(CHILD, "carer", "repaired"), Feels(CHILD, "sister", "close")),
    unknown="father",
)
EXPECTING = Shape(
    (
        MOTHER,
        Kin("father", "father", 26),
        Kin("partner", "partner", 22, of="mother", home=True),
        Kin("baby", "child", 0, of="mother", by=("partner",)),
    ),
    (Couple("mother", "father", "affair", 15), Couple("mother", "partner", "together", 2)),
    (Feels(CHILD, "partner", "distant", "worker"),),
    due="baby",
)
LONE_FATHER = Shape(
    (
        Kin("father", "father", 31, responsible=True, home=True),
        Kin("mother", "mother", 28, responsible=True),
        Kin("twin-a", "brother", -5, by=("father", "mother"), home=True),
        Kin("twin-b", "brother", -5, by=("father", "mother"), home=True),
        Kin("grandma", "mother", 57, of="father"),
    ),
    (Couple("mother", "father", "married", 16), Couple("mother", "father", "separated", 3)),
    (Feels(CHILD, "mother", "cut_off"), Feels(CHILD, "grandma", "close")),
)
ADOPTED = Shape(
    (
        Kin("mother", "mother", 35, how="adoptive", responsible=True, home=True),
        Kin("mum", "mother", 37, how="adoptive", responsible=True, home=True),
    ),
    (Couple("mother", "mum", "married", 12),),
    (Feels(CHILD, "mum", "close_conflict", "worker"),),
)
SHAPES: tuple[Shape, ...] = (
    STEP, LONE_MOTHER, TWO_PARENTS, KINSHIP, EXPECTING, LONE_FATHER, FOSTER, LONE_MOTHER, ADOPTED,
)  # fmt: skip
