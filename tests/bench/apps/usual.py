"""The usual way: a folium HeatMap with every point in the base map, drawn anew each time."""

import folium
import numpy as np
import streamlit as st
from folium.plugins import HeatMap
from pyproj import Transformer
from streamlit_folium import st_folium

from data.settings import load, store_folder
from data.store import Store
from geo.schema import Incidents

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js"), ("jquery", "/app/static/jquery.js")]
folium.Map.default_css = [("leaflet", "/app/static/leaflet.css")]
HeatMap.default_js = [("heat", "/app/static/leaflet-heat.js")]


@st.cache_resource
def incidents() -> Incidents:
    """Every incident."""
    return Store(store_folder()).incidents()


@st.cache_resource
def places() -> np.ndarray:
    """Latitude and longitude of every incident, shape (n, 2)."""
    to_degrees = Transformer.from_crs(load().crs, "EPSG:4326", always_xy=True)
    lon, lat = to_degrees.transform(incidents().x.astype(float), incidents().y.astype(float))
    return np.column_stack([lat, lon])


chosen = st.pills("Days", range(7), selection_mode="multi", key="f_days")
on_day = np.isin(incidents().when % 8, chosen or range(7)) & np.isfinite(incidents().x)
drawn = folium.Map([56.88, 14.81], zoom_start=10, tiles=None)
HeatMap(places()[on_day].tolist(), radius=12).add_to(drawn)
st_folium(drawn, height=800, width=1500, returned_objects=[], key="usual")
