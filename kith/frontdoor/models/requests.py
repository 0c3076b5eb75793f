"""Whom we ask about a child, what we asked and told them, and each answer as it came."""

from uuid import uuid4

from django.db import models

from kith.accounts.models import Account, Team
from kith.frontdoor.models.contacts import Contact
from kith.kernel import clock
from kith.people.models import Person


class Partner(models.Model):
    """A desk of an agency: where it is written to, where its codes go, and who answers for it.

    `lead`, `senior` and `top` are the three whom we write to, one after the other, where no answer
    comes: the agency's lead at the hub, its named safeguarding lead, its delegated partner.
    `members` are those of them who sign in here, and see what the desk is asked.
    """

    agency = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    mailbox = models.EmailField()
    code_to = models.EmailField(blank=True, default="")
    telephone = models.CharField(max_length=40, blank=True, default="")
    lead = models.CharField(max_length=120, blank=True, default="")
    lead_mail = models.EmailField(blank=True, default="")
    senior = models.CharField(max_length=120, blank=True, default="")
    senior_mail = models.EmailField(blank=True, default="")
    top = models.CharField(max_length=120, blank=True, default="")
    top_mail = models.EmailField(blank=True, default="")
    active = models.BooleanField(default=True)
    members = models.ManyToManyField(Account, related_name="+")
    changed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="partner_named_once_an_agency")
        ]


class Request(models.Model):
    """One agency was asked about one child. Its id is its thread in the ledger.

    `who` and `tells` are what we told the agency, word for word; `answers` is all that came, put
    together, by the dated template; `got` of `of` counts the agency's own items.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    number = models.BigIntegerField(
        db_default=models.Func(
            models.Value("frontdoor_request_number"),
            function="nextval",
            output_field=models.BigIntegerField(),
        )
    )
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    agency = models.CharField(max_length=30)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    template = models.CharField(max_length=40)
    conditions = models.JSONField(default=list)
    rag = models.CharField(max_length=5)
    because = models.TextField(blank=True, default="")
    who = models.JSONField(default=dict)
    tells = models.TextField()
    legal = models.CharField(max_length=20)
    agreement = models.CharField(max_length=20, blank=True, default="")
    agreement_why = models.CharField(max_length=20, blank=True, default="")
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="SENT")
    answers = models.JSONField(default=dict)
    got = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    weight = models.PositiveSmallIntegerField(default=0)
    whole = models.PositiveSmallIntegerField(default=0)
    first_answer_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    step = models.PositiveSmallIntegerField(default=0)
    withdrawn_why = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "number"], name="request_by_contact"),
            models.Index(fields=["person"], name="request_by_person"),
            models.Index(fields=["agency", "asked_at"], name="request_by_agency"),
            models.Index(
                fields=["team", "due_at"],
                condition=models.Q(state__in=["SENT", "PARTIAL"]),
                name="request_open_by_team",
            ),
        ]


class Reply(models.Model):
    """One answer as it came; what comes later is another row, and nothing is written over."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(Request, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField(default=dict)
    state = models.CharField(max_length=10)
    got = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    by_name = models.CharField(max_length=120)
    by_role = models.CharField(max_length=120, blank=True, default="")
    call_back = models.CharField(max_length=120, blank=True, default="")
    how = models.CharField(max_length=20)
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="reply_numbered_once")
        ]
        indexes = [models.Index(fields=["person"], name="reply_by_person")]


class Apart(models.Model):
    """What a manager asked that only some may read, because of `why`, and the answer (SPEC H2, R6).

    The database shows a row to those who see the child and are among `named`, until `review_on`;
    whoever set it sees it after that as well, and nobody else ever. `named` are accounts' numbers.
    Nothing joins to this table.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.CharField(max_length=10)
    code = models.CharField(max_length=3, default="R6")
    why = models.TextField()
    set_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    set_at = models.DateTimeField(default=clock.now)
    review_on = models.DateField()
    named = models.JSONField()
    said = models.JSONField(default=dict)
    said_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "key"], name="apart_asked_once"),
            models.CheckConstraint(
                name="apart_names_people_and_never_the_machine",
                condition=~models.Q(named=[]) & ~models.Q(named__contains=[0]),
            ),
        ]


class Link(models.Model):
    """A link by which an agency answers one request without an account.

    Only the hash of its secret is kept, and of a code only which one it was and when: both are
    made anew from the product's own key where a letter is written. `draft` is what stands in the
    form, half typed. It is used up when the answer is sent, and not when it is opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    codes = models.PositiveSmallIntegerField(default=0)
    code_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    draft = models.JSONField(default=dict)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="link_by_person")]
