"""A desk of an agency: where it is written to, and the three who answer for it."""

from django import forms

from kith.frontdoor.commands.partners import Desk
from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.channels import AGENCIES
from kith.web.forms import Counted, KithForm, Line, MailField


def _line(label: str, help: str = "", *, needed: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help, widget=Line(20), max_length=120, required=needed
    )


def _mail(label: str, help: str = "", *, needed: bool = False) -> MailField:
    return MailField(label=label, help_text=help, widget=Line(20), required=needed)


class DeskForm(KithForm):
    """Where a desk is written to."""

    agency = forms.ChoiceField(label="Agency", choices=[(one, AGENCIES[one]) for one in ASKED])
    name = _line("Name of the desk", "As you say it: Oakfield School.", needed=True)
    mailbox = _mail("Mailbox that gets the links", needed=True)
    code_to = _mail("Mailbox that gets the codes", "Another than the one above, where they can.")
    telephone = _line("Telephone")
    lead = _line("Their lead at the hub", "Hears when an answer is late.")
    lead_mail = _mail("Mail of their lead")
    senior = _line("Their safeguarding lead", "Hears next.")
    senior_mail = _mail("Mail of their safeguarding lead")
    top = _line("Their delegated safeguarding partner", "Hears last.")
    top_mail = _mail("Mail of their safeguarding partner")
    members = forms.CharField(
        label="Who of them signs in here?",
        help_text="User names, one a line. They see on Today what we ask of this desk, without a"
        " child’s name, and answer from there.",
        widget=Counted(1_000, rows=2),
        max_length=1_000,
        required=False,
    )
    active = forms.BooleanField(label="We ask this desk", initial=True, required=False)

    def desk(self) -> Desk:
        """Return the desk, as the command takes it."""
        return Desk(**self.cleaned_data)

    def clean_members(self) -> tuple[str, ...]:
        """Return the user names, each once."""
        return tuple(dict.fromkeys(self.cleaned_data["members"].lower().split()))
