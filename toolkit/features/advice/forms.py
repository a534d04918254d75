"""The forms of what people add to the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from wtforms import Form, FormField

from questionnaires.translation import _
from scoring.dossier import Alternative
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from toolkit.features.dossier.forms import needed
from toolkit.web.forms.choices import OneOf, Option, option
from toolkit.web.forms.messages import refuse
from toolkit.web.forms.values import TableField, TextField, value_of

_EASIER: Final = {"yes": True, "no": False}
_MOST_ALTERNATIVES = 30


class TextForm(Form):
    """A ready text."""

    text = TextField(
        _("Jouw tekst"),
        LONGEST_PROSE,
        lines=True,
        description=_("Een lege regel begint een nieuwe alinea."),
        validators=[needed(_("Schrijf een tekst, of zet de tekst van de toets terug."))],
    )


class _AlternativeForm(Form):
    """One other way."""

    name = TextField(_("Welk alternatief?"), LONGEST_LINE, validators=[needed(_("Geef het alternatief een naam."))])
    what = TextField(_("Wat houdt het in?"), LONGEST_PROSE, lines=True)
    easier = OneOf(
        _("Is dit voor mensen makkelijker dan het voorstel?"),
        [option("", _("Weet ik niet")), option("yes", _("Ja")), option("no", _("Nee"))],
    )
    why_not = TextField(_("Waarom kies je het niet?"), LONGEST_PROSE, lines=True)


class AlternativesForm(Form):
    """The other ways that were considered, each with a name of its own."""

    alternatives = TableField(
        FormField(_AlternativeForm), _("Alternatieven"), max_entries=_MOST_ALTERNATIVES, grows=True
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a name that stands there already."""
        fine = super().validate(extra_validators)
        names = set[str]()
        for entry in self.alternatives.entries:
            field = entry.form["name"]
            if field.data in names:
                refuse(field, _("Dit alternatief staat er al. Geef het een andere naam."))
                fine = False
            names.add(field.data or "")
            names.discard("")
        return fine


def alternatives_form(alternatives: Sequence[Alternative]) -> AlternativesForm:
    """Return the form with these alternatives in it, and an empty row."""
    words = {True: "yes", False: "no", None: None}
    rows = [{**one.model_dump(), "easier": words[one.easier]} for one in alternatives]
    return AlternativesForm(data={"alternatives": rows})


def alternatives_of(form: AlternativesForm) -> tuple[Alternative, ...]:
    """Return what was filled in."""
    rows = [dict(row) for row in value_of(form["alternatives"]) or ()]
    return tuple(Alternative.model_validate({**row, "easier": _EASIER.get(row.get("easier", ""))}) for row in rows)


def deviation_form(options: Sequence[Option]) -> type[Form]:
    """Return the form to deviate from the advice.

    Args:
        options: the advices that somebody may choose.
    """
    return type(
        "DeviationForm",
        (Form,),
        {
            "advice": OneOf(_("Wat adviseer jij?"), options, validators=[needed(_("Kies wat jij adviseert."))]),
            "reason": TextField(
                _("Waarom wijk je af?"),
                LONGEST_PROSE,
                lines=True,
                description=_("Dit staat op bladzijde één van het advies. Schrijf geen namen van mensen op."),
                validators=[needed(_("Schrijf op waarom je afwijkt."))],
            ),
            "by": TextField(
                _("Wie wijkt af?"),
                LONGEST_LINE,
                description=_("Een functie, geen naam. Bijvoorbeeld: directeur Dienstverlening."),
                validators=[needed(_("Vul een functie in."))],
            ),
        },
    )
