"""A large questionnaire, always the same, for measuring: themes, conditions, scales, numbers with bands."""

from __future__ import annotations

THEMES = 10
FEWEST = 5
"""Questions in a theme. With fewer, some rules could never make a difference."""
NUMBER_EVERY = 5
CONDITION_EVERY = 3


def large_questionnaire(questions: int) -> str:
    """Write a valid questionnaire with this many scored questions, as YAML.

    Args:
        questions: a multiple of `THEMES`, at least 10; with few of them there are fewer themes.
    """
    themes = min(THEMES, questions // FEWEST)
    sections = "\n".join(_section(theme, questions // themes) for theme in range(themes))
    return HEAD + "sections:\n" + sections + TAIL.replace("MANY", str(min(4, themes)))


def _name(theme: int, number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"vraag_{letters[theme]}_{letters[number // 26]}{letters[number % 26]}"


def _section(theme: int, count: int) -> str:
    questions = "\n".join(_question(theme, number) for number in range(count))
    letter = "abcdefghij"[theme]
    return f"  - id: thema_{letter}\n    title: Thema {letter}\n    role: theme\n    questions:\n{questions}"


def _question(theme: int, number: int) -> str:
    name, gate = _name(theme, number), _name(theme, 0)
    lines = [
        f"      - id: {name}",
        f"        text: Hoe zwaar is het met onderwerp {theme + 1} en nummer {number + 1}?",
        "        help: Denk aan wat iemand zelf moet doen. Tel mee wat echt nodig is. Wat vanzelf gaat telt niet.",
        "        example: Een huurder belt twee keer en vult een formulier in. Dat is een redelijke last voor hem.",
        "        sources: [bron]",
        "        tags: {burden_types: [compliance], capacities: [action], measures: [fewer_steps]}",
    ]
    if number % NUMBER_EVERY == NUMBER_EVERY - 1:
        lines += ["        type: number", "        unit: keer per jaar", "        minimum: 0", "        maximum: 400"]
        lines += ["        bands:"]
        lines += [
            f"          - {{minimum: {low}, maximum: {high}, burden: {burden}}}"
            for burden, (low, high) in enumerate(((0, 0), (1, 1), (2, 4), (5, 12), (13, 400)))
        ]
    else:
        lines += ["        type: single_choice", "        scale: mate"]
    if number == 0:
        lines += ["        critical: true"]
    if number % CONDITION_EVERY == CONDITION_EVERY - 1:
        lines += [f"        when: {gate} >= 1", "        protection: true"]
    return "\n".join(lines)


HEAD = """kind: questionnaire
id: groot
version: "1.0.0"
title: Een grote vragenlijst
description: Voor het meten van tijd.
origin: Verzonnen, om mee te meten.
sources:
  - {id: bron, title: Verzonnen bron, date: "2026", note: Verzonnen om mee te meten.}
scales:
  mate:
    - {id: niet, label: Helemaal niet, burden: 0}
    - {id: beetje, label: Een beetje, burden: 1}
    - {id: redelijk, label: Redelijk, burden: 2}
    - {id: sterk, label: Sterk, burden: 3}
    - {id: heel_sterk, label: Heel sterk, burden: 4}
depths:
  - {id: full, title: Alles, minutes: 240, leaves_out: Niets.}
"""

TAIL = """
scoring:
  rationale: Keuzes om mee te meten.
  bands:
    - {id: zwaarst, band: zeer_hoog, when: highest >= 4 or share_at_least_3 > 0.5}
    - {id: zwaar, band: hoog, when: highest >= 3}
    - {id: tussenin, band: matig, when: highest >= 2}
    - {id: licht, band: laag}
  bottlenecks:
    - {id: heel_zwaar, heavy: true, when: burden >= 4, text: Dit is het zwaarste antwoord.}
    - {id: kritiek, heavy: true, when: burden >= 3 and critical, text: Dit is een kritieke vraag.}
  red_flags:
    - {id: vlag, when: burden >= 4 and critical, text: Een kritieke vraag heeft het zwaarste antwoord.}
  classes:
    - {id: onbekend, burden_class: onbekend, when: unknown_share > 0.4, text: Te veel is onbekend.}
    - {id: hoog, burden_class: hoog, when: themes_with_heavy_bottleneck >= MANY, text: Veel zware knelpunten.}
    - {id: middel, burden_class: middel, when: bottlenecks >= 1 or themes_hoog >= 1, text: Er knelt iets.}
    - {id: laag, burden_class: laag, text: Er knelt niets.}
"""
