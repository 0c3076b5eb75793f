"""How help goes on that a service took up: met, ended, and looked at again where it was none."""

from datetime import datetime

from kith.demo.years import words
from kith.demo.years.story.telling import Teller
from kith.frontdoor.rules.help import is_not_enough


def help_begins(teller: Teller, label: str, by: str, decider: str, at: datetime) -> None:
    """A service takes it up, and until somebody has no new word comes."""
    begun = len(teller.events)
    service, name = teller.any_of(words.SERVICES)
    teller.free_at = at
    teller.tell(at, by, "accept_help", label, service=service, by=name)
    met = teller.often(0.94)
    if met:
        at = teller.done("help", "HELP-MET", at)
        teller.tell(at, by, "meet_help", label, words="They met at home and agreed on Tuesdays")
        how = teller.any_of(("met", "met", "met", "not_engaged", "stepped_up"))
        ended = teller.days_on(at, 50, 200)
    else:
        how, ended = "not_engaged", teller.days_on(at, 15, 40)
    teller.decider = decider
    _ends(teller, label, by, ended, how, met=met)
    teller.helping = teller.events[begun:]


def forget_help(teller: Teller, at: datetime) -> None:
    """New word has come: help that still goes on ends with it, as more is needed than this."""
    going_on = any(one.does == "end_help" and one.at >= at for one in teller.helping)
    if going_on:
        gone = [one for one in teller.helping if one.at >= at]
        met = any(one.does == "meet_help" and one.at < at for one in teller.helping)
        teller.events = [one for one in teller.events if one not in gone]
        begun = teller.helping[0]
        _ends(teller, begun.of, begun.by, at, "stepped_up", met=met)
    teller.helping = []


def _ends(teller: Teller, label: str, by: str, at: datetime, how: str, *, met: bool) -> None:
    teller.tell(at, by, "end_help", label, how=how, words=words.HELP_ENDED[how])
    if is_not_enough(how, met=met):
        again = teller.done("decided", "HELP-RECHECK", at)
        teller.tell(again, teller.decider, "redecide", label, because=words.AFTER_HELP_ENDED)
