"""The desks of partner agencies that the invented borough asks: invented names, no real mailbox."""

from kith.access.actors import Actor
from kith.frontdoor.commands import Desk, keep_partner

# Agency, desk, the place of its mailboxes, and the persona who signs in for it.
PLACES = (
    ("police", "Wexbridge police, safeguarding desk", "police", "pc"),
    ("health", "Wexbridge health desk", "health", "nurse"),
    ("camhs", "Lantern clinic", "lantern", ""),
    ("education", "Wexbridge High", "wexbridge-high", "dsl"),
    ("education", "Marlow Vale School", "marlow-vale", ""),
    ("yjs", "Youth justice, Wexbridge", "yjs", ""),
    ("early_help", "Family centre", "family-centre", ""),
    ("housing", "Wexbridge homes", "homes", "housing"),
    ("probation", "Probation, Wexbridge", "probation", "probation"),
    ("adult", "Adult services, Wexbridge", "adults", "adults"),
    ("voluntary", "Open Gate", "open-gate", "youth"),
)


def write_down_partners(actor: Actor) -> None:
    """Write each desk down, with the three who answer for it and whoever of it signs in."""
    for agency, name, place, who in PLACES:
        keep_partner(actor, desk=_desk(agency, name, f"{place}.example", who))


def _desk(agency: str, name: str, domain: str, who: str) -> Desk:
    return Desk(
        agency=agency,
        name=name,
        mailbox=f"safeguarding@{domain}",
        code_to=f"duty@{domain}",
        lead="Lead at the hub",
        lead_mail=f"hub@{domain}",
        senior="Safeguarding lead",
        senior_mail=f"lead@{domain}",
        top="Safeguarding partner",
        top_mail=f"partner@{domain}",
        members=(who,) if who else (),
    )
