"""Who works here or signs in: accounts, teams, who is in which, who is on duty, who covers whom."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from kith.kernel import clock


class Kind(models.TextChoices):
    """What sort of actor stands behind an account."""

    WORKER = "worker", "Worker"
    PARTNER = "partner", "Partner agency"
    CHILD = "child", "Child"
    PARENT = "parent", "Parent or carer with responsibility"
    MACHINE = "machine", "The product itself"
    INSPECTOR = "inspector", "Inspector"
    VISITOR = "visitor", "Somebody without an account"


class Duty(models.TextChoices):
    """What somebody can be on the rota for."""

    MANAGER = "duty_manager", "Duty manager"
    EDT = "edt", "Emergency duty team"
    HOS = "hos_on_call", "Head of service on call"
    DCS = "dcs_on_call", "Director on call"


class Away(models.TextChoices):
    """Why somebody is away (SUPPLEMENT S13 rule 8)."""

    LEAVE = "leave", "On leave"
    SICK = "sick", "Off sick"
    OFF_SHIFT = "off_shift", "Off shift"
    ENDED = "ended", "Contract has ended"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; a natural key is what Django's sign-in looks up."""

    def create_user(self, username: str, password: str | None = None, **more: object) -> "Account":
        """Make an account; without a password nobody can sign in to it with one."""
        account = self.model(username=username.lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find by user name, however it was typed."""
        return self.get(username=(username or "").lower())


class Account(AbstractBaseUser):
    """Somebody (or the product itself) who can act. Holds no rights: those come from roles.

    `person_id` is the child that a child's account belongs to, or the parent's own record; a plain
    number, because people stand above accounts and their rows are hidden by row-level security.
    `signed_out` counts how often all that it had open was ended.
    """

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.WORKER)
    email = models.EmailField(blank=True, default="")
    agency = models.CharField(max_length=200, blank=True, default="")
    person_id = models.BigIntegerField(null=True, blank=True)
    persona_words = models.TextField(blank=True, default="")
    is_active = models.BooleanField(default=True)
    signed_out = models.PositiveIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_username_is_lower",
                condition=Q(username=Func(F("username"), function="lower")),
            ),
            models.CheckConstraint(
                name="account_person_only_of_family",
                condition=Q(person_id=None) | Q(kind__in=["child", "parent"]),
            ),
            models.CheckConstraint(
                name="account_partner_has_agency",
                condition=~Q(kind="partner") | ~Q(agency=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session must hold to go on: another once the account was closed."""
        return f"{super().get_session_auth_hash()}{self.signed_out or ''}"


class Closing(models.Model):
    """An account was closed since somebody left, and perhaps opened again."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="closings")
    left_on = models.DateField()
    why = models.TextField()
    closed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_why = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(opened_at=None), name="account_closed_once"
            ),
        ]


class Team(models.Model):
    """A desk or team that work belongs to."""

    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role that somebody holds in a team from one moment until another."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
            ),
        ]
        indexes = [models.Index(fields=["role", "from_at"], name="membership_by_role")]


class Shift(models.Model):
    """Somebody is on duty from one moment until another."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="shifts")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    planned_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shift_ends_after_start", condition=Q(ends_at__gte=F("starts_at"))
            ),
        ]
        indexes = [models.Index(fields=["duty", "ends_at"], name="shift_by_duty")]


class Cover(models.Model):
    """Somebody is away and another takes their promises (SUPPLEMENT S13 rule 8).

    `by` is empty while nobody has been named: then the manager is told, never the person away.
    The database refuses two covers of one person at one time, so that a promise never goes to two.
    """

    absent = models.ForeignKey(Account, models.PROTECT, related_name="absences")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="covers")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=20, choices=Away.choices)
    planned_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cover_ends_after_start", condition=Q(ends_at__gte=F("starts_at"))
            ),
            models.CheckConstraint(name="cover_is_by_another", condition=~Q(absent=F("by"))),
            ExclusionConstraint(
                name="cover_one_at_a_time",
                expressions=[
                    (Func("absent", "absent", Value("[]"), function="int8range"), "&&"),
                    (Func("starts_at", "ends_at", function="tstzrange"), "&&"),
                ],
            ),
        ]
        indexes = [models.Index(fields=["absent", "ends_at"], name="cover_by_absent")]
