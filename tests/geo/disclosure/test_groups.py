"""Every offence type has one public group, and what is close to a home or a body is never split."""

from __future__ import annotations

from collections import Counter

from geo.disclosure.groups import BY_ID, PUBLIC_GROUPS
from geo.offences import BY_ID as TYPES
from geo.offences import GROUPS

# Types that the catalogue does not call public, and the place is yet no home.
PREMISES = {"butiksstold", "inbrott_lokal"}


def test_every_type_is_in_one_group():
    seen = Counter(kind for group in PUBLIC_GROUPS for kind in group.types)
    assert seen == Counter(list(TYPES))
    assert len(BY_ID) == len(PUBLIC_GROUPS)
    assert all(TYPES[kind].group == g.parent for g in PUBLIC_GROUPS for kind in g.types)
    assert {group.parent for group in PUBLIC_GROUPS} == set(GROUPS)


def test_only_public_places_are_told_by_district():
    split = {kind for group in PUBLIC_GROUPS if group.split for kind in group.types}
    assert {kind for kind in split if not TYPES[kind].public} == PREMISES
    never = {"sexualbrott", "nara_relation", "inbrott_villa", "inbrott_lagenhet", "bedrageri"}
    assert not split & (never | {"ofredande", "olaga_hot", "misshandel_inne", "ovrigt_person"})
    assert all(group.why for group in PUBLIC_GROUPS)
