"""Codes about burdens, bands, rules, depths and the quickscan."""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

BURDEN: tuple[Code, ...] = (
    error(
        "B401",
        _("Dit antwoord heeft geen zwaarte"),
        _("In een onderdeel dat meetelt, weegt elk antwoord."),
        _("Zet er een `burden` bij, van 0 (licht) tot 4 (zwaar)."),
    ),
    error(
        "B402",
        _("De antwoorden staan niet van licht naar zwaar"),
        _("De volgorde is de zwaarte. Zo hoeft niemand een schaal om te draaien."),
        _("Zet de antwoorden op volgorde, of verbeter de zwaarte."),
    ),
    error(
        "B403",
        _("Elk antwoord weegt even zwaar"),
        _("Dan maakt het niet uit wat iemand kiest."),
        _("Geef de antwoorden een verschillende zwaarte, of zet de vraag in een onderdeel dat niet meetelt."),
    ),
    error(
        "B404",
        _("Deze zwaarte telt niet mee"),
        _("De lezer denkt dat het antwoord weegt, maar het doet niets."),
        _("Haal `burden` of `bands` weg, of zet de vraag in een onderdeel dat meetelt."),
    ),
    error(
        "B405",
        _("Dit kenmerk werkt niet bij een vraag die niet meetelt"),
        _("Alleen een antwoord met een zwaarte kan doorslaggevend zijn of over bescherming gaan."),
        _("Haal het kenmerk weg, of laat de vraag meetellen."),
    ),
    error(
        "B406",
        _("Deze vraag telt niet mee in een onderdeel dat meetelt"),
        _("Een getal of lijst zonder banden heeft geen zwaarte."),
        _("Zet er `bands` bij, of zet de vraag in een onderdeel met de rol `information`."),
    ),
    error(
        "B407",
        _("Deze band kan niet"),
        _("Het begin ligt na het einde, of een grens past niet bij het aantal decimalen."),
        _("Verbeter `minimum` of `maximum`."),
    ),
    error(
        "B408",
        _("Deze banden overlappen"),
        _("Eén antwoord zou dan twee zwaartes hebben."),
        _("Laat een band beginnen waar de vorige ophoudt."),
    ),
    error(
        "B409",
        _("Tussen deze banden zit een gat"),
        _("Een antwoord in het gat zou geen zwaarte hebben."),
        _("Laat een band beginnen waar de vorige ophoudt."),
    ),
    error(
        "B410",
        _("De banden dekken niet elk antwoord"),
        _("Een antwoord buiten de banden zou geen zwaarte hebben."),
        _("Begin bij het laagste antwoord en eindig bij het hoogste."),
    ),
    error(
        "B411",
        _("Het kleinste getal is niet kleiner dan het grootste"),
        _("Dan past geen enkel antwoord, of maar één."),
        _("Verbeter `minimum` of `maximum`."),
    ),
    error(
        "B412",
        _("De regels voor de uitkomst ontbreken of zijn te veel"),
        _("Wie onderdelen laat meetellen, moet zeggen hoe. En andersom."),
        _("Zet er een `scoring` bij, of haal die weg."),
    ),
    error(
        "B413",
        _("De laatste regel moet altijd gelden"),
        _("De eerste regel die past, telt. Zonder vangnet kan er geen regel passen."),
        _("Haal `when` weg bij de laatste regel."),
    ),
    error(
        "B414",
        _("Deze regel komt nooit aan de beurt"),
        _("Een eerdere regel past altijd al, of wat de regel vraagt kan niet."),
        _("Verbeter de voorwaarde, of zet de regels in de goede volgorde."),
    ),
    error(
        "B415",
        _("Zwaardere antwoorden geven hier een lichtere uitkomst"),
        _("Erger mag nooit milder worden."),
        _("Zet de zwaarste regel bovenaan en vergelijk met `>=`."),
    ),
    error(
        "B416",
        _("Deze uitkomst bestaat niet meer"),
        _("Geen enkele regel geeft deze uitkomst. De lezer verwacht die wel."),
        _("Zet er een regel voor."),
    ),
    error(
        "B417",
        _("Deze regel geldt ook voor het lichtste antwoord"),
        _("Als alles een knelpunt is, is niets een knelpunt."),
        _("Vraag in de regel om een zwaarte, bijvoorbeeld `burden >= 3`."),
    ),
    error(
        "B420",
        _("De korte toets mist een kritieke vraag"),
        _("Een kritieke vraag kan de uitkomst alleen bepalen als die gesteld wordt."),
        _("Zet de vraag in de lijst van deze diepte."),
    ),
    error(
        "B421",
        _("Deze diepte mist een vraag waar een andere van afhangt"),
        _("Anders blijft altijd onbekend of de vraag gesteld moet worden."),
        _("Zet die vraag ook in de lijst van deze diepte."),
    ),
    error(
        "B422",
        _("De korte toets slaat een thema over"),
        _("Een thema zonder vragen heeft geen uitkomst."),
        _("Zet minstens één vraag van het thema in de lijst."),
    ),
    error(
        "B423",
        _("Deze diepte heeft de verkeerde onderdelen"),
        _("Een quickscan heeft vragen en uitkomsten, de andere toetsen hebben geen uitkomsten."),
        _("Voeg toe of haal weg wat de melding noemt."),
    ),
    error(
        "B424",
        _("Deze vraag verandert niets aan de quickscan"),
        _("In tien minuten is elke vraag er een te veel die niets doet."),
        _("Gebruik de vraag in een uitkomst, of haal die uit de quickscan."),
    ),
    error(
        "B425",
        _("Een zwaarder antwoord geeft een lichtere uitkomst van de quickscan"),
        _("Wat niet bekend is, telt als het zwaarste antwoord. Dat moet dan ook de zwaarste uitkomst geven."),
        _("Vergelijk met `>=`, en zet de uitkomsten in de goede volgorde."),
    ),
    error(
        "B426",
        _("De korte toets is niet korter"),
        _("Zonder lijst stelt deze diepte elke vraag."),
        _("Noem onder `questions` welke vragen de korte toets stelt."),
    ),
    warning(
        "B427",
        _("De tijd klopt niet met de diepte"),
        _("Een kortere toets kost minder tijd dan een langere."),
        _("Verbeter `minutes`."),
    ),
    error(
        "B430",
        _("Deze vraag kan de uitkomst nooit veranderen"),
        _("Bij elke reeks andere antwoorden blijft de uitkomst gelijk. Dan is de vraag voor niets."),
        _("Verbeter de zwaarte of de regels, of haal de vraag weg."),
    ),
)
