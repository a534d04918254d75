"""Codes about dossiers: do the answers fit the questions?"""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

DOSSIERS: tuple[Code, ...] = (
    error(
        "D701",
        _("Het formaat van het dossier ontbreekt of bestaat niet"),
        _("Aan het formaat ziet het programma hoe het dossier gelezen moet worden."),
        _("Begin het bestand met `format: 1`."),
    ),
    error(
        "D702",
        _("Het dossier is gemaakt met een nieuwere versie"),
        _("Deze versie kent misschien niet alles wat erin staat."),
        _("Werk doenvermogen bij."),
    ),
    error(
        "D703",
        _("De vragenlijst is er niet, of geeft geen uitkomst"),
        _("Zonder vragenlijst met regels is er geen uitkomst."),
        _("Verbeter de naam, of noem met --questionnaires de map waar zij staat."),
    ),
    warning(
        "D704",
        _("Een genoemde definitie is er niet"),
        _("Dan is niet na te gaan of zij nog hetzelfde is."),
        _("Noem met --questionnaires de map waar zij staat, of haal haar uit `definitions`."),
    ),
    error(
        "D705",
        _("De definitie is een andere dan waarmee het dossier begon"),
        _("Vragen, antwoorden of regels kunnen veranderd zijn. De uitkomst verandert nooit ongemerkt mee."),
        _("Gebruik de oude definitie, of loop de antwoorden na en schrijf de nieuwe versie op."),
    ),
    error(
        "D706",
        _("De vragenlijst heeft deze diepte niet"),
        _("Zonder die diepte is niet bekend welke vragen gesteld worden."),
        _("Kies een diepte die de vragenlijst heeft."),
    ),
    error(
        "D710",
        _("Deze vraag staat niet in de vragenlijst"),
        _("Het antwoord zou stil niet meetellen."),
        _("Verbeter het id, of haal het antwoord weg."),
    ),
    error(
        "D711",
        _("Dit antwoord staat op de verkeerde plek"),
        _("Sommige vragen gelden per doelgroep, andere één keer voor het hele dossier."),
        _("Zet het antwoord bij de doelgroep, of juist bovenaan."),
    ),
    error(
        "D712",
        _("Deze vraag is twee keer beantwoord"),
        _("Niet duidelijk is welk antwoord geldt."),
        _("Laat één antwoord staan, of zet ze onder `ratings`."),
    ),
    error(
        "D713",
        _("Bij deze vraag hoort een ander soort antwoord"),
        _("Elke soort vraag heeft een eigen soort antwoord."),
        _("Schrijf het soort antwoord dat bij de vondst staat."),
    ),
    error(
        "D714",
        _("Dit antwoord bestaat niet bij deze vraag"),
        _("Het antwoord heeft dan geen zwaarte."),
        _("Kies een id uit de lijst."),
    ),
    error(
        "D715",
        _("Deze antwoorden kunnen niet samen"),
        _("Een antwoord als 'geen van deze' sluit de andere uit."),
        _("Kies dat antwoord, of juist de andere."),
    ),
    error(
        "D716",
        _("Dit getal past niet bij de vraag"),
        _("Het ligt buiten de grenzen van de vraag, of is te precies."),
        _("Kies een getal binnen de grenzen."),
    ),
    error(
        "D717",
        _("Deze tekst is leeg of te lang"),
        _("De tekst moet in het advies passen."),
        _("Vul de tekst in, of maak hem korter."),
    ),
    error(
        "D718",
        _("Deze dag bestaat niet"),
        _("Met een verkeerde dag kan niemand iets afspreken."),
        _("Schrijf een dag als jaar-maand-dag: 2026-01-31."),
    ),
    error(
        "D719",
        _("Deze tabel past niet bij de vraag"),
        _("Elke rij heeft de kolommen van de vraag."),
        _("Verbeter de kolommen, of het aantal rijen."),
    ),
    warning(
        "D720",
        _("Deze vraag wordt niet gesteld aan dit soort doelgroep"),
        _("Het antwoord telt niet mee."),
        _("Haal het antwoord weg, of verander de soort van de doelgroep."),
    ),
    error(
        "D721",
        _("De antwoorden van beoordelaars kloppen niet"),
        _("Er geldt óf één antwoord, óf de antwoorden van beoordelaars, met of zonder gezamenlijk antwoord."),
        _("Kies één van de twee."),
    ),
    error(
        "D722",
        _("Dit antwoord zegt twee dingen tegelijk"),
        _("Een vraag heeft een waarde, óf is onbekend, óf is niet van toepassing."),
        _("Laat er één staan."),
    ),
    error(
        "D723",
        _("Deze vraag mag niet onbekend blijven"),
        _("Zonder dit antwoord zegt de toets niets."),
        _("Kies een antwoord."),
    ),
    error(
        "D724",
        _("Deze vraag is altijd van toepassing"),
        _("Anders zou een lastige vraag zo verdwijnen."),
        _("Kies een antwoord, of schrijf waarom het onbekend is."),
    ),
    error(
        "D725",
        _("Niet duidelijk is wie het uitzoekt, of wanneer"),
        _("Wat wordt uitgezocht, heeft een functie (`by`) en een dag (`until`)."),
        _("Vul beide in, of haal ze allebei weg."),
    ),
    error(
        "D726",
        _("De naam van een bestand heeft een map erin"),
        _("Een map van iemands computer hoort niet in een dossier."),
        _("Schrijf alleen de naam van het bestand."),
    ),
    error(
        "D730",
        _("Dit woord staat niet in de woordenlijst"),
        _("Dan is niet duidelijk wat ermee bedoeld is."),
        _("Kies een id uit de woordenlijst."),
    ),
    error(
        "D731",
        _("Een doelgroep heeft een verkeerd id"),
        _("Elke doelgroep is aan haar id te herkennen. Het id `dossier` is bezet."),
        _("Geef elke doelgroep een eigen id."),
    ),
    error(
        "D732",
        _("Wat over een thema is gezegd, klopt niet"),
        _("Het thema bestaat niet, is geen thema van een doelgroep, of staat er twee keer."),
        _("Noem een thema dat bestaat, één keer per doelgroep."),
    ),
    error(
        "D733",
        _("Een maatregel verwijst naar iets dat er niet is"),
        _("Dan is niet duidelijk wat de maatregel lichter maakt."),
        _("Noem een doelgroep en vragen die er zijn, en geef elke maatregel een eigen id."),
    ),
    error(
        "D734",
        _("Een antwoord zou gelijk zijn aan dat van een groep die er niet is"),
        _("Met `same_as` zegt iemand dat een antwoord hetzelfde is als bij een andere doelgroep."),
        _("Noem een andere doelgroep van dit dossier, of haal `same_as` weg."),
    ),
    warning(
        "D735",
        _("Dit antwoord is niet meer gelijk aan dat van de andere groep"),
        _("Sinds iemand zei dat het hetzelfde is, veranderde een van de twee. Het antwoord zelf telt."),
        _("Haal `same_as` weg als het verschil klopt. Anders: pas een van de twee antwoorden aan."),
    ),
    warning(
        "D740",
        _("'Geen toets nodig' telt niet mee"),
        _("Dat oordeel hoort bij de quickscan. In een verkorte of volledige toets tellen de antwoorden zelf."),
        _("Haal `not_needed` weg, of schrijf `depth: quickscan`."),
    ),
    error(
        "D790",
        _("Het zip-bestand met het dossier is niet te lezen"),
        _("Een dossier met bewijsstukken is een zip met bovenin dossier.yaml."),
        _("Maak het zip-bestand opnieuw, met dossier.yaml en de bewijsstukken in evidence/."),
    ),
    error(
        "D791",
        _("Dit bestand is geen dossier"),
        _("Een PDF of een plaatje laat het dossier zien, maar is het niet."),
        _("Kies het bestand van het dossier zelf: .yaml, .json of .zip."),
    ),
)
