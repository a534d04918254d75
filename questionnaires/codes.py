"""The table of all codes of findings: what is wrong, why it matters and how to mend it.

`docs/check-codes.md` is made from this table by `python -m questionnaires.codes`. Code that reports a finding takes
its severity from here, so that table and findings cannot differ. A code that was once released keeps its meaning.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from questionnaires.findings import Severity
from questionnaires.translation import _


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, explained to the writer of a file."""

    code: str
    severity: Severity
    title: str
    why: str
    mend: str


FAMILIES: Mapping[str, str] = {
    "Y": _("Tekst en YAML: kan het bestand gelezen worden?"),
    "S": _("Vorm: klopt wat er staat met wat er mag staan?"),
    "R": _("Verwijzingen: bestaat alles waar het bestand naar verwijst?"),
    "C": _("Voorwaarden: kan elke vraag verschijnen, en ook wegblijven?"),
    "B": _("Zwaarte, banden en regels: doet elk antwoord ertoe, en nooit de verkeerde kant op?"),
    "T": _("Teksten: is er uitleg, en leest die goed?"),
    "V": _("Versies: blijven oude dossiers kloppen?"),
    "D": _("Dossiers: passen de antwoorden bij de vragen?"),
    "P": _("PDF's: vertelt het papier nog de waarheid?"),
}
"""What a code is about, by its letter."""


def _error(code: str, title: str, why: str, mend: str) -> Code:
    return Code(code, Severity.ERROR, title, why, mend)


def _warning(code: str, title: str, why: str, mend: str) -> Code:
    return Code(code, Severity.WARNING, title, why, mend)


_REFERENCES = (
    _error(
        "R201",
        _("Deze schaal bestaat niet"),
        _("Zonder schaal heeft de vraag geen antwoorden."),
        _("Zet de schaal onder `scales`, of verbeter de naam."),
    ),
    _error(
        "R202",
        _("Deze bron bestaat niet"),
        _("De lezer moet elke vraag kunnen terugvinden in een bron."),
        _("Zet de bron onder `sources` van hetzelfde bestand, of verbeter de naam."),
    ),
    _error(
        "R203",
        _("Deze woordenlijst bestaat niet"),
        _("Een kenmerk uit een onbekende lijst telt nergens mee."),
        _("Verbeter de naam, of voeg het bestand met de woordenlijst toe."),
    ),
    _error(
        "R204",
        _("Dit woord staat niet in de woordenlijst"),
        _("Een kenmerk dat niemand kent, telt nergens mee."),
        _("Kies een woord uit de lijst, of voeg het daar toe."),
    ),
    _error(
        "R205",
        _("Deze vraag bestaat niet"),
        _("Een voorwaarde of lijst die naar niets verwijst, werkt niet."),
        _("Verbeter de naam van de vraag."),
    ),
    _error(
        "R206",
        _("Dit antwoord bestaat niet bij deze vraag"),
        _("De voorwaarde kijkt naar een antwoord dat niemand kan geven."),
        _("Kies een antwoord van die vraag."),
    ),
    _error(
        "R207",
        _("Dit gegeven bestaat niet"),
        _("Een regel kan alleen kijken naar gegevens die de score uitrekent."),
        _("Kies een gegeven uit de lijst in de melding."),
    ),
    _error(
        "R208",
        _("Deze groep bestaat niet"),
        _("Het woord valt anders buiten elke groep."),
        _("Zet de groep onder `groups`, of verbeter de naam."),
    ),
    _error(
        "R209",
        _("Dit profiel zegt niets"),
        _("Een profiel telt antwoorden per woord van een woordenlijst. Dan moeten vragen die woorden ook hebben."),
        _("Noem een woordenlijst met de rol `profile` die bij de vragen onder `tags` staat."),
    ),
    _error(
        "R210",
        _("Deze schaal wordt nergens gebruikt"),
        _("Vaak is een vraag weggevallen, of is een naam veranderd."),
        _("Gebruik de schaal bij een vraag, of haal haar weg."),
    ),
    _error(
        "R211",
        _("Deze bron wordt nergens gebruikt"),
        _("Een bron zonder vraag zegt de lezer niets."),
        _("Noem de bron bij een vraag of woord, of haal haar weg."),
    ),
    _error(
        "R212",
        _("Deze groep wordt nergens gebruikt"),
        _("Een groep zonder woorden is leeg op het scherm."),
        _("Zet er een woord in, of haal de groep weg."),
    ),
    _error(
        "R213",
        _("Dit id staat dubbel"),
        _("Een id wijst één ding aan. Anders kan een antwoord bij de verkeerde vraag komen."),
        _("Geef een van de twee een eigen id."),
    ),
    _error(
        "R214",
        _("Deze verwijzing staat dubbel"),
        _("Vaak is een andere naam bedoeld."),
        _("Haal er een weg, of verbeter de naam."),
    ),
    _error(
        "R215",
        _("De antwoorden van deze keuzevraag kloppen niet"),
        _("Een keuzevraag heeft eigen antwoorden óf een schaal, en minstens twee antwoorden."),
        _("Zet `options` of `scale` bij de vraag, niet allebei."),
    ),
    _warning(
        "R216",
        _("Het bestand heet anders dan de vragenlijst"),
        _("In de map met vragenlijsten zoekt iedereen op de naam."),
        _("Noem het bestand naar het id, met `.yaml` erachter."),
    ),
)

_CONDITIONS = (
    _error(
        "C301",
        _("Deze voorwaarde is niet te lezen"),
        _("Een voorwaarde is een kleine taal: `and`, `or`, `not`, vergelijken en `in`. Meer kan niet."),
        _("Schrijf de voorwaarde zoals in de melding."),
    ),
    _error(
        "C302",
        _("Zo kun je dit niet vergelijken"),
        _("Een keuze vergelijk je met een antwoord of met een zwaarte, een getal met een getal."),
        _("Vergelijk zoals in de melding."),
    ),
    _error(
        "C303",
        _("Deze vraag is er hier niet"),
        _("Een vraag over het hele dossier kan niet afhangen van één doelgroep."),
        _("Stel beide vragen per doelgroep, of beide voor het dossier."),
    ),
    _error(
        "C304",
        _("Deze voorwaarden wachten op elkaar"),
        _("Vragen die van elkaar afhangen, verschijnen nooit."),
        _("Haal een van de voorwaarden uit de kring weg."),
    ),
    _error(
        "C305",
        _("Deze vraag kan nooit verschijnen"),
        _("Geen enkele reeks antwoorden maakt de voorwaarde waar."),
        _("Verbeter de voorwaarde, of haal de vraag weg."),
    ),
    _error(
        "C306",
        _("Deze voorwaarde is altijd waar"),
        _("De vraag verschijnt toch altijd. Vaak is iets anders bedoeld."),
        _("Verbeter de voorwaarde, of haal haar weg."),
    ),
    _error(
        "C307",
        _("Dit deel van de voorwaarde doet niets"),
        _("Dit deel is altijd waar, nooit waar, of zegt wat de rest al zegt. Vaak is een getal of naam verkeerd."),
        _("Verbeter dit deel, of haal het weg."),
    ),
    _error(
        "C308",
        _("Een zwaarder antwoord verbergt deze vraag"),
        _("Een zwaarder antwoord mag alleen meer vragen oproepen. Anders maakt zwaarder de uitkomst lichter."),
        _("Vergelijk met `>=` en een zwaarte, of draai de voorwaarde om."),
    ),
    _warning(
        "C309",
        _("Deze vraag over bescherming wordt altijd gesteld"),
        _("Een vraag over waarschuwen of helpen hoort pas te komen als er iets is om voor te waarschuwen."),
        _("Zet er een `when` bij die naar het gevaar kijkt."),
    ),
    _error(
        "C310",
        _("Deze voorwaarde is te ingewikkeld om na te gaan"),
        _("We gaan elke reeks antwoorden na. Dat zijn er hier te veel."),
        _("Laat de vraag van minder andere vragen afhangen."),
    ),
    _warning(
        "C311",
        _("Deze voorwaarde kijkt naar een latere vraag"),
        _("De vraag duikt dan op als de invuller er al voorbij is."),
        _("Zet de vraag na de vraag waar ze van afhangt."),
    ),
    _error(
        "C312",
        _("Deze vraag wordt in geen enkele vorm van de toets gesteld"),
        _("Een vraag die nergens in een diepte staat, ziet niemand."),
        _("Zet de vraag in een diepte, of laat `questions` van de volledige toets leeg."),
    ),
    _error(
        "C313",
        _("Deze vraag is voor niemand"),
        _("`kinds` zegt voor welke soorten doelgroepen de vraag is."),
        _("Noem minstens één soort, en geef alleen die een eigen tekst."),
    ),
)

_BURDEN = (
    _error(
        "B401",
        _("Dit antwoord heeft geen zwaarte"),
        _("In een onderdeel dat meetelt, weegt elk antwoord."),
        _("Zet er een `burden` bij, van 0 (licht) tot 4 (zwaar)."),
    ),
    _error(
        "B402",
        _("De antwoorden staan niet van licht naar zwaar"),
        _("De volgorde is de zwaarte. Zo hoeft niemand een schaal om te draaien."),
        _("Zet de antwoorden op volgorde, of verbeter de zwaarte."),
    ),
    _error(
        "B403",
        _("Elk antwoord weegt even zwaar"),
        _("Dan maakt het niet uit wat iemand kiest."),
        _("Geef de antwoorden een verschillende zwaarte, of zet de vraag in een onderdeel dat niet meetelt."),
    ),
    _error(
        "B404",
        _("Deze zwaarte telt niet mee"),
        _("De lezer denkt dat het antwoord weegt, maar het doet niets."),
        _("Haal `burden` of `bands` weg, of zet de vraag in een onderdeel dat meetelt."),
    ),
    _error(
        "B405",
        _("Dit kenmerk werkt niet bij een vraag die niet meetelt"),
        _("Alleen een antwoord met een zwaarte kan doorslaggevend zijn of over bescherming gaan."),
        _("Haal het kenmerk weg, of laat de vraag meetellen."),
    ),
    _error(
        "B406",
        _("Deze vraag telt niet mee in een onderdeel dat meetelt"),
        _("Een getal of lijst zonder banden heeft geen zwaarte."),
        _("Zet er `bands` bij, of zet de vraag in een onderdeel met de rol `information`."),
    ),
    _error(
        "B407",
        _("Deze band kan niet"),
        _("Het begin ligt na het einde, of een grens past niet bij het aantal decimalen."),
        _("Verbeter `minimum` of `maximum`."),
    ),
    _error(
        "B408",
        _("Deze banden overlappen"),
        _("Eén antwoord zou dan twee zwaartes hebben."),
        _("Laat een band beginnen waar de vorige ophoudt."),
    ),
    _error(
        "B409",
        _("Tussen deze banden zit een gat"),
        _("Een antwoord in het gat zou geen zwaarte hebben."),
        _("Laat een band beginnen waar de vorige ophoudt."),
    ),
    _error(
        "B410",
        _("De banden dekken niet elk antwoord"),
        _("Een antwoord buiten de banden zou geen zwaarte hebben."),
        _("Begin bij het laagste antwoord en eindig bij het hoogste."),
    ),
    _error(
        "B411",
        _("Het kleinste getal is niet kleiner dan het grootste"),
        _("Dan past geen enkel antwoord, of maar één."),
        _("Verbeter `minimum` of `maximum`."),
    ),
    _error(
        "B412",
        _("De regels voor de uitkomst ontbreken of zijn te veel"),
        _("Wie onderdelen laat meetellen, moet zeggen hoe. En andersom."),
        _("Zet er een `scoring` bij, of haal haar weg."),
    ),
    _error(
        "B413",
        _("De laatste regel moet altijd gelden"),
        _("De eerste regel die past, telt. Zonder vangnet kan er geen regel passen."),
        _("Haal `when` weg bij de laatste regel."),
    ),
    _error(
        "B414",
        _("Deze regel komt nooit aan de beurt"),
        _("Een eerdere regel past altijd al, of wat de regel vraagt kan niet."),
        _("Verbeter de voorwaarde, of zet de regels in de goede volgorde."),
    ),
    _error(
        "B415",
        _("Zwaardere antwoorden geven hier een lichtere uitkomst"),
        _("Erger mag nooit milder worden."),
        _("Zet de zwaarste regel bovenaan en vergelijk met `>=`."),
    ),
    _error(
        "B416",
        _("Deze uitkomst bestaat niet meer"),
        _("Geen enkele regel geeft deze uitkomst. De lezer verwacht haar wel."),
        _("Zet er een regel voor."),
    ),
    _error(
        "B417",
        _("Deze regel geldt ook voor het lichtste antwoord"),
        _("Als alles een knelpunt is, is niets een knelpunt."),
        _("Vraag in de regel om een zwaarte, bijvoorbeeld `burden >= 3`."),
    ),
    _error(
        "B420",
        _("De korte toets mist een kritieke vraag"),
        _("Een kritieke vraag kan de uitkomst alleen bepalen als zij gesteld wordt."),
        _("Zet de vraag in de lijst van deze diepte."),
    ),
    _error(
        "B421",
        _("Deze diepte mist een vraag waar een andere van afhangt"),
        _("Anders blijft altijd onbekend of de vraag gesteld moet worden."),
        _("Zet die vraag ook in de lijst van deze diepte."),
    ),
    _error(
        "B422",
        _("De korte toets slaat een thema over"),
        _("Een thema zonder vragen heeft geen uitkomst."),
        _("Zet minstens één vraag van het thema in de lijst."),
    ),
    _error(
        "B423",
        _("Deze diepte heeft de verkeerde onderdelen"),
        _("Een quickscan heeft vragen en uitkomsten, de andere toetsen hebben geen uitkomsten."),
        _("Voeg toe of haal weg wat de melding noemt."),
    ),
    _error(
        "B424",
        _("Deze vraag verandert niets aan de quickscan"),
        _("In tien minuten is elke vraag er een te veel die niets doet."),
        _("Gebruik de vraag in een uitkomst, of haal haar uit de quickscan."),
    ),
    _error(
        "B425",
        _("Een zwaarder antwoord geeft een lichtere uitkomst van de quickscan"),
        _("Wat niet bekend is, telt als het zwaarste antwoord. Dat moet dan ook de zwaarste uitkomst geven."),
        _("Vergelijk met `>=`, en zet de uitkomsten in de goede volgorde."),
    ),
    _error(
        "B426",
        _("De korte toets is niet korter"),
        _("Zonder lijst stelt deze diepte elke vraag."),
        _("Noem onder `questions` welke vragen de korte toets stelt."),
    ),
    _warning(
        "B427",
        _("De tijd klopt niet met de diepte"),
        _("Een kortere toets kost minder tijd dan een langere."),
        _("Verbeter `minutes`."),
    ),
    _error(
        "B430",
        _("Deze vraag kan de uitkomst nooit veranderen"),
        _("Bij elke reeks andere antwoorden blijft de uitkomst gelijk. Dan is de vraag voor niets."),
        _("Verbeter de zwaarte of de regels, of haal de vraag weg."),
    ),
)

_TEXTS = (
    _error(
        "T501",
        _("Deze vraag heeft geen uitleg"),
        _("Zonder uitleg leest iedereen de vraag anders."),
        _("Zet er een `help` bij."),
    ),
    _error(
        "T502",
        _("Deze vraag heeft geen voorbeeld"),
        _("Een voorbeeld laat zien wat je bedoelt."),
        _("Zet er een `example` bij."),
    ),
    _error(
        "T503",
        _("Deze vraag heeft geen bron"),
        _("De lezer wil weten waarom je dit vraagt."),
        _("Noem een bron onder `sources` van de vraag."),
    ),
    _error(
        "T504",
        _("Deze bron is niet terug te vinden"),
        _("Een bron heeft een adres en een datum, of zegt waarom niet."),
        _("Zet er `address` en `date` bij, of leg het uit in `note`."),
    ),
    _error(
        "T505",
        _("Deze tekst staat er twee keer"),
        _("Twee antwoorden of vragen met dezelfde tekst houdt niemand uit elkaar."),
        _("Maak de teksten verschillend."),
    ),
    _error(
        "T506",
        _("Deze tekst mist een taal"),
        _("Wie een taal belooft, vertaalt alles."),
        _("Voeg de vertaling toe, of haal de taal weg bij `languages`."),
    ),
    _error(
        "T507",
        _("Deze taal is niet beloofd"),
        _("Een vertaling van een paar teksten geeft een scherm in twee talen."),
        _("Zet de taal bij `languages` en vertaal alles, of haal haar weg."),
    ),
    _warning(
        "T510",
        _("Deze zin is te lang"),
        _("Wie een zin twee keer moet lezen, haakt af."),
        _("Maak er twee of drie zinnen van."),
    ),
    _warning(
        "T511",
        _("Deze tekst leest moeilijk"),
        _("We schrijven op taalniveau B1. Dan begrijpt bijna iedereen het."),
        _("Gebruik korte zinnen en gewone woorden."),
    ),
    _warning(
        "T512",
        _("Dit woord gebruiken we niet"),
        _("Eén woord voor één ding, en gewone woorden."),
        _("Gebruik het woord uit de melding."),
    ),
)

_VERSIONS = (
    _error(
        "V601",
        _("De inhoud is veranderd, de versie niet"),
        _("Een dossier wijst naar een versie. Onder dat nummer moet altijd hetzelfde staan."),
        _("Verhoog `version`, of zet de inhoud terug."),
    ),
    _error(
        "V602",
        _("Dit id is weg"),
        _("Dossiers van een eerdere versie verwijzen ernaar. Hun antwoord zou verloren gaan."),
        _("Zet het id terug, of noem het onder `renamed_from` bij wat ervoor in de plaats kwam."),
    ),
    _error(
        "V603",
        _("Dit id betekent nu iets anders"),
        _("Een oud antwoord zou bij een andere vraag terechtkomen."),
        _("Geef de nieuwe vraag een nieuw id."),
    ),
    _error(
        "V604",
        _("Deze versie is lager dan een eerdere"),
        _("Dan is niet te zien welke inhoud de nieuwste is."),
        _("Geef de nieuwe inhoud een hogere versie."),
    ),
    _error(
        "V605",
        _("Deze oude naam heeft nooit bestaan"),
        _("`renamed_from` koppelt oude antwoorden aan een nieuw id. Een verkeerde naam koppelt niets."),
        _("Noem het id zoals het in een eerdere versie stond."),
    ),
)

_TEXT_AND_YAML = (
    _error(
        "Y001",
        _("Het bestand is te groot"),
        _("Een te groot bestand houdt het programma op. Een vragenlijst mag 2 MB zijn, een dossier 10 MB."),
        _("Maak het kleiner, of verdeel het over meer bestanden."),
    ),
    _error(
        "Y002",
        _("Het bestand is geen UTF-8"),
        _("Anders raken letters als é en ë beschadigd."),
        _("Bewaar het opnieuw met de tekenset UTF-8."),
    ),
    _error(
        "Y003",
        _("Er staat een onzichtbaar stuurteken"),
        _("Niemand ziet het, en programma's struikelen erover."),
        _("Haal het teken weg."),
    ),
    _error(
        "Y004",
        _("Er staat een tab"),
        _("Hoe ver een tab inspringt, verschilt per programma."),
        _("Vervang de tab door spaties."),
    ),
    _error(
        "Y005",
        _("Dit is geen YAML"),
        _("Zonder de regels van YAML is niet zeker wat er bedoeld is."),
        _("Kijk naar het inspringen, de dubbele punten en de aanhalingstekens."),
    ),
    _error(
        "Y006",
        _("Het bestand is leeg"),
        _("Er valt niets te lezen."),
        _("Vul het, of begin met een bestaand bestand."),
    ),
    _error(
        "Y007",
        _("Er staat meer dan één document in het bestand"),
        _("Wat na het tweede streepje staat, zou anders stil verdwijnen."),
        _("Zet elk document in een eigen bestand."),
    ),
    _error(
        "Y008",
        _("Er staat een label (met een uitroepteken)"),
        _("Met labels kan een bestand een programma iets laten uitvoeren."),
        _("Haal het label weg, of zet de tekst tussen aanhalingstekens."),
    ),
    _error(
        "Y009",
        _("Er staat een anker of een verwijzing (met & of *)"),
        _("Een klein bestand kan daarmee ontploffen, en de lezer ziet niet wat er staat."),
        _("Schrijf voluit wat er moet staan."),
    ),
    _error(
        "Y010",
        _("Er wordt samengevoegd met <<"),
        _("De lezer ziet dan niet wat er staat."),
        _("Schrijf de sleutels voluit."),
    ),
    _error(
        "Y011",
        _("Een sleutel staat twee keer in hetzelfde blok"),
        _("Eén van de twee zou stil verdwijnen."),
        _("Haal er één weg, of geef hem een andere naam."),
    ),
    _error(
        "Y012",
        _("Een sleutel is geen woord"),
        _("Een getal, true, null of een lijst kan geen naam zijn."),
        _("Gebruik een woord, of zet de sleutel tussen aanhalingstekens."),
    ),
    _error(
        "Y013",
        _("Het bestand zit te diep in elkaar"),
        _("Zo diep gaat geen vragenlijst of dossier. Er staat vast een haakje of spatie te veel."),
        _("Kijk of het inspringen klopt en of elk haakje open ook dichtgaat."),
    ),
    _error(
        "Y014",
        _("Het bestand heeft te veel onderdelen"),
        _("Zo'n bestand houdt het programma op."),
        _("Verdeel het over meer bestanden."),
    ),
    _error(
        "Y015",
        _("Dit is geen JSON"),
        _("Een bestand dat op .json eindigt, wordt als JSON gelezen."),
        _("Kijk naar de komma's, haakjes en aanhalingstekens, of noem het bestand .yaml."),
    ),
    _error(
        "Y016",
        _("Het bestand of de map is niet te openen"),
        _("Misschien is de naam verkeerd, of mag je er niet bij."),
        _("Kijk de naam en de map na."),
    ),
)

_SHAPE = (
    _error(
        "S101",
        _("Er ontbreekt iets"),
        _("Zonder deze sleutel is niet duidelijk wat er bedoeld is."),
        _("Voeg de sleutel toe."),
    ),
    _error(
        "S102",
        _("Deze sleutel bestaat hier niet"),
        _("Een sleutel op de verkeerde plek zou stil niets doen."),
        _("Verbeter de naam, of zet de sleutel waar hij hoort."),
    ),
    _error(
        "S103",
        _("Dit is geen id"),
        _("Ids staan ook in dossiers en voorwaarden. Ze zijn daarom kort en overal gelijk geschreven."),
        _("Begin met een kleine letter. Gebruik verder kleine letters, cijfers en lage streepjes."),
    ),
    _error(
        "S104",
        _("Deze tekst heeft niet de goede vorm"),
        _("Versies, dagen, codes en hashes worden met elkaar vergeleken, dus ze hebben één vorm."),
        _("Schrijf het zoals bij de vondst staat."),
    ),
    _error(
        "S105",
        _("Dit woord kan hier niet gekozen worden"),
        _("Hier staat een keuze uit een vaste rij woorden."),
        _("Kies een woord uit de rij."),
    ),
    _error(
        "S106",
        _("Hier hoort een ander soort waarde"),
        _("Tekst, getallen, lijsten en blokken worden niet stil in elkaar omgezet."),
        _("Schrijf de soort die bij de vondst staat. Denk aan aanhalingstekens."),
    ),
    _error(
        "S107",
        _("Deze waarde is te groot, te klein, te lang of leeg"),
        _("Buiten deze grenzen heeft de waarde geen betekenis."),
        _("Blijf binnen de grenzen die bij de vondst staan."),
    ),
    _error(
        "S108",
        _("Dit soort vraag of definitie bestaat niet"),
        _("Het soort bepaalt welke sleutels er mogen staan."),
        _("Kies een soort die bestaat."),
    ),
    _error(
        "S109",
        _("Dit is geen webadres"),
        _("De lezer moet de bron kunnen openen."),
        _("Schrijf het hele adres, met https:// ervoor."),
    ),
    _error(
        "S110",
        _("Twee bestanden hebben hetzelfde id"),
        _("Eén van de twee zou stil verdwijnen."),
        _("Geef een van de twee een ander id, of haal een bestand weg."),
    ),
)

_DOSSIERS = (
    _error(
        "D701",
        _("Het formaat van het dossier ontbreekt of bestaat niet"),
        _("Aan het formaat ziet het programma hoe het dossier gelezen moet worden."),
        _("Begin het bestand met `format: 1`."),
    ),
    _error(
        "D702",
        _("Het dossier is gemaakt met een nieuwere versie"),
        _("Deze versie kent misschien niet alles wat erin staat."),
        _("Werk doenvermogen bij."),
    ),
    _error(
        "D703",
        _("De vragenlijst is er niet, of geeft geen uitkomst"),
        _("Zonder vragenlijst met regels is er geen uitkomst."),
        _("Verbeter de naam, of noem met --questionnaires de map waar zij staat."),
    ),
    _warning(
        "D704",
        _("Een genoemde definitie is er niet"),
        _("Dan is niet na te gaan of zij nog hetzelfde is."),
        _("Noem met --questionnaires de map waar zij staat, of haal haar uit `definitions`."),
    ),
    _error(
        "D705",
        _("De definitie is een andere dan waarmee het dossier begon"),
        _("Vragen, antwoorden of regels kunnen veranderd zijn. De uitkomst verandert nooit ongemerkt mee."),
        _("Gebruik de oude definitie, of loop de antwoorden na en schrijf de nieuwe versie op."),
    ),
    _error(
        "D706",
        _("De vragenlijst heeft deze diepte niet"),
        _("Zonder die diepte is niet bekend welke vragen gesteld worden."),
        _("Kies een diepte die de vragenlijst heeft."),
    ),
    _error(
        "D710",
        _("Deze vraag staat niet in de vragenlijst"),
        _("Het antwoord zou stil niet meetellen."),
        _("Verbeter het id, of haal het antwoord weg."),
    ),
    _error(
        "D711",
        _("Dit antwoord staat op de verkeerde plek"),
        _("Sommige vragen gelden per doelgroep, andere één keer voor het hele dossier."),
        _("Zet het antwoord bij de doelgroep, of juist bovenaan."),
    ),
    _error(
        "D712",
        _("Deze vraag is twee keer beantwoord"),
        _("Niet duidelijk is welk antwoord geldt."),
        _("Laat één antwoord staan, of zet ze onder `ratings`."),
    ),
    _error(
        "D713",
        _("Bij deze vraag hoort een ander soort antwoord"),
        _("Elke soort vraag heeft een eigen soort antwoord."),
        _("Schrijf het soort antwoord dat bij de vondst staat."),
    ),
    _error(
        "D714",
        _("Dit antwoord bestaat niet bij deze vraag"),
        _("Het antwoord heeft dan geen zwaarte."),
        _("Kies een id uit de lijst."),
    ),
    _error(
        "D715",
        _("Deze antwoorden kunnen niet samen"),
        _("Een antwoord als 'geen van deze' sluit de andere uit."),
        _("Kies dat antwoord, of juist de andere."),
    ),
    _error(
        "D716",
        _("Dit getal past niet bij de vraag"),
        _("Het ligt buiten de grenzen van de vraag, of is te precies."),
        _("Kies een getal binnen de grenzen."),
    ),
    _error(
        "D717",
        _("Deze tekst is leeg of te lang"),
        _("De tekst moet in het advies passen."),
        _("Vul de tekst in, of maak hem korter."),
    ),
    _error(
        "D718",
        _("Deze dag bestaat niet"),
        _("Met een verkeerde dag kan niemand iets afspreken."),
        _("Schrijf een dag als jaar-maand-dag: 2026-01-31."),
    ),
    _error(
        "D719",
        _("Deze tabel past niet bij de vraag"),
        _("Elke rij heeft de kolommen van de vraag."),
        _("Verbeter de kolommen, of het aantal rijen."),
    ),
    _warning(
        "D720",
        _("Deze vraag wordt niet gesteld aan dit soort doelgroep"),
        _("Het antwoord telt niet mee."),
        _("Haal het antwoord weg, of verander de soort van de doelgroep."),
    ),
    _error(
        "D721",
        _("De antwoorden van beoordelaars kloppen niet"),
        _("Er geldt óf één antwoord, óf de antwoorden van beoordelaars, met of zonder gezamenlijk antwoord."),
        _("Kies één van de twee."),
    ),
    _error(
        "D722",
        _("Dit antwoord zegt twee dingen tegelijk"),
        _("Een vraag heeft een waarde, óf is onbekend, óf is niet van toepassing."),
        _("Laat er één staan."),
    ),
    _error(
        "D723",
        _("Deze vraag mag niet onbekend blijven"),
        _("Zonder dit antwoord zegt de toets niets."),
        _("Kies een antwoord."),
    ),
    _error(
        "D724",
        _("Deze vraag is altijd van toepassing"),
        _("Anders zou een lastige vraag zo verdwijnen."),
        _("Kies een antwoord, of schrijf waarom het onbekend is."),
    ),
    _error(
        "D725",
        _("Niet duidelijk is wie het uitzoekt, of wanneer"),
        _("Wat wordt uitgezocht, heeft een functie (`by`) en een dag (`until`)."),
        _("Vul beide in, of haal ze allebei weg."),
    ),
    _error(
        "D726",
        _("De naam van een bestand heeft een map erin"),
        _("Een map van iemands computer hoort niet in een dossier."),
        _("Schrijf alleen de naam van het bestand."),
    ),
    _error(
        "D730",
        _("Dit woord staat niet in de woordenlijst"),
        _("Dan is niet duidelijk wat ermee bedoeld is."),
        _("Kies een id uit de woordenlijst."),
    ),
    _error(
        "D731",
        _("Een doelgroep heeft een verkeerd id"),
        _("Elke doelgroep is aan haar id te herkennen. Het id `dossier` is bezet."),
        _("Geef elke doelgroep een eigen id."),
    ),
    _error(
        "D732",
        _("Wat over een thema is gezegd, klopt niet"),
        _("Het thema bestaat niet, is geen thema van een doelgroep, of staat er twee keer."),
        _("Noem een thema dat bestaat, één keer per doelgroep."),
    ),
    _error(
        "D733",
        _("Een maatregel verwijst naar iets dat er niet is"),
        _("Dan is niet duidelijk wat de maatregel lichter maakt."),
        _("Noem een doelgroep en vragen die er zijn, en geef elke maatregel een eigen id."),
    ),
)

CODES: Mapping[str, Code] = {
    code.code: code
    for family in (
        _TEXT_AND_YAML,
        _SHAPE,
        _REFERENCES,
        _CONDITIONS,
        _BURDEN,
        _TEXTS,
        _VERSIONS,
        _DOSSIERS,
    )
    for code in family
}
"""Every code, in the order of the families."""


def as_markdown(codes: Iterable[Code] = tuple(CODES.values())) -> str:
    """Write the table as the page docs/check-codes.md."""
    return "\n".join([*_introduction(), *_tables(list(codes))]) + "\n"


def _introduction() -> Iterator[str]:
    yield "# Codes of findings"
    yield ""
    yield "<!-- Made by `python -m questionnaires.codes > docs/check-codes.md`; change questionnaires/codes.py. -->"
    yield ""
    yield "`doenvermogen check` reports each finding as `file:line:column: CODE ernst: what is wrong  → mend`."
    yield "An error (*fout*) must be mended before the file can be used, and gives exit status 1. A warning"
    yield "(*waarschuwing*) is for the writer to judge. The texts are in Dutch, as in the findings themselves: they are"
    yield "for the people who write questionnaires. The message of a finding is more precise than its row here."
    yield "A code that was once released keeps its meaning."


def _tables(codes: list[Code]) -> Iterator[str]:
    for letter, subject in FAMILIES.items():
        rows = [code for code in codes if code.code.startswith(letter)]
        if rows:
            yield from ("", f"## {letter} — {subject}", "", "| Code | Ernst | Wat | Waarom | Wat te doen |")
            yield "|---|---|---|---|---|"
            yield from (f"| {row.code} | {row.severity.word} | {row.title} | {row.why} | {row.mend} |" for row in rows)


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
