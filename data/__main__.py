"""The command line: ``python -m data …``.

Every command takes ``--json`` and ends, done or refused, with one line of JSON:
read = accepted + rejected + duplicates, and ``held`` where rows wait for an answer.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from typing import TYPE_CHECKING, NoReturn

from data import settings as city
from data.commands import grammar
from data.commands.given import existing
from data.commands.say import Voice
from data.store import Store
from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 780
UNFORESEEN = (
    "Kommandot kunde inte slutföras ({kind}). Är det en fil som ska läsas kan den vara skadad: "
    "spara om den, helst som CSV med rubriker på första raden. Vad lagret innehåller visas med "
    "kommandot status."
)
_LOG = logging.getLogger(__name__)


class _Parser(argparse.ArgumentParser):
    """Speaks Swedish when a command cannot be understood."""

    def error(self, message: str) -> NoReturn:
        """Say so, and where help is, then leave with code 2."""
        del message
        words = f"Kommandot gick inte att tolka. Hjälp finns med: {self.prog} --help"
        Voice(machine=True).last({"error": words})
        self.exit(2, f"{self.format_usage()}{words}\n")


def parser() -> argparse.ArgumentParser:
    """Return the grammar of the command line."""
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="skriv bara maskinläsbar JSON")
    top = _Parser(prog="python -m data", description="Läs in och visa data för lägesbilden.")
    commands = top.add_subparsers(required=True, metavar="KOMMANDO")
    importing = commands.add_parser("import", help="läs in en fil")
    kinds = importing.add_subparsers(required=True, metavar="VAD")
    _incidents(kinds.add_parser("incidents", parents=[common], help="läs in händelser"))
    _districts(kinds.add_parser("districts", parents=[common], help="läs in områden"))
    _population(kinds.add_parser("population", parents=[common], help="läs in folkmängd"))
    grammar.records(kinds, common)
    grammar.areas(kinds, common)
    fetching = commands.add_parser("fetch", help="hämta officiella områden")
    kinds = fetching.add_subparsers(required=True, metavar="VAD")
    _fetch(kinds.add_parser("districts", parents=[common], help="hämta områden från SCB"))
    _demo(commands.add_parser("demo", parents=[common], help="skapa påhittade demodata"))
    status = commands.add_parser("status", parents=[common], help="visa vad som finns i lagret")
    status.set_defaults(run="status:status")
    grammar.publish(commands.add_parser("publish", parents=[common], help="publicera för alla"))
    _check(commands.add_parser("check", parents=[common], help="granska en fil utan att spara"))
    _quarantine(commands.add_parser("quarantine", parents=[common], help="hämta avvisade rader"))
    return top


def _file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FIL", help="filen som ska läsas")


def _reading(command: argparse.ArgumentParser, *, required: bool) -> None:
    _file(command)
    command.add_argument("--profile", required=required, help="profilens namn eller TOML-fil")
    command.add_argument("--sheet", help="blad i en arbetsbok eller lager i ett GeoPackage")
    command.add_argument("--as-of", metavar="DATUM", help="dagen som filen beskriver")


def _incidents(command: argparse.ArgumentParser) -> None:
    _reading(command, required=True)
    command.add_argument("--yes", action="store_true", help="svara ja på kontrollfrågorna")
    command.set_defaults(run="incidents:take")


def _check(command: argparse.ArgumentParser) -> None:
    _reading(command, required=False)
    command.set_defaults(run="incidents:check", yes=False)


def _quarantine(command: argparse.ArgumentParser) -> None:
    command.add_argument("batch", metavar="ID", help="inläsningens id, se status")
    command.add_argument("to", metavar="FIL", help="filen som ska skrivas")
    command.set_defaults(run="incidents:quarantine")


def _districts(command: argparse.ArgumentParser) -> None:
    _file(command)
    command.add_argument("--code", required=True, metavar="KOLUMN", help="kolumnen med koder")
    command.add_argument("--name", required=True, metavar="KOLUMN", help="kolumnen med namn")
    command.add_argument("--version", help="indelningens version, till exempel DeSO 2025")
    command.set_defaults(run="districts:take")


def _population(command: argparse.ArgumentParser) -> None:
    _file(command)
    command.add_argument("--code", required=True, metavar="KOLUMN", help="kolumnen med koder")
    command.add_argument(
        "--year", required=True, metavar="KOLUMN", help="kolumnen med år, eller ett årtal"
    )
    command.add_argument("--population", required=True, metavar="KOLUMN", help="kolumnen med antal")
    command.add_argument(
        "--where", action="append", default=[], metavar="KOLUMN=VÄRDE", help="bara dessa rader"
    )
    command.set_defaults(run="population:take")


def _fetch(command: argparse.ArgumentParser) -> None:
    command.add_argument("--source", required=True, choices=["scb-regso", "scb-deso"])
    command.add_argument("--version", help="indelningens version")
    command.set_defaults(run="districts:get")


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--incidents", type=int, metavar="N", help="antal händelser")
    command.add_argument("--years", type=int, default=6, metavar="N", help="antal år bakåt")
    command.add_argument("--seed", type=int, default=SEED, metavar="N", help="slumpfrö")
    command.add_argument("--until", metavar="DATUM", help="sista dagen, annars i går")
    command.add_argument("--if-empty", action="store_true", help="gör inget om data redan finns")
    command.set_defaults(run="demo:make")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 3 a person has to answer."""
    args = parser().parse_args(arguments)
    voice = Voice(machine=args.json)
    try:
        if hasattr(args, "file"):
            args.file = existing(args.file)
        module, function = args.run.split(":")
        run = getattr(importlib.import_module(f"data.commands.{module}"), function)
        return int(run(args, Store(city.store_folder(), settings=city.load()), voice))
    except UserError as error:
        voice.complain(str(error))
    except Exception as error:  # noqa: BLE001 - a file can be wrong in ways no one has met
        _LOG.debug("a command failed", exc_info=True)
        voice.complain(UNFORESEEN.format(kind=type(error).__name__))
    return 1


if __name__ == "__main__":
    sys.exit(main())
