"""What of this package goes along when two records turn out to be one child."""

from kith.kernel.bearing import Bears, register

register(Bears("accounts_account", "accounts of their own"))
