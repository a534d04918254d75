"""Whether answers belong where they stand, and say one thing each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.document import shortened
from questionnaires.locations import Path
from questionnaires.model import GroupKind, Question, Questionnaire, Scope
from questionnaires.translation import _
from scoring.dossier import Answer, Response, Unknown
from scoring.evidence import Evidence
from scoring.validation.report import Report, choices, named, new_name, suggestion
from scoring.validation.values import check_day, check_value


@dataclass(frozen=True, slots=True)
class AnswerChecker:
    """Checks answers against a questionnaire. `bases` is None when no vocabulary says which there are."""

    report: Report
    questionnaire: Questionnaire
    bases: frozenset[str] | None

    def check_answers(self, answers: Sequence[Answer], path: Path, kind: GroupKind | None) -> None:
        """Check the answers of a group of this kind, or of the whole dossier (None)."""
        seen: set[str] = set()
        for index, answer in enumerate(answers):
            here = (*path, index)
            question = self._question(answer.question, (*here, "question"))
            if answer.question in seen:
                message = _("de vraag {id} is hier al beantwoord").format(id=answer.question)
                report_mend = _("Laat één antwoord staan. Meer beoordelaars? Zet hun antwoorden onder ratings.")
                self.report.add("D712", (*here, "question"), message, report_mend)
            seen.add(answer.question)
            if question:
                self._check_place(question, (*here, "question"), kind)
                self._check_answer(question, answer, here)

    def _question(self, question_id: str, path: Path) -> Question | None:
        by_id = self.questionnaire.question_by_id
        if question_id in by_id:
            return by_id[question_id]
        message = _("de vraag {id} staat niet in de vragenlijst {questionnaire}").format(
            id=shortened(question_id), questionnaire=self.questionnaire.id
        )
        new = new_name(question_id, by_id.values())
        otherwise = _("Haal dit antwoord weg, of kijk het id na in de vragenlijst.")
        mend = _("Die vraag heet nu {id}.").format(id=new) if new else suggestion(question_id, by_id, otherwise)
        self.report.add("D710", path, message, mend)
        return None

    def _check_place(self, question: Question, path: Path, kind: GroupKind | None) -> None:
        scope = self.questionnaire.section_of[question.id].scope
        if scope is Scope.DOSSIER and kind is not None:
            message = _("{question} geldt voor het hele dossier, niet per doelgroep").format(question=named(question))
            self.report.add("D711", path, message, _("Zet dit antwoord bovenaan, onder answers van het dossier."))
        elif scope is Scope.GROUP and kind is None:
            message = _("{question} hoort bij een doelgroep").format(question=named(question))
            self.report.add("D711", path, message, _("Zet dit antwoord onder answers van een doelgroep."))
        elif kind is not None and kind not in question.kinds:
            message = _("{question} wordt niet gesteld aan dit soort doelgroep ({kind}); het antwoord telt niet mee")
            mend = _("Haal het antwoord weg. De vraag is voor: {kinds}.").format(kinds=", ".join(question.kinds))
            self.report.add("D720", path, message.format(question=named(question), kind=kind.value), mend)

    def _check_answer(self, question: Question, answer: Answer, path: Path) -> None:
        if answer.ratings and (answer.proposal or answer.current):
            key = "proposal" if answer.proposal else "current"
            message = _("{question} heeft een antwoord ({key}) én antwoorden van beoordelaars (ratings)")
            mend = _("Kies één van de twee. Wat jullie samen vonden, hoort onder settled.")
            self.report.add("D721", (*path, key), message.format(question=named(question), key=key), mend)
        if answer.settled and not answer.ratings:
            message = _("{question} heeft een gezamenlijk antwoord (settled), maar geen beoordelaars (ratings)")
            mend = _("Zet het antwoord onder proposal, of voeg de beoordelaars toe.")
            self.report.add("D721", (*path, "settled"), message.format(question=named(question)), mend)
        if answer.settled and not _says_something(answer.settled.proposal):
            message = _("het gezamenlijke antwoord (settled) op {question} zegt niets")
            mend = _("Schrijf op wat jullie afspraken, of haal settled weg zolang jullie het niet eens zijn.")
            self.report.add("D721", (*path, "settled"), message.format(question=named(question)), mend)
        self._check_raters(question, answer, path)
        for where, response in _responses(answer):
            self._check_response(question, response, (*path, *where))

    def _check_raters(self, question: Question, answer: Answer, path: Path) -> None:
        seen: set[str] = set()
        for index, rating in enumerate(answer.ratings):
            if rating.at:
                check_day(self.report, rating.at, (*path, "ratings", index, "at"))
            name = rating.rater.name
            if name is not None and name in seen:
                message = _("een beoordelaar staat twee keer bij {question}").format(question=named(question))
                self.report.add("D721", (*path, "ratings", index, "rater"), message, _("Laat één oordeel staan."))
            elif name is not None:
                seen.add(name)

    def _check_response(self, question: Question, response: Response, path: Path) -> None:
        said = [
            name
            for name, given in (
                ("value", response.value is not None),
                ("unknown", response.unknown is not None),
                ("not_applicable", response.not_applicable is not None),
            )
            if given
        ]
        if len(said) > 1:
            message = _("het antwoord op {question} zegt twee dingen: {keys}")
            message = message.format(question=named(question), keys=_(" en ").join(said))
            self.report.add("D722", (*path, said[1]), message, _("Laat er één staan."))
        if response.value is not None:
            check_value(self.report, self.questionnaire, question, response.value, (*path, "value"))
        self._check_unknown(question, response, path)
        if response.not_applicable is not None and not question.not_applicable_allowed:
            message = _("{question} is altijd van toepassing").format(question=named(question))
            mend = _("Kies een antwoord, of schrijf waarom het onbekend is (unknown).")
            self.report.add("D724", (*path, "not_applicable"), message, mend)
        self._check_grounds(response, path)

    def _check_unknown(self, question: Question, response: Response, path: Path) -> None:
        if response.unknown is not None and not question.unknown_allowed:
            message = _("{question} mag niet onbekend blijven").format(question=named(question))
            self.report.add(
                "D723", (*path, "unknown"), message, _("Kies een antwoord, of laat de vraag nog even open.")
            )
        asked = response.unknown is Unknown.BEING_FOUND_OUT
        for key in ("by", "until"):
            given = getattr(response, key) is not None
            if asked and not given:
                message = _("{question} wordt uitgezocht, maar {key} ontbreekt").format(
                    question=named(question), key=key
                )
                mend = _("Schrijf welke functie het uitzoekt (by) en wanneer het bekend is (until).")
                self.report.add("D725", (*path, "unknown"), message, mend)
            elif given and not asked:
                message = _("{key} hoort alleen bij iets dat wordt uitgezocht").format(key=key)
                mend = _("Haal {key} weg, of schrijf unknown: being_found_out.").format(key=key)
                self.report.add("D725", (*path, key), message, mend)
        if response.until:
            check_day(self.report, response.until, (*path, "until"))

    def _check_grounds(self, response: Response, path: Path) -> None:
        self.check_basis(response.basis, (*path, "basis"))
        for index, evidence in enumerate(response.evidence):
            check_evidence(self.report, evidence, (*path, "evidence", index))

    def check_basis(self, basis: str | None, path: Path) -> None:
        """Note a basis that the vocabulary does not have."""
        if basis is not None and self.bases is not None and basis not in self.bases:
            message = _("{basis} is geen manier om iets te weten").format(basis=shortened(basis))
            self.report.add("D730", path, message, suggestion(basis, self.bases, choices(sorted(self.bases))))


def check_evidence(report: Report, evidence: Evidence, path: Path) -> None:
    """Note a file that is named with the folder it came from."""
    if evidence.file and any(sign in evidence.file.name for sign in "/\\"):
        message = _("de naam van dit bestand heeft een map erin")
        report.add("D726", (*path, "file", "name"), message, _("Schrijf alleen de naam van het bestand."))


def _says_something(response: Response) -> bool:
    return not (response.value is None and response.unknown is None and response.not_applicable is None)


def _responses(answer: Answer) -> list[tuple[Path, Response]]:
    found: list[tuple[Path, Response | None]] = [(("proposal",), answer.proposal), (("current",), answer.current)]
    for index, rating in enumerate(answer.ratings):
        found += [(("ratings", index, "proposal"), rating.proposal), (("ratings", index, "current"), rating.current)]
    if answer.settled:
        found += [
            (("settled", "proposal"), answer.settled.proposal),
            (("settled", "current"), answer.settled.current),
        ]
    return [(where, response) for where, response in found if response is not None]
