"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, register

register(Bears("oversight_watched", "places where a question was asked"))
