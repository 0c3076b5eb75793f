"""`kith bench`: the numbers to hold, measured."""

import importlib
import importlib.util
import json
import os
import pkgutil
from dataclasses import asdict

import click

import kith
from kith.cli.awake import product
from kith.cli.migrate import bring_up_to_date
from kith.cli.progress import Bar
from kith.kernel.bench import Bench, Result, prefix, result
from kith.runtime.bench_database import BenchDatabase
from kith.runtime.environment import owner_address
from kith.runtime.trouble import Trouble


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="The result, for other programs.")
def command(name: str | None, as_json: bool) -> int:
    """Measure the product against its bars, each bench in a database of its own."""
    os.environ["KITH_DEMO"] = "0"
    with product() as var:
        chosen = _chosen(name)
        owner = owner_address(os.environ, var)
        results = [_of(bench, owner) for bench in chosen]
    if as_json:
        plain = [asdict(each) for each in results]
        click.echo(json.dumps(plain[0] if name else plain, ensure_ascii=False))
    else:
        click.echo("\n".join(map(_words, results)))
    return 0 if all(each.held for each in results) else 1


def _chosen(name: str | None) -> list[Bench]:
    """Return the bench of that name, or all."""
    benches = {bench.name: bench for bench in _declared()}
    if name is None:
        return list(benches.values())
    if name not in benches:
        raise Trouble(f"There is no bench {name}; there are: {', '.join(sorted(benches))}.")
    return [benches[name]]


def _declared() -> list[Bench]:
    names = [f"kith.{package.name}.bench" for package in pkgutil.iter_modules(kith.__path__)]
    modules = [importlib.import_module(each) for each in names if _is_there(each)]
    return [bench for module in modules for bench in getattr(module, "BENCHES", ())]


def _is_there(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _of(bench: Bench, owner: str) -> Result:
    """Run a bench, in a database of its own if it needs one."""
    if not bench.alone:
        return _run(bench, _database(owner, bench))
    bar = Bar()
    rows = bench.fill(bar)
    measured = bench.measure(bar)
    bar.close()
    return result(bench, measured, rows)


def _database(owner: str, bench: Bench) -> BenchDatabase:
    return BenchDatabase(owner, prefix(bench.name), bench.database())


def _run(bench: Bench, database: BenchDatabase) -> Result:
    """Fill the bench's database where it is not full yet, then measure."""
    bar = Bar()
    rows = database.rows()
    if rows is None:
        database.make()
    _go_to(database.name)
    if rows is None:
        bring_up_to_date(quiet=True)
        rows = bench.fill(bar)
        _let_go()
        database.mark(rows)
    measured = bench.measure(bar)
    bar.close()
    _let_go()
    return result(bench, measured, rows)


def _go_to(database: str) -> None:
    """Point both of Django's connections at the bench's database."""
    from django.db import connections

    _let_go()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = database


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


def _words(found: Result) -> str:
    lines = [f"{found.bench}: {'held' if found.held else 'NOT HELD'} ({found.rows:,} rows)"]
    for name, figure in found.figures.items():
        limits = found.bars.get(name, {})
        said = ", ".join(f"{word.replace('_', ' ')} {limit:g}" for word, limit in limits.items())
        lines.append(f"  {name:<40} {figure:>12,.3f}   {said}")
    return "\n".join(lines)
