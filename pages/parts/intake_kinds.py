"""What can be read in on the page, and which files it comes in."""

from __future__ import annotations

from data.store.kinds import REPORTS, WALKS
from data.survey import SURVEYS
from geo.errors import N_

INCIDENTS, AREAS, SURVEY, POINTS = "incidents", "areas", "survey", "points"
KINDS = {
    INCIDENTS: N_("Händelser"),
    AREAS: N_("Områden"),
    SURVEY: N_("Undersökning"),
    POINTS: N_("Trygghetsvandringar och felanmälningar"),
}
RECORDS = {SURVEY: SURVEYS, POINTS: (WALKS, REPORTS)}
MAPS = ["gpkg", "geojson", "json", "zip"]
TABLES = ["csv", "txt", "tsv", "xlsx", "xlsm"]
ENDINGS = {
    INCIDENTS: [*TABLES, *MAPS], AREAS: MAPS, SURVEY: TABLES, POINTS: [*TABLES, *MAPS],
}  # fmt: skip
HELP = {
    INCIDENTS: N_(
        "Ett uttag med ett brott per rad: CSV, Excel, GeoPackage, GeoJSON eller en zippad "
        "shapefil, högst {mb} MB. Du får se hur filen tolkas innan något sparas."
    ),
    AREAS: N_(
        "Områden med kod och namn: GeoPackage, GeoJSON eller en zippad shapefil, högst {mb} "
        "MB. Du får se områdena innan något sparas."
    ),
    SURVEY: N_(
        "Enskilda svar eller publicerade resultat, också tabeller från NTU: CSV eller Excel, "
        "högst {mb} MB. Rubriker ovanför tabellen och noter under den får vara kvar. Du får se "
        "hur filen tolkas innan något sparas."
    ),
    POINTS: N_(
        "En punkt eller en anmälan per rad: CSV, Excel, GeoPackage, GeoJSON eller en zippad "
        "shapefil, högst {mb} MB. Du får se hur filen tolkas innan något sparas."
    ),
}
