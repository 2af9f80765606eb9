"""The words that records choose among; they are kept in Swedish, as the pages say them."""

from __future__ import annotations

APPROACHES = ("situationell", "social")
PERSPECTIVES = ("situationell", "social", "strukturell")
INTERVENTION_STATUSES = ("planerad", "pågående", "avslutad", "avbruten")
PROBLEM_STATUSES = ("öppet", "pågående", "uppföljt", "avslutat")
BONES = ("brottsutsatt", "gärningsperson", "objekt_plats")
STRENGTHS = ("belagd", "trolig", "gissning")
EVIDENCE = ("urval", "enkätfråga", "trygghetsvandring", "annat")
ACTION_STATES = ("planerad", "pågår", "klar", "följd_upp")
MEETING_STATUSES = ("planerat", "pågår", "avslutat")
SECTIONS = ("laget_runt", "lagesbild", "forra_beslut", "nya_beslut")
DECISION_STATUSES = ("öppet", "pågår", "genomfört", "avskrivet")
NOTED, DISMISSED, RESTORED = "noted", "dismissed", "restored"
NOTE_KINDS = (NOTED, DISMISSED, RESTORED)
