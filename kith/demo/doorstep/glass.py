"""A record opened by somebody whose child it is not, and the look that follows."""

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.commands import break_glass, review_break_glass
from kith.access.models import BreakGlassReview
from kith.demo.doorstep.door import Door
from kith.demo.doorstep.work import TWO_PHONES

RANG = "Kemi rang the office while Tobi was out, and was afraid to go home"
RIGHT = "Ruth rang her back within minutes and told Tobi; the note of the call is there"


def opened_and_reviewed(door: Door) -> None:
    """Ruth answers for a colleague who is out; Iris finds that it was right."""
    child = door.called(TWO_PHONES.name)
    opens = {"reason_code": "duty_cover", "words": RANG}
    door.does(6, 13, "ruth", break_glass, person=child, **opens)
    with acting_as(MACHINE):
        one = BreakGlassReview.objects.get(person_id=child, account_id=door.accounts["ruth"])
    door.does(5, 9, "iris", review_break_glass, review=one.pk, justified=True, words=RIGHT)
