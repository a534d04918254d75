"""What makes a Dutch text hard, and what does not."""

import pytest

from questionnaires.readability import hard_sentences, hard_text, measure, sentences_of, syllables_of, words_to_avoid

PLAIN = "Je krijgt een brief. In de brief staat wat je moet doen. Bel ons als je het niet weet."
LEGAL = (
    "De belanghebbende dient gegevensverstrekking onverwijld te bewerkstelligen. Terugvorderingsbeschikkingen"
    " worden dienovereenkomstig vastgesteld. Onverschuldigde uitkeringsbetalingen rechtvaardigen invordering."
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Eén zin zonder punt", 1),
        ("Kom je? Ja! Fijn.", 3),
        ("Het kost ca. 3 euro, d.w.z. niet veel, bijv. in een winkel.", 1),
        ("Neem mee:\n- je pas\n- een foto\n", 3),
        ("Eerst dit.\n\nDan dat.", 2),
        ("Op 1.5 km afstand staat 'de balie'. Daar helpen ze je.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ja", 1),
        ("over", 2),
        ("inwoner", 3),
        ("gemeente", 3),
        ("beoordelen", 4),
        ("ideeën", 3),
        ("informatie", 4),
        ("nieuw", 1),
        ("bijstand", 2),
        ("reageren", 4),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_a_score_needs_three_sentences() -> None:
    assert measure("Kort. Maar krachtig.").douma is None
    assert measure(PLAIN).douma is not None


def test_douma_by_hand() -> None:
    found = measure("Ik loop. Jij loopt. Zij zit.")
    assert (found.sentences, found.words, found.syllables) == (3, 6, 6)
    # 206.8 - 0.77 x 100 - 0.93 x 2 = 127.94, and the scale ends at 100.
    assert found.douma == 100
    found = measure("De gemeente betaalt. De gemeente betaalt. De gemeente betaalt.")
    assert found.syllables == 18
    assert found.douma == pytest.approx(206.8 - 77 * 2 - 0.93 * 3)


def test_plain_text_is_fine_and_legal_text_is_not() -> None:
    assert list(hard_text(PLAIN)) == list(hard_sentences(PLAIN)) == []
    [(message, mend)] = hard_text(LEGAL)
    assert "Terugvorderingsbeschikkingen" in message
    assert "60" in mend


def test_the_long_sentence_is_shown() -> None:
    long = " ".join(["woord"] * 26) + "."
    [(message, _mend)] = hard_sentences(f"Kort. {long}")
    assert long in message
    assert list(hard_sentences(" ".join(["woord"] * 25))) == []


def test_sentences_that_are_long_on_average() -> None:
    sentence = " ".join(["kat"] * 16) + "."
    [(message, _mend)] = hard_text(" ".join([sentence] * 3))
    assert "16" in message
    assert list(hard_text(" ".join([" ".join(["kat"] * 15) + "."] * 3))) == []


def test_words_that_we_do_not_use() -> None:
    assert list(words_to_avoid("Indien u dit wilt, kunt u uw brief sturen.")) == [
        ("indien", "als"),
        ("u", "je"),
        ("uw", "je"),
    ]
    assert list(words_to_avoid("Je stuurt de brief zelf.")) == []
