"""What a manager writes down with a decision: what was looked up, and what more there is to say."""

from kith.demo.years import figures, words
from kith.demo.years.story.telling import Teller


def written_down(teller: Teller) -> tuple[dict[str, str], bool]:
    """Return the boxes of a decision, and whether all that we must look up ourselves is there."""
    own = {
        key: str(teller.any_of(said if teller.child.outside else said[:1]))
        for key, said in words.LOOKED_UP.items()
        if not teller.often(figures.NOT_LOOKED_UP)
    }
    if not teller.often(figures.WRITES_MORE):
        return own, own.keys() == words.LOOKED_UP.keys()
    more = {key: str(teller.any_of(said)) for key, said in words.BOXES.items()}
    kept = {key: text for key, text in more.items() if teller.often(figures.FILLS_A_BOX)}
    return {**own, **kept}, own.keys() == words.LOOKED_UP.keys()
