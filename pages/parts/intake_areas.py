"""A file of districts, from choosing its columns to making them the current ones."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

import streamlit as st

from data import ingest
from data.gdal import read_vector
from data.sources.districts import normalise
from geo.areas import assign
from geo.errors import N_, UserError
from geo.figures import palette
from geo.figures.dots import dots
from pages.parts import cached, frame, intake_confirm, intake_file, intake_preview, intake_result
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import geopandas as gpd

    from pages.parts.intake_file import Upload

CODES = ("regsokod", "desokod", "regso", "deso", "kod", "code", "mapid", "id")
NAMES = ("regsonamn", "namn", "name", "omrade", "benamning")
ROWS = 6
KINDS = {
    "stadsdel": N_("Stadsdel"), "ort": N_("Ort"), "landsbygd": N_("Landsbygd"), "": "–",
}  # fmt: skip


@st.cache_resource(max_entries=2, ttl="30m", show_spinner=False, hash_funcs=intake_file.BY_CONTENT)
def _read(upload: Upload, layer: str | None) -> gpd.GeoDataFrame:
    with upload.laid_out() as path:
        return read_vector(path, layer=layer)


def draw(upload: Upload) -> None:
    """Draw every step for a file."""
    layer = intake_file.choose_sheet(upload)
    raw = intake_file.read(partial(_read, upload, layer))
    if raw is None:
        return
    code, name = _columns(raw, upload)
    try:
        crs = cached.store().settings.crs
        areas = normalise(raw, code_column=code, name_column=name, crs=crs)
    except UserError as problem:
        intake_file.complain(problem)
        return
    version = _about(areas, upload)
    _preview(areas, raw, upload)
    store = cached.store()
    ready = intake_confirm.answered(ingest.area_guards(areas, store, version), upload)
    label = words().plural(len(areas), "Läs in {n} område", "Läs in {n} områden")
    intake_confirm.button(label, lambda: _put(areas, upload, version), ready=ready)


def _columns(raw: gpd.GeoDataFrame, upload: Upload) -> tuple[str, str]:
    names = [str(name) for name in raw.columns if name != raw.geometry.name]
    chosen = []
    with st.container(horizontal=True, key="intake_choices"):
        for label, hints in ((_("Kolumn med kod"), CODES), (_("Kolumn med namn"), NAMES)):
            at = _guess(names, hints, fallback=chosen[0] if chosen else "")
            key = f"intake_column{len(chosen)}_{upload.sha256[:8]}"
            chosen.append(st.selectbox(label, names, index=at, key=key) or "")
    return chosen[0], chosen[1]


def _guess(names: list[str], hints: tuple[str, ...], *, fallback: str) -> int:
    folded = [name.casefold() for name in names]
    hits = [folded.index(hint) for hint in hints if hint in folded]
    return next(iter(hits), names.index(fallback) if fallback else 0)


def _about(areas: gpd.GeoDataFrame, upload: Upload) -> str:
    """Ask where the districts come from; it is printed on the page about data and method."""
    with st.container(horizontal=True, key="intake_about"):
        version = st.text_input(
            _("Indelningens namn"), PurePath(upload.name).stem, max_chars=60,
            key=f"intake_version_{upload.sha256[:8]}", placeholder=_("till exempel DeSO 2025"),
        )  # fmt: skip
        source = st.text_input(_("Utgivare"), placeholder=_("till exempel SCB"), max_chars=120)
        licence = st.text_input(_("Licens"), placeholder=_("till exempel CC0"), max_chars=120)
    official = st.checkbox(
        _("Gränserna är officiella. Annars står det på varje sida att områdena är schematiska."),
        value=True, key=f"intake_official_{upload.sha256[:8]}",
    )  # fmt: skip
    areas.attrs = {"source": source, "licence": licence, "official": official, "note": ""}
    return version.strip() or PurePath(upload.name).stem


def _preview(areas: gpd.GeoDataFrame, raw: gpd.GeoDataFrame, upload: Upload) -> None:
    said, store = words(), cached.store()
    st.header(plain(upload.name), anchor=False)
    crs = intake_preview.crs_name(raw.crs.to_string())
    st.markdown(_("{n} områden, koordinater i {crs}.", n=said.number(len(areas)), crs=crs))
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="intake_rows"):
        st.table(
            [{_("Kod"): plain(row.code), _("Namn"): plain(row.name), _("Typ"): _(KINDS[row.kind])}
             for row in areas.head(ROWS).itertuples(index=False)],
            border="horizontal", hide_index=True,
        )  # fmt: skip
        people = store.population()
        missing = int((~areas["code"].isin(people["code"])).sum())
        if missing:
            st.caption(
                _("Befolkningsuppgifter saknas för {n} av områdena, så tal per 1 000 invånare "
                  "visas inte där. De läses in på servern med kommandot `python -m data "
                  "import population`.",
                  n=said.number(missing))
            )  # fmt: skip
    with right:
        _picture(areas)


def _picture(areas: gpd.GeoDataFrame) -> None:
    """Draw the districts with the incidents there are."""
    kept = cached.records()
    x, y = (kept.incidents.x, kept.incidents.y) if kept else (areas.area[:0], areas.area[:0])
    colours = palette.of(frame.theme())
    st.image(dots(areas, x, y, colours=colours), width="stretch", alt=_("Områdena i filen"))
    placed = assign(x, y, areas) if len(x) else x
    outside, located = int((placed == len(areas)).sum()), int((placed <= len(areas)).sum())
    if located:
        said = words()
        st.caption(
            _("{outside} av {n} händelser med koordinater ligger utanför områdena.",
              outside=said.number(outside), n=said.number(located))
        )  # fmt: skip


def _put(areas: gpd.GeoDataFrame, upload: Upload, version: str) -> intake_result.Done:
    cached.store().put_districts(areas, version=version)
    return intake_result.Done(upload.name, areas=len(areas))
