"""What the pages are dressed in: fetched by lock, changed where its licence asks, put in place.

GOV.UK's font and crest are licensed for GOV.UK alone, so the style sheets say Arial and neither
comes along. Nothing of this is committed: `kith/web/static/vendor` is made here.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from kith.runtime.places import ROOT
from kith.runtime.setup.node import Npm
from kith.runtime.setup.steps import announce, digest, done, is_done, run

ASSETS = ROOT / "assets"
MODULES = ASSETS / "node_modules"
VENDOR = ROOT / "kith" / "web" / "static" / "vendor"
GOVUK = Path("govuk-frontend", "dist", "govuk")

STYLES = (GOVUK / "govuk-frontend.min.css",)
SCRIPTS = (GOVUK / "govuk-frontend.min.js", Path("htmx.org", "dist", "htmx.min.js"))
CREST = "url(/assets/images/govuk-crest.svg)"


def ensure(npm: Callable[[], Npm]) -> None:
    """Fetch what the lock names and make the served folder from it."""
    lock = [ASSETS / "package.json", ASSETS / "package-lock.json", ASSETS / ".npmrc"]
    fetched = digest(lock)
    if not is_done(MODULES / "kith-stamp", fetched):
        _fetch(npm())
        done(MODULES / "kith-stamp", fetched)
    made_from = digest([*lock, Path(__file__)])
    if not is_done(VENDOR / "kith-stamp", made_from):
        build(MODULES, VENDOR)
        done(VENDOR / "kith-stamp", made_from)


def _fetch(npm: Npm) -> None:
    announce("Installing front-end packages")
    quiet = ("ci", "--fetch-retries=1", "--loglevel=error")
    run("Installing front-end packages", [*npm.command, *quiet], cwd=ASSETS, env=npm.env)


def build(modules: Path, vendor: Path) -> None:
    """Write the folder of what is served, anew."""
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for style in STYLES:
        _write(vendor / style.name, without_licensed_parts((modules / style).read_text("utf-8")))
    for script in SCRIPTS:
        _write(vendor / script.name, _without_map((modules / script).read_text("utf-8")))


def without_licensed_parts(style: str) -> str:
    """Return a style sheet in Arial, without the crest, its pictures beside it."""
    style = re.sub(r"(/\*!.*?\*/)?@font-face\{[^}]*\}", "", style)
    style = style.replace("GDS Transport,arial", "Arial").replace(CREST, "none")
    return _without_map(style.replace("url(/assets/images/", "url(images/"))


def _without_map(text: str) -> str:
    """Return it without the address of a source map that is not served."""
    return re.sub(r"(/\*|//)# sourceMappingURL=[^\s*]*( ?\*/)?", "", text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
