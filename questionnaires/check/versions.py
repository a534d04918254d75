"""Versions: dossiers of every earlier version keep their answers, and a version number always means the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from questionnaires.catalogue import DefinitionFile
from questionnaires.check.report import Report
from questionnaires.locations import Path
from questionnaires.published import Name, Named, PublishedVersion, Versions, named_parts, number_of
from questionnaires.translation import _


def check_versions(report: Report, file: DefinitionFile, versions: Versions) -> None:
    """Compare a definition with all that was published under its id."""
    if not versions:
        return
    _check_number(report, file, versions)
    parts = list(named_parts(file.definition))
    known = {name for version in versions.values() for name in version.types}
    _check_renames(report, parts, known)
    _check_reuse(report, parts)
    for number, version in versions.items():
        _check_kept(report, parts, number, version)


def _check_number(report: Report, file: DefinitionFile, versions: Versions) -> None:
    number = file.definition.version
    newest = max(versions, key=number_of)
    if number in versions and versions[number].hash != file.hash:
        message = _("versie {version} van {id} is al uitgebracht, met een andere inhoud")
        report.at_value("V601", ("version",), message.format(version=number, id=file.definition.id))
    elif number_of(number) < number_of(newest):
        message = _("versie {version} is lager dan {newest}, en die is al uitgebracht")
        report.at_value("V604", ("version",), message.format(version=number, newest=newest))


def _check_renames(report: Report, parts: Sequence[Named], known: set[Name]) -> None:
    for part in parts:
        for number, names in enumerate(part.renamed):
            if not names & known:
                old = next(iter(names))[-1]
                message = _("{old} heeft in geen eerdere versie gestaan").format(old=old)
                siblings = sorted(name[-1] for name in known if name[:-1] in {full[:-1] for full in names})
                close = get_close_matches(old, siblings, n=1)
                mend = _("Bedoel je {name}?").format(name=close[0]) if close else ""
                report.at_value("V605", (*part.path, "renamed_from", number), message, mend)


def _check_reuse(report: Report, parts: Sequence[Named]) -> None:
    now = {part.name: part for part in parts}
    for part in parts:
        for name in {name for names in part.renamed for name in names if name in now}:
            message = _("{old} is een oude naam van {new}, en staat hier voor iets anders")
            message = message.format(old=name[-1], new=part.name[-1])
            report.at_value("V603", (*now[name].path, "id"), message)


def _check_kept(report: Report, parts: Sequence[Named], number: str, version: PublishedVersion) -> None:
    by_name = {name: part for part in parts for name in part.former} | {part.name: part for part in parts}
    lost: set[Name] = set()
    for name, type_ in version.types.items():
        part = by_name.get(name)
        if part is not None and part.type != type_:
            message = _("{id} was in versie {version} van het type {old}, en is nu {new}")
            message = message.format(id=name[-1], version=number, old=type_, new=part.type)
            report.at_value("V603", (*part.path, "type"), message)
        elif part is None:
            lost.add(name)
            if not any(name[:length] in lost for length in range(1, len(name))):
                instead = _likely(parts, by_name, name, version)
                where = (*instead.path, "id") if instead else _before(by_name, name, version)
                message = _("{id} uit versie {version} is weg").format(id="/".join(name[1:]), version=number)
                report.at_value("V602", where, message, _mend(name[-1], instead))


def _likely(
    parts: Sequence[Named], by_name: Mapping[Name, Named], name: Name, version: PublishedVersion
) -> Named | None:
    """What probably came in the place of something that is gone: something new in the same list."""
    parent = by_name.get(name[:-1])
    here = name[:-1] if parent is None else parent.name
    new = {part.name[-1]: part for part in parts if part.name[:-1] == here and part.name not in version.types}
    close = get_close_matches(name[-1], new, n=1) or list(new)[:1]
    return new[close[0]] if close else None


def _mend(old: str, instead: Named | None) -> str:
    if instead is None:
        return ""
    mend = _("Zet het id terug, of schrijf bij {new}: renamed_from: [{old}].")
    return mend.format(new=instead.name[-1], old=old)


def _before(by_name: Mapping[Name, Named], name: Name, version: PublishedVersion) -> Path:
    """Where the last thing stands that came before this in the published version and is still there."""
    names = list(version.types)
    earlier = reversed(names[: names.index(name)])
    return next(((*by_name[other].path, "id") for other in earlier if other in by_name), ())
