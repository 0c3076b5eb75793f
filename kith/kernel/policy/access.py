"""The numbers of access, and acts of Parliament that wait for their commencement."""

from dataclasses import replace

from kith.kernel.policy.rules import PolicyRule, Said, Tag

_ours = Said(Tag.OURS, "How records are opened and reviewed")
_schools_act = Said(Tag.STATUTE, "Children's Wellbeing and Schools Act 2026")
_policing_act = Said(Tag.STATUTE, "Crime and Policing Act 2026")

OPENING = (
    _ours("BREAK-GLASS", 15, "minutes", "A record opened in an emergency stays open"),
    _ours("BREAK-GLASS-REVIEW", 2, "working days", "Someone looks at why it was opened"),
    _ours("EDT-SAMPLE", 10, "percent", "Of what the night team reads, so much is looked at again"),
)

NOT_COMMENCED = tuple(
    replace(rule, effective_from=None)
    for rule in (
        _schools_act("GROUP-DECISION", 1, "switch", "Families are offered a group decision"),
        _schools_act("PROTECTION-TEAMS", 1, "switch", "Multi-agency child protection teams"),
        _schools_act("DUTY-TO-SHARE", 1, "switch", "A duty to share information"),
        _policing_act("EXPLOITATION-OFFENCE", 1, "switch", "An offence of child exploitation"),
        _policing_act("DUTY-TO-REPORT", 1, "switch", "A duty to report sexual abuse"),
    )
)

ACCESS: tuple[PolicyRule, ...] = (*OPENING, *NOT_COMMENCED)
