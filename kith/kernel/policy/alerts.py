"""The numbers of alerts (SUPPLEMENT S13), of an agency's ladder and of actions: our own design."""

from kith.kernel.policy.rules import PolicyRule, Said, Tag

_alerts = Said(Tag.OURS, "How people are told of promises")
_ladder = Said(Tag.OURS, "How an agency that does not answer is chased")
_actions = Said(Tag.OURS, "How actions roll over")
_practice = Said(Tag.PRACTICE, "Usual practice for children in need")

CLASSES = (
    _alerts("SETTLE", 20, "working days", "Time to settle in after an import before any alert"),
    _alerts("P0-UNOPENED", 30, "minutes", "RED and nobody has opened it"),
    _alerts("P0-DISCUSSION", 2, "hours", "Serious incident and no discussion yet"),
    _alerts("P0-MISSING", 15, "minutes", "Missing, at high risk, and nobody has taken it"),
    _alerts("P0-RUNG-1", 15, "minutes", "Nobody has taken it: the team manager or night lead"),
    _alerts("P0-RUNG-2", 30, "minutes", "Nobody has taken it: the head of service on call"),
    _alerts("P0-RUNG-3", 60, "minutes", "Nobody has taken it: the director on call"),
    _alerts("P1-TM", 0, "working days", "A safety promise is late: the team manager"),
    _alerts("P1-HOS", 1, "working days", "A safety promise stays late: the head of service"),
    _alerts("P1-HOS-SIGNIFICANT", 0, "working days", "The same, for a child at significant risk"),
    _alerts("P2-HOS", 5, "working days", "Promises stay late: the head of service, by kind"),
)

LEADS = (
    _alerts("VISIT-LEAD", 3, "working days", "A visit moves up the page before it is due"),
    _alerts("T9-LEAD", 10, "working days", "An assessment moves up the page before it is due"),
    _alerts("T13-LEAD", 5, "working days", "A conference moves up the page before it is due"),
    _alerts("REVIEW-LEAD", 5, "working days", "A review moves up the page before it is due"),
    _alerts("INTERVIEW-LEAD", 24, "hours", "A return interview moves up the page"),
    _alerts("ACTION-LEAD", 2, "working days", "An action moves up the page before it is due"),
)

TIMES = (
    _alerts("QUIET-FROM", 18 * 60 + 30, "minutes after midnight", "Only P0 from now on"),
    _alerts("QUIET-UNTIL", 8 * 60 + 30, "minutes after midnight", "Only P0 until now"),
    _alerts("SUMMARY-MORNING", 8 * 60 + 45, "minutes after midnight", "The morning's summary"),
    _alerts("SUMMARY-MIDDAY", 13 * 60 + 30, "minutes after midnight", "The midday summary"),
)

LIMITS = (
    _alerts("CAUSE-LINES", 3, "lines", "So many lines with one cause become one line"),
    _alerts("SW-LINES", 8, "lines", "A social worker's first screen"),
    _alerts("TM-CHILDREN", 12, "children", "A team manager's list"),
    _alerts("HOS-CHILDREN", 10, "children", "A head of service's list by name"),
    _alerts("SW-PUSHES", 1, "a working day", "Messages to a social worker"),
    _alerts("TM-PUSHES", 3, "a working day", "Messages to a team manager"),
    _alerts("HOS-PUSHES", 2, "a working day", "Messages to a head of service"),
    _alerts("OVERFLOW", 3, "working days", "Over the limit so long is too much work: CAP-01"),
    _alerts("ATTEST", 2, "working days", "Done but not yet written stops the line so long"),
    _alerts(
        "ATTEST-SHARE", 10, "percent", "More of a team's work not yet written goes to its manager"
    ),
    _alerts("ALERT-ACTED", 2, "working days", "A line that led to an act within this was useful"),
    _alerts("ALERT-USEFUL", 30, "percent", "Fewer useful lines than this: the kind is reviewed"),
    _alerts("ALERT-TRIED", 8, "weeks", "For so long, before the kind is reviewed"),
)

AGENCIES = (
    _ladder("AGENCY-RED-2", 2, "hours", "No RED reply: the agency's safeguarding lead"),
    _ladder("AGENCY-RED-3", 4, "hours", "No RED reply: the safeguarding partner"),
    _ladder("AGENCY-2", 1, "working days", "No reply: the agency's safeguarding lead"),
    _ladder("AGENCY-3", 2, "working days", "No reply: the safeguarding partner"),
)

WORK = (
    _practice("CONTACT", 20, "working days", "A child is seen, unless agreed otherwise"),
    _actions("ACTION-REASON", 1, "times", "An action moved on so often needs a reason"),
    _actions("ACTION-CHALLENGE", 2, "times", "An action moved on so often needs a challenge"),
    _actions("ACTION-HOS", 3, "times", "An action moved on so often goes to the head of service"),
)

ALERTS: tuple[PolicyRule, ...] = (*CLASSES, *LEADS, *TIMES, *LIMITS, *AGENCIES, *WORK)
