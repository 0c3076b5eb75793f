"""Pages of the letter, its indicators and the children behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.access.middleware import ActorRequest
from kith.kernel import clock
from kith.oversight import commands, export, page, queries, reference, show
from kith.oversight.watch.queries import may_watch

CSV = "text/csv; charset=utf-8"
JSON = "application/json"


@require_safe
def letter(request: ActorRequest) -> HttpResponse:
    """The letter today: every sentence with what can be said of it."""
    measured_only = request.GET.get("show") == "measured"
    shown = show.letter(queries.letter(request.actor), measured_only=measured_only)
    may_export = commands.may_export(request.actor)
    context = {
        "letter": shown,
        "measured_only": measured_only,
        "may_export": may_export,
        "may_watch": may_watch(request.actor),
    }
    return render(request, "oversight/letter.html", context)


@require_POST
def count_again(request: ActorRequest) -> HttpResponse:
    """Count the letter's figures now."""
    commands.count_again(request.actor)
    return redirect("letter")


@require_safe
def indicator(request: ActorRequest, code: str) -> HttpResponse:
    """One figure: how it is counted, its line, its pair, its groups, who stands behind it."""
    shown = page.page(queries.indicator(request.actor, code))
    may_export = shown.live and commands.may_export(request.actor)
    context = {"shown": shown, "may_export": may_export}
    return render(request, "oversight/indicator.html", context)


@require_safe
def indicator_children(request: ActorRequest, code: str) -> HttpResponse:
    """The children behind a figure: those whom this reader may see."""
    found = queries.children(request.actor, code, after=request.GET.get("after", ""))
    return render(request, "oversight/children.html", {"shown": page.list_page(found)})


@require_safe
def letter_csv(request: ActorRequest) -> HttpResponse:
    """The letter as a spreadsheet."""
    rows = export.letter_rows(commands.export_letter(request.actor))
    return _file("letter", "csv", CSV, export.as_csv(export.LETTER_COLUMNS, rows))


@require_safe
def letter_json(request: ActorRequest) -> HttpResponse:
    """The letter as data, in the shape of `kith letter --json`."""
    return _file("letter", "json", JSON, export.as_json(commands.export_letter(request.actor)))


@require_safe
def indicator_csv(request: ActorRequest, code: str) -> HttpResponse:
    """One indicator's line and groups as a spreadsheet."""
    rows = commands.export_indicator(request.actor, code)
    return _file(code, "csv", CSV, export.as_csv(export.INDICATOR_COLUMNS, rows))


@require_safe
def reference_indicators(request: HttpRequest) -> HttpResponse:
    """Everything that is declared of every indicator; no child is in it."""
    families = reference.families()
    told = [each for family in families for each in family.entries]
    context = {"families": families, "total": len(told), "live": sum(e.live for e in told)}
    return render(request, "oversight/reference.html", context)


def _file(name: str, ending: str, kind: str, text: str) -> HttpResponse:
    filename = f"{name}-{clock.today().isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(text, content_type=kind, headers=headers)
