"""The words of the made-up interventions: what they are, who does them, against what."""

from __future__ import annotations

from data.demo.truths import MOVED, NO_EFFECT, WORKS

COLUMNS = ("kind", "perspective", "name", "responsible", "groups", "note")
_SIT, _SOC = "situationell", "social"
_TECH, _POLICE, _HOUSING = "Tekniska förvaltningen", "Polisen", "Bostadsbolaget"
_WELFARE, _SCHOOL = "Socialförvaltningen", "Utbildningsförvaltningen"
_LEISURE, _ENVIRONMENT = "Kultur- och fritidsförvaltningen", "Miljöförvaltningen"

# The kinds of work that come back in the plans; one line is one intervention.
TEMPLATES: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "Belysning",
        _SIT,
        "Ljusare gångtunnel",
        _TECH,
        "person;skadegorelse",
        "Nya armaturer och ljusare väggar. Önskemål från trygghetsvandringen.",
    ),
    (
        "Fältarbete",
        _SOC,
        "Fältarbetare sena kvällar",
        _WELFARE,
        "person;narkotika_vapen",
        "Två fältarbetare finns på plats torsdag till lördag.",
    ),
    (
        "Stöldskydd",
        _SIT,
        "Cykelställ med ramlås",
        _HOUSING,
        "stold",
        "De gamla ställen byts mot sådana där ramen kan låsas fast.",
    ),
    (
        "Grannsamverkan",
        _SOC,
        "Grannsamverkan",
        _POLICE,
        "inbrott",
        "Startmöte med de boende, skyltar och kontaktombud.",
    ),
    (
        "Sanering",
        _SIT,
        "Klotter bort inom ett dygn",
        _TECH,
        "skadegorelse",
        "Anmälan i appen, sanering senast nästa vardag.",
    ),
    (
        "Föräldravandring",
        _SOC,
        "Föräldrar ute på helgkvällar",
        _SCHOOL,
        "person;skadegorelse",
        "Föräldraföreningarna turas om, kommunen står för västar och utbildning.",
    ),
    (
        "Kamerabevakning",
        _SIT,
        "Kamera vid busshållplatsen",
        _POLICE,
        "person;ran",
        "Tidsbegränsad bevakning, prövas på nytt efter sex månader.",
    ),
    (
        "Fritid",
        _SOC,
        "Kvällsöppen fritidsgård",
        _LEISURE,
        "person;skadegorelse",
        "Öppet till 22 på fredagar och lördagar.",
    ),
    (
        "Tillsyn",
        _SIT,
        "Tillsyn av serveringsställen",
        _ENVIRONMENT,
        "person",
        "Gemensam tillsyn med polisen enligt metoden för ansvarsfull alkoholservering.",
    ),
    (
        "Skolsamverkan",
        _SOC,
        "Skola, socialtjänst och polis varje vecka",
        _SCHOOL,
        "person;narkotika_vapen",
        "Kort veckomöte om platser och situationer, aldrig om enskilda.",
    ),
    (
        "Grönyta",
        _SIT,
        "Röjda buskage längs gångstråket",
        _TECH,
        "person;ran",
        "Fri sikt tio meter på var sida om vägen.",
    ),
    (
        "Handel",
        _SIT,
        "Handlare tillsammans mot stöld",
        _POLICE,
        "stold",
        "Larmkedja mellan butikerna och gemensam rutin för anmälan.",
    ),
    (
        "Synlig polis",
        _SIT,
        "Fotpatrull eftermiddag och kväll",
        _POLICE,
        "person;narkotika_vapen",
        "Fasta tider som är kända för dem som bor och arbetar här.",
    ),
    (
        "Förråd",
        _SIT,
        "Säkrare källarförråd",
        _HOUSING,
        "inbrott",
        "Plåtväggar, nya lås och belysning med rörelsevakt.",
    ),
    (
        "Trafik",
        _SIT,
        "Farthinder och kontroller",
        _TECH,
        "trafik",
        "Gupp vid skolan, hastighetskontroller under tre veckor.",
    ),
    (
        "Trygghetsvärdar",
        _SOC,
        "Trygghetsvärdar",
        _WELFARE,
        "person;skadegorelse",
        "Värdarna rör sig ute kvällstid och tar kontakt tidigt.",
    ),
    ("Märkning", _SIT, "Märkning av cyklar", _POLICE, "stold", "Gratis märkning två lördagar."),
    (
        "Drogförebyggande",
        _SOC,
        "Unga och droger",
        _WELFARE,
        "narkotika_vapen",
        "Samtal i klasserna och kväll för föräldrar.",
    ),
    (
        "Ordningsvakter",
        _SIT,
        "Ordningsvakter kvällstid",
        _TECH,
        "person;narkotika_vapen",
        "Fredag och lördag klockan 18–03.",
    ),
)

# Work that a municipality tells everyone of. Not where the police look, what is done for a few,
# or what a name would place nearer than the district: those planted below are at a spot.
TOLD = frozenset((
    "Belysning", "Stöldskydd", "Grannsamverkan", "Sanering", "Föräldravandring", "Fritid",
    "Grönyta", "Märkning", "Trafik", "Trygghetsvärdar",
))  # fmt: skip

PLANTED: dict[str, tuple[str, str, str, str, str, str]] = {
    WORKS.intervention: (
        "Stöldskydd", _SIT, "Bevakad cykelparkering vid stationen", _TECH, "stold",
        "Cykelgarage med värd dagtid och kamera på natten."),
    MOVED.intervention: (
        "Kamerabevakning", _SIT, "Kamerabevakning vid torget, Araby", _POLICE, "narkotika_vapen",
        "Mot öppen narkotikaförsäljning. Följ även omgivningen."),
    NO_EFFECT.intervention: (
        "Belysning", _SIT, "Ny belysning på parkeringen, Hovshaga", _TECH, "skadegorelse",
        "Mot skadegörelse på parkerade bilar."),
}  # fmt: skip
