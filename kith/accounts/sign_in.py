"""Sign-in, as we want it of django-allauth: no sign-up, and a lockout that says nothing.

Whether a name is unknown, the password wrong, the account closed or too many tries were made: the
same words, the same status and the same work, so that none of it can be told from the others.
"""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

NOT_RIGHT = "That user name or password is not right. Check both and try again."
WRONG_PASSWORD = "That password is not right. Check it and try again."  # noqa: S105 (words)
WRONG_CODE = "That code is not right. Wait for the next one and try again."


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Local accounts only: made by the service, found by user name, never by themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_RIGHT,
        "too_many_login_attempts": NOT_RIGHT,
        "incorrect_password": WRONG_PASSWORD,
        "enter_current_password": WRONG_PASSWORD,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes their own account."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; after too many, do the work of checking a password all the same."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            make_password(credentials.get("password", ""))
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the account, or None: a closed one is answered like a wrong password."""
        self.pre_authenticate(request, **credentials)
        account = authenticate(request, **credentials)
        if account:
            self._rollback_login_failed_rl_usage()
        else:
            self.authentication_failed(request, **credentials)
        return account


class TwoStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step: secrets are kept encrypted, and wrong is wrong, however often it was tried.

    The key comes from `SECRET_KEY`; an older one in `SECRET_KEY_FALLBACKS` still opens.
    """

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Close a secret for the database."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret from the database."""
        return _locks().decrypt(encrypted_text.encode()).decode()


def _locks() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_fernet_key(str(key))) for key in keys])


def _fernet_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"kith two-step " + secret.encode()).digest())
