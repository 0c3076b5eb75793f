"""The forms of sign-in, in our words. allauth checks them; none says which part was wrong."""

import hashlib
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from kith.accounts.sign_in import WRONG_CODE
from kith.web.forms import KithForm

CODE_KEPT = 180


def _say(field: forms.Field, label: str, hint: str = "", missing: str = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if missing:
        field.error_messages["required"] = missing


class _Whose(forms.TextInput):
    """The user name in a box that nobody sees: a password manager asks for it."""

    is_hidden = True


def _whose(form: forms.Form, username: str) -> None:
    attrs = {"autocomplete": "username", "readonly": True, "hidden": True}
    box = forms.CharField(required=False, initial=username, widget=_Whose(attrs))
    form.fields["username"] = box


class SignInForm(KithForm, LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], "User name", missing="Enter your user name")
        _say(self.fields["password"], "Password", missing="Enter your password")
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")


class PasswordAgainForm(KithForm, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], "Password", missing="Enter your password")
        _whose(self, self.user.username)


class NewPasswordForm(KithForm, ChangePasswordForm):  # type: ignore[misc]
    """A new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], "Password now", missing="Enter your password")
        hint = "At least 12 characters. Three words that do not belong together are good."
        _say(self.fields["password1"], "New password", hint, "Enter a new password")
        again = "Enter the new password again"
        _say(self.fields["password2"], "New password again", missing=again)
        _whose(self, self.user.username)


class _CodeForm(KithForm):
    """A code of six digits, or one of the recovery codes; each opens once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        _say(code, "Code", "6 digits from your authenticator app", "Enter the code")
        code.widget.attrs.update(inputmode="numeric", spellcheck="false")

    def clean_code(self) -> str:
        """Check the code: after too many tries, or used before, it is simply not right."""
        try:
            code = super().clean_code()  # type: ignore[misc]
        except ValidationError as wrong:
            raise ValidationError(WRONG_CODE) from wrong
        return str(code)


class _OnceForm(_CodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "6 digits from your authenticator app, or one of your recovery codes"
        self.fields["code"].help_text = hint

    def clean_code(self) -> str:
        code = super().clean_code()
        used = hashlib.sha256(f"{self.user.pk} {code}".encode()).hexdigest()  # type: ignore[attr-defined]
        if not cache.add(f"kith.code:{used}", 1, timeout=CODE_KEPT):
            raise ValidationError(WRONG_CODE)
        return code


class CodeForm(_OnceForm, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgainForm(_OnceForm, ReauthenticateByCodeForm):  # type: ignore[misc]
    """A code once more, before something that matters."""


class SetUpForm(_CodeForm, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app proves that it was set up."""
