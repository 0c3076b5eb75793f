"""The verbs by name. Each is read only when it is used: `kith --help` wakes nothing else."""

import importlib

import click

# What is typed, and where it is written.
VERBS = {
    "serve": "serve",
    "demo": "demo",
    "import": "import_",
    "check": "check",
    "rebuild": "rebuild",
    "nightly": "nightly",
    "letter": "letter",
    "find": "find",
    "bench": "bench",
    "screens": "screens",
    "audit": "audit",
    "backup": "backup",
    "restore": "restore",
    "migrate": "migrate",
    "reference": "reference",
    "learn": "learn",
}


class Verbs(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the verbs in the order in which a council meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Read one verb's module."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"kith.cli.{VERBS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kith", prog_name="kith")
def kith() -> None:
    """Kith keeps the promises that a children's service makes to adolescents in sight."""
