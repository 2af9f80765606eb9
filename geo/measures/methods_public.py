"""How figures are made safe to publish."""

from __future__ import annotations

from geo.errors import N_
from geo.measures.method import Method

PUBLIC: tuple[Method, ...] = (
    Method(
        N_("Avrundning av publika siffror"),
        N_(
            "Antal per stadsdel, brottsgrupp och avslutad månad avrundas uppåt eller nedåt till en"
            " multipel av 5, så att ingen ska kunna kännas igen. Slumpen styrs av en hemlig nyckel."
            " Sammantaget över områden och månader tar felen nästan ut varandra, men ett enskilt"
            " tal kan väntas ligga något för högt eller för lågt."
            " Alla andra publika siffror är summor av avrundade."
            " En grupp redovisas per stadsdel bara om kommunen har minst 10 brott i den;"
            " annars läggs månader ihop till kvartal och år. Brott där platsen ofta är någons hem,"
            " sexualbrott, hatbrott, brott mot barn och brott i nära relation redovisas aldrig per"
            " stadsdel, så långt brottets kod och rubricering visar vilka de är. Kommunens"
            " siffra är högst 4 brott från den verkliga. Ett publicerat tal ändras aldrig;"
            " det som blir känt senare redovisas för sig, en gång om året. Den som vet om en viss"
            " händelse kan alltid veta att antalet där inte är noll."
        ),
        "Cox 1987, JASA 82:520; Chen, Dempster & Liu 1994, Biometrika 81:457;"
        " Hundepool m.fl. 2012, Statistical Disclosure Control, Wiley",
    ),
)
