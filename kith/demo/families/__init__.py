"""Invented families of the children whom people work with, written down by their workers."""
