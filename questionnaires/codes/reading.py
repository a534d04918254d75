"""Codes about reading a file: its text, its YAML and its shape."""

from questionnaires.codes.code import Code, error
from questionnaires.translation import _

TEXT_AND_YAML: tuple[Code, ...] = (
    error(
        "Y001",
        _("Het bestand is te groot"),
        _("Een te groot bestand houdt het programma op. Een vragenlijst mag 2 MB zijn, een dossier 10 MB."),
        _("Maak het kleiner, of verdeel het over meer bestanden."),
    ),
    error(
        "Y002",
        _("Het bestand is geen UTF-8"),
        _("Anders raken letters als é en ë beschadigd."),
        _("Bewaar het opnieuw met de tekenset UTF-8."),
    ),
    error(
        "Y003",
        _("Er staat een onzichtbaar stuurteken"),
        _("Niemand ziet het, en programma's struikelen erover."),
        _("Haal het teken weg."),
    ),
    error(
        "Y004",
        _("Er staat een tab"),
        _("Hoe ver een tab inspringt, verschilt per programma."),
        _("Vervang de tab door spaties."),
    ),
    error(
        "Y005",
        _("Dit is geen YAML"),
        _("Zonder de regels van YAML is niet zeker wat er bedoeld is."),
        _("Kijk naar het inspringen, de dubbele punten en de aanhalingstekens."),
    ),
    error(
        "Y006",
        _("Het bestand is leeg"),
        _("Er valt niets te lezen."),
        _("Vul het, of begin met een bestaand bestand."),
    ),
    error(
        "Y007",
        _("Er staat meer dan één document in het bestand"),
        _("Wat na het tweede streepje staat, zou anders stil verdwijnen."),
        _("Zet elk document in een eigen bestand."),
    ),
    error(
        "Y008",
        _("Er staat een label (met een uitroepteken)"),
        _("Met labels kan een bestand een programma iets laten uitvoeren."),
        _("Haal het label weg, of zet de tekst tussen aanhalingstekens."),
    ),
    error(
        "Y009",
        _("Er staat een anker of een verwijzing (met & of *)"),
        _("Een klein bestand kan daarmee ontploffen, en de lezer ziet niet wat er staat."),
        _("Schrijf voluit wat er moet staan."),
    ),
    error(
        "Y010",
        _("Er wordt samengevoegd met <<"),
        _("De lezer ziet dan niet wat er staat."),
        _("Schrijf de sleutels voluit."),
    ),
    error(
        "Y011",
        _("Een sleutel staat twee keer in hetzelfde blok"),
        _("Eén van de twee zou stil verdwijnen."),
        _("Haal er één weg, of geef hem een andere naam."),
    ),
    error(
        "Y012",
        _("Een sleutel is geen woord"),
        _("Een getal, true, null of een lijst kan geen naam zijn."),
        _("Gebruik een woord, of zet de sleutel tussen aanhalingstekens."),
    ),
    error(
        "Y013",
        _("Het bestand zit te diep in elkaar"),
        _("Zo diep gaat geen vragenlijst of dossier. Er staat vast een haakje of spatie te veel."),
        _("Kijk of het inspringen klopt en of elk haakje open ook dichtgaat."),
    ),
    error(
        "Y014",
        _("Het bestand heeft te veel onderdelen"),
        _("Zo'n bestand houdt het programma op."),
        _("Verdeel het over meer bestanden."),
    ),
    error(
        "Y015",
        _("Dit is geen JSON"),
        _("Een bestand dat op .json eindigt, wordt als JSON gelezen."),
        _("Kijk naar de komma's, haakjes en aanhalingstekens, of noem het bestand .yaml."),
    ),
    error(
        "Y016",
        _("Het bestand of de map is niet te openen"),
        _("Misschien is de naam verkeerd, of mag je er niet bij."),
        _("Kijk de naam en de map na."),
    ),
)

SHAPE: tuple[Code, ...] = (
    error(
        "S101",
        _("Er ontbreekt iets"),
        _("Zonder deze sleutel is niet duidelijk wat er bedoeld is."),
        _("Voeg de sleutel toe."),
    ),
    error(
        "S102",
        _("Deze sleutel bestaat hier niet"),
        _("Een sleutel op de verkeerde plek zou stil niets doen."),
        _("Verbeter de naam, of zet de sleutel waar hij hoort."),
    ),
    error(
        "S103",
        _("Dit is geen id"),
        _("Ids staan ook in dossiers en voorwaarden. Ze zijn daarom kort en overal gelijk geschreven."),
        _("Begin met een kleine letter. Gebruik verder kleine letters, cijfers en lage streepjes."),
    ),
    error(
        "S104",
        _("Deze tekst heeft niet de goede vorm"),
        _("Versies, dagen, codes en hashes worden met elkaar vergeleken, dus ze hebben één vorm."),
        _("Schrijf het zoals bij de vondst staat."),
    ),
    error(
        "S105",
        _("Dit woord kan hier niet gekozen worden"),
        _("Hier staat een keuze uit een vaste rij woorden."),
        _("Kies een woord uit de rij."),
    ),
    error(
        "S106",
        _("Hier hoort een ander soort waarde"),
        _("Tekst, getallen, lijsten en blokken worden niet stil in elkaar omgezet."),
        _("Schrijf de soort die bij de vondst staat. Denk aan aanhalingstekens."),
    ),
    error(
        "S107",
        _("Deze waarde is te groot, te klein, te lang of leeg"),
        _("Buiten deze grenzen heeft de waarde geen betekenis."),
        _("Blijf binnen de grenzen die bij de vondst staan."),
    ),
    error(
        "S108",
        _("Dit soort vraag of definitie bestaat niet"),
        _("Het soort bepaalt welke sleutels er mogen staan."),
        _("Kies een soort die bestaat."),
    ),
    error(
        "S109",
        _("Dit is geen webadres"),
        _("De lezer moet de bron kunnen openen."),
        _("Schrijf het hele adres, met https:// ervoor."),
    ),
    error(
        "S110",
        _("Twee bestanden hebben hetzelfde id"),
        _("Eén van de twee zou stil verdwijnen."),
        _("Geef een van de twee een ander id, of haal een bestand weg."),
    ),
    error(
        "S120",
        _("Deze kleur valt te weinig op"),
        _("Wie slecht ziet, moet de tekst ook kunnen lezen."),
        _("Kies een kleur met meer contrast."),
    ),
)
