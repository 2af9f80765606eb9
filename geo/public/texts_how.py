"""What the public page explains: how to read it, where to turn, what there is to download."""

from __future__ import annotations

from geo.errors import N_

FEWEST_PEOPLE = 1000  # in a district that is told of by itself

HOW = N_("Så läser du siffrorna")
HOW_TEXTS: tuple[tuple[str, str], ...] = (
    (
        N_("Vad som räknas"),
        N_(
            "Siffrorna är brott som har anmälts till polisen, den månad de begicks. Alla brott "
            "anmäls inte, och benägenheten att anmäla ändras. Brott som polisen själv upptäcker, "
            "som narkotika- och trafikbrott, visar mest var och hur mycket polisen kontrollerar."
        ),
    ),
    (
        N_("Avrundat för att skydda människor"),
        N_(
            "Varje månads tal är avrundat till närmaste 5 för att ingen ska kunna kännas igen: "
            "uppåt eller nedåt, med slumpens hjälp. Det gäller också när flera månader eller "
            "grupper redovisas som ett tal. Övriga siffror är summor av avrundade tal. För "
            "kommunen tar felen nästan ut varandra. För ett område är en grupps årssiffra oftast "
            "högst 10 från den rätta, ibland mer, och summan av alla grupper oftast högst 30. En "
            "nolla för en månad betyder noll till fyra, en nolla för ett år oftast färre än tio."
        ),
    ),
    (
        N_("Vad som inte visas per område"),
        N_(
            "Sexualbrott, brott i nära relation, hatbrott, brott mot barn och brott som ofta sker "
            "hemma hos någon redovisas bara för hela kommunen. Vi går efter hur brottet är kodat "
            "och rubricerat i uppgifterna från polisen. Framgår det inte där att brottet var ett "
            "hatbrott, eller att det riktades mot ett barn eller en närstående, räknas det som "
            "andra brott av samma slag. Är det få brott av ett slag väntar "
            "vi och redovisar dem per kvartal eller år, eller tillsammans med liknande brott. "
            "Ett streck betyder att siffran inte kan redovisas, eller inte ännu. En stjärna (*) "
            "betyder att någon månad, eller de sena anmälningarna, inte ingår. Det som saknas kan "
            "vara upp till 2 procent utan att det står en stjärna. Ett antal brott inom parentes "
            "är räknat inom andra gränser än dem området har nu."
        ),
    ),
    (
        N_("När vi säger fler eller färre"),
        N_(
            "Vi jämför ett helt år med genomsnittet för de tre åren före, och först när årets sena"
            " anmälningar har lagts till. Ett område jämför vi bara med år då det hade samma "
            "gränser som nu. Fler eller färre säger vi bara när skillnaden är större än vad slump "
            "och avrundning brukar ge (i 99 fall av 100). Annars står det att skillnaden inte är "
            "säker. Är det under 20 både då och nu jämför vi inte. Vissa år kan ha fått med "
            "anmälningar som kom in ännu senare. De räknas bort. Kan de inte skiljas ut antar vi "
            "att de är högst 2 procent innan vi säger fler eller färre. Vi tar också hänsyn till "
            "det som saknas i ett områdes siffra, och jämför inte om det är mer än 15 procent."
        ),
    ),
    (
        N_("Vad som ändras och vad som saknas"),
        N_(
            "En siffra som en gång har publicerats ändras inte. En månad räknas tidigast två "
            "veckor efter att den är slut och kan därför vara något för låg. Anmälningar som "
            "kommer in senare läggs till en gång om året, från den första publiceringen som når "
            "mars, som en egen siffra för vart och ett av de tidigare åren. De ingår i siffran för "
            "ett helt år, men inte i en månads eller en del av ett år. Är de för få för att "
            "delas upp, eller har områdena ändrats, läggs de bara till kommunens siffra. Brott "
            "som i efterhand tas bort eller visar sig vara av ett annat slag dras inte av, så "
            "ett år kan bli något för högt. Brott utan känd plats finns bara med i kommunens "
            "siffror och under övriga platser."
        ),
    ),
)
BREAKS = N_("Siffrorna kan inte jämföras rakt av över dessa dagar:")

TURN = N_("Hit kan du vända dig")
TURN_TEXTS: tuple[tuple[str, str, str], ...] = (
    (N_("Pågår det just nu, eller är någon i fara?"), N_("Ring 112."), "112"),
    (N_("Vill du anmäla ett brott eller lämna tips?"), N_("Ring polisen på 114 14."), "11414"),
    (
        N_("Har du utsatts för brott och vill prata med någon?"),
        N_("Brottsofferjouren: 116 006."),
        "116006",
    ),
    (
        N_("Utsätts du för våld eller hot av någon du lever med?"),
        N_("Kvinnofridslinjen: 020-50 50 50, dygnet runt, även för anhöriga."),
        "020505050",
    ),
)
TURN_CITY = N_("Frågor om sidan, eller om tryggheten där du bor:")

DATA_TEXTS: tuple[tuple[str, str], ...] = (
    ("brott.csv", N_("Alla publicerade tal om brott (CSV)")),
    ("brott-kommunen.csv", N_("Hela kommunen, varje grupp månad för månad (CSV)")),
    ("brott-per-ar.csv", N_("Brott per område, grupp och år, som i tabellerna (CSV)")),
    ("trygghet.csv", N_("Enkätens svar med osäkerhet (CSV)")),
    ("insatser.csv", N_("Insatserna (CSV)")),
    ("data.json", N_("Allt ovan i en fil (JSON)")),
    ("dcat.rdf", N_("Beskrivning för dataportalen (DCAT-AP-SE)")),
)
COLUMN = "areas"  # of the files, and what is said of it
DATA_LEAD = N_(
    "Siffrorna får användas fritt (CC0). De är desamma som på sidan. Kolumnen ”period” räknar upp "
    "de månader som ingår. En period som slutar på ”late” är brott under det året som anmäldes "
    "sent. Kolumnen ”{column}” visar vilken indelning i områden ett tal är räknat efter: samma "
    "område kan ha haft andra gränser i en annan indelning."
)

ACCESS_TEXTS: tuple[tuple[str, str], ...] = (
    (
        N_("Hur tillgänglig är sidan?"),
        N_(
            "Vi vill att alla ska kunna använda sidan. Den är gjord för att uppfylla lagen om "
            "tillgänglighet till digital offentlig service och WCAG 2.2 på nivå AA. Vi känner "
            "inte till några brister."
        ),
    ),
    (
        N_("Hur vi har provat"),
        N_(
            "Varje gång programmet som gör sidan ändras provas en sida med påhittade uppgifter "
            "automatiskt: i stor och liten storlek, ljust och mörkt, förstorad till 200 procent "
            "och utan mus. Diagram och kartor har sina siffror i en tabell bredvid, och ingenting "
            "sägs bara med färg. Sidan fungerar utan JavaScript."
        ),
    ),
    (
        N_("Om du stöter på ett hinder"),
        N_(
            "Hör av dig till kommunen, så hjälper vi dig att få del av innehållet på ett annat "
            "sätt."
        ),
    ),
    (
        N_("Tillsyn"),
        N_(
            "Myndigheten för digital förvaltning har ansvar för tillsyn över lagen om "
            "tillgänglighet till digital offentlig service. Är du inte nöjd med hur vi tar hand "
            "om det du påtalat kan du anmäla det till myndigheten."
        ),
    ),
)
ACCESS_TITLE = N_("Tillgänglighetsredogörelse")
EARLIER_LEAD = N_("Varje publicering ligger kvar som den var.")
EARLIER_GONE = N_(
    "Varje publicering ligger kvar som den var, utom den som har återkallats: där står varför."
)
NEWEST = N_("Den senaste")
GONE = N_("{name} (återkallad)")
WITHDRAWN = N_("Inga publiceringar finns just nu.")
