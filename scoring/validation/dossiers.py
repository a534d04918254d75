"""Everything in a dossier that refers to something: definitions, groups, themes, measures, the intake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from questionnaires.document import shortened
from questionnaires.findings import Finding
from questionnaires.locations import Path
from questionnaires.model import Questionnaire, Scope, VocabularyRole
from questionnaires.translation import _
from scoring.dossier import Dossier, Group, Pin, ThemeStatement
from scoring.dossier_reading import DossierFile
from scoring.publication import DOSSIER_WIDE
from scoring.validation.advice import check_advice_form
from scoring.validation.answers import AnswerChecker
from scoring.validation.changes import check_changes
from scoring.validation.from_steps import check_from_steps
from scoring.validation.journeys import check_journeys
from scoring.validation.measures import MeasureChecker
from scoring.validation.participation import check_participation
from scoring.validation.promises import check_promises
from scoring.validation.report import Report, add_doubles, choices, new_name, suggestion
from scoring.validation.same_as import check_same_as
from scoring.validation.values import check_day, check_value


def validate(file: DossierFile, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Check a dossier against the definitions.

    Args:
        file: the dossier, with the places of everything in it.
        catalogue: the definitions to check against. What a vocabulary that is not there would decide is not checked.

    Returns:
        The findings from top to bottom; with an error among them the dossier cannot be scored.
    """
    report = Report(file.name, file.locations)
    dossier = file.dossier
    _check_pins(report, dossier, catalogue)
    _check_intake(report, dossier, catalogue)
    _check_days(report, dossier)
    questionnaire = _questionnaire(report, dossier, catalogue)
    if questionnaire:
        _Checker(report, dossier, catalogue, questionnaire).check()
    check_promises(report, dossier)
    check_same_as(report, dossier)
    check_journeys(report, dossier, catalogue)
    check_participation(report, dossier, catalogue)
    check_advice_form(report, dossier, catalogue)
    check_from_steps(report, dossier, catalogue)
    if dossier.not_needed is not None and dossier.depth != "quickscan":
        message = _("dat er geen toets nodig is, telt niet mee bij deze diepte")
        report.add("D740", ("not_needed",), message, _("Haal het weg, of schrijf depth: quickscan."))
    return tuple(sorted(set(report.findings)))


def _questionnaire(report: Report, dossier: Dossier, catalogue: Catalogue) -> Questionnaire | None:
    found = catalogue.questionnaires.get(dossier.questionnaire)
    if found is not None and found.scoring is not None:
        return found
    usable = [one.id for one in catalogue.questionnaires.values() if one.scoring]
    otherwise = _("Noem met --questionnaires de map waar deze vragenlijst staat.")
    if found is None:
        message = _("de vragenlijst {id} is er niet").format(id=shortened(dossier.questionnaire))
        mend = suggestion(dossier.questionnaire, usable, otherwise)
    else:
        message = _("de vragenlijst {id} heeft geen regels voor een uitkomst").format(id=found.id)
        mend = choices(usable)
    report.add("D703", ("questionnaire",), message, mend)
    return None


def _check_pins(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    paths: dict[Path, str] = {("definitions", index, "id"): pin.id for index, pin in enumerate(dossier.definitions)}
    add_doubles(report, paths, "D705", _("de versie van {id} staat hier twee keer"), _("Laat er één staan."))
    for index, pin in enumerate(dossier.definitions):
        path = ("definitions", index)
        if pin.id in catalogue.sources:
            _check_pin(report, pin, catalogue, path)
        else:
            message = _("de definitie {id} is er niet").format(id=shortened(pin.id))
            otherwise = _("Noem met --questionnaires de map waar die staat, of haal die hier weg.")
            report.add("D704", (*path, "id"), message, suggestion(pin.id, catalogue.sources, otherwise))


def _check_pin(report: Report, pin: Pin, catalogue: Catalogue, path: Path) -> None:
    here = catalogue.sources[pin.id]
    if pin.version != here.definition.version:
        message = _("dit dossier hoort bij versie {pinned} van {id}, en hier is versie {here}")
        message = message.format(pinned=pin.version, id=pin.id, here=here.definition.version)
        mend = _(
            "Noem met --questionnaires de map met versie {pinned}. Of ga over op versie {here}: schrijf die hier, "
            "en loop de antwoorden na."
        )
        report.add("D705", (*path, "version"), message, mend.format(pinned=pin.version, here=here.definition.version))
    elif pin.hash is not None and pin.hash != here.hash:
        message = _("de inhoud van {id} {version} is anders dan toen dit dossier begon")
        mend = _(
            "Noem met --questionnaires de map met de oude inhoud. Of loop de antwoorden na, en schrijf hier de nieuwe "
            "hash: {hash}."
        )
        report.add("D705", (*path, "hash"), message.format(id=pin.id, version=pin.version), mend.format(hash=here.hash))


def _check_intake(report: Report, dossier: Dossier, catalogue: Catalogue) -> None:
    """The intake answers questionnaires without an outcome of their own; without any of those nothing is known."""
    known = {
        question.id: (questionnaire, question)
        for questionnaire in catalogue.questionnaires.values()
        if questionnaire.scoring is None
        for question in questionnaire.questions
    }
    for key, value in dossier.intake.items() if known else ():
        path = ("intake", key)
        if key not in known:
            message = _("de vraag {id} staat niet in de intake").format(id=shortened(key))
            new = new_name(key, (question for _questionnaire, question in known.values()))
            otherwise = _("Haal dit antwoord weg, of kijk het id na in de vragenlijst.")
            mend = _("Die vraag heet nu {id}.").format(id=new) if new else suggestion(key, known, otherwise)
            report.add("D710", path, message, mend)
        elif value is not None:
            questionnaire, question = known[key]
            check_value(report, questionnaire, question, value, path)


def _check_days(report: Report, dossier: Dossier) -> None:
    for path, day in _days(dossier):
        if day is not None:
            check_day(report, day, path)


def _days(dossier: Dossier) -> Iterator[tuple[Path, str | None]]:
    yield ("filled_in_on",), dossier.filled_in_on
    for index, group in enumerate(dossier.groups):
        yield ("groups", index, "added", "on"), group.added.on if group.added else None
    for index, measure in enumerate(dossier.measures):
        yield ("measures", index, "deadline"), measure.deadline
        yield ("measures", index, "agreed", "on"), measure.agreed.on if measure.agreed else None
        yield ("measures", index, "returns_on"), measure.returns_on
    for index, change in enumerate(dossier.change_log):
        yield ("change_log", index, "on"), change.on
    for index, entry in enumerate(dossier.history):
        yield ("history", index, "at"), entry.at


@dataclass(frozen=True, slots=True)
class _Checker:
    report: Report
    dossier: Dossier
    catalogue: Catalogue
    questionnaire: Questionnaire

    def check(self) -> None:
        self._check_depth()
        answers = AnswerChecker(self.report, self.questionnaire, self._terms(VocabularyRole.BASES))
        answers.check_answers(self.dossier.answers, ("answers",), None)
        ids: dict[Path, str] = {("groups", index, "id"): group.id for index, group in enumerate(self.dossier.groups)}
        add_doubles(
            self.report, ids, "D731", _("de doelgroep {id} staat er twee keer"), _("Geef elke groep een eigen id.")
        )
        for index, group in enumerate(self.dossier.groups):
            path: Path = ("groups", index)
            self._check_group(group, path)
            for number, theme in enumerate(group.themes):
                self._check_theme(theme, (*path, "themes", number))
                answers.check_basis(theme.basis, (*path, "themes", number, "basis"))
            answers.check_answers(group.answers, (*path, "answers"), group.kind)
        MeasureChecker(self.report, self.dossier, self.questionnaire, self.catalogue).check()
        check_changes(self.report, self.dossier, self.catalogue, answers)
        for index, measure in enumerate(self.dossier.measures):
            if measure.term is not None:
                self._check_terms(VocabularyRole.MEASURES, (measure.term,), ("measures", index, "term"), listed=False)

    def _check_depth(self) -> None:
        depth = self.dossier.depth
        known = {one.id for one in self.questionnaire.depths} | {"full"}
        if depth not in known:
            message = _("de vragenlijst {id} heeft geen diepte {depth}").format(id=self.questionnaire.id, depth=depth)
            self.report.add("D706", ("depth",), message, choices(sorted(known)))

    def _check_group(self, group: Group, path: Path) -> None:
        if group.id == DOSSIER_WIDE:
            message = _("een doelgroep kan niet {id} heten").format(id=group.id)
            self.report.add("D731", (*path, "id"), message, _("Kies een id dat zegt wie het zijn."))
        self._check_terms(VocabularyRole.CIRCUMSTANCES, group.circumstances, (*path, "circumstances"))
        ids: dict[Path, str] = {(*path, "themes", n, "section"): theme.section for n, theme in enumerate(group.themes)}
        add_doubles(self.report, ids, "D732", _("over het thema {id} is hier al iets gezegd"), _("Laat er één staan."))

    def _check_theme(self, theme: ThemeStatement, path: Path) -> None:
        place = (*path, "section")
        section = next((one for one in self.questionnaire.sections if one.id == theme.section), None)
        themes = [one.id for one in self.questionnaire.sections if one.scored and one.scope is Scope.GROUP]
        if section is None:
            message = _("het thema {id} staat niet in de vragenlijst").format(id=shortened(theme.section))
            new = new_name(theme.section, self.questionnaire.sections)
            mend = (
                _("Dat thema heet nu {id}.").format(id=new)
                if new
                else suggestion(theme.section, themes, choices(themes))
            )
            self.report.add("D732", place, message, mend)
        elif section.id not in themes:
            message = _("{id} is geen thema van een doelgroep").format(id=section.id)
            self.report.add("D732", place, message, choices(themes))

    def _check_terms(self, role: VocabularyRole, ids: tuple[str, ...], path: Path, *, listed: bool = True) -> None:
        terms = [term for vocabulary in self.catalogue.vocabularies_for_role(role) for term in vocabulary.terms]
        known = {term.id for term in terms}
        for index, one in enumerate(ids):
            if terms and one not in known:
                message = _("het woord {id} staat niet in de woordenlijst").format(id=shortened(one))
                new = new_name(one, terms)
                mend = (
                    _("Dat woord heet nu {id}.").format(id=new)
                    if new
                    else suggestion(one, known, choices(sorted(known)))
                )
                self.report.add("D730", (*path, index) if listed else path, message, mend)

    def _terms(self, role: VocabularyRole) -> frozenset[str] | None:
        terms = [term.id for vocabulary in self.catalogue.vocabularies_for_role(role) for term in vocabulary.terms]
        return frozenset(terms) or None
