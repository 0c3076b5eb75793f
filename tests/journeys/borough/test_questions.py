"""From the service to what stands apart, to how far decisions agree, and to where to ask."""

import pytest

from tests.journeys.borough.steps import follow, hear, says
from tests.journeys.tools import go


def test_a_head_of_service_looks_at_fairness_group_by_group(as_persona):
    page = hear(as_persona("Nadia Rahimi"))
    follow(page, "Service", exact=True)
    follow(page, "Fairness: is each child answered alike?")
    assert says(page, "What we look at")
    follow(page, "Graded RED or AMBER", inside="table")
    assert says(page, "All children")
    follow(page, "Fairness")
    quarter = page.locator("nav[aria-label=Quarter] a").first
    go(quarter)
    assert says(hear(page), "Questions to ask")


def test_an_analyst_finds_it_beside_the_letter_and_sees_no_figure_under_five(as_persona):
    page = hear(as_persona("Ada Featherstone"))
    follow(page, "Fairness, group by group")
    follow(page, "Graded RED", inside="table", exact=True)
    assert says(page, "What this can say, and what it cannot")


def test_a_partner_reads_figures_of_five_or_more(as_persona):
    page = hear(as_persona("Imogen Salter"))
    follow(page, "Is each child answered alike?")
    assert says(page, "by ethnicity, sex, age and disability")


def test_the_service_asks_itself_where_a_figure_was_met(as_persona):
    page = hear(as_persona("Nadia Rahimi"))
    follow(page, "Service", exact=True)
    follow(page, "Questions we ask ourselves")
    page.locator("summary", has_text="Looked at, and nothing to ask").click()
    follow(page, "Called a duplicate near a limit")
    assert says(page, "What helps first")
    follow(page, "Questions we ask ourselves")


@pytest.mark.parametrize("name", ["Gwen Abara", "Simon Achterberg"])
def test_others_who_answer_for_the_service_find_them_beside_the_letter(as_persona, name):
    page = hear(as_persona(name))
    follow(page, "The letter")
    follow(page, "questions we ask ourselves")
    assert says(page, "None is about a worker")


def test_how_far_decisions_agree_is_one_step_from_the_service(as_persona):
    page = hear(as_persona("Nadia Rahimi"))
    follow(page, "Service", exact=True)
    follow(page, "How far decisions agree")
    assert says(page, "How we know")
