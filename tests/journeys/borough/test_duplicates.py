"""Records that may be one person, by clicking: the list, and how pairs are found."""

from tests.journeys.borough.steps import follow, hear, says


def test_how_pairs_are_found_is_explained(as_persona):
    page = hear(as_persona("Ines Calloway"))
    follow(page, "Team")
    follow(page, "Records that may be one person")
    assert says(page, "No pair waits.") or says(page, "They have")
    follow(page, "How pairs are found")
    assert says(page, "A point doubles the odds.")
