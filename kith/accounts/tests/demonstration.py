"""The addresses of this package as the demonstration has them."""

from kith.accounts.urls import addresses

urlpatterns = addresses(demo=True)
