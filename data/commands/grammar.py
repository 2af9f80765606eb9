"""The words of the commands that read records in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import ArgumentParser

HELP = {
    "survey": "läs in svar eller resultat från en undersökning",
    "walks": "läs in trygghetsvandringar",
    "reports": "läs in felanmälningar",
    "crosswalk": "läs in en områdesnyckel",
}


def records(kinds: Any, common: ArgumentParser) -> None:  # noqa: ANN401 - argparse hides the type
    """Add the commands that read records in by a profile."""
    for what, words in HELP.items():
        command = kinds.add_parser(what, parents=[common], help=words)
        command.add_argument("file", metavar="FIL", help="filen som ska läsas")
        command.add_argument("--profile", help="profilens namn eller TOML-fil")
        command.add_argument("--sheet", help="blad i en arbetsbok eller lager i ett GeoPackage")
        command.add_argument("--as-of", metavar="DATUM", help="dagen som filen beskriver")
        command.add_argument("--source", metavar="NAMN", help="vad källan eller nyckeln heter")
        command.add_argument("--yes", action="store_true", help="svara ja på kontrollfrågorna")
        if what == "survey":
            command.add_argument("--year", type=int, metavar="ÅR", help="om filen inte säger året")
        command.set_defaults(run="records:take", what=what)


def areas(kinds: Any, common: ArgumentParser) -> None:  # noqa: ANN401
    """Add the command that reads the survey's own areas in."""
    words = "läs in undersökningens områden och gör en områdesnyckel"
    command = kinds.add_parser("survey-areas", parents=[common], help=words)
    command.add_argument("file", metavar="FIL", help="filen som ska läsas")
    command.add_argument("--code", required=True, metavar="KOLUMN", help="kolumnen med koder")
    command.add_argument("--name", required=True, metavar="KOLUMN", help="kolumnen med namn")
    command.add_argument("--weight", choices=["befolkning", "yta"], default="befolkning")
    command.add_argument("--version", help="vad områdesnyckeln heter")
    command.add_argument("--yes", action="store_true", help="ersätt påhittade demodata")
    command.set_defaults(run="survey_areas:take")


def publish(command: ArgumentParser) -> None:
    """Add what the command that publishes is told."""
    command.add_argument(
        "--out", required=True, metavar="MAPP", help="mappen som webbservern visar"
    )
    command.add_argument("--until", metavar="MÅNAD", help="sista månaden, till exempel 2026-10")
    command.add_argument("--date", metavar="DATUM", help="dagen som står på sidan, annars i dag")
    command.add_argument("--next", metavar="DATUM", help="dagen för nästa publicering")
    command.add_argument("--intro", metavar="FIL", help="textfil med kommunens egna ord")
    command.add_argument("--withdraw", metavar="NAMN", help="dra tillbaka en publicering")
    command.add_argument(
        "--reason", metavar="SKÄL", help="varför den dras tillbaka, visas för alla"
    )
    command.set_defaults(run="publish:make")
