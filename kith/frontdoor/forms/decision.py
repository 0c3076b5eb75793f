"""The decision as a page: what, how much, because of what; the rest of the record is folded."""

from datetime import date
from typing import Any

from django import forms

from kith.frontdoor.commands import Deciding, More
from kith.frontdoor.forms.folded import WORDS, Folded
from kith.frontdoor.forms.others import boxes_for, names_of, thoughts_of
from kith.frontdoor.queries.deciding import Opening
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.ladder import ladder_on
from kith.frontdoor.rules.outcomes import AGREEMENT, CLOSED_REASONS, NOT_ASKED, OUTCOMES
from kith.frontdoor.rules.record import AROUND, TELLING, Box, edition_on
from kith.web.forms import Counted, DayField, Line, Radios, Ticks

ASKED_FIRST = {TELLING: ("agreement", "agreement_why"), AROUND: ("disagrees",)}


class DecideForm(Folded):
    """What happens next, at which level, and because of what: three boxes are needed."""

    outcome = forms.ChoiceField(
        label="What happens next?",
        choices=[(code, one.words) for code, one in OUTCOMES.items()],
        widget=Radios(),
    )
    level = forms.TypedChoiceField(label="At which level of need?", coerce=int, widget=Radios())
    because = forms.CharField(
        label="Because of what?",
        help_text="A sentence about this child. What fits any child is no reason.",
        widget=Counted(WORDS, rows=4),
        max_length=WORDS,
    )
    sentences = forms.MultipleChoiceField(
        label="Which sentences of the ladder does it rest on?",
        widget=Ticks(small=True),
        required=False,
    )
    where = forms.CharField(
        label="If it goes elsewhere: to whom?", widget=Line(20), max_length=120, required=False
    )
    to_team = forms.TypedChoiceField(
        label="If it becomes our work: which team takes it on?",
        coerce=int,
        empty_value=None,
        required=False,
    )
    next_step = forms.CharField(
        label="What is the next step?",
        help_text="With a day, it is owed to the child.",
        widget=Line(),
        max_length=300,
        required=False,
    )
    next_owner = forms.TypedChoiceField(
        label="Who takes it?", coerce=int, empty_value=None, required=False
    )
    next_by = DayField(label="By which day?", required=False)
    disagrees = forms.ChoiceField(
        label="Does a partner disagree?",
        help_text="A head of service settles it within a working day.",
        choices=[("", "Nobody, as far as we know"), *AGENCIES.items()],
        required=False,
    )
    agreement = forms.ChoiceField(
        label="Did the family, or the child, agree?",
        choices=[("", "Not said"), *AGREEMENT.items()],
        required=False,
    )
    agreement_why = forms.ChoiceField(
        label="If they were not asked: why?",
        choices=[("", "They were asked"), *NOT_ASKED.items()],
        required=False,
    )
    reason = forms.ChoiceField(
        label="If it ends here: the reason",
        choices=[("", "Choose where it ends here"), *CLOSED_REASONS.items()],
        required=False,
    )

    def __init__(self, *args: Any, on: date, opening: Opening | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.opening = opening = opening or Opening()
        team: Any = self.fields["to_team"]
        team.choices = [("", "Choose the team"), *opening.teams]
        owner: Any = self.fields["next_owner"]
        owner.choices = [("", "I do"), *opening.owners]
        ladder, edition = ladder_on(on), edition_on(on)
        level: Any = self.fields["level"]
        level.choices = [(one.level, f"{one.level} {one.name}") for one in ladder.rungs]
        level.widget.hints = {str(one.level): one.means for one in ladder.rungs}
        cited: Any = self.fields["sentences"]
        cited.choices = [
            (f"Level {rung.level}", [(one.number, f"{one.number} {one.words}")
                                     for one in rung.sentences])
            for rung in ladder.rungs
        ]  # fmt: skip
        self.boxes = tuple(box.key for box in edition.boxes)
        for box in edition.boxes:
            self.fields[f"box_{box.key}"] = forms.CharField(
                label=box.label,
                help_text=box.help,
                widget=Counted(WORDS, rows=2),
                max_length=WORDS,
                required=False,
            )
        self.fields |= boxes_for(opening.around, opening.thoughts)
        self._lay_out(edition.boxes)

    def _lay_out(self, boxes: tuple[Box, ...]) -> None:
        children = [name for one in self.opening.around for name in names_of(one)]
        seen = [f"box_{box.key}" for box in boxes if not box.fold]
        seen[seen.index("box_siblings") : seen.index("box_siblings")] = children
        self.looked_up = ("box_history", "box_missing", *children, "box_siblings")
        self.in_sight = ("outcome", "to_team", "level", "because", *seen)
        self.folds = (
            ("The sentences of the ladder", ("sentences",)),
            ("The next step; where it goes; why it ends", 
             ("next_step", "next_owner", "next_by", "where", "reason")),
            *(
                (heading, (*ASKED_FIRST.get(heading, ()),
                           *(f"box_{box.key}" for box in boxes if box.fold == heading)))
                for heading in dict.fromkeys(box.fold for box in boxes if box.fold)
            ),
        )  # fmt: skip

    def deciding(self) -> Deciding:
        """Return what was typed, as a command takes it."""
        told = self.cleaned_data
        return Deciding(
            outcome=told["outcome"],
            level=told["level"],
            because=told["because"],
            sentences=tuple(told["sentences"]),
            record={key: told[f"box_{key}"] for key in self.boxes},
            others=thoughts_of(self.opening.around, told),
            agreement=told["agreement"],
            agreement_why=told["agreement_why"],
            next_step=told["next_step"],
            next_owner=told["next_owner"],
            next_by=told["next_by"],
            reason=told["reason"],
            to_team=told["to_team"],
            where=told["where"],
            disagrees=told["disagrees"],
        )


class RedecideForm(DecideForm):
    """A decision looked at again: it stands, or another takes its place."""

    stands = forms.ChoiceField(
        label="Does the decision stand?",
        choices=[("yes", "Yes, it stands"), ("no", "No, it changes")],
        widget=Radios(inline=True),
    )
    what_came = forms.CharField(
        label="What came, and what do you make of it?",
        widget=Counted(WORDS, rows=3),
        max_length=WORDS,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("outcome", "level", "because"):
            self.fields[name].required = False
        asked = ("stands", "what_came", *self.looked_up)
        seen = tuple(name for name in self.in_sight if name not in asked)
        self.in_sight = asked
        self.folds = (("If it changes: the new decision", seen), *self.folds)

    def more(self) -> More:
        """Return what was looked up since: what was said before of a child is not said again."""
        told, before = self.cleaned_data, self.opening.thoughts
        said = thoughts_of(self.opening.around, told)
        return More(
            record={key: told[f"box_{key}"] for key in ("history", "missing", "siblings")},
            others={child: one for child, one in said.items() if one != before.get(child)},
        )

    def clean(self) -> dict[str, Any]:
        """Only a decision that changes needs to be said anew."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("stands") == "no":
            for name in ("outcome", "level", "because"):
                if not told.get(name):
                    self.add_error(name, f"Fill in “{self.fields[name].label}”")
        return told
