"""The list of returns that were taken in, and the checking of one before it is sent."""

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.standards import checks, queries, show, show_check
from kith.standards.cin_census.findings import CannotRead
from kith.standards.forms import SCREEN, CheckForm, SiftForm
from kith.web.addresses import number_in
from kith.web.opening import both
from kith.web.uploads import too_large

if TYPE_CHECKING:
    from kith.standards.cin_census.checking import Findings

TOO_LARGE = "The file is larger than we take here; check it with “kith check cin-census”"
TOO_OLD = "What was found is no longer at hand; check the return again"


@require_safe
def returns(request: ActorRequest) -> HttpResponse:
    """Which returns the figures stand on."""
    cards = queries.returns(request.actor)
    context = {"columns": show.COLUMNS, "rows": show.rows(cards, clock.now())}
    return render(request, "standards/returns.html", context)


@both
def check_return(request: ActorRequest) -> HttpResponse:
    """A return checked before it is sent; neither it nor what is found is kept."""
    years = queries.checkable_years(request.actor)
    if request.method != "POST":
        return _form(request, CheckForm(years=years))
    if "found" in request.POST:
        return _again(request, years)
    form = CheckForm(request.POST, request.FILES, years=years)
    if too_large(request):
        form.add_error("file", TOO_LARGE)
    if form.is_valid():
        try:
            found = checks.check_upload(form.cleaned_data["file"], form.wanted_year())
        except CannotRead as refusal:
            form.add_error("file", str(refusal))
        else:
            return _answer(request, checks.carried(found), found, form.wanted_form(), years)
    return _form(request, form)


def _form(request: ActorRequest, form: CheckForm, too_old: str = "") -> HttpResponse:
    return render(request, "standards/check.html", {"form": form, "too_old": too_old})


def _again(request: ActorRequest, years: list[int]) -> HttpResponse:
    """Sift what a page brought back, or write it in another form."""
    told = checks.unpack(request.POST["found"], request.actor.id)
    if told is None:
        return _form(request, CheckForm(years=years), TOO_OLD)
    return _answer(request, told, told.found, request.POST.get("form", SCREEN), years)


def _answer(
    request: ActorRequest, told: checks.Carried, found: "Findings", form: str, years: list[int]
) -> HttpResponse:
    from kith.standards.cin_census.report import FORMATS  # Polars is read only where it is used

    return _file(found, form) if form in FORMATS else _page(request, told, years)


def _page(request: ActorRequest, told: checks.Carried, years: list[int]) -> HttpResponse:
    text, told = checks.pack(told, request.actor.id)
    sift = SiftForm(request.POST, rules=show_check.rule_choices(told))
    asked = show_check.Sifted(**sift.cleaned_data) if sift.is_valid() else show_check.Sifted()
    context = {
        "told": told,
        "text": text,
        "headline": show_check.headline(told),
        "rules": show_check.rule_rows(told),
        "shown": show_check.shown(told, asked, _first(request)),
        "structure": show_check.structure_rows(told),
        "sift": sift,
        "look": show_check,
        "form": CheckForm(years=years),
    }
    return render(request, "standards/found.html", context)


def _first(request: HttpRequest) -> int:
    return number_in(request.POST.get("first", "")) or 0


def _file(found: "Findings", form: str) -> HttpResponse:
    from kith.standards.cin_census.report import KINDS, write

    out = BytesIO()
    write(found, form, out)
    name = slugify(PurePath(found.file).stem) or "return"
    headers = {"Content-Disposition": f'attachment; filename="{name}-findings.{form}"'}
    return HttpResponse(out.getvalue(), content_type=KINDS[form], headers=headers)
