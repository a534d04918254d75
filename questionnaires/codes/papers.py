"""Codes about a PDF that is verified."""

from questionnaires.codes.code import Code, error
from questionnaires.translation import _

PDFS: tuple[Code, ...] = (
    error(
        "P801",
        _("De PDF is te groot"),
        _("Wat doenvermogen schrijft, is veel kleiner."),
        _("Geef de PDF die doenvermogen heeft gemaakt."),
    ),
    error(
        "P802",
        _("Dit is geen PDF, of hij is beschadigd"),
        _("Zonder leesbare PDF valt er niets na te rekenen."),
        _("Vraag de PDF opnieuw op."),
    ),
    error(
        "P803",
        _("De PDF zit op slot"),
        _("Met een wachtwoord erop zijn de bijlagen niet te lezen."),
        _("Geef de PDF zonder wachtwoord."),
    ),
    error(
        "P804",
        _("Twee bijlagen hebben dezelfde naam"),
        _("Niet duidelijk is welke geldt."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P805",
        _("De bijlagen zijn te groot, of het zijn er te veel"),
        _("Zo schrijft doenvermogen ze niet."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P806",
        _("Een deel van de PDF is anders ingepakt"),
        _("Dat deel is niet veilig te lezen."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P810",
        _("Een bijlage ontbreekt"),
        _("Zonder dossier, uitkomst en definities valt er niets na te rekenen."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P811",
        _("Een bijlage is geen leesbare JSON"),
        _("De PDF is beschadigd of met de hand veranderd."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P812",
        _("Een bijlage is anders opgebouwd"),
        _("Een nieuwere versie schrijft misschien anders."),
        _("Controleer de PDF met de versie die hem schreef."),
    ),
    error(
        "P820",
        _("Een antwoord is veranderd"),
        _("De uitkomst hoort bij een ander antwoord."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P821",
        _("Een onderdeel van het dossier is veranderd"),
        _("De PDF hoort bij een ander dossier."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P822",
        _("Een definitie is veranderd"),
        _("De vragen, woorden of regels zijn niet die van de uitkomst."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P823",
        _("Het dossier is een ander dossier"),
        _("De vingerafdruk van het hele dossier klopt niet."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P830",
        _("Narekenen geeft een andere uitkomst"),
        _("Wat in de PDF staat, volgt niet uit de antwoorden."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P840",
        _("De huisstijl is veranderd"),
        _("De koppen en namen op de bladzijden horen daarbij."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P841",
        _("De tekst op de bladzijden is niet in volgorde te lezen"),
        _("Dan is niet na te gaan of het papier klopt."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P842",
        _("Op de bladzijden staan andere woorden"),
        _("Het papier zegt iets anders dan de gegevens erin."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
    error(
        "P843",
        _("De tekst van de bladzijden in het bestand is veranderd"),
        _("Die tekst hoort gelijk te zijn aan wat op de bladzijden staat."),
        _("Vraag de oorspronkelijke PDF op, of maak het advies opnieuw."),
    ),
)
