"""A page with nothing but the scatter, behind the server's own headers."""

import streamlit as st

from pages.parts import server

if __name__ == "__main__":
    from geo.figures import quadrant
    from geo.figures.quadrant_data import Whole, quadrant_data
    from tests.geo.made import SV
    from tests.geo.perceived import districts

    picked = st.session_state.get("scatter", {}).get("selection", {}).get(quadrant.PICKED, [])
    codes = [row["code"] for row in picked]
    table = districts().assign(chosen=lambda rows: rows.index.isin(codes))
    names = {code: f"Område {code}" for code in table.index}
    st.vega_lite_chart(
        quadrant_data(table, names, Whole(14.0, 0.25, 13.0, 15.0, 0.22, 0.28), SV),
        quadrant.quadrant_chart(SV, "light", height=400),
        key="scatter", theme=None, on_select="rerun", selection_mode=quadrant.PICKED,
    )  # fmt: skip
    st.text(f"picked {codes}")
else:
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware())
