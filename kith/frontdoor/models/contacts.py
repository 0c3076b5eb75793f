"""What reached us about a child, how it was screened, what was decided, and what shook others.

The clock of all this is in the ledger's facts; these tables hold the words. A contact is one row
for one child and one arrival: several children from one arrival share `incident`, and so does other
word that tells of the same event, once somebody has said so.
"""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from kith.accounts.models import Account, Team
from kith.kernel import clock
from kith.people.models import Person


class Contact(models.Model):
    """Word that reached the council. `told` holds what its channel asks beyond the core, by the
    dated form that it was written on; `rag` is what was said last, `clock_rag` what governs.

    Nobody is named only where the word is about a place, a vehicle, a group or an adult
    (`child` is then "none"); a child not yet identified is a person without a name. `there` stands
    for the children who may be there, whom nobody can name: what is owed is owed to somebody.
    `came_as` is the event that it told of when it came, once it was joined to another.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    number = models.BigIntegerField(
        db_default=models.Func(
            models.Value("frontdoor_contact_number"),
            function="nextval",
            output_field=models.BigIntegerField(),
        )
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    there = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    incident = models.UUIDField(default=uuid4)
    came_as = models.UUIDField(null=True)
    channel = models.CharField(max_length=20)
    arrived_at = models.DateTimeField()
    evidence = models.CharField(max_length=200, blank=True, default="")
    opened_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    agency = models.CharField(max_length=30)
    source_name = models.CharField(max_length=120, blank=True, default="")
    source_role = models.CharField(max_length=120, blank=True, default="")
    call_back = models.CharField(max_length=120, blank=True, default="")
    unnamed = models.BooleanField(default=False)
    child = models.CharField(max_length=10, default="known")
    who = models.TextField(blank=True, default="")
    what_happened = models.TextField(blank=True, default="")
    safe_now = models.CharField(max_length=10, default="not_known")
    where_now = models.TextField(blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    told_child = models.CharField(max_length=10, blank=True, default="")
    told_parent = models.CharField(max_length=10, blank=True, default="")
    told_why = models.TextField(blank=True, default="")
    harms = models.JSONField(default=list)
    dangers = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    red_suspect = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default="RECEIVED")
    rag = models.CharField(max_length=5, blank=True, default="")
    clock_rag = models.CharField(max_length=5, blank=True, default="")
    rag_why = models.TextField(blank=True, default="")
    duplicate_of = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.CharField(max_length=30, blank=True, default="")
    passed_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_names_nobody_only_where_there_is_no_child",
                condition=Q(person__isnull=False) | Q(child="none"),
            ),
            models.CheckConstraint(
                name="contact_opened_after_it_arrived",
                condition=Q(opened_at=None) | Q(opened_at__gte=models.F("arrived_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-arrived_at"], name="contact_by_person"),
            models.Index(
                fields=["team", "arrived_at"],
                condition=Q(closed_at=None),
                name="contact_open_by_team",
            ),
            models.Index(fields=["incident"], name="contact_by_incident"),
            models.Index(fields=["number"], name="contact_by_number"),
            models.Index(fields=["changed_at"], name="contact_by_change"),
            models.Index(
                fields=["there"], condition=Q(there__isnull=False), name="contact_by_those_there"
            ),
        ]

    @property
    def origin(self) -> UUID:
        """The event that it told of when it came: what came together has one."""
        return self.came_as or self.incident

    @property
    def owed_to(self) -> int:
        """The child, or those who stand for them; 0 is nobody."""
        return self.person_id or self.there_id or 0


class Screen(models.Model):
    """One screening for harm outside the family: answers and who said so, by the dated list."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    edition = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    result = models.CharField(max_length=20)
    otherwise = models.TextField(blank=True, default="")
    done_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    done_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "done_at"], name="screen_by_contact"),
            models.Index(fields=["person", "-done_at"], name="screen_by_person"),
        ]


class Decision(models.Model):
    """What was decided about a contact, and because of what. A changed decision is another row.

    `record` holds the other boxes of the dated decision record; `gaps` what was missing then, and
    from whom; `complete` how much of what is needed was there, in per cent. The next step, with an
    owner and a day, is an action of its own in the ledger: `next_thread`. One that `stands` was
    looked at again with more written down, and changes nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    sentences = models.JSONField(default=list)
    because = models.TextField()
    record = models.JSONField(default=dict)
    gaps = models.JSONField(default=list)
    incomplete = models.BooleanField(default=False)
    complete = models.PositiveSmallIntegerField(null=True)
    agreement = models.CharField(max_length=20, blank=True, default="")
    agreement_why = models.CharField(max_length=20, blank=True, default="")
    next_step = models.TextField(blank=True, default="")
    next_owner = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    next_by = models.DateField(null=True)
    next_thread = models.UUIDField(null=True)
    stands = models.BooleanField(default=False)
    decided_as = models.CharField(max_length=30, blank=True, default="")
    decided_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "number"], name="decision_numbered_once")
        ]
        indexes = [models.Index(fields=["person", "-decided_at"], name="decision_by_person")]


class Considered(models.Model):
    """Another child who was thought of in a decision: a brother, a sister, one of the same arrival.

    A reader sees it only if they see both children. `contact` is that child's own, where there is
    one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    other = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    choice = models.CharField(max_length=10)
    why = models.TextField(blank=True, default="")
    contact = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "other"], name="considered_once"),
            models.CheckConstraint(
                name="considered_is_another", condition=~Q(person=models.F("other"))
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="considered_by_person"),
            models.Index(fields=["other"], name="considered_by_other"),
        ]


class Incident(models.Model):
    """A serious incident, as it concerns one child. Its clock runs from the first arrival of word
    of it in any inbox of the council; its number is its own piece of work in the ledger.

    `same_as` is where one stands that turned out to be of an event told before, and `gave` what
    went over with that: facts, each with the one that took its place, and lines of children.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    sort = models.CharField(max_length=30)
    what = models.TextField()
    place = models.CharField(max_length=200, blank=True, default="")
    first_arrived_at = models.DateTimeField()
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    gave = models.JSONField(null=True)
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact"], name="incident_told_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-first_arrived_at"], name="incident_by_person"),
        ]


class Linked(models.Model):
    """One child whom a serious incident may have shaken, and the one line decided for them.

    Both children must be visible to a reader. A child of whom there is no record is named in
    `label` alone (first name and an initial), and `linked` is then the first child. It holds until
    a day, unless somebody renews it, or ends with a reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    linked = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    label = models.CharField(max_length=60, blank=True, default="")
    tie = models.CharField(max_length=20)
    decision = models.TextField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["incident", "at"], name="linked_by_incident"),
            models.Index(fields=["linked"], name="linked_by_linked"),
        ]
