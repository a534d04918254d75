"""The decision table of the advice, written out by hand from the rules of the project, and not computed from them.

Each cell is a letter: P te doen, M te doen mits, A eerst aanpassen, N nog niet te beoordelen. The three letters of a
row are for a compass that is op_orde, deels and niet_op_orde. When burden or compass is unknown, all is N.
"""

from __future__ import annotations

WORDS = {"P": "positief", "M": "positief_mits", "A": "aanpassen", "N": "nog_niet_besluiten"}
COMPASSES = ("op_orde", "deels", "niet_op_orde")

# (burden, open flag, measures agreed, enough evidence)
GRID = {
    ("laag", False, True, True): "PMM",
    ("laag", False, False, True): "PMM",
    ("middel", False, True, True): "PMA",
    ("middel", False, False, True): "MMA",
    ("hoog", False, True, True): "MMA",
    ("hoog", False, False, True): "AAA",
    ("laag", True, True, True): "MMM",
    ("laag", True, False, True): "AAA",
    ("middel", True, True, True): "MMA",
    ("middel", True, False, True): "AAA",
    ("hoog", True, True, True): "MMA",
    ("hoog", True, False, True): "AAA",
    ("laag", False, True, False): "MMM",
    ("laag", False, False, False): "MMM",
    ("middel", False, True, False): "NNN",
    ("middel", False, False, False): "NNN",
    ("hoog", False, True, False): "NNN",
    ("hoog", False, False, False): "NNN",
    ("laag", True, True, False): "NNN",
    ("laag", True, False, False): "NNN",
    ("middel", True, True, False): "NNN",
    ("middel", True, False, False): "NNN",
    ("hoog", True, True, False): "NNN",
    ("hoog", True, False, False): "NNN",
}


def expected(burden: str, compass: str, *, open_flag: bool, measures_agreed: bool, evidence: bool) -> str:
    """The advice for one combination."""
    if burden == "onbekend" or compass == "onbekend":
        return WORDS["N"]
    return WORDS[GRID[burden, open_flag, measures_agreed, evidence][COMPASSES.index(compass)]]
