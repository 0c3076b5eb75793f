"""Taking in word: what is needed to save stands first, and nothing else holds anybody up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms

from kith.frontdoor.commands import About, Arrival
from kith.frontdoor.commands.newcomers import UNTOLD
from kith.frontdoor.forms.folded import WORDS, Folded, box_for
from kith.frontdoor.forms.meant import WITHOUT_NAME, Meant, box_of, question
from kith.frontdoor.forms.newcomer import BOXES, boxes, newcomer
from kith.frontdoor.rules.asks import Edition
from kith.frontdoor.rules.channels import AGENCIES, CHANNELS
from kith.frontdoor.rules.harms import HARMS
from kith.frontdoor.rules.outcomes import TOLD
from kith.frontdoor.rules.urgency import DANGERS, SAFE
from kith.kernel.clock import at_local, in_london
from kith.web.forms import ClockField, Counted, DayField, Line, Radios, Ticks

# Where it reached us by itself, when it did is not when somebody types it in.
BY_ITSELF = frozenset({"email", "police", "web_form", "edt", "other_authority", "no_child"})
NOW_TOLD = [("", "Not said"), *TOLD.items()]
WHEN = ("arrived_on", "arrived_at", "evidence")
CHILD = ("asked_school", "asked_language", "asked_communication", "asked_interpreter")
PLACED = {*CHILD, "asked_how_known", "asked_agreed_child", "asked_agreed_parent"}


class IntakeForm(Folded):
    """Word about a child on one channel; with a child chosen, who it is is not asked again."""

    known_as = forms.CharField(
        label="What is the child called?", widget=Line(20), max_length=100, required=False
    )
    born = DayField(label="Date of birth, if known", past=True, required=False)
    who = forms.CharField(
        label="If there is no name: how might they be found?",
        help_text="School, street, who they were with, how old they say they are. "
        "Nobody is older because they look it.",
        widget=Counted(WORDS, rows=2),
        max_length=WORDS,
        required=False,
    )
    what_happened = forms.CharField(
        label="What happened, when, where, and how is it known?",
        widget=Counted(WORDS, rows=6),
        max_length=WORDS,
    )
    safe_now = forms.ChoiceField(
        label="Is the child safe now?", choices=list(SAFE.items()), widget=Radios(inline=True)
    )
    where_now = forms.CharField(
        label="Where is the child now, and with whom?", widget=Line(), max_length=500,
        required=False,
    )  # fmt: skip
    dangers = forms.MultipleChoiceField(
        label="Any sign of danger?",
        choices=list(DANGERS.items()),
        widget=Ticks(small=True),
        required=False,
    )
    agency = forms.ChoiceField(
        label="Who told us?", choices=[("", "Choose who"), *AGENCIES.items()]
    )
    source_name = forms.CharField(
        label="Their name", widget=Line(20), max_length=120, required=False
    )
    call_back = forms.CharField(
        label="How do we reach them?", widget=Line(20), max_length=120, required=False
    )
    arrived_on = DayField(label="On which day did it reach the council?", past=True)
    arrived_at = ClockField(label="At what time?", help_text="Like 14:05 or 9:30am.")
    evidence = forms.CharField(
        label="What shows when it arrived?",
        help_text="The message’s header, the phone log, a stamp.",
        widget=Line(),
        max_length=200,
        required=False,
    )
    also = forms.CharField(
        label="Other children in it who need a contact of their own",
        help_text="One name a line. Each gets a decision of their own.",
        widget=Counted(WORDS, rows=2),
        max_length=WORDS,
        required=False,
    )
    childs_words = forms.CharField(
        label="What did the child say, in the child’s own words?",
        widget=Counted(WORDS, rows=3),
        max_length=WORDS,
        required=False,
    )
    source_role = forms.CharField(
        label="What are they?", widget=Line(20), max_length=120, required=False
    )
    unnamed = forms.BooleanField(
        label="They do not want the family to know who told us", required=False
    )
    told_child = forms.ChoiceField(
        label="Does the child know of this?", choices=NOW_TOLD, required=False
    )
    told_parent = forms.ChoiceField(
        label="Do the parents know of this?", choices=NOW_TOLD, required=False
    )
    told_why = forms.CharField(
        label="Why, or why not?", widget=Line(), max_length=500, required=False
    )
    harms = forms.MultipleChoiceField(
        label="What sort of harm may it be?",
        choices=list(HARMS.items()),
        widget=Ticks(small=True),
        required=False,
    )
    red_suspect = forms.BooleanField(label="I think that this may be RED", required=False)

    def __init__(self, *args: Any, edition: Edition, chosen: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.channel = CHANNELS[edition.channel]
        self.asks = tuple(ask.key for ask in edition.every)
        for ask in edition.every:
            self.fields[f"asked_{ask.key}"] = box_for(ask)
        self._leave_out(chosen)
        if not chosen and self.channel.code != "no_child":
            self.fields |= boxes()
        self._lay_out(edition)

    def _leave_out(self, chosen: bool) -> None:
        nobody = self.channel.code == "no_child"
        gone = {"known_as", "born"} if nobody else set()
        gone |= {"known_as", "born", "who"} if chosen else set()
        if nobody:
            gone |= {"also", "childs_words", "told_child", "told_parent", "told_why"}
            self.fields["who"].label = "Which place, vehicle, group or adult?"
            self.fields["who"].help_text = ""
            self.fields["safe_now"].label = "Are children safe there now?"
        for name in gone:
            del self.fields[name]

    def _lay_out(self, edition: Edition) -> None:
        late = self.channel.code in BY_ITSELF
        self.in_sight = (
            *("safe_now", "dangers", "known_as", "born", "who", "what_happened"),
            *("agency", "source_name", "call_back"),
            *(WHEN if late else ()),
        )
        own = tuple(f"asked_{ask.key}" for ask in edition.asks)
        more = tuple(f"asked_{ask.key}" for ask in edition.core)
        self.folds = (
            ("The child’s own words, and who knows of this",
             ("childs_words", "asked_how_known", "told_child", "asked_agreed_child", "told_parent",
              "asked_agreed_parent", "told_why")),
            ("Who the child is: school, language, how we talk", (*BOXES, *CHILD)),
            ("Where the child is, harm, other children", ("where_now", "harms", "red_suspect",
             "also", *(name for name in more if name not in PLACED))),
            (f"More about who told us: {self.channel.words.lower()}",
             ("source_role", "unnamed", *own)),
            *((("When it reached us", WHEN),) if not late else ()),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Somebody must be meant, by a name or by how they might be found."""
        told: dict[str, Any] = super().clean() or {}
        meant = [told.get(name) for name in ("known_as", "who") if name in self.fields]
        if meant and not any(meant):
            first = "known_as" if "known_as" in self.fields else "who"
            self.add_error(first, "Say who it is, or how they might be found")
        return told

    def ask_whom(self, meant: Sequence[Meant]) -> None:
        """Ask of each child who may be known already whether it is one of those."""
        asked = {box_of(place): question(one) for place, one in enumerate(meant) if one.known}
        self.fields |= asked
        self.in_sight = (*asked, *self.in_sight)
        if asked:
            self.full_clean()
        for place, one in enumerate(meant):
            if one.refused:
                self.add_error("also" if place else "known_as", f"{one.refused} {WITHOUT_NAME}")

    def settled(self, children: Iterable[About], meant: Iterable[Meant]) -> Iterator[About]:
        """Return the children as they were answered for: somebody who is known, or somebody new."""
        for place, (about, one) in enumerate(zip(children, meant, strict=True)):
            yield one.answered(about, self.cleaned_data.get(box_of(place), ""))

    def arrival(self, team: int) -> Arrival:
        """Return what was typed, as a command takes it."""
        told = self.cleaned_data
        clock = told["arrived_at"]
        at = at_local(told["arrived_on"], timedelta(hours=clock.hour, minutes=clock.minute))
        same = ("what_happened", "safe_now", "where_now", "agency", "source_name", "source_role")
        more = ("call_back", "unnamed", "evidence", "red_suspect")
        words = {name: told.get(name, "") for name in (*same, *more)}
        child = ("childs_words", "told_child", "told_parent", "told_why")
        words |= {name: told.get(name, "") for name in child}
        return Arrival(
            channel=self.channel.code,
            team=team,
            arrived_at=at,
            dangers=tuple(told["dangers"]),
            harms=tuple(told["harms"]),
            asked={key: told.get(f"asked_{key}", "") for key in self.asks},
            **words,
        )

    def children(self, chosen: int | None) -> Iterator[About]:
        """Return everybody whom it is about, the first one first."""
        told = self.cleaned_data
        if self.channel.code == "no_child":
            yield About(who=told["who"], nobody=True)
            return
        yield About(
            person=chosen,
            known_as=told.get("known_as", ""),
            born=told.get("born"),
            who=told.get("who", ""),
            new=newcomer(told) if chosen is None else UNTOLD,
        )
        for line in told.get("also", "").splitlines():
            if line.strip():
                yield About(known_as=line.strip()[:100])


def at_first(now: datetime, agency: str) -> dict[str, Any]:
    """Return what a new form opens with: it reached us now."""
    local = in_london(now)
    return {"arrived_on": local.date(), "arrived_at": local.time(), "agency": agency}
