from django.apps import AppConfig


class FrontdoorConfig(AppConfig):
    name = "kith.frontdoor"
    label = "frontdoor"

    def ready(self) -> None:
        """Teach the timeline and the letters to say what happens at the front door."""
        from kith.cases.timeline import learn
        from kith.frontdoor import letters
        from kith.frontdoor.public import letters as to_visitors
        from kith.frontdoor.timeline import TELLERS

        learn(TELLERS)
        letters.learn()
        to_visitors.learn()
