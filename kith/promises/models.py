"""What happened, what people said about it, and the promises that follow: three kinds of row.

Facts and acts are append-only for the application. Promises are written by the database's own
function alone (see `derive`); nobody edits one.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kith.accounts.models import Account, Team
from kith.people.models import Person


class Precision(models.TextChoices):
    """How exactly the time of a fact is known."""

    DAY = "day", "The day"
    MINUTE = "minute", "The minute"


class Source(models.TextChoices):
    """Where a fact comes from: lived in the product, or told by a statutory return."""

    LIVED = "lived", "Recorded here"
    RETURN = "return", "From a return"


class Deed(models.TextChoices):
    """What a person can say about a promise."""

    WITHDRAW = "withdraw", "Withdrawn, with a reason"
    VOID = "void", "Never ought to have been asked"
    REASSIGN = "reassign", "Passed to somebody else"
    ACCEPT_UNTIL = "accept_until", "Waiting accepted until a day"
    ATTEST = "attest", "Done, not yet written up"
    WILL_BY = "will_by", "Will be done by a day"
    CANT = "cant", "Cannot be done: a barrier"
    DISPUTE = "dispute", "This is wrong"
    VERIFY = "verify", "Seen to be done"
    ACKNOWLEDGE = "acknowledge", "Taken by name"
    UNDO = "undo", "Taken back"


class Fact(models.Model):
    """One thing that happened to one child, as it was told at one moment.

    A correction is a new version under the same root; the newest version of a root stands, unless
    it retracts. `thread` is the piece of work that the fact is about (an assessment, a plan, a
    contact plan); `parent` is the episode that this work belongs to, if it belongs to one, and
    `episode` is the parent where there is one, else the thread itself. What the product itself
    records (an import) has no `recorded_by`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    root = models.UUIDField()
    seq = models.BigIntegerField(
        db_default=models.Func(
            models.Value("promises_fact_seq"),
            function="nextval",
            output_field=models.BigIntegerField(),
        )
    )
    replaces = models.UUIDField(null=True)
    retracts = models.BooleanField(default=False)
    name = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    thread = models.UUIDField()
    parent = models.UUIDField(null=True)
    episode = models.GeneratedField(
        expression=Coalesce("parent", "thread"), output_field=models.UUIDField(), db_persist=True
    )
    occurred_at = models.DateTimeField()
    precision = models.CharField(max_length=6, choices=Precision.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", db_index=False
    )
    rationale = models.TextField(blank=True, default="")
    source = models.CharField(max_length=6, choices=Source.choices, default=Source.LIVED)
    return_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index("person", "name", "occurred_at", "seq", name="fact_by_person"),
            models.Index("name", "occurred_at", name="fact_by_name"),
            models.Index(
                "root", "seq", condition=Q(replaces__isnull=False), name="fact_corrections"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="fact_first_version_is_its_own_root",
                condition=Q(replaces=None, root=F("id"), retracts=False)
                | Q(replaces__isnull=False) & ~Q(root=F("id")),
            ),
            models.CheckConstraint(
                name="fact_precision", condition=Q(precision__in=Precision.values)
            ),
            models.CheckConstraint(name="fact_source", condition=Q(source__in=Source.values)),
        ]


class Act(models.Model):
    """What one person said about one promise. Only withdraw and void change its state.

    `promise` carries no key to the promise table, since a promise follows from facts and may be
    derived anew; its id does not change, so that what was said stays with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    promise = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    act = models.CharField(max_length=12, choices=Deed.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    undoes = models.UUIDField(null=True)
    data = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("promise", "at", name="act_by_promise"),
            models.Index("person", "at", name="act_by_person"),
            models.Index("undoes", condition=Q(undoes__isnull=False), name="act_undone"),
            models.Index("team", "at", condition=Q(act="cant"), name="act_barriers"),
        ]
        constraints = [
            models.CheckConstraint(name="act_is_known", condition=Q(act__in=Deed.values)),
            models.CheckConstraint(
                name="act_undo_names_what",
                condition=Q(act="undo", undoes__isnull=False) | ~Q(act="undo") & Q(undoes=None),
            ),
        ]


class State(models.TextChoices):
    """Where a promise stands. Whether an open one is late is read from the clock, never stored."""

    OPEN = "open", "Open"
    KEPT = "kept", "Kept"
    KEPT_LATE = "kept_late", "Kept late"
    WITHDRAWN = "withdrawn", "Withdrawn"
    VOID = "void", "Void"


class Promise(models.Model):
    """What we owe one child, by when, and by whom: a pure function of facts, acts and policy.

    `due_at` is exclusive: the first instant that is too late. `ended_by` is the fact, the
    correction or the act that ended the promise. `known_until` is set while nothing but returns
    speaks of it. `settled_until` is set where it was already due when it was imported.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    person_id = models.BigIntegerField()
    team_id = models.BigIntegerField()
    thread = models.UUIDField()
    episode = models.UUIDField()
    start_fact = models.UUIDField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    aim_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=9, choices=State.choices)
    kept_at = models.DateTimeField(null=True)
    kept_fact = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(null=True)  # noqa: DJ001 - no end is not an empty reason
    ended_by = models.UUIDField(null=True)
    owner_role = models.CharField(max_length=40)
    owner_id = models.BigIntegerField(null=True)
    also_owner_id = models.BigIntegerField(null=True)
    alert_class = models.CharField(max_length=2)
    safety = models.BooleanField()
    priority = models.BooleanField()
    known_until = models.DateTimeField(null=True)
    settled_until = models.DateTimeField(null=True)
    from_return = models.BooleanField()
    words = models.JSONField()

    class Meta:
        indexes = [
            models.Index("person_id", "kind", "due_at", name="promise_by_person_kind"),
            models.Index(
                "owner_id", "due_at", condition=Q(state="open"), name="promise_open_by_owner"
            ),
            models.Index(
                "team_id",
                "owner_role",
                "due_at",
                condition=Q(state="open"),
                name="promise_open_by_team",
            ),
            models.Index("kind", "due_at", name="promise_by_kind_due"),
            models.Index(
                "episode", "due_at", condition=Q(state="open"), name="promise_open_by_episode"
            ),
            models.Index(
                "due_at", condition=Q(state="open", alert_class="P0"), name="promise_open_now"
            ),
        ]


class Named(models.Model):
    """Who is named for a child now, in which post: as derived as the promises are.

    It is what `promises_allocation` says of the present, kept, since a board asks it of thousands.
    """

    pk = models.CompositePrimaryKey("person_id", "post")
    person_id = models.BigIntegerField()
    post = models.CharField(max_length=40)
    worker = models.BigIntegerField()
    team_id = models.BigIntegerField()
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["worker", "person_id"], name="named_by_worker")]


class Rung(models.Model):
    """Somebody was told of a promise, once: a log, so that nothing is ever told again each night.

    The class belongs to the key: a promise whose class rises is told anew.
    """

    promise = models.UUIDField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    rung = models.CharField(max_length=20)
    alert_class = models.CharField(max_length=2)
    told = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "rung", "alert_class", "told"], name="rung_told_once"
            )
        ]


class Load(models.Model):
    """How many lines one person had on one working day, against how many are fair (S13 rule 6)."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    lines = models.PositiveIntegerField()
    allowed = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "team", "day"], name="load_once_a_day")
        ]
