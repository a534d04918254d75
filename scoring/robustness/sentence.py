"""One sentence for page one: what would change the advice. It never speaks of a chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from questionnaires.advice_model import ADVICE_ORDER, AdviceDefinition, AdviceId
from questionnaires.dutch import enumeration, number
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of
from scoring.batch.scorer import BatchScorer
from scoring.errors import ScoringError
from scoring.robustness.outcome import AdviceRange, ChangedAnswer, Pivotal
from scoring.robustness.smallest import Found
from scoring.score import score
from scoring.whatif.settling import settle

MOST_WORDS: Final = 40
_NOT_KNOWN = ADVICE_ORDER[-1]
_FEW: Final = 2
_MANY: Final = 10
"""Of more answers than this the number is not said."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the sentence of one dossier.

    `alone` are the answers that alone change the advice, each with how far it is in rank: above 0 is heavier, below
    lighter. `known` counts the answers and checks that were examined.
    """

    batch: BatchScorer
    now: AdviceId
    alone: Sequence[tuple[int, Pivotal]]
    found: Found
    range: AdviceRange
    known: int

    def sentence(self) -> str:
        """Return the sentence."""
        advice = self.batch.outcome.advice
        if not self.batch.dossier.groups:
            return _("Er is nog geen advies. Beschrijf eerst voor wie het is.")
        if self.now == _NOT_KNOWN:
            return self._not_yet()
        if advice is not None and advice.provisional:
            # There is no advice to decide on yet, so none that could stay the same (RULES section 8).
            return _("Dit is een eerste beeld. Het kan nog veranderen als het voorstel verder is.")
        return " ".join((self._unless(), *self._open()))

    def _unless(self) -> str:
        if self.alone:
            return self._one()
        size = self.found.size
        if size == _FEW:
            return self._with_names(
                _("Het advies blijft gelijk, tenzij twee of meer antwoorden tegelijk anders zijn, zoals bij: {names}."),
                _("Het advies blijft gelijk, tenzij twee of meer antwoorden tegelijk anders zijn."),
                self.found.sets[0].changes,
            )
        if size is not None:
            words = _("Het advies blijft gelijk, tenzij {n} of meer antwoorden tegelijk anders zijn.")
            return words.format(n=_words(size))
        return self._also_when(self.found.examined_up_to)

    def _also_when(self, count: int) -> str:
        """Say that nothing of so many answers or fewer changes it."""
        if count == 1:
            return _("Het advies blijft gelijk, ook als één antwoord anders is.")
        if count >= self.known:
            return _("Het advies blijft gelijk, hoe de bekende antwoorden op de vragen ook anders zijn.")
        if count == _FEW:
            return _("Het advies blijft gelijk, ook als één of twee antwoorden anders zijn.")
        return _("Het advies blijft gelijk, ook als er {n} antwoorden anders zijn.").format(n=_words(count))

    def _one(self) -> str:
        """Say which answers do it alone. More of them together may do it too, and that is said as well."""
        subjects = {
            (one.change.kind, one.change.subject, one.change.group, one.change.field) for _far, one in self.alone
        }
        nearest = min(self.alone, key=lambda one: abs(one[0]))[1].change
        if len(subjects) > _MANY:
            return self._many()
        if len(subjects) == 1:
            return self._with_names(
                _("Het advies blijft gelijk, tenzij dit antwoord anders is: {names}, of meer antwoorden tegelijk."),
                _("Het advies blijft gelijk, tenzij één bepaald antwoord anders is, of meer antwoorden tegelijk."),
                [nearest],
            )
        return self._with_names(
            _(
                "Het advies blijft gelijk, tenzij een van {n} antwoorden anders is, zoals bij {names}, "
                "of meer antwoorden tegelijk."
            ),
            _("Het advies blijft gelijk, tenzij een van {n} antwoorden anders is, of meer antwoorden tegelijk."),
            [nearest],
            n=_words(len(subjects)),
        )

    def _many(self) -> str:
        """Say which way an answer has to turn out; a large number of answers says little, and frightens."""
        far = all(abs(places) > 1 for places, _one in self.alone)
        ways = {0 if one.change.kind == "step" else places // abs(places) for places, one in self.alone}
        if ways == {1}:
            turn = _("een antwoord flink tegenvalt") if far else _("een antwoord tegenvalt")
        elif ways == {-1}:
            turn = _("een antwoord flink meevalt") if far else _("een antwoord meevalt")
        else:
            turn = _("een antwoord heel anders is") if far else _("een antwoord anders is")
        return _("Het advies blijft gelijk, tenzij {turn}, of meer antwoorden tegelijk anders zijn.").format(turn=turn)

    def _with_names(self, text: str, short: str, changes: Sequence[ChangedAnswer], **values: str) -> str:
        names = enumeration([f"'{self._name(one)}'" for one in changes])
        found = text.format(names=names, **values)
        return found if len(found.split()) <= MOST_WORDS else short.format(**values)

    def _name(self, change: ChangedAnswer) -> str:
        match change.kind:
            case "check":
                return self._check(change.subject)
            case "step":
                return self._step(change)
            case _:
                return self._question(change)

    def _question(self, change: ChangedAnswer) -> str:
        questionnaire = self.batch.catalogue.questionnaires[self.batch.dossier.questionnaire]
        question = questionnaire.question_by_id[change.subject]
        kinds = [group.kind for group in self.batch.dossier.groups if group.id == change.group]
        return str(question.text_for_kind(kinds[0]) if kinds else question.text)

    def _check(self, check: str) -> str:
        compass = self.batch.outcome.compass
        return str(self.batch.catalogue.compasses[compass.definition].check_by_id[check].text) if compass else check

    def _step(self, change: ChangedAnswer) -> str:
        journeys = (group.journey for group in self.batch.dossier.groups if group.id == change.group)
        steps = [step.name for journey in journeys if journey for step in journey.steps if step.id == change.subject]
        definition = self.batch.catalogue.journeys[self.batch.dossier.journey or ""]
        asked = str(definition.field_by_id[change.field or ""].text)
        return f"{steps[0]}: {asked}" if steps else asked

    def _open(self) -> Iterator[str]:
        """Say that what is not known can change it too."""
        if {self.range.lightest, self.range.heaviest} == {self.now}:
            return
        yield _("Ook wat nog niet bekend is, kan het veranderen.")

    def _not_yet(self) -> str:
        lightest, heaviest = self._label(self.range.lightest), self._label(self.range.heaviest)
        if self.range.lightest != self.range.heaviest:
            if self.range.heaviest == _NOT_KNOWN:
                text = _("Er is nog geen advies. Als bekend is wat nu openstaat, kan het '{lightest}' worden.")
                return text.format(lightest=lightest)
            text = _("Het advies kan nog alles worden van '{lightest}' tot '{heaviest}'.")
            return text.format(lightest=lightest, heaviest=heaviest)
        if self.range.lightest != _NOT_KNOWN:
            text = _("Er is nog geen advies. Hoe het ook uitvalt wat nu openstaat, daarna is het '{advice}'.")
            return text.format(advice=lightest)
        return " ".join((self._not_with_everything(), *self._then_first()))

    def _not_with_everything(self) -> str:
        if self.range.open == 0:
            return _("Er is nog geen advies, ook al is bekend wat er is gevraagd.")
        if self.range.open == 1:
            return _("Er is nog geen advies, ook niet als bekend is wat nu openstaat.")
        return _("Er is nog geen advies, ook niet als alles bekend is wat nu openstaat.")

    def _then_first(self) -> Iterator[str]:
        """Say what would then still be in the way: a journey that nobody described does not come by finding out."""
        catalogue = self.batch.catalogue
        known = score(settle(self.batch.dossier, catalogue, None, "lightest"), catalogue, with_trace=False)
        if known.advice is not None and any(one.kind == "journey" for one in known.advice.find_first):
            yield _("Beschrijf eerst de reis.")

    def _label(self, advice: AdviceId) -> str:
        rules: AdviceDefinition | None = advice_rules_of(self.batch.dossier, self.batch.catalogue)
        if rules is None:
            raise ScoringError(self.batch.dossier.questionnaire)  # a batch scorer has them
        words = rules.words_by_id.get(advice)
        return str(words.label) if words else advice


def _words(count: int) -> str:
    """Write a small number in full."""
    names = (
        _("geen"), _("één"), _("twee"), _("drie"), _("vier"), _("vijf"), _("zes"), _("zeven"), _("acht"), _("negen"),
        _("tien"), _("elf"), _("twaalf"),
    )  # fmt: skip
    return names[count] if count < len(names) else number(count)
