"""The app's entry in Django's registry."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "kith.promises"
    label = "promises"

    def ready(self) -> None:
        """Gather the promise kinds of every package."""
        from kith.promises.kinds import discover

        discover()
