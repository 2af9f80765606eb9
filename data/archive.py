"""Recognise an uploaded file by its first bytes, and lay it out under names of our own.

Nothing of an uploaded name is used: not its folder, not its ending. An archive
is measured before it is opened and while it is unpacked, for what it says of
its own size is only a claim.
"""

from __future__ import annotations

import shutil
import stat
import struct
import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

MB = 1_000_000
MAX_PACKED = 50 * MB
MAX_UNPACKED = 200 * MB
MAX_RATIO = 100
MAX_MEMBERS = 100
CHUNK = 1 << 20

SQLITE = b"SQLite format 3\0"
GPKG_IDS = {b"GPKG", b"GP10", b"GP11"}  # application_id, at byte 68
SHAPEFILE = struct.pack(">i", 9994)
SHAPE_PARTS = {".shp", ".shx", ".dbf", ".prj", ".cpg"}
BOM = b"\xef\xbb\xbf"


def kind(head: bytes) -> str:
    """Name the format that the first bytes of a file show: geojson, gpkg, zip, shp or ""."""
    if head.startswith(SQLITE):
        return "gpkg" if head[68:72] in GPKG_IDS else ""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(SHAPEFILE):
        return "shp"
    return "geojson" if head.removeprefix(BOM).lstrip()[:1] == b"{" else ""


def lay_out(path: Path, folder: Path) -> Path:
    """Copy a file, or what an archive holds, into an empty folder of ours.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, or a zip with either or with one shapefile.
    folder
        Where to; the copy is called ``data`` and its ending says what it is.

    Raises
    ------
    UserError
        If it is none of these, too large, or an archive that is not safe to open.
    """
    try:
        with path.open("rb") as file:
            found = kind(file.read(1024))
        size = path.stat().st_size
    except OSError as error:
        raise UserError("Filen går inte att läsa. Kontrollera att den finns kvar.") from error
    if found == "zip":
        return _unpack(path, size, folder)
    if found not in {"geojson", "gpkg"}:
        raise _unknown()
    if size > MAX_UNPACKED:
        raise _too_large(MAX_UNPACKED)
    return shutil.copyfile(path, folder / f"data.{found}")


def _unknown() -> UserError:
    return UserError(
        "Filen är varken GeoJSON, GeoPackage eller en zippad shapefil. "
        "Spara om den i något av de formaten och försök igen."
    )


def _too_large(limit: int) -> UserError:
    return UserError(
        "Filen är för stor: högst {limit} MB går att läsa in. "
        "Dela upp den eller förenkla områdenas gränser.",
        limit=limit // MB,
    )


def _unpack(path: Path, size: int, folder: Path) -> Path:
    if size > MAX_PACKED:
        raise _too_large(MAX_PACKED)
    try:
        with zipfile.ZipFile(path) as archive:
            return _extract(archive, _wanted(_checked(archive)), folder)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError) as error:
        raise UserError(
            "Zipfilen är skadad eller skyddad med lösenord. Packa filerna på nytt och försök igen."
        ) from error


def _checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive, or refuse the archive for the least thing odd."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > MAX_UNPACKED:
        raise _too_large(MAX_UNPACKED)
    if len(members) > MAX_MEMBERS or unpacked > MAX_RATIO * max(packed, 1):
        raise _unsafe()
    if any(_strays(member) for member in members):
        raise _unsafe()
    return [member for member in members if not member.is_dir()]


def _strays(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a link, or is named to land outside its folder."""
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return is_link or name.is_absolute() or ".." in name.parts or ":" in member.filename


def _unsafe() -> UserError:
    return UserError(
        "Zipfilen ser inte ut som ett vanligt kartunderlag och öppnas därför inte. "
        "Packa bara själva kartfilerna, utan länkar, och försök igen."
    )


def _wanted(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Pick the one data set in an archive; keys are endings."""
    visible = [m for m in members if not m.filename.startswith(("__MACOSX/", "."))]
    main = [m for m in visible if _ending(m) in {".shp", ".geojson", ".json", ".gpkg"}]
    if len(main) != 1:
        raise UserError(
            "Zipfilen ska innehålla ett kartunderlag men innehåller {number}. "
            "Packa ett i taget och försök igen.",
            number=len(main),
        )
    if _ending(main[0]) != ".shp":
        return {_ending(main[0]): main[0]}
    stem = main[0].filename[:-4].casefold()
    return {
        _ending(m): m
        for m in visible
        if _ending(m) in SHAPE_PARTS and m.filename[:-4].casefold() == stem
    }


def _ending(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()


def _extract(archive: zipfile.ZipFile, wanted: dict[str, zipfile.ZipInfo], folder: Path) -> Path:
    left = MAX_UNPACKED
    for ending, member in wanted.items():
        with archive.open(member) as source, (folder / f"data{ending}").open("wb") as target:
            left -= _copy(source, target, left)
    main = next(ending for ending in wanted if ending not in SHAPE_PARTS - {".shp"})
    with (folder / f"data{main}").open("rb") as file:
        found = kind(file.read(1024))
    if found != {".json": "geojson"}.get(main, main[1:]):
        raise _unknown()
    return (folder / f"data{main}").rename(folder / f"data.{found}")


def _copy(source: IO[bytes], target: IO[bytes], limit: int) -> int:
    """Copy at most ``limit`` bytes and return how many there were."""
    copied = 0
    while chunk := source.read(CHUNK):
        copied += len(chunk)
        if copied > limit:
            raise _too_large(MAX_UNPACKED)
        target.write(chunk)
    return copied
