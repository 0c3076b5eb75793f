"""The child's own page: few questions, and one that is needed."""

from kith.frontdoor.public.forms.boxes import Public, line, one_of, some_of, words
from kith.frontdoor.public.rules.child import DANGERS, SAFE, YES_NO


class ChildForm(Public):
    """What a child tells us."""

    screen_seen = one_of(
        "Can anyone see your screen?",
        YES_NO,
        help="If they can, you can leave now. Come back when you are on your own.",
    )
    safe_now = one_of("Are you safe right now?", SAFE, needed=True, inline=False)
    dangers = some_of("Is any of this true now?", DANGERS, help="You can leave this out.")
    what = words(
        "What has happened?", 6, needed=True, help="Write it your own way. It can be short."
    )
    wants = words("What do you want to happen?", 2)
    wants_not = words("What must not happen?", 2)
    reach = words(
        "How can we reach you so that you stay safe?",
        3,
        help="It can be a phone, a place, or a person you trust. Say when. "
        "Say what words we can use.",
    )
    name = line("What is your name?", 20, help="You can leave this out.", max_length=100)
    age = line("How old are you?", 4, help="You can leave this out.", max_length=20)
    advocate = one_of("Do you want someone on your side?", YES_NO,
                      help="They speak for you and for no one else.")  # fmt: skip

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        say = {"safe_now": "Tell us if you are safe", "what": "Tell us what has happened"}
        for box, said in say.items():
            self.fields[box].error_messages["required"] = said
