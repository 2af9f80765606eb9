"""From a table of texts to incidents: profile, normalise, guard, commit."""

from data.ingest.area_guards import area_guards
from data.ingest.columns import finder
from data.ingest.draft import Draft, commit, prepare
from data.ingest.fit import fitting
from data.ingest.guards import Guard, guards
from data.ingest.profile import Profile, names, profile
from data.ingest.profile_file import INCIDENTS, kind_named

__all__ = [
    "INCIDENTS", "Draft", "Guard", "Profile",
    "area_guards", "commit", "finder", "fitting", "guards", "kind_named", "names",
    "prepare", "profile",
]  # fmt: skip
