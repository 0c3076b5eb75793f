"""Forms drawn as GOV.UK draws them, with errors in the user's words."""

from kith.web.forms.renderer import Renderer

__all__ = ["Renderer"]
