"""What can be done at the front door; each is a command with a gate of its own."""

from kith.frontdoor.commands.answering import (
    answer_child,
    introduce_advocate,
    want_no_advocate,
)
from kith.frontdoor.commands.apart import ask_apart, keep_longer, let_rest, name_reader
from kith.frontdoor.commands.arriving import About, Arrival, arrive
from kith.frontdoor.commands.asking import Asking, ask_agencies, chase, ring_above, withdraw
from kith.frontdoor.commands.chasing import ask_back_again
from kith.frontdoor.commands.closing import close_mash
from kith.frontdoor.commands.deciding import decide, redecide, reopen, second_look
from kith.frontdoor.commands.events import join_event
from kith.frontdoor.commands.helping import accept_help, end_help, meet_help, refuse_help
from kith.frontdoor.commands.here import decide_here
from kith.frontdoor.commands.identifying import accept_unknown, identify
from kith.frontdoor.commands.incidents import report_incident
from kith.frontdoor.commands.looks import look_again
from kith.frontdoor.commands.meeting import Met, meet_child
from kith.frontdoor.commands.moments import say_moment
from kith.frontdoor.commands.next_step import take_next_step
from kith.frontdoor.commands.none_held import look_at_none, told_why_none
from kith.frontdoor.commands.parting import part_event
from kith.frontdoor.commands.partners import Desk, keep_partner
from kith.frontdoor.commands.recording import Deciding, More
from kith.frontdoor.commands.replying import Replying, record_reply, refuse
from kith.frontdoor.commands.routing import (
    ask_back,
    complete,
    leave_for_morning,
    mark_duplicate,
    own_no_child,
    pass_on,
    take_over,
    take_up,
)
from kith.frontdoor.commands.settling import (
    dispute_decision,
    dispute_strategy,
    let_decision_stand,
    resolve_strategy,
)
from kith.frontdoor.commands.shaken import Shaken, consider, do_ripple, list_shaken
from kith.frontdoor.commands.sourcing import Source, say_source
from kith.frontdoor.commands.specialist import decline_specialist, specialist_done
from kith.frontdoor.commands.strategy import (
    Held,
    ask_strategy,
    convene_strategy,
    decline_strategy,
    hold_strategy,
)
from kith.frontdoor.commands.telling import (
    taken_elsewhere,
    tell_referrer,
    told_that_it_arrived,
)
from kith.frontdoor.commands.triage import (
    acknowledge,
    grade_contact,
    open_contact,
    screen_child,
    tell_of_danger,
)
from kith.frontdoor.commands.writing import send_link

__all__ = [
    "About",
    "Arrival",
    "Asking",
    "Deciding",
    "Desk",
    "Held",
    "Met",
    "More",
    "Replying",
    "Shaken",
    "Source",
    "accept_help",
    "accept_unknown",
    "acknowledge",
    "answer_child",
    "arrive",
    "ask_agencies",
    "ask_apart",
    "ask_back",
    "ask_back_again",
    "ask_strategy",
    "chase",
    "close_mash",
    "complete",
    "consider",
    "convene_strategy",
    "decide",
    "decide_here",
    "decline_specialist",
    "decline_strategy",
    "dispute_decision",
    "dispute_strategy",
    "do_ripple",
    "end_help",
    "grade_contact",
    "hold_strategy",
    "identify",
    "introduce_advocate",
    "join_event",
    "keep_longer",
    "keep_partner",
    "leave_for_morning",
    "let_decision_stand",
    "let_rest",
    "list_shaken",
    "look_again",
    "look_at_none",
    "mark_duplicate",
    "meet_child",
    "meet_help",
    "name_reader",
    "open_contact",
    "own_no_child",
    "part_event",
    "pass_on",
    "record_reply",
    "redecide",
    "refuse",
    "refuse_help",
    "reopen",
    "report_incident",
    "resolve_strategy",
    "ring_above",
    "say_moment",
    "say_source",
    "screen_child",
    "second_look",
    "send_link",
    "specialist_done",
    "take_next_step",
    "take_over",
    "take_up",
    "taken_elsewhere",
    "tell_of_danger",
    "tell_referrer",
    "told_that_it_arrived",
    "told_why_none",
    "want_no_advocate",
    "withdraw",
]
