"""Every address of the product as the demonstration has them, and one form to type into."""

from django.urls import path

from kith.accounts import urls as accounts
from kith.config import urls as product
from kith.demo import urls as demo
from kith.web import urls as web
from tests.journeys import trial

handler400 = product.handler400
handler403 = product.handler403
handler404 = product.handler404
handler500 = product.handler500

urlpatterns = [
    path("trial/visit/", trial.visit),
    *accounts.addresses(demo=True),
    *web.addresses(demo=True),
    *demo.addresses(demo=True),
    *product.urlpatterns,
]
