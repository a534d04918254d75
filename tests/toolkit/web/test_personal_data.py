"""A kind warning when a text seems to hold data about a person, and silence when it does not."""

from __future__ import annotations

import pytest

from toolkit.web.personal_data import personal_data, warning

BSN, PHONE, MAIL = "een burgerservicenummer", "een telefoonnummer", "een e-mailadres"
IBAN, ADDRESS = "een rekeningnummer", "een adres van iemand"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het nummer is 111222333.", {BSN}),
        ("BSN 123456782", {BSN}),
        ("bsn: 1234.56.782", {BSN}),
        ("nummer 123456789", set()),  # fails the eleven test
        ("Het kost 111222333,50 euro", set()),
        ("Zaak 2027-111222333", set()),
        ("000000000", set()),
        ("mail naar jan.jansen@voorbeeld.nl", {MAIL}),
        ("zie @gemeente op internet", set()),
        ("bel 06-12345678", {PHONE}),
        ("bel 06 12 34 56 78", {PHONE}),
        ("bel +31 6 12345678", {PHONE}),
        ("bel +31 (0)10 123 45 67", {PHONE}),
        ("bel 010-1234567", {PHONE}),
        ("bel 14 010 of 14010", set()),
        ("van 2024 tot 2027, 1.200 mensen", set()),
        ("rekening NL91 ABNA 0417 1643 00", {IBAN}),
        ("rekening NL91ABNA0417164300", {IBAN}),
        ("rekening NL92ABNA0417164300", set()),  # the check digits do not fit
        ("woont op 3011 AB", {ADDRESS}),
        ("woont op 3011AB in de stad", {ADDRESS}),
        ("in 2027 EU-geld", set()),
        ("3011 SS", set()),
        ("Dorpsstraat 12a", {ADDRESS}),
        ("op de Coolsingel 40 woont iemand", {ADDRESS}),
        ("De straat 12 keer per week vegen", set()),
        ("Elke straat heeft 12 bakken", set()),
        ("", set()),
    ],
)
def test_what_a_text_seems_to_hold(text: str, found: set[str]) -> None:
    assert set(personal_data(text)) == found


def test_the_warning_names_everything_once_and_leaves_the_choice() -> None:
    said = warning(["Bel 06-12345678", None, "jan@voorbeeld.nl, 06-12345678"])
    assert said is not None
    assert "een telefoonnummer en een e-mailadres" in said
    assert "Gaat het over een persoon?" in said
    assert warning(["Niets bijzonders", None]) is None


def test_long_texts_are_read_in_no_time() -> None:
    for text in ("1" * 20_000, "A1" * 10_000, "a@" * 10_000, "Straat " * 3000, "NL91 " * 4000, "0 " * 10_000):
        personal_data(text)
