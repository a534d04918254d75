"""Codes about versions and the ids that dossiers refer to."""

from questionnaires.codes.code import Code, error
from questionnaires.translation import _

VERSIONS: tuple[Code, ...] = (
    error(
        "V601",
        _("De inhoud is veranderd, de versie niet"),
        _("Een dossier wijst naar een versie. Onder dat nummer moet altijd hetzelfde staan."),
        _("Verhoog `version`, of zet de inhoud terug."),
    ),
    error(
        "V602",
        _("Dit id is weg"),
        _("Dossiers van een eerdere versie verwijzen ernaar. Hun antwoord zou verloren gaan."),
        _("Zet het id terug, of noem het onder `renamed_from` bij wat ervoor in de plaats kwam."),
    ),
    error(
        "V603",
        _("Dit id betekent nu iets anders"),
        _("Een oud antwoord zou bij een andere vraag terechtkomen."),
        _("Geef de nieuwe vraag een nieuw id."),
    ),
    error(
        "V604",
        _("Deze versie is lager dan een eerdere"),
        _("Dan is niet te zien welke inhoud de nieuwste is."),
        _("Geef de nieuwe inhoud een hogere versie."),
    ),
    error(
        "V605",
        _("Deze oude naam heeft nooit bestaan"),
        _("`renamed_from` koppelt oude antwoorden aan een nieuw id. Een verkeerde naam koppelt niets."),
        _("Noem het id zoals het in een eerdere versie stond."),
    ),
)
