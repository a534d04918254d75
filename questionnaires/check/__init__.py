"""Checking definitions beyond their shape: does a questionnaire mean something, and does each question matter?

Every promise of a questionnaire is checked by going through all answers that can be given, not by looking for known
mistakes. What is found is explained in the table of codes (`questionnaires.codes`).
"""

from questionnaires.check.checking import Checker, check_catalogue, check_definition

__all__ = ["Checker", "check_catalogue", "check_definition"]
