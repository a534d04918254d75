"""The ready texts of an advice: for page, document and editor alike."""

from exports.report.ready_said import READY_PARTS, ReadyId
from exports.report.ready_words import MOST_READY_WORDS, ReadyPart, ready_texts

__all__ = ["MOST_READY_WORDS", "READY_PARTS", "ReadyId", "ReadyPart", "ready_texts"]
