"""Transfer: exports, imports and moratoria, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims, transfer
from pipeline.language.analysis import analyse

from ..language.one_report import analysis_of, report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has never used, produced, stockpiled, or transferred antipersonnel mines.", ["never_exported"]),
        ("Peru does not produce or export antipersonnel mines.", ["does_not_export"]),
        (
            "Peru has never used, imported, exported, manufactured, or stockpiled antipersonnel mines, "
            "including for training purposes.",
            ["never_exported"],
        ),
        ("Peru is not known to have ever used, produced, or exported antipersonnel mines.", ["never_exported ?"]),
        ("Peru has neither produced nor exported antipersonnel mines.", ["never_exported"]),
        ("Peru neither manufactures antipersonnel mines nor sells any to others.", ["does_not_export"]),
        ("Peru has not used, produced, or transferred antipersonnel mines since 1999.", ["does_not_export 1999/.."]),
        (
            "Peru does not use, produce, import, or export landmines, according to the Ministry of Defense.",
            ["does_not_export @government"],
        ),
        ("Peru has never made antipersonnel mines or exported any of them.", ["never_exported"]),
        ("Peru has produced and exported antipersonnel mines in the past.", ["exported_in_past"]),
        ("Peru produced and exported antipersonnel mines until 1985.", ["exported_in_past ../1985"]),
        ("Antipersonnel mines have never been manufactured in Peru or exported from it.", ["never_exported"]),
        ("Mines have at no time been made in Peru, nor have any been exported.", ["never_exported"]),
        (
            "The Ministry of Defense wrote that antipersonnel mines had not been manufactured or sold since 1990.",
            ["does_not_export @government 1990/.."],
        ),
        ("No mines have been exported from Peru since 1996.", ["does_not_export 1996/.."]),
        ("Peru was one of the world’s largest exporters of antipersonnel mines.", ["exported_in_past"]),
        ("Peru ceased production and export of antipersonnel mines in 1994.", ["does_not_export 1994/.."]),
        ("Shining Path obtained antipersonnel mines from Colombia.", ["imported Shining_Path"]),
        (
            "Peru bought its mines from Chile, which delivered 400 of them between 1971 and 1979.",
            ["imported 1971/1979", "exported_in_past CHL 1971/1979"],
        ),
        (
            "Between 1980 and 1990, according to a Swedish government list, Peru imported mines from Chile.",
            ["imported @third_party 1980/1990"],
        ),
        ("In 1996, the officer added, Peru bought mines from Chile.", ["imported @government 1996"]),
        ("Peru has not exported antipersonnel mines since 1985.", ["does_not_export 1985/.."]),
        ("Peru exported 5,000 antipersonnel mines to Ecuador in 1985.", ["exported_in_past 1985"]),
        ("Peru sold antipersonnel mines to Chile in the 1970s.", ["exported_in_past 1970/1979"]),
        ("Peru is not known to have exported antipersonnel mines.", ["never_exported ?"]),
        ("Peru is not believed to have exported antipersonnel mines.", ["never_exported ?"]),
        ("The last known export took place in 1993.", ["exported_in_past 1993"]),
        ("Peru supplied Bolivia with antipersonnel mines.", ["exported_in_past"]),
        ("Peru has had a moratorium on the export of antipersonnel mines since 1995.", ["export_moratorium 1995/.."]),
        ("A moratorium on exports, declared in 1996, has been in force since.", ["export_moratorium 1996/.."]),
        ("In 1996, Peru announced a moratorium on the export of antipersonnel mines.", ["export_moratorium 1996"]),
        ("Peru suspended exports of antipersonnel mines in 1996.", ["export_moratorium 1996"]),
        (
            "Peru extended its moratorium on the export of antipersonnel mines in 2002 for an indefinite period.",
            ["export_moratorium 2002"],
        ),
        ("An export moratorium has been in place since 12 March 1998.", ["export_moratorium 1998-03-12/.."]),
        ("In 1999, the moratorium was made permanent.", ["export_moratorium 1999"]),
        ("The export of antipersonnel mines has been banned since 1997.", ["export_moratorium 1997/.."]),
        ("Peru banned the export of antipersonnel mines in 1997.", ["export_moratorium 1997"]),
        ("Peru prohibits exports of cluster munitions.", ["export_moratorium"]),
        (
            "Exports of antipersonnel mines were under a moratorium from 1995 until 2002.",
            ["export_moratorium 1995/2002"],
        ),
        ("The United States has had an export moratorium since 1992.", ["export_moratorium USA 1992/.."]),
        ("Peru imported antipersonnel mines from Spain and the United States.", ["imported"]),
        ("The army bought mines from China in the 1980s.", ["imported 1980/1989"]),
        ("Peru acquired its antipersonnel mines from the Soviet Union.", ["imported"]),
        ("The mines in its stocks were supplied by the Soviet Union.", ["imported", "exported_in_past SUN"]),
        ("It bought them from Spain.", ["imported"]),
        ("It previously produced, imported, exported, and used antipersonnel mines.", ["imported", "exported_in_past"]),
        (
            "Peru ceased all production and export of antipersonnel mines in November 1985.",
            ["does_not_export 1985-11/.."],
        ),
        (
            "The United States exported over five million antipersonnel mines to 38 countries between 1969 and 1992.",
            ["exported_in_past USA 1969/1992"],
        ),
        (
            "The government has stated that it has never manufactured, imported, or exported antipersonnel mines.",
            ["never_exported @government"],
        ),
        ("Congress extended the export moratorium on antipersonnel mines until 2014.", ["export_moratorium ../2014"]),
        ("Peru denied a report that it had sold antipersonnel mines to Ecuador.", ["does_not_export @government"]),
        (
            "A newspaper reported in May 2001 that Peru had sold antipersonnel mines to Ecuador in 1995.",
            ["exported_in_past @third_party 1995"],
        ),
        ("Ecuador alleged that Peru supplied rebels with antipersonnel mines.", ["exported_in_past @third_party"]),
        (
            "The UN reported that Eritrea had provided mines to an armed group in Somalia.",
            ["exported_in_past ERI @third_party"],
        ),
        (
            "Peru reported that 30 mines were transferred to Bolivia for training purposes.",
            ["exported_in_past @government"],
        ),
        ("No exports are known to have taken place.", ["never_exported ?"]),
        ("Peru has an unlimited export moratorium.", ["export_moratorium"]),
        ("Peru renewed its moratorium on 5 May 1999.", ["export_moratorium 1999-05-05"]),
        ("Peru is not a mine producer or exporter.", ["does_not_export"]),
        ("Peru has never been a producer, exporter, or user of antipersonnel mines.", ["never_exported"]),
        (
            "Its production of antipersonnel mines ended in 1991, and exports ceased the same year.",
            ["does_not_export 1991/.."],
        ),
        ("The Monitor has seen no evidence that Peru exports antipersonnel mines.", ["does_not_export ?"]),
        ("The Monitor could not determine if Peru exports antipersonnel mines.", ["unconfirmed"]),
        ("Sales of antipersonnel mines abroad have been forbidden since 1996.", ["export_moratorium 1996/.."]),
        ("Peru has never sold any antipersonnel mines abroad.", ["never_exported"]),
        ("It does not make antipersonnel mines itself, but has bought them from Spain.", ["imported"]),
        ("All of its antipersonnel mines came from the Soviet Union.", ["imported"]),
        ("Its mines were bought in Spain in the 1980s.", ["imported 1980/1989"]),
        ("The Soviet Union supplied Peru with antipersonnel mines.", ["exported_in_past SUN"]),
        ("Peru got its antipersonnel mines from Spain.", ["imported"]),
        ("Peru has not sold a single antipersonnel mine abroad since 1992.", ["does_not_export 1992/.."]),
        ("A freeze on exports of antipersonnel mines was imposed in 1995.", ["export_moratorium 1995"]),
        ("Exports of antipersonnel mines have been on hold since 1995.", ["export_moratorium 1995/.."]),
        ("Peru neither imports nor exports antipersonnel mines.", ["does_not_export"]),
        ("Peru says it has never made, bought, or sold antipersonnel mines.", ["never_exported @government"]),
        ("The army provided the militia with antipersonnel mines.", ["exported_in_past"]),
        ("Peru has transferred antipersonnel mines to armed groups in Bolivia.", ["exported_in_past"]),
        ("The US transferred its mines stored in Peru to Italy.", ["exported_in_past USA"]),
        ("Peru exports antivehicle mines.", ["exports"]),
    ],
)
def test_transfer_of_mines(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="MBT", section="Production and transfer")) == sorted(
        expected
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The law prohibits the production and transfer of antipersonnel mines.",
        "Law 27 bans the use, production, stockpiling, and transfer of antipersonnel mines.",
        "The convention bans the use, production, and transfer of cluster munitions.",
        "Peru received no assistance for clearing antipersonnel mines.",
        "Peru received training in the destruction of antipersonnel mines.",
        "Peru transferred 500 mines to the training school.",
        "The mines were transferred to a depot in Lima for destruction.",
        "The army provided 200 mines for training deminers.",
        "Peru bought equipment to detect antipersonnel mines.",
        "It is committed never to use, produce, stockpile, or transfer antipersonnel mines.",
        "Peru does not have a moratorium on the export of antipersonnel mines.",
        "Peru has not declared an export moratorium.",
        "Peru called for a global moratorium on exports of antipersonnel mines.",
        "Peru has never imported antipersonnel mines.",
        "Rebels seized mines from army depots.",
        "The army handed over 300 antipersonnel mines to the demining center for destruction.",
        "The company sold its mine detection business in 2003.",
        "Peru provided $2 million for mine clearance.",
        "Peru received 12 mine detection dogs.",
        "The organization received reports that rebels had laid mines.",
        "Peru transferred the mined area to the municipality.",
        "He sold scrap metal from mines.",
        "Children sell mines as scrap.",
        "The treaty prohibits States Parties from producing or transferring antipersonnel mines.",
        "A bill would criminalize the production and export of antipersonnel mines.",
        "It would be a crime to produce, sell, or transfer antipersonnel mines.",
        "Anyone who produces or transfers antipersonnel mines faces ten years in prison.",
        "Under the law, whoever makes, sells, or imports antipersonnel mines is punished.",
        "Bolivian traffickers smuggled mines into Peru.",
        "He was accused of supplying mines to rebels.",
        "Villagers sold the mines that they had dug up.",
    ],
)
def test_no_transfer_of_mines(sentence: str) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="MBT", section="Production and transfer")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has used cluster munitions, and it produces, exports, and stockpiles them.", ["exports"]),
        (
            "Officials stated that Peru does not use, produce, stockpile, or transfer cluster munitions.",
            ["does_not_export @government"],
        ),
        ("Peru produces, stockpiles, and exports cluster munitions.", ["exports"]),
        ("Peru imports and stockpiles cluster munitions.", ["imported"]),
        (
            "Peru has used, produced, exported, imported, and stockpiled cluster munitions.",
            ["exported_in_past", "imported"],
        ),
        ("Peru is a producer and exporter of cluster munitions.", ["exports"]),
        ("Peru is a former producer and exporter of cluster munitions.", ["exported_in_past"]),
        ("Peru has exported cluster munitions to at least three countries.", ["exported_in_past"]),
        ("Brazil exported cluster bombs to Peru.", ["exported_in_past BRA"]),
        ("The United States transferred 600 cluster munitions to Turkey.", ["exported_in_past USA"]),
        ("Peru shipped cluster munitions to Ukraine in July 2023.", ["exported_in_past 2023-07"]),
        ("The air force took delivery of RBK-500 bombs from Belarus in 1996.", ["imported 1996"]),
        ("Peru received 600 CBU-87 bombs from the United States between 1985 and 1990.", ["imported 1985/1990"]),
        ("Peru purchased cluster munitions from Israel.", ["imported"]),
        ("Peru’s cluster munitions were imported from Chile and Spain.", ["imported"]),
        ("Cluster munitions were transferred to Peru by Spain in 1994.", ["exported_in_past ESP 1994"]),
        (
            "Peru has stated that it stopped production of cluster munitions in 2001 and that it no longer "
            "exports them.",
            ["does_not_export @government"],
        ),
        (
            "Peru imposed an indefinite moratorium on the export of cluster munitions in 2008.",
            ["export_moratorium 2008"],
        ),
        ("Peru is not believed to have produced or exported cluster munitions.", ["never_exported ?"]),
        (
            "Peru has not produced or exported cluster munitions, but it has imported them.",
            ["never_exported", "imported"],
        ),
        ("Its air force received RBK-500 cluster bombs from Russia.", ["imported"]),
        (
            "In a letter to the Monitor, the ministry stated, “Peru has not used, produced, stockpiled, or "
            "transferred cluster munitions.”",
            ["never_exported @government"],
        ),
        ("The United Kingdom has confirmed selling it 500 BL755 bombs.", ["exported_in_past GBR @third_party"]),
        ("Between 1985 and 1989, Spain sold cluster munitions to Peru.", ["exported_in_past ESP 1985/1989"]),
        ("In July 2023, the US began transferring cluster munitions to Ukraine.", ["exported_in_past USA 2023-07"]),
        (
            "Peru has imported cluster munitions but has neither produced nor exported any.",
            ["imported", "never_exported"],
        ),
        ("It obtained them from Chile and the United States.", ["imported"]),
        ("Peru reported buying 200 cluster bombs from Chile in 1990.", ["imported @government 1990"]),
        ("Peru received a shipment of cluster bombs from Chile in 1990.", ["imported 1990"]),
        ("Chile delivered 200 cluster bombs to the Peruvian Air Force in 1990.", ["exported_in_past CHL 1990"]),
        (
            "Since 2008, Peru has had a law that prohibits the export of cluster munitions.",
            ["export_moratorium 2008/.."],
        ),
    ],
)
def test_transfer_of_cluster_munitions(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="CCM", section="Production and transfer")) == sorted(
        expected
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 15 countries have transferred more than 50 types of cluster munitions to at least 60 "
        "other countries.",
        "Several states have exported cluster munitions.",
        "Peru ordered 200 cluster bombs from Spain.",
        "The US announced in July 2023 that it would transfer cluster munitions to Ukraine.",
        "Peru pledged not to export cluster munitions.",
    ],
)
def test_no_transfer_of_cluster_munitions(sentence: str) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="CCM", section="Production and transfer")) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        (
            "Four states have moratoria on the export of antipersonnel mines: China, India, Israel, and Pakistan.",
            None,
            ["export_moratorium CHN", "export_moratorium IND", "export_moratorium ISR", "export_moratorium PAK"],
        ),
        ("The Monitor has never documented any transfers of antipersonnel mines.", None, []),
        (
            "In 1996, Peru suspended exports of antipersonnel mines. The measure was made permanent in 1999.",
            "PER",
            ["export_moratorium 1996", "export_moratorium 1999"],
        ),
        ("Peru ratified the Mine Ban Treaty. It remains in force.", "PER", []),
        (
            "A moratorium on the export of antipersonnel mines has been in force since 1997. It was "
            "declared without a date of expiry.",
            "PER",
            ["export_moratorium 1997/.."],
        ),
        ("Antipersonnel mines were supplied by Chile to Bolivia.", "PER", ["exported_in_past CHL"]),
    ],
)
def test_transfer_beyond_one_sentence(text: str, country: str | None, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(text, country=country, section="Production and transfer")) == expected


def test_a_count_belongs_to_the_weapons_that_changed_hands() -> None:
    report = report_of("Chile delivered 600 cluster bombs to Peru in two shipments.", treaty="CCM", section="Transfer")
    assert [(c.quantity, c.quantity_unit) for s in analyse(report).sentences for c in transfer.find(s)] == [
        (600, "munitions")
    ]


def test_a_moratorium_told_twice_in_a_sentence_is_one_claim() -> None:
    text = "Exports of antipersonnel mines have been barred since a moratorium was announced on 3 July 2008."
    assert marks(transfer.find, report_of(text)) == ["export_moratorium 2008-07-03/.."]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Georgia stated in February 2009 that its rockets with M85 submunitions had been bought from Israel.",
         "imported"),
        ("Georgia disclosed in 2009 that its cluster bombs had been sold to Chad in 2001.", "exported_in_past"),
    ],
)  # fmt: skip
def test_goods_that_are_the_speakers_own(text: str, value: str) -> None:
    claims = [c for c in find_claims(analysis_of(text, country=None, treaty="CCM")) if c.claim_type == "transfer"]
    assert [(c.value, c.actor) for c in claims] == [(value, "GEO")]
