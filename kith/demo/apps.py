from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "kith.demo"
    label = "demo"

    def ready(self) -> None:
        """In the demonstration the present is the borough's own."""
        if settings.DEMO:
            from kith.demo import clock

            clock.install()
