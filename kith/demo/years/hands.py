"""Who works in the borough beside the personas: enough hands for what comes, none of them real."""

from functools import cache
from random import Random

from kith.demo.personas import FRONT_DOOR, Persona
from kith.people.bench.population import Names

TEAMS = {
    "north": "North locality",
    "south": "South locality",
    "riverside": "Riverside locality",
    "market": "Market locality",
    "station": "Station locality",
    "park": "Park locality",
    "harbour": "Harbour locality",
    "college": "College locality",
    "youth-east": "Adolescents east",
    "youth-west": "Adolescents west",
}
YOUTH = ("youth-east", "youth-west")
LOCALITIES = tuple(code for code in TEAMS if code not in YOUTH)
WORKERS_A_TEAM = 14
AT_THE_DOOR, AT_NIGHT = 8, 2
PREFIX = "borough."
"""How the user names of these people begin: nobody else's do."""
DECIDES = "Decides at the front door beside Marcus, and looks at what others decided."
MANAGES = "{}: its children, and second looks at what others decided."

DAY_DESK = ("freya", *(f"{PREFIX}door-{n}" for n in range(1, AT_THE_DOOR + 1)))
NIGHT_DESK = tuple(f"{PREFIX}night-{n}" for n in range(1, AT_NIGHT + 1))
DECIDERS = ("marcus", f"{PREFIX}hub-1")
LEADER = "nadia"


def manager_of(team: str) -> str:
    """Return the user name of who manages a team."""
    return f"{PREFIX}{team}-manager"


def workers_of(team: str) -> tuple[str, ...]:
    """Return the user names of a team's social workers."""
    return tuple(f"{PREFIX}{team}-{n}" for n in range(1, WORKERS_A_TEAM + 1))


@cache
def everybody() -> tuple[Persona, ...]:
    """Return all of them, in the order in which they are made.

    Managers are personas too: whoever may be asked for a second look is somebody one can be.
    """
    names = Names(Random(7))  # noqa: S311 - invention, no secret
    posts = [(one, "front_door", FRONT_DOOR, "") for one in (*DAY_DESK[1:], *NIGHT_DESK)]
    posts += [(one, "mash_manager", FRONT_DOOR, DECIDES) for one in DECIDERS[1:]]
    for team, name in TEAMS.items():
        posts.append((manager_of(team), "team_manager", team, MANAGES.format(name)))
        posts += [(one, "social_worker", team, "") for one in workers_of(team)]
    return tuple(Persona(who, _name(names), role, (team,), said) for who, role, team, said in posts)


def _name(names: Names) -> str:
    group = names.group()
    return f"{group.given(names.random)} {group.family(names.random)}"
