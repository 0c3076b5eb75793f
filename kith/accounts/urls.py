"""Addresses of sign-in. allauth's names stand beside ours, since its views look them up."""

from allauth.account.views import password_change, reauthenticate
from allauth.mfa.base import views as two_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import URLPattern, path

from kith.accounts import views

sign_in, sign_out = views.SignIn.as_view(), views.SignOut.as_view()

SIGN_IN = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/again/", reauthenticate, name="account_reauthenticate"),
    path("sign-in/password/", password_change, name="account_change_password"),
    path("sign-out/", sign_out, name="account_logout"),
    path("sign-out/", sign_out, name="sign-out"),
]

TWO_STEP = [
    path("sign-in/two-step/", two_step.authenticate, name="mfa_authenticate"),
    path("sign-in/two-step/again/", two_step.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/two-step/yours/", two_step.index, name="mfa_index"),
    path("sign-in/two-step/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("sign-in/two-step/take-off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sign-in/two-step/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "sign-in/two-step/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]

PERSONAS = [
    path("personas/", views.persona_list, name="personas"),
    path("personas/<int:account>/", views.persona_become, name="persona"),
]


def addresses(demo: bool) -> list[URLPattern]:
    """Return the addresses; outside the demonstration there are no personas, not even a 404 page
    of their own.
    """
    return [*SIGN_IN, *TWO_STEP, *(PERSONAS if demo else [])]


urlpatterns = addresses(settings.DEMO)
