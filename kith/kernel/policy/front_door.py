"""What the front door owes beside SPEC A1: routing, chasing, second looks, help, the ripple."""

from kith.kernel.policy.rules import PolicyRule, Said, Tag

_ours = Said(Tag.OURS, "How the front door keeps its word")
_practice = Said(Tag.PRACTICE, "Usual practice of councils")
_london = Said(Tag.LONDON, "London continuum of need", confirmed=False)
_ripple = Said(Tag.OURS, "After a serious incident")

ROUTING = (
    _london("LINKED", 1, "working days", "The child's own team accepts word of an open child"),
    _ours("SENT", 1, "working days", "Whoever we sent it to takes it, by name"),
    _ours("NO-CHILD", 1, "working days", "Somebody follows up word of a place, group or adult"),
    _ours("UNKNOWN", 5, "working days", "A child not yet identified is, or a manager accepts it"),
    _practice("RETURN-CHASE", 4, "working hours", "What was missing is there, or is chased"),
    _ours("WALK-IN", 2, "hours", "Somebody qualified decides before a child who came to us goes"),
    _ours("EDT-HANDOVER", 30, "working minutes", "The morning takes over what the night left"),
)

SCREENING = (
    _ours("SCREEN", 1, "working days", "A child is screened for harm outside the family"),
    _ours("SCREEN-GAP", 2, "working days", "What nobody had asked is asked, in one go"),
    _ours("SPECIALIST", 10, "working days", "The specialist assessment that a screen asks for"),
    _ours("SCREEN-AGE", 10, "years", "From this age each child is screened"),
    _ours("SCREEN-YES", 3, "answers", "So many yes ask for a specialist assessment"),
    _ours("SCREEN-NOT-ASKED", 4, "answers", "So many not asked make one task to ask"),
)

DECIDING = (
    _ours("DECISION", 1, "working days", "A decision, once what others know is together"),
    _ours("DECISION-RED", 60, "minutes", "The same at RED; elapsed time, through the night"),
    _ours("BACKFILL", 2, "working days", "What was missing is filled in, and we decide again"),
    _ours("THIRD", 1, "working days", "Another manager looks at a third contact without help"),
    _ours("REPEAT-CONTACTS", 3, "contacts", "So many without help ask for another manager"),
    _ours("REPEAT-MONTHS", 12, "months", "Contacts are counted together for so long"),
    _ours("REOPEN", 20, "working days", "New word reopens a contact within this time"),
)

ASKING = (
    _ours("AGENCY-REST", 1, "working days", "The rest of an answer that came in part"),
    _ours("KEPT-APART", 89, "days", "Who reads what only some may read is looked at again"),
)
HELPING = (
    _ours("HELP-OFFER", 3, "working days", "A service takes up the help that was offered"),
    _ours("HELP-MET", 10, "working days", "Whoever helps has met the child"),
    _ours("HELP-RECHECK", 1, "working days", "Help refused or not enough: a manager looks again"),
    _ours("THIRD-OFFER", 4, "working days", "Another manager looks: help offered, none given"),
)

STRATEGY = (
    _ours("STRATEGY-DISPUTE", 1, "working days", "A head of service settles a disagreement"),
    _ours("STRATEGY-LOOK", 1, "working days", "A head of service looks at why there is none"),
    _ours("STRATEGY-TOLD", 1, "working days", "A partner who asked hears why there is none"),
    _ours("RECONVENE", 1, "working days", "A discussion without its three partners meets again"),
)

RIPPLE = (
    _ripple("RIPPLE-SAFE", 0, "days", "The child, brothers and sisters are safe"),
    _ripple("RIPPLE-YOUTH", 0, "days", "Hospital youth work is with the child"),
    _ripple("RIPPLE-LIAISON", 0, "days", "Somebody is there for the family"),
    _ripple("RIPPLE", 1, "working days", "Children whom it may have shaken are listed by name"),
    _ripple("RIPPLE-SCHOOLS", 1, "working days", "The schools know what to say"),
    _ripple("RIPPLE-PLACES", 2, "working days", "Places at risk, patrols, safe journeys"),
    _ripple("RIPPLE-STAFF", 3, "working days", "Those who worked with it have talked it through"),
    _ripple("RIPPLE-GRIEF", 5, "working days", "Help with grief was offered"),
    _ripple("RIPPLE-PANEL", 5, "working days", "Notifying the panel was considered, yes or no"),
    _ripple("RIPPLE-REVIEW", 15, "working days", "A rapid review was considered, yes or no"),
    _ripple("RIPPLE-7", 7, "days", "Each linked child is looked at again after a week"),
    _ripple("RIPPLE-21", 21, "days", "Each linked child is looked at again after three weeks"),
    _ripple("RIPPLE-90", 90, "days", "Each linked child is looked at again after three months"),
    _ripple("RIPPLE-365", 365, "days", "Each linked child is looked at again after a year"),
)

CHILD = (
    _ours("CHILD-ANSWER", 1, "working days", "A child who said how has heard from us"),
    _practice("ADVOCATE", 5, "working days", "A child who asks has met somebody on their side"),
)

FRONT_DOOR: tuple[PolicyRule, ...] = (
    *ROUTING, *CHILD, *SCREENING, *DECIDING, *ASKING, *HELPING, *STRATEGY, *RIPPLE,
)  # fmt: skip
