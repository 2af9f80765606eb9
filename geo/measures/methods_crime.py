"""The statistics of recorded crime that are no layer of the map."""

from __future__ import annotations

from geo.errors import N_
from geo.measures.method import Method

CRIME: tuple[Method, ...] = (
    Method(
        N_("Veckans signaler"),
        N_(
            "Varje område och brottsgrupp, och hela kommunen, jämförs med sina åtta veckor före och"
            " med årstiden. En signal är ett antal så långt från det väntade att slumpen ger det i"
            " färre än 1,35 veckor av 1 000 åt det hållet (z = 3), osäkerheten i det väntade"
            " inräknad. Eftersom många kombinationer prövas står det alltid hur många signaler som"
            " är att vänta av slumpen, och q anger hur stor del av dem som är lika tydliga eller"
            " tydligare som kan vara falska. q är det försiktigare av de två: det räknar som om"
            " slumpen lika lätt kunde ge en signal i alla kombinationer, medan antalet att vänta"
            " tar med att den nästan aldrig kan det där få brott begås. Därför kan q vara högt fast"
            " nästan inga signaler är att vänta."
        ),
        "Przyborowski & Wilenski 1940, Biometrika 31:313; Farrington 1996, JRSS A 159:547;"
        " Benjamini & Hochberg 1995, JRSS B 57:289",
    ),
    Method(
        N_("Brott som ännu inte är registrerade"),
        N_(
            "De senaste veckorna växer. Hur mycket uppskattas ur hur lång tid det tagit från brott"
            " till inskrivning under det senaste året och ett halvt; det väntade antalet räknas ned"
            " i samma mån. Anger uppgifterna inget registreringsdatum, men kommer minst en gång i"
            " veckan, gäller dagen för den fil där brottet först fanns med. Det som registreras"
            " efter mer än ett halvår kan inte förutses."
        ),
        "Lawless 1994, Can J Stat 22:15",
    ),
    Method(
        N_("Förhöjd risk i närheten"),
        N_(
            "Par av brott räknas efter avstånd och dagar emellan och jämförs med samma platser när"
            " dagarna kastas om. Bara om närliggande par är säkert fler än slumpen ger (p högst"
            " 0,01 och minst 1,2 gånger så många) sägs att ett brott höjer risken, och då hur långt"
            " och hur länge."
        ),
        "Knox 1964, Applied Statistics 13:25; Johnson m.fl. 2007, J Quant Criminol 23:201",
    ),
    Method(
        N_("Trend och referensband"),
        N_(
            "Trenden är serien utan säsong, uppskattad med STL. Bandet är den mittersta hälften av"
            " jämförbara områden eller av samma tid tidigare år: hälften av alla vanliga värden"
            " ligger utanför det."
        ),
        "Cleveland m.fl. 1990, J Off Stat 6:3",
    ),
    Method(
        N_("Anhopning i tiden"),
        N_(
            "Söker det fönster av veckor i följd som har flest brott och anger hur ofta slumpen ger"
            " lika många i något fönster av samma längd, om brotten fördelas jämnt över perioden."
            " En serie med säsong har fullare fönster än så."
        ),
        "Naus 1982, JASA 77:177",
        only="geo.measures.scan.scan_p",
    ),
    Method(
        N_("Täthet mot befolkning"),
        N_(
            "Brottens täthet delas med befolkningens, ruta för ruta, så att platser där många bor"
            " inte framträder bara därför. Befolkningen är de boende: på torg och arbetsplatser"
            " säger kvoten mindre."
        ),
        "Kelsall & Diggle 1995, Bernoulli 1:3",
        only="geo.measures.dual.over_population",
    ),
    Method(
        N_("Skadevikter"),
        N_(
            "Antal gånger vikt, brottstyp för brottstyp. Vikterna är kommunens egen tabell i"
            " inställningarna. Med den står indexet på sidan Trender; utan den visas inget index."
            " Ett skadeindex passar planering på kort sikt, inte långa trender: några få grova"
            " brott väger som hundratals lindriga. Intervallet (Fay & Feuer 1997) räknar med hur"
            " mycket slumpen betyder."
        ),
        "Sherman, Neyroud & Neyroud 2016, Policing 10:171; Sarnecki 2021",
    ),
    Method(
        N_("Koncentration"),
        N_(
            "På hur liten del av ytan hälften av brotten ligger, och Ginikoefficienten mot den"
            " jämnaste fördelning som så många brott kan ha."
        ),
        "Weisburd 2015, Criminology 53:133; Bernasco & Steenbeek 2017, J Quant Criminol 33:451",
    ),
)
