"""The product with the keys of the tests, for the server of the journeys alone."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
