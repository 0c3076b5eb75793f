"""Kith: the record and the conscience of a service that protects adolescents."""

__version__ = "0.1.0"
