"""Results to pictures: (result, measure) → folium, altair or matplotlib."""
