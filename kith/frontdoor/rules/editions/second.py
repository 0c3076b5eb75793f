"""The second edition: what the first one had no box for (SUPPLEMENT S2, channel by channel).

School, language and how we talk are asked on every channel, and so how anything is known: whether
somebody saw it, was told it, or heard of it.
"""

from collections.abc import Mapping
from datetime import date

from kith.frontdoor.rules.asks import Ask, Edition, choice, line, words, yes
from kith.frontdoor.rules.editions import first

SECOND = date(2020, 9, 1)

HOW_KNOWN = choice("how_known", "How is it known?", seen="Seen", told="Told by the child",
                   heard="Heard from somebody")  # fmt: skip
AGREED = {"yes": "Yes", "no": "No", "not_asked": "Not asked"}
INTERPRETER = {
    "not_needed": "No",
    "needed": "Yes, and none is booked yet",
    "booked": "Booked",
    "used": "Yes, and one was there",
}
CAME_WITH_IT = words("attachments", "Letters, pictures or documents that came with it")
CORE: tuple[Ask, ...] = (
    HOW_KNOWN,
    choice("agreed_child", "Does the child agree that we are told?", **AGREED),
    choice("agreed_parent", "Do the parents agree?", **AGREED),
    line("school", "School or college, and how much the child is there"),
    line("language", "Which language does the child speak best?", longest=60),
    words("communication", "What helps the child to talk and to understand?",
          "Signs, pictures, time, an interpreter who is not family.", longest=2_000),
    choice("interpreter", "Does anybody need an interpreter, who is never one of the family?",
           **INTERPRETER),
    *first.CORE,
    CAME_WITH_IT,
)  # fmt: skip
OF_NO_CHILD = {"others", "places", "source_did", "worker_risk"}
CORE_OF_NO_CHILD = (
    HOW_KNOWN, *(one for one in first.CORE if one.key in OF_NO_CHILD), CAME_WITH_IT,
)  # fmt: skip

# What is new on a channel, and before which of its questions it stands.
ADDED: Mapping[str, tuple[str, tuple[Ask, ...]]] = {
    "telephone": ("call_ended", (
        line("call_started", "When did the call begin?", "A time, like 14:05."),
        yes("recorded", "Is the call recorded?"),
    )),
    "web_form": ("when_where", (line("child_phone", "The child’s own telephone"),)),
    "walk_in": ("left", (
        line("place_tonight", "Food, and a safe place for tonight: what was offered?"),
    )),
    "family": ("may_name", (
        words("may_be_told", "What may they be told of what follows, and what not?",
              "Thank them, and say it before they go."),
    )),
    "other_authority": ("accepter", (
        line("documents", "Which documents came, and which are still to come?"),
    )),
}  # fmt: skip
IN_CORE = {one.key for one in CORE}


def _asks(channel: str) -> tuple[Ask, ...]:
    before, new = ADDED.get(channel, ("", ()))
    asks: list[Ask] = []
    for one in first.OWN[channel]:
        asks += new if one.key == before else ()
        asks += () if one.key in IN_CORE else (one,)
    return tuple(asks)


EDITIONS = tuple(
    Edition(channel, 2, SECOND, _asks(channel), CORE_OF_NO_CHILD if channel == "no_child" else CORE)
    for channel in first.OWN
)
