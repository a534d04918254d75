"""What to ask one person, as a short text to send."""

from __future__ import annotations

from collections.abc import Sequence

from exports.dutch import enumeration
from questionnaires.dutch import uncapital
from questionnaires.model import ChoiceQuestion
from questionnaires.translation import _
from toolkit.features.dossier.opened import Opened
from toolkit.features.find_out.todo import Item

_MOST_OPTIONS = 8


def letter(opened: Opened, items: Sequence[Item]) -> str:
    """Return the text: what the proposal is, the questions, and what we want to hear with each answer."""
    what = opened.head.intake.get("what_changes")
    bases = [str(term.label) for term in opened.definitions.bases]
    blocks = [
        _("Onderwerp: vragen over '{title}'").format(title=opened.title),
        _("Dag,"),
        _("Wij kijken of mensen kunnen doen wat dit voorstel van hen vraagt, ook als het leven tegenzit."),
        *([what] if isinstance(what, str) else []),
        _("Dit weten wij nog niet. Weet jij het?")
        if len(items) > 1
        else _("Eén ding weten wij nog niet. Weet jij het?"),
        *(_asked(opened, number, item) for number, item in enumerate(items, 1)),
        *(
            [_("Zeg er graag bij hoe je het weet: {bases}.").format(bases=enumeration(_lowered(bases), _("of")))]
            if bases
            else []
        ),
        _("Weet je het niet, of alleen een deel? Dan horen wij dat ook graag. Stuur geen gegevens van mensen mee."),
        _("Bedankt!"),
    ]
    return "\n\n".join(blocks) + "\n"


def _asked(opened: Opened, number: int, item: Item) -> str:
    question = item.question.question
    lines = [f"{number}. {item.text}"]
    if item.groups and len(opened.groups) > 1:
        lines.append(_("Het gaat om: {groups}.").format(groups=enumeration([group.name for group in item.groups])))
    options = opened.definitions.questionnaire.options_of(question) if isinstance(question, ChoiceQuestion) else ()
    if options and len(options) <= _MOST_OPTIONS:
        lines += [f"- {option.label}" for option in options]
    return "\n   ".join(lines)


def _lowered(texts: Sequence[str]) -> list[str]:
    return [uncapital(text) for text in texts]
