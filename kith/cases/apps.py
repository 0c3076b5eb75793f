from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kith.cases"
    label = "cases"
