"""Addresses of the accounts."""

from django.urls import path

from kith.desk.leaving import views

urlpatterns = [
    path("accounts/", views.everybody, name="accounts"),
    path("accounts/<int:account>/", views.one, name="account"),
    path("accounts/<int:account>/close/", views.close, name="account-close"),
    path("accounts/<int:account>/open/", views.open_again, name="account-open"),
]
