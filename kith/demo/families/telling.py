"""What else workers write down of a family: addresses, telephones, names, the team, maps."""

from kith.demo.families.building import YEAR, House, looked_for
from kith.demo.families.names import SCHOOLS, STREETS, TOWNS
from kith.kernel import clock
from kith.people.commands import add_name, add_phone, add_place, change_details, hide_address
from kith.people.ecomap.commands import draw_map
from kith.people.ecomap.rules import Line, line_of_face
from kith.people.queries import details
from kith.people.rules.names import NewName
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.ties.commands.adding import add_around
from kith.people.ties.commands.saying import record_loss, say_safe, say_told
from kith.people.ties.making import New

ALIASES = ("Smoke", "Lil K", "Ghost", "Nines", "Zee", "Flash")
TALKS = (
    "Walking or driving helps; an office does not",
    "Text first, and never during school",
    "Short questions, and time to answer",
    "Football first, then the rest",
)


def live_somewhere(house: House, number: int) -> None:
    """Two addresses over time, the last with whoever cares for the child; one telephone each."""
    chance, today = house.chance, clock.today()
    town, street = chance.choice(TOWNS), STREETS[number % len(STREETS)]
    before = STREETS[(number + 3) % len(STREETS)]
    first = NewPlace(
        "home", f"{chance.randint(1, 140)} {before}", town, _code(number), today - 5 * YEAR
    )
    now = NewPlace(
        "home", f"{chance.randint(1, 140)} {street}", town, _code(number + 7), today - 2 * YEAR,
        "family", "moved",
    )  # fmt: skip
    for place in (first, now):
        add_place(house.actor, person=house.child, place=place)
    caring = _carer(house)
    if caring:
        add_place(
            house.actor, person=caring, place=NewPlace(now.kind, now.lines, town, now.postcode)
        )
        phone = NewPhone("mobile", f"07700 900{number * 7 % 1000:03}", when_safe="after 6pm")
        add_phone(house.actor, person=caring, phone=phone)


def _code(number: int) -> str:
    """Return a postcode of a place that does not exist: no area is called ZZ."""
    return f"ZZ{number % 9 + 1} {number % 7 + 1}{'ABDEFGH'[number % 7]}{'JLNPQRS'[number % 5]}"


def _carer(house: House) -> int | None:
    people = house.people
    return next(
        (people[key] for key in ("carer", "gran-carer", "mother", "father") if key in people), None
    )


def have_a_team(house: House, number: int) -> None:
    """A teacher and, for every third child, a nurse: with the telephone of their work."""
    posts = [("Mr", "head of year", "020 7946")]
    posts += [("Sister", "named nurse", "020 7946")] if number % 3 == 0 else []
    for turn, (title, what, dial) in enumerate(posts):
        name = f"{title} {('Lisle', 'Abbot', 'Pryor', 'Quaye', 'Rosen')[(number + turn) % 5]}"
        who = New(name, kind="professional", source="professional")
        made = add_around(
            house.actor,
            person=house.child,
            who=who,
            kind="professional",
            how=what,
            source="professional",
            looked=looked_for(house, who),
        )
        phone = NewPhone("work", f"{dial} 0{(number * 11 + turn) % 1000:03}")
        add_phone(house.actor, person=made, phone=phone)


def speak(house: House, number: int) -> None:
    """What the child says of themselves: how we talk, and the language at home."""
    version = details(house.actor, person=house.child).version
    changes = {"communication": TALKS[number % len(TALKS)]}
    if house.roots.language and number % 3 != 1:
        changes["language"] = house.roots.language
    change_details(house.actor, person=house.child, version=version, changes=changes)


def be_called(house: House, number: int) -> None:
    """A name on the street for some; for some mothers the name before they married."""
    if number % 6 == 2:
        alias = NewName("alias", ALIASES[number % len(ALIASES)], source="professional: police")
        add_name(house.actor, person=house.child, name=alias)
    if "mother" in house.people and number % 4 == 1:
        before = house.roots.surnames[(number + 1) % len(house.roots.surnames)]
        name = NewName("previous", "", before, source="family")
        add_name(house.actor, person=house.people["mother"], name=name)


def be_careful(house: House, number: int) -> None:
    """Who may be told, who is safe to ring, an address kept apart, a loss that matters here."""
    father, mother = house.people.get("father"), house.people.get("mother")
    if father and number % 5 == 0:
        say_told(
            house.actor,
            person=house.child,
            of=father,
            may="ask",
            why="The child asked us to",
            source="child",
        )
    if father and number % 7 == 3:
        say_safe(
            house.actor, person=house.child, of=father, safe="no", source="professional: police"
        )
    if mother and number % 16 == 4:
        place = NewPlace("home", f"{number + 3} Harbourmaster’s Yard", "Eastmere", "ZZ9 9ZZ")
        hide_address(house.actor, person=mother, place=place, why="A former partner looks for her")
    if mother and number % 20 == 7:
        record_loss(
            house.actor,
            person=house.child,
            of=mother,
            kind="stillbirth",
            year=clock.today().year - 4,
            agreed="The child’s mother",
            relevant_why="The child speaks of it often",
            source="family",
        )


def draw_maps(house: House, number: int) -> None:
    """Maps of the child's life: the child's own, and for some a parent's and the worker's."""
    if number % 2 == 0:
        lines = [
            line_of_face("school", (2, 3, 4)[number % 3], SCHOOLS[number % len(SCHOOLS)]),
            line_of_face("friends", (4, 5)[number % 2], words="They get me"),
            line_of_face("family", 4, "Gran"),
            line_of_face("place", (1, 3)[number % 2], "The arcade"),
            line_of_face("clubs", 5, "Boxing"),
        ]
        draw_map(house.actor, person=house.child, voice="child", lines=lines)
    if number % 4 == 0:
        lines = [
            Line("school", SCHOOLS[number % len(SCHOOLS)], "weak", stressful=True, trend="down"),
            Line("friends", "", "strong", stressful=True, flow="from", words="I do not know them"),
            Line("social_care", "", "ordinary", flow="to", trend="up"),
        ]
        draw_map(house.actor, person=house.child, voice="parent", lines=lines)
    if number % 6 == 0:
        lines = [
            Line(
                "school",
                SCHOOLS[number % len(SCHOOLS)],
                "weak",
                stressful=True,
                flow="to",
                trend="down",
            ),
            Line("friends", "Older boys", "strong", stressful=True, flow="from", trend="same"),
            Line("family", "Gran", "strong", flow="both", trend="same"),
            Line("clubs", "Boxing", "ordinary", flow="to", trend="up"),
            Line("health", "Waits for CAMHS", "weak", trend="same"),
        ]
        draw_map(house.actor, person=house.child, voice="worker", lines=lines)
