"""The front door: deciding alike, and children we might overlook (SPEC F1: FD-09, FD-15)."""

from kith.promises.indicator import Better, Indicator, Unit

OVERLOOKED = (
    Indicator(
        code="FD-15",
        name="Harm we had not seen coming",
        says="Children seriously hurt, trafficked or arrested through exploitation whom we had "
        "not marked as in danger.",
        unit=Unit.SHARE,
        better=Better.DOWN,
        green=0.10,
        amber=None,
        tag="X",
        clock="From the event, back over 90 days. Each one is looked into within 10 working days.",
        numerator="such children with no earlier sign on our record",
        denominator="children with such an event",
        owner="head_of_service",
        missing="Needs more than the screens and incidents that are here: levels of danger, "
        "trafficking referrals and arrests, which come with exploitation work.",
        clears="Somebody has looked back, within 10 working days.",
        exception="Children whose danger we had not seen",
    ),
)
