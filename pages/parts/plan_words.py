"""The words of problems, causes and actions, as the pages say them."""

from __future__ import annotations

from geo.errors import N_

STATUSES = {
    "öppet": N_("Öppet"), "pågående": N_("Pågående"), "uppföljt": N_("Uppföljt"),
    "avslutat": N_("Avslutat"),
}  # fmt: skip
BONES = {
    "brottsutsatt": N_("Brottsutsatt"), "gärningsperson": N_("Gärningsperson"),
    "objekt_plats": N_("Objekt och plats"),
}  # fmt: skip
STRENGTHS = {"belagd": N_("Belagd"), "trolig": N_("Trolig"), "gissning": N_("Gissning")}
STATES = {
    "planerad": N_("Planerad"), "pågår": N_("Pågår"), "klar": N_("Klar"),
    "följd_upp": N_("Följd upp"),
}  # fmt: skip
APPROACHES = {"situationell": N_("Situationell"), "social": N_("Social")}
EVIDENCE = {
    "urval": N_("Urval"), "enkätfråga": N_("Enkätfråga"),
    "trygghetsvandring": N_("Trygghetsvandring"), "annat": N_("Annat underlag"),
}  # fmt: skip
FIELDS = {
    "title": N_("Problemet"), "place": N_("Plats"), "status": N_("Status"),
    "follow_up": N_("Hur problemet följs upp"), "follow_up_on": N_("Följs upp den"),
    "note": N_("Anteckning"), "bone": N_("Ben"), "explanation": N_("Orsaken"),
    "strength": N_("Hur säkert är det?"), "evidence_kind": N_("Slag av underlag"),
    "evidence": N_("Underlag"), "cause_id": N_("Orsak som åtgärden svarar mot"),
    "what": N_("Vad ska göras?"), "responsible": N_("Ansvarig organisation eller roll"),
    "deadline": N_("Klart senast"), "approach": N_("Situationell eller social"),
    "effect_short": N_("Väntad effekt på kort sikt"),
    "effect_long": N_("Väntad effekt på lång sikt"),
    "intervention_id": N_("Insats"), "state": N_("Läge"), "result": N_("Resultat"),
    "withdrawn": N_("Återtagen"), "content": N_("Vad som sades"),
    "outcome": N_("Vad det blev av"),
}  # fmt: skip
ACTION_FOLLOW_UP = N_("Hur åtgärden följs upp")
MISSING = {
    "cause_id": N_("orsak"), "responsible": N_("ansvarig"), "deadline": N_("sista dag"),
    "approach": N_("situationell eller social"), "effect_short": N_("effekt på kort sikt"),
    "effect_long": N_("effekt på lång sikt"), "follow_up": N_("uppföljning"),
    "follow_up_on": N_("dag för uppföljning"), "result": N_("resultat"),
    "causes": N_("orsaker"), "actions": N_("åtgärder"),
}  # fmt: skip
CHOICES = {
    "status": STATUSES, "bone": BONES, "strength": STRENGTHS, "state": STATES,
    "approach": APPROACHES, "evidence_kind": EVIDENCE,
}  # fmt: skip
