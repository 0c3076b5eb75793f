"""The front door: what arrives, and how fast it is decided (SPEC F1, FD-01 to FD-08; S0 #4)."""

from kith.promises.indicator import Better, Indicator, Unit

FRONT_DOOR = (
    Indicator(
        code="FD-04",
        name="Referral that tells us enough",
        says="Whether a referral holds what is needed to keep the child safe, partner by partner.",
        unit=Unit.SHARE,
        better=Better.UP,
        green=0.90,
        amber=0.75,
        tag="X",
        clock="Marked on arrival against ten things a useful referral holds; seven is enough.",
        numerator="referrals that hold at least seven of the ten",
        denominator="referrals from professionals",
        owner="mash_manager",
        missing="Needs referrals marked against the ten things, which come with the front door.",
        clears="What was left out is supplied; the pattern is talked over with the partner.",
        exception="Referrals that left out what mattered, by partner",
    ),
)
