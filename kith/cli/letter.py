"""`kith letter`: the letter today."""

import json

import click

from kith.cli.awake import product


@click.command()
@click.option("--json", "as_json", is_flag=True, help="All of it, for other programs.")
def command(as_json: bool) -> None:
    """Say how each sentence of the inspectors' letter stands today, with its figures."""
    with product():
        from kith.oversight.commands import letter

        sentences = letter()
        if as_json:
            click.echo(json.dumps(sentences, ensure_ascii=False, indent=1))
            return
        for sentence in sentences:
            _tell(sentence)


def _tell(sentence: dict[str, object]) -> None:
    number = sentence["sentence"] or "  "
    click.echo(f"{number:>3} {sentence['sign'] or ' ':<2} {sentence['says']}")
    indicators = sentence["indicators"]
    for found in indicators if isinstance(indicators, list) else []:
        if found["state"] == "live":
            click.echo(f"       {found['code']} {found['name']}: {_figure(found)}")


def _figure(found: dict[str, object]) -> str:
    figure = found["figure"]
    if not isinstance(figure, (int, float)):
        return "nothing to count"
    rounded = f"{figure:,.1f}".removesuffix(".0")
    said = f"{figure:.0%}" if found["unit"] == "share" else f"{rounded} {found['unit']}"
    return f"{said} ({found['numerator']} of {found['denominator']}), {found['exceptions']} to see"
