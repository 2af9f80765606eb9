"""The least a Streamlit app can do: one control, one line that follows it."""

import streamlit as st

chosen = st.pills("Days", range(7), selection_mode="multi", key="f_days")
st.markdown(f"step {chosen}")
