"""What can be done with a contact, by where it stands: a button, a question or two, a command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kith.access.actors import Actor
from kith.frontdoor import commands as do
from kith.frontdoor import posts
from kith.frontdoor.blind.commands import ask_look
from kith.frontdoor.forms import steps as ask
from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.decision import DecideForm, RedecideForm
from kith.frontdoor.forms.screen import ScreenForm
from kith.frontdoor.rules import entitled
from kith.frontdoor.rules.states import CLOSED, DECIDABLE, DECIDED, OPEN, UNGRADED, State
from kith.web.forms import KithForm

if TYPE_CHECKING:  # the page itself offers steps
    from kith.frontdoor.queries.contact import ContactPage, Discussion

Give = Callable[[Actor, "ContactPage", Any], object]
GiveTalk = Callable[[Actor, "ContactPage", "Discussion", Any], object]
When = Callable[["ContactPage"], bool]
Right = Callable[[Actor], bool]


@dataclass(frozen=True)
class Step:
    """One step: its button, the heading of its page, what it asks, and when it is offered.

    `first` is the next thing to do where it stands, always or on a condition; others are folded
    under "More".
    """

    slug: str
    words: str
    form: type[KithForm]
    give: Give
    when: When
    may: Right = entitled.takes_in
    first: bool | When = False
    says: str = ""

    def allows(self, actor: Actor) -> bool:
        """Say whether this reader takes it, as its command will."""
        return self.may(actor)

    def is_for(self, actor: Actor, page: "ContactPage") -> bool:
        """Say whether it is offered to this reader of this contact now."""
        return self.when(page) and self.allows(actor)

    def is_next(self, page: "ContactPage") -> bool:
        """Say whether it is one of the next things to do."""
        return self.first if isinstance(self.first, bool) else self.first(page)


def stands(*states: State) -> When:
    """Return the condition that a contact stands in one of these."""
    return lambda page: page.state in states


def owes(*kinds: str) -> When:
    """Return the condition that one of these is owed."""
    return lambda page: bool(page.owed & set(kinds))


def _child(page: "ContactPage") -> bool:
    return page.person is not None


def _data(form: Any) -> dict[str, Any]:
    return dict(form.cleaned_data)


def _screen(actor: Actor, page: "ContactPage", form: ScreenForm) -> object:
    otherwise = form.cleaned_data.get("otherwise", "")
    return do.screen_child(actor, contact=page.id, answers=form.answers(), otherwise=otherwise)


def _redecide(actor: Actor, page: "ContactPage", form: RedecideForm) -> object:
    changed = form.deciding() if form.cleaned_data["stands"] == "no" else None
    because = form.cleaned_data["what_came"]
    more = None if changed else form.more()
    return do.redecide(actor, contact=page.id, because=because, changed=changed, more=more)


def _asks(page: "ContactPage") -> bool:
    """Others are asked before the decision, and after it for what it was made without."""
    part = bool(page.decisions) and page.decisions[0].incomplete and page.state in DECIDED
    return _child(page) and (page.state in DECIDABLE or part)


def _plain(command: Callable[..., object]) -> Give:
    """Give a command the boxes of its form by their names."""
    return lambda actor, page, form: command(actor, contact=page.id, **_data(form))


def _ask_back(actor: Actor, page: "ContactPage", form: Any) -> object:
    told = _data(form)
    return do.ask_back(actor, contact=page.id, missing=tuple(told["missing"]), words=told["words"])


def _duplicate(actor: Actor, page: "ContactPage", form: Any) -> object:
    told = _data(form)
    return do.mark_duplicate(actor, contact=page.id, of=UUID(told["of"]), why=told["why"])


def _serious(actor: Actor, page: "ContactPage", form: Any) -> object:
    told = _data(form)
    same = [UUID(one) for one in told.pop("same", ())]
    return do.report_incident(actor, contact=page.id, same=same, **told)


def _same(actor: Actor, page: "ContactPage", form: Any) -> object:
    told = _data(form)
    same = [UUID(one) for one in told["same"]]
    return do.join_event(actor, contact=page.id, same=same, why=told["why"])


def _apart(actor: Actor, page: "ContactPage", form: Any) -> object:
    told = _data(form)
    apart = [UUID(one) for one in told["apart"]]
    return do.part_event(actor, contact=page.id, apart=apart, why=told["why"])


def _identify(actor: Actor, page: "ContactPage", form: ask.IdentifyForm) -> object:
    words = form.cleaned_data["words"]
    return do.identify(actor, contact=page.id, about=form.about(), words=words)


def _moment(actor: Actor, page: "ContactPage", form: ask.MomentForm) -> object:
    return do.say_moment(actor, contact=page.id, **form.moment())


def _source(actor: Actor, page: "ContactPage", form: ask.SourceForm) -> object:
    words = form.cleaned_data["words"]
    return do.say_source(actor, contact=page.id, source=form.source(), words=words)


FIRST_MET = ("T7A", "T7A-AMBER", "T7A-RED", "T7B", "T7B-AMBER", "T7B-RED")
MANAGER, SEES, OWN_MANAGER = entitled.decides, entitled.sees, entitled.is_own_manager
WRITES, LEADS = entitled.writes_discussions, posts.may_lead

STEPS: tuple[Step, ...] = (
    Step("open", "Open it", ask.TapForm, _plain(do.open_contact),
         lambda page: page.unopened and page.state in OPEN, first=True),
    Step("grade", "Say how urgent it is", ask.GradeForm, _plain(do.grade_contact),
         stands(*UNGRADED), first=True),
    Step("take", "I take this", ask.TapForm, _plain(do.acknowledge),
         owes("RED-TAKEN"),
         may=SEES, first=True, says="The first name takes it. It is not done by that."),
    Step("danger", "Police or night team were told", ask.DangerForm, _plain(do.tell_of_danger),
         lambda page: "T1" in page.owed or (_child(page) and "danger.told" not in page.facts
         and (page.may_be_red or page.clock_rag == "RED")), first=True),
    Step("screen", "Screen for harm outside the family", ScreenForm, _screen,
         lambda page: _child(page) and not page.screen
         and page.state not in UNGRADED | {State.DUPLICATE_OF}, first=True),
    Step("take-up", "Take it up for the child’s team", ask.TakeUpForm, _plain(do.take_up),
         stands(State.LINKED_OPEN), may=OWN_MANAGER, first=True),
    Step("pass-on", "Give it to the child’s own team", ask.TapForm, _plain(do.pass_on),
         lambda page: _child(page) and page.state in DECIDABLE - {State.LINKED_OPEN},
         first=lambda page: page.is_open_child,
         says="It goes to the child’s worker and their manager, who takes it up."),
    Step("decide", "Decide", DecideForm,
         lambda actor, page, form: do.decide(actor, contact=page.id, deciding=form.deciding()),
         lambda page: _child(page) and page.state in DECIDABLE, may=MANAGER, first=True,
         says="Nothing that is missing holds a decision up: it is kept with it, and looked at "
         "again."),
    Step("ask", "Ask others what they know", AskForm,
         lambda actor, page, form: do.ask_agencies(actor, contact=page.id, asking_=form.asking()),
         _asks, first=True,
         says="Ten answers are no better than three that matter."),
    Step("close-enquiry", "Go on with what is there", ask.CloseForm, _plain(do.close_mash),
         lambda page: any(not one.is_settled for one in page.gathered.lines)
         and page.state is State.MASH_GATHER,
         says="Whoever has not answered still owes it, and a late answer is looked at."),
    Step("came", "Write down what came", ask.CameForm, _plain(do.complete),
         stands(State.RETURNED_FOR_INFO), first=True),
    Step("chase", "We asked again for it", ask.AskedAgainForm, _plain(do.ask_back_again),
         stands(State.RETURNED_FOR_INFO), first=owes("RETURNED"),
         says="In writing, a letter goes to whoever told us, where they gave an address. It names "
         "no child."),
    Step("take-over", "Take over from the night team", ask.TapForm, _plain(do.take_over),
         lambda page: page.state is State.WITH_EDT or "EDT-HANDOVER" in page.owed, first=True),
    Step("taken", "They took it on", ask.TakenForm, _plain(do.taken_elsewhere),
         stands(State.SENT_ON), first=True),
    Step("help-taken", "A service took it up", ask.AcceptHelpForm, _plain(do.accept_help),
         stands(State.HELP_OFFERED), first=True),
    Step("help-refused", "The help was not wanted", ask.RefusedForm, _plain(do.refuse_help),
         lambda page: page.state is State.HELP_OFFERED and "HELP-OFFER" in page.owed),
    Step("help-met", "The child met whoever helps", ask.MetForm, _plain(do.meet_help),
         lambda page: page.state is State.HELPED and "HELP-MET" in page.owed, first=True),
    Step("help-ended", "The help ended", ask.EndForm, _plain(do.end_help),
         lambda page: page.state is State.HELPED and "help.ended" not in page.helped),
    Step("arrived", "Whoever told us knows it arrived", ask.ArrivedForm,
         _plain(do.told_that_it_arrived), lambda page: "T4-ACK" in page.owed,
         says="It need not be decided yet: a line that it is here and who has it."),
    Step("told", "Whoever told us has heard", ask.TellForm, _plain(do.tell_referrer),
         lambda page: bool(page.decisions)
         and ("T5" in page.owed or "referrer.told" not in page.facts),
         first=True),
    Step("next-done", "The next step was taken", ask.NextStepForm, _plain(do.take_next_step),
         owes("ACTION"), first=True),
    Step("first-met", "The child was met", ask.FirstMetForm,
         lambda actor, page, form: do.meet_child(actor, contact=page.id, met=form.met()),
         owes(*FIRST_MET), first=True, says="The first meeting since this became our work."),
    Step("here", "Decided before they go", ask.DecideHereForm, _plain(do.decide_here),
         owes("WALK-IN"), first=True,
         says="Whoever came to us does not go before a qualified worker has decided."),
    Step("child-answered", "The child has heard from us", ask.ChildAnsweredForm,
         _plain(do.answer_child), owes("CHILD-ANSWER"), first=True,
         says="In the way and the words that they gave us. A try that did not reach them is none."),
    Step("advocate", "Somebody is on the child’s side", ask.AdvocateForm,
         _plain(do.introduce_advocate), owes("ADVOCATE"), first=True,
         says="Somebody who speaks for the child alone, and has met them."),
    Step("no-advocate", "The child wants nobody on their side after all", ask.NoAdvocateForm,
         _plain(do.want_no_advocate), owes("ADVOCATE")),
    Step("second-look", "Another manager’s look", ask.LookForm, _plain(do.second_look),
         lambda page: page.is_overlooked or bool(page.owed & {"THIRD", "THIRD-OFFER"}),
         may=MANAGER, first=True,
         says="This is the third time in a year without help. Why?"),
    Step("owner", "Name who follows it up", ask.OwnerForm, _plain(do.own_no_child),
         lambda page: not _child(page) and page.state in OPEN, first=True),
    Step("identify", "We know who the child is", ask.IdentifyForm, _identify,
         lambda page: page.child in ("unknown", "accepted") or "UNKNOWN" in page.owed, first=True,
         says="Look first: most children of whom word comes are known to somebody here."),
    Step("source", "Put right who told us", ask.SourceForm, _source, _child,
         says="The address of a mail is only a guess. Who must hear from us follows from this."),
    Step("moment", "Put right when it reached us", ask.MomentForm, _moment, lambda page: True,
         says="Every clock that began with it is counted anew from then. Later than it stands "
         "there is for a manager to say."),
    Step("regrade", "Grade it again", ask.GradeForm, _plain(do.grade_contact),
         lambda page: page.state in DECIDABLE,
         says="On its clock a grade only ever becomes more urgent."),
    Step("ask-back", "Ask for what is missing", ask.AskBackForm, _ask_back,
         lambda page: page.state in DECIDABLE - {State.RETURNED_FOR_INFO},
         says="It stays open and graded, and a decision may come first."),
    Step("serious", "This is a serious incident", ask.IncidentForm, _serious,
         lambda page: _child(page) and not any(one.is_incident for one in page.discussions),
         says="Its clock runs from when word of it first reached any inbox."),
    Step("same-event", "It tells of the same as other word", ask.SameEventForm, _same, _child,
         says="Two who tell us of one event are heard as two, and it has one clock."),
    Step("part-event", "It tells of another event after all", ask.PartEventForm, _apart,
         lambda page: bool(page.joined),
         says="Nothing is lost: what each of them was before they were joined, it is again."),
    Step("ask-strategy", "Ask for a strategy discussion", ask.AskStrategyForm,
         _plain(do.ask_strategy),
         lambda page: _child(page) and not any(one.is_open for one in page.discussions),
         may=SEES),
    Step("settle", "Settle the disagreement: the decision stands", ask.StandsForm,
         _plain(do.let_decision_stand), lambda page: page.disputed, may=LEADS, first=True,
         says="To change it, look at the decision again: that settles it too."),
    Step("disagrees", "Somebody disagrees with the decision", ask.DisputeForm,
         _plain(do.dispute_decision),
         lambda page: _child(page) and bool(page.decisions) and not page.disputed, may=SEES,
         says="A head of service settles it within a working day."),
    Step("redecide", "Look at the decision again", RedecideForm, _redecide,
         lambda page: bool(page.decisions) and page.state in DECIDED, may=MANAGER),
    Step("assessed", "The specialist assessment was made", ask.AssessedForm,
         _plain(do.specialist_done), owes("SPECIALIST"), may=entitled.assesses),
    Step("not-assessed", "No specialist assessment, because…", ask.WhyForm,
         _plain(do.decline_specialist), owes("SPECIALIST"), may=entitled.needs_no_assessment),
    Step("second-eyes", "Ask for a look by somebody who does not know it", ask.TapForm,
         _plain(ask_look),
         lambda page: _child(page) and bool(page.decisions) and "BLIND-LOOK" not in page.owed,
         may=MANAGER),
    Step("rescreen", "Screen again", ScreenForm, _screen, lambda page: bool(page.screen)),
    Step("morning", "Leave the rest for the morning", ask.MorningForm,
         _plain(do.leave_for_morning),
         lambda page: page.state in UNGRADED | DECIDABLE and page.state is not State.WITH_EDT),
    Step("unknown", "Accept that we do not know who it is", ask.WhyForm,
         _plain(do.accept_unknown), lambda page: page.child == "unknown", may=MANAGER),
    Step("duplicate", "This had reached us already", ask.DuplicateForm, _duplicate,
         lambda page: bool(page.earlier) and page.state in UNGRADED | DECIDABLE),
    Step("reopen", "Open it again: there is new word", ask.ReopenForm, _plain(do.reopen),
         lambda page: _child(page) and page.state in CLOSED and not page.too_late),
)  # fmt: skip

BY_SLUG: Mapping[str, Step] = {one.slug: one for one in STEPS}


@dataclass(frozen=True)
class Talk:
    """One step about a discussion or a serious incident."""

    slug: str
    words: str
    form: type[KithForm]
    give: GiveTalk
    when: Callable[["Discussion"], bool]
    may: Right = WRITES

    def allows(self, actor: Actor) -> bool:
        """Say whether this reader takes it, as its command will."""
        return self.may(actor)

    def is_for(self, actor: Actor, discussion: "Discussion") -> bool:
        """Say whether it is offered to this reader now."""
        return self.when(discussion) and self.allows(actor)


def _held(actor: Actor, page: "ContactPage", one: "Discussion", form: ask.HeldForm) -> object:
    told = _data(form)
    held = do.Held(
        form.moment(), tuple(told["who"]), told["because"], told["safe_tonight"], told["s47"]
    )
    return do.hold_strategy(actor, contact=page.id, thread=one.thread, held_=held)


def _convened(
    actor: Actor, page: "ContactPage", one: "Discussion", form: ask.ConvenedForm
) -> object:
    who, at = tuple(_data(form)["who"]), form.moment()
    return do.convene_strategy(actor, contact=page.id, thread=one.thread, at=at, who=who)


def _on(command: Callable[..., object]) -> GiveTalk:
    return lambda actor, page, one, form: command(
        actor, contact=page.id, thread=one.thread, **_data(form)
    )


def _shaken(actor: Actor, page: "ContactPage", one: "Discussion", form: ask.ShakenForm) -> object:
    lines = [do.Shaken(tie=tie, label=label, decision=said) for label, tie, said in form.rows()]
    why = form.cleaned_data["nobody_because"]
    return do.list_shaken(actor, incident=one.thread, children=lines, nobody_because=why)


def _known(actor: Actor, page: "ContactPage", one: "Discussion", form: Any) -> object:
    told = form.cleaned_data
    line = do.Shaken(tie=told["tie"], decision=told["decision"], person=int(told["child"]))
    return do.list_shaken(actor, incident=one.thread, children=[line])


def _ripple(actor: Actor, page: "ContactPage", one: "Discussion", form: Any) -> object:
    return do.do_ripple(actor, incident=one.thread, **_data(form))


def _considered(actor: Actor, page: "ContactPage", one: "Discussion", form: Any) -> object:
    return do.consider(actor, incident=one.thread, **_data(form))


def _looked(actor: Actor, page: "ContactPage", one: "Discussion", form: Any) -> object:
    told = _data(form)
    until = form.last()
    return do.look_again(actor, linked=UUID(told["linked"]), words=told["words"], until=until)


TALKS: tuple[Talk, ...] = (
    Talk("convened", "Call it together", ask.ConvenedForm, _convened, lambda one: one.is_awaited),
    Talk("held", "It was held", ask.HeldForm, _held, lambda one: one.is_awaited),
    Talk("declined", "There is none, because…", ask.DeclinedForm, _on(do.decline_strategy),
         lambda one: one.is_open, may=posts.may_decline),
    Talk("disputed", "Somebody disagrees", ask.DisputeForm, _on(do.dispute_strategy),
         lambda one: not one.disputed, may=SEES),
    Talk("resolved", "Settle the disagreement", ask.ResolveForm, _on(do.resolve_strategy),
         lambda one: one.disputed, may=LEADS),
    Talk("look", "Look at why there is none", ask.LookAtNoneForm, _on(do.look_at_none),
         lambda one: one.awaits_look, may=LEADS),
    Talk("heard", "Whoever asked has heard why", ask.HeardForm, _on(do.told_why_none),
         lambda one: one.awaits_telling),
    Talk("shaken", "List the children it may have shaken", ask.ShakenForm, _shaken,
         lambda one: one.is_incident),
    Talk("shaken-known", "List a child on record", ask.KnownShakenForm, _known,
         lambda one: one.is_incident, may=entitled.takes_in),
    Talk("ripple", "Something of this was done", ask.RippleForm, _ripple,
         lambda one: one.is_incident),
    Talk("considered", "National panel and rapid review: yes or no", ask.ConsideredForm,
         _considered, lambda one: one.is_incident, may=LEADS),
    Talk("looked", "Look at a child again", ask.LookAgainForm, _looked,
         lambda one: bool(one.lines), may=LEADS),
)  # fmt: skip

TALK_BY_SLUG: Mapping[str, Talk] = {one.slug: one for one in TALKS}
