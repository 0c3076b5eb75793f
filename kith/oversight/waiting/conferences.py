"""Strategy discussions, conferences, visits under a plan (SPEC F1: TH-05, TH-06, TH-09)."""

from kith.promises.indicator import Better, Indicator, Unit

CONFERENCES = (
    Indicator(
        code="TH-05",
        name="Partner's request agreed, or declined in writing",
        says="Whether partners who ask for a discussion get one, or learn why not. Beside it: how "
        "alike agencies judge the same invented cases, at least 85 in 100.",
        unit=Unit.SHARE,
        better=Better.UP,
        green=1.0,
        amber=None,
        tag="X",
        clock="Looked at for each request; the invented cases, ten or more, each quarter.",
        numerator="requests agreed, or declined with a written reason",
        denominator="requests from partners",
        owner="head_of_service",
        missing="Needs requests by partners in their own hand, and invented cases that every "
        "agency judges, which come with the strategy record.",
        clears="Partners and the council have judged the same cases together.",
        exception="Requests left without an answer",
    ),
    Indicator(
        code="TH-06",
        name="It depends on the manager",
        says="Whether some managers call discussions far more, or far less, than chance explains.",
        unit=Unit.COUNT,
        better=Better.DOWN,
        green=0,
        amber=None,
        tag="X",
        clock="Each quarter, on a funnel plot that allows for small numbers.",
        numerator="managers outside the funnel",
        denominator="managers who decide",
        owner="head_of_service",
        missing="Needs a year of decisions by each manager, on a funnel plot, which comes with the "
        "strategy record.",
        clears="The pattern has been looked into.",
        exception="Rates to talk over, shown to the service and never as a ranking",
    ),
    Indicator(
        code="TH-09",
        name="Visited in time under a plan, and alone",
        says="Whether a child with a protection or support plan was seen when we said, without "
        "others in the room.",
        unit=Unit.SHARE,
        better=Better.UP,
        green=0.95,
        amber=0.90,
        tag="P",
        clock="From one visit to the next: 10 working days under a protection plan; 20 as a child "
        "in need, or 10 in high danger outside home.",
        numerator="visits in time with the child seen alone",
        denominator="visits due",
        owner="team_manager",
        missing="Needs visits under a plan, with who was in the room, which come with the "
        "children's records.",
        clears="The child is visited.",
        exception="Children we owe a visit",
    ),
)
