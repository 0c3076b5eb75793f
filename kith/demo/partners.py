"""The desks of partner agencies that the invented borough asks: invented names, no real mailbox."""

from kith.access.actors import Actor
from kith.demo.places import PLACES
from kith.frontdoor.commands import Desk, keep_partner
from kith.frontdoor.queries.asking import desks


def write_down_partners(actor: Actor) -> dict[str, int]:
    """Write down each desk that is not there yet, with the three who answer for it and whoever of
    it signs in; return all of them by name.
    """
    there = {name: number for some in desks().values() for number, name in some}
    for agency, name, place, who in PLACES:
        if name not in there:
            there[name] = keep_partner(actor, desk=_desk(agency, name, f"{place}.example", who))
    return there


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
