"""How sure the advice is: what would change it, how little that takes, and what it can still become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import counted, enumeration, sentence, spelled
from exports.report.context import Context
from exports.report.sure_words import SaidChange, advice_label, said_change
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Subheading, Table
from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.translation import _
from scoring.robustness.outcome import ChangedAnswer, Pivotal, Robustness

_MOST_ROWS = 12


def sure_section(context: Context) -> tuple[Section, ...]:
    """Tell how sure the advice is; how often it stays when answers are shaken stands in the annex only."""
    found = context.outcome.robustness
    if found is None:
        return ()
    advice = context.outcome.advice
    waits = advice is not None and advice.outcome == ADVICE_ORDER[-1] and found.smallest_size is None
    blocks = (
        Paragraph(sentence(found.sentence)),
        *(_waits() if waits else (*_pivotal(context, found.pivotal), *_smallest(context, found))),
        *_range(context, found),
        *_thresholds(found),
    )
    return (Section("hoe-zeker", context.theme.heading("how_sure"), blocks),)


def _waits() -> Iterator[Block]:
    yield Paragraph(_("Andere antwoorden op wat al bekend is, veranderen dat niet. Er moet eerst meer bekend zijn."))


def _pivotal(context: Context, found: Sequence[Pivotal]) -> Iterator[Block]:
    yield Subheading(_("Antwoorden die alleen al het advies veranderen"))
    if not found:
        yield Paragraph(_("Die zijn er niet. Is één antwoord anders dan gedacht, dan blijft het advies gelijk."))
        return
    gathered = _gathered(context, found)
    yield Paragraph(_("Kijk deze antwoorden nog eens goed na. Is er één anders, dan hoort daar een ander advies bij."))
    rows = [
        (_what(said, whom), Cell(said.now), Cell(said.to), Cell(advice_label(context, advice)))
        for said, whom, advice in gathered[:_MOST_ROWS]
    ]
    yield _table(_("Antwoorden die alleen al het advies veranderen"), rows)
    if len(gathered) > _MOST_ROWS:
        more = counted(len(gathered) - _MOST_ROWS, _("ander antwoord"), _("andere antwoorden"))
        yield Paragraph(_("Dat geldt ook voor {more}. Ze staan in de gegevens bij dit advies.").format(more=more))


def _gathered(context: Context, found: Sequence[Pivotal]) -> list[tuple[SaidChange, tuple[str, ...], AdviceId]]:
    """Return each answer once, with every group for which it is the same."""
    rows: dict[tuple[str, str, str, AdviceId], tuple[SaidChange, list[str]]] = {}
    for one in found:
        said = said_change(context, one.change)
        _first, groups = rows.setdefault((said.what, said.now, said.to, one.advice), (said, []))
        groups += [said.whom] if said.whom else []
    return [(said, tuple(groups), key[-1]) for key, (said, groups) in rows.items()]


def _smallest(context: Context, found: Robustness) -> Iterator[Block]:
    if found.smallest_size == 1:
        return
    yield Subheading(_("Hoe weinig er anders hoeft te zijn"))
    if found.smallest_size is None and found.examined_up_to <= 1:
        yield Paragraph(_("Meer antwoorden tegelijk kunnen het advies wel veranderen. Dat is niet helemaal nagegaan."))
        return
    examined = spelled(found.examined_up_to)
    if found.smallest_size is None:
        words = _("Ook als {n} antwoorden tegelijk anders zijn, blijft het advies gelijk. Verder is niet gekeken.")
        yield Paragraph(words.format(n=examined))
        return
    words = _("Eén ander antwoord verandert het advies niet. {n} samen wel. Dit zijn de kleinste veranderingen.")
    yield Paragraph(words.format(n=spelled(found.smallest_size).capitalize()))
    rows = [
        (Cell(items=tuple(_changed(context, one.changes))), Cell(advice_label(context, one.advice)))
        for one in found.smallest_change
    ]
    yield Table(
        caption=_("Kleinste veranderingen waardoor het advies anders wordt"),
        columns=(Column(_("Samen anders"), 72), Column(_("Advies"), 28)),
        rows=tuple(rows),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _changed(context: Context, changes: Sequence[ChangedAnswer]) -> Iterator[Item]:
    for change in changes:
        said = said_change(context, change)
        note = _("Voor: {group}.").format(group=said.whom) if said.whom else ""
        yield Item(
            _("{what} Niet '{now}', maar '{to}'.").format(what=sentence(said.what), now=said.now, to=said.to), note=note
        )


def _range(context: Context, found: Robustness) -> Iterator[Block]:
    yield Subheading(_("Wat het nog kan worden"))
    if not found.range.open:
        yield Paragraph(_("Alles waar dit advies op rust, is ingevuld. Er staat niets meer open."))
        return
    lightest, heaviest = (advice_label(context, one) for one in (found.range.lightest, found.range.heaviest))
    points = counted(found.range.open, _("punt is"), _("punten zijn"))
    if lightest == heaviest:
        words = _("{points} nog niet of niet goed genoeg bekend. Wat daar ook uitkomt, het advies wordt: {advice}.")
        yield Paragraph(words.format(points=points, advice=lightest))
        return
    words = _(
        "{points} nog niet of niet goed genoeg bekend. Valt alles mee, dan wordt het advies: {lightest}. "
        "Valt alles tegen: {heaviest}."
    )
    yield Paragraph(words.format(points=points, lightest=lightest, heaviest=heaviest))


def _thresholds(found: Robustness) -> Iterator[Block]:
    if not found.thresholds:
        return
    matter = sum(one.changes for one in found.thresholds)
    yield Subheading(_("Als we andere grenzen hadden gekozen"))
    if matter:
        grenzen = counted(matter, _("grens of gewicht"), _("grenzen en gewichten"))
        words = _("Bij {grenzen} maakt het uit hoe precies die is gekozen. Welke dat zijn, staat achterin.")
        yield Paragraph(words.format(grenzen=grenzen))
        return
    yield Paragraph(
        _("De grenzen en gewichten zijn keuzes. Elk is apart hoger en lager gezet: het advies bleef gelijk.")
    )


def _what(said: SaidChange, groups: Sequence[str]) -> Cell:
    return Cell(said.what, note=_("Voor: {groups}.").format(groups=enumeration(list(groups))) if groups else "")


def _table(caption: str, rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(_("Vraag"), 38),
            Column(_("Nu"), 22),
            Column(_("Als het anders is"), 22),
            Column(_("Advies"), 18),
        ),
        rows=tuple(rows),
        size="dense",
        caption_hidden=True,
        may_break=True,
    )
