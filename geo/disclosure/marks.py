"""Words that say that an offence is sensitive, whatever type its source gives it.

Sexual offences, violence in close relations, hate crime and offences against children are
never told of by district. A source may give them a type that is: "Misshandel mot barn
0–6 år, utomhus" happens outdoors. So the code and the text of every offence are read, when
it is read in and again when it is counted, and where they say it, it counts as a type that
only the municipality has. The words are Swedish, those of "Klassificering av brott" (Brå);
they ask for too much rather than too little. What could mislead: a mark that the source
keeps beside the code and the text is not read, unless its profile joins it to the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geo.disclosure.groups import PUBLIC_GROUPS

HATE, SEXUAL, CHILD, RELATION = "hate", "sexual", "child", "relation"

# The first that fits. Codes 1608 and 1609 are chapter 16, sections 8 and 9 of the penal code.
# Barn- begins many words that are no child (barnvagn); a couple may have children in common.
# Written without å, ä and ö, as they are compared: some extracts have lost them.
MARKS: dict[str, re.Pattern[str]] = {
    HATE: re.compile(
        r"^160[89]$|hatbrott|hatmotiv|\bhb-motiv|\bhets mot|folkgrupp|diskriminering|hate crime"
        r"|\brass?is|framlings-?fient|antis[ei]mit|antizigan|islamofob|homofob|transfob|afrofob"
        r"|kristofob|(?:rom|muslim|hbtqi?)-?fient|nazis|hakkors|religiost motiv"
    ),
    SEXUAL: re.compile(r"sexu|valdtakt|pornograf|prostit|koppleri|blottning|exhibition|\bgrooming"),
    CHILD: re.compile(
        r"(?<!gemensamma )\b\w*barn(?:et|en)?\b|\bbarn(?:a\w+|misshand|frid|drap|akt)"
        r"|\bflick(?:a|an|or|orna)\b|\bpojk(?:e|en|ar|arna)\b|(?:under|minder)arig|\bomyndig"
        r"|(?:under|yngre an|fyllda|<) ?(?:\d|1[0-8])\b|\bu-?1[0-8]\b"
        r"|\b(?:\d|1[0-7])(?:-(?:\d|1[0-7]))?[ -]ar(?:ing\w*)?\b"
        r"|\bungdom(?:ar|sran)?\b|\btonaring|elev(?:er)?\b|\bbaby|\b(?:son|dotter)\b"
    ),
    RELATION: re.compile(
        r"\bnarst(?:a|\.)|nara rel|relationsvald|parrelation|parforhallande|\b[bv]inr\b"
        r"|fridskrank|kvinnofrid|\bgifta?\b|\bsambo|\bsarbo|sammanbo|partner(?!smyck)|flickvan"
        r"|pojkvan|\bmak(?:e|a|en|an)\b(?!-up)(?! up)|hustru|\bfrun?\b|\bex-?(?:man|fru)"
        r"|\b(?:syster|bror|foralder|foraldrar|anhorig)|slakting|slaktskap|\bfamilj\b|\bheder"
        r"|aktenskap|konsstymp|olaga forfoljelse"
    ),
}
AS: dict[str, str] = {
    HATE: "hatbrott", SEXUAL: "sexualbrott", CHILD: "ovrigt_person", RELATION: "nara_relation",
}  # fmt: skip
OF_CHILDREN = {
    "misshandel_ute": "misshandel_barn", "misshandel_inne": "misshandel_barn",
    "personran": "ran_barn", "ovrigt_ran": "ran_barn",
}  # fmt: skip
BY_DISTRICT = frozenset(kind for group in PUBLIC_GROUPS if group.split for kind in group.types)
READ = BY_DISTRICT | OF_CHILDREN.keys()  # indoors as outdoors, so that a type is all of its kind

_DASH = re.compile("[‐‑‒–—−]")
_SPAN = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Write a text as words are looked for: small letters, one kind of dash and of space."""
    small = unicodedata.normalize("NFC", text).casefold()
    return _SPACE.sub(" ", _SPAN.sub("-", _DASH.sub("-", small)))


@lru_cache(maxsize=65_536)
def mark(text: str) -> str:
    """Return why an offence of this code or text is sensitive; "" if it does not say so."""
    apart = unicodedata.normalize("NFD", folded(text).strip())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return next((name for name, words in MARKS.items() if words.search(plain)), "")


def counted_as(offence: str, why: str) -> str:
    """Return the type that an offence counts as, given its type and its :func:`mark`.

    Other types that only the municipality has stay: they tell more to those who work inside.
    """
    if not why or offence not in READ:
        return offence
    return OF_CHILDREN.get(offence, AS[CHILD]) if why == CHILD else AS[why]
