"""`kith find`: somebody, by whatever is known of them."""

import json

import click

from kith.cli.awake import product
from kith.runtime.trouble import Trouble


@click.command()
@click.argument("text")
@click.option("--as", "who", metavar="ACCOUNT|ROLE", required=True, help="Who looks.")
@click.option("--json", "as_json", is_flag=True, help="All of it, for other programs.")
def command(text: str, who: str, as_json: bool) -> None:
    """Find somebody: names as they sound, an age, a date, a place, a telephone, a number.

    Only whom that account sees, or may find, is there. A role stands for somebody who holds it
    and nothing else.
    """
    with product():
        from kith.access.gates import Refused
        from kith.people.commandline import NobodyLooks, look_up

        try:
            found = look_up(who, text)
        except (NobodyLooks, Refused) as no:
            raise Trouble(str(no)) from None
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for one in found:
            click.echo(f"{one['score']:>3}  {one['said']}: {'; '.join(one['reasons'])}")
        if not found:
            click.echo("Nobody is known by this.")
