"""The web server's way in."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
if settings.SECRET_KEY.startswith("only-for-tests"):
    raise ImproperlyConfigured("No KITH_SECRET_KEY: start the product with `kith serve`.")
application = get_wsgi_application()
