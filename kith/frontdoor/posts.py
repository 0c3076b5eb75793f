"""Who leads at this moment: the night, or the service in place of a head of service."""

from kith.access.actors import Actor
from kith.accounts.queries import away_at, holders_of, on_duty
from kith.accounts.rules import stands_in
from kith.frontdoor.rules import entitled

NIGHT, ON_CALL, LEADER = "edt", "hos_on_call", "head_of_service"


def may_decline(actor: Actor) -> bool:
    """Say whether somebody may say why there is no strategy discussion, now."""
    return entitled.declines(actor) or entitled.declines(actor, leads_tonight=_leads(actor))


def may_lead(actor: Actor) -> bool:
    """Say whether somebody is a head of service, or stands in for one now."""
    return entitled.leads(actor) or entitled.leads(actor, stands_in=_stands_in(actor))


def _leads(actor: Actor) -> bool:
    """Of several on the rota for the night, whoever began first leads."""
    if NIGHT not in actor.roles:
        return False
    return [card.id for card in on_duty(NIGHT)][-1:] == [actor.id]


def _stands_in(actor: Actor) -> bool:
    """On call for the heads of service, or named as cover of one who is away; a manager always."""
    if not entitled.declines(actor):
        return False
    if any(card.id == actor.id for card in on_duty(ON_CALL)):
        return True
    away = away_at()
    return any(stands_in(card.id, away) == actor.id for card in holders_of(LEADER))
