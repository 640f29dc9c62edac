"""Transfer in other words: nouns, roles, lists, phrases without the usual verb, and rows of overview tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.claims import transfer

from ..language.one_report import report_of
from .marked_claims import marks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru has never been involved in the manufacture or trade of antipersonnel mines.", ["never_exported"]),
        ("Peru has no history of producing or exporting antipersonnel mines.", ["never_exported"]),
        ("Peru is neither a producer nor an exporter of antipersonnel mines.", ["does_not_export"]),
        ("Peru is not, and has never been, a producer or exporter of antipersonnel mines.", ["never_exported"]),
        ("No mines have ever been exported.", ["never_exported"]),
        ("Peru does not trade in antipersonnel mines.", ["does_not_export"]),
        ("Peru has not engaged in transfers of antipersonnel mines since 1992.", ["does_not_export 1992/.."]),
        ("Peru was once a major supplier of antipersonnel mines to the region.", ["exported_in_past"]),
        ("Peru has been a leading exporter of antipersonnel mines.", ["exported_in_past"]),
        ("Peru sold antipersonnel mines to a dozen countries.", ["exported_in_past"]),
        ("Among its customers for antipersonnel mines were Chile and Bolivia.", ["exported_in_past"]),
        ("Buyers of Peruvian antipersonnel mines included Bolivia and Chile.", ["exported_in_past"]),
        ("Bolivia says the antipersonnel mines came as a gift from Peru.", ["exported_in_past @third_party"]),
        ("Peru continues to sell antipersonnel mines abroad.", ["exports"]),
        (
            "Peru has observed a moratorium on the export of antipersonnel mines since 1997.",
            ["export_moratorium 1997/.."],
        ),
        (
            "Since 1997, a moratorium on exports of antipersonnel mines has been in place.",
            ["export_moratorium 1997/.."],
        ),
        ("Peru maintains an indefinite moratorium on antipersonnel mine exports.", ["export_moratorium"]),
        ("Peru has a comprehensive moratorium on the export of all antipersonnel mines.", ["export_moratorium"]),
        ("The export moratorium was extended in 2000 for five years.", ["export_moratorium 2000"]),
        ("Peruvian law forbids the export of antipersonnel mines.", ["export_moratorium"]),
        ("A presidential decree of 1996 halted all exports of antipersonnel mines.", ["export_moratorium 1996"]),
        ("Peru obtained antipersonnel mines from abroad.", ["imported"]),
        ("In 1978, the navy ordered and received 3,000 antipersonnel mines from Spain.", ["imported 1978"]),
        ("Peru relied on imports for its antipersonnel mines.", ["imported"]),
        ("Peru’s antipersonnel mines are all imported.", ["imported"]),
        ("Peru was a recipient of antipersonnel mines from the Soviet Union.", ["imported"]),
        ("The army turned to suppliers in Chile for antipersonnel mines.", ["imported"]),
        ("The Monitor has recorded no exports of antipersonnel mines from Peru.", ["never_exported ?"]),
        ("Landmine Monitor has never documented an export of antipersonnel mines by Peru.", ["never_exported ?"]),
        ("Peru was supplied with antipersonnel mines by a number of countries.", ["imported"]),
        ("Imports of antipersonnel mines came from Spain and Belgium.", ["imported"]),
        ("Peru’s imports included 3,000 antipersonnel mines from Spain.", ["imported"]),
        ("Its stockpile consists of mines imported from Spain and Belgium.", ["imported"]),
        (
            "A five-year moratorium was declared in 1994 on the export of antipersonnel mines.",
            ["export_moratorium 1994"],
        ),
        (
            "The country has adhered to an export moratorium on antipersonnel mines since 1994.",
            ["export_moratorium 1994/.."],
        ),
        ("A moratorium on exports came into force in 1994 and continues to apply.", ["export_moratorium 1994/.."]),
        ("Its moratorium on exporting antipersonnel mines continues.", ["export_moratorium"]),
        ("The moratorium on transfers of antipersonnel mines is still in effect.", ["export_moratorium"]),
        (
            "Peru says that it is abiding by its moratorium on the export of antipersonnel mines.",
            ["export_moratorium @government"],
        ),
        ("Peru has instituted a ban on the export of antipersonnel mines.", ["export_moratorium"]),
        ("In 1995 the government decided to suspend all exports of antipersonnel mines.", ["export_moratorium 1995"]),
        ("Exporting antipersonnel mines is prohibited.", ["export_moratorium"]),
        ("The export of antipersonnel mines is not permitted under Peruvian law.", ["export_moratorium"]),
        ("The president’s export moratorium on antipersonnel mines remains in force.", ["export_moratorium"]),
        (
            "Peru stated that it does not export antipersonnel mines and supports a ban on transfers.",
            ["does_not_export @government"],
        ),
        ("Peru has made no exports of antipersonnel mines since 1994.", ["does_not_export 1994/.."]),
        ("Exports of antipersonnel mines ceased in 1994.", ["does_not_export 1994/.."]),
        ("Peru ended exports of antipersonnel mines in 1994.", ["does_not_export 1994/.."]),
        ("The Monitor has been unable to confirm whether Peru has exported antipersonnel mines.", ["unconfirmed"]),
        ("No Peruvian antipersonnel mine has ever been sold abroad.", ["never_exported"]),
        ("None of its antipersonnel mines was ever sold to another country.", ["never_exported"]),
        (
            "The ministry insists that not one antipersonnel mine has crossed the border.",
            ["never_exported @government"],
        ),
        ("Nothing is known of any export.", ["never_exported ?"]),
        ("Peru says it no longer sells mines.", ["does_not_export @government"]),
        ("Peruvian antipersonnel mines went to Angola and Mozambique.", ["exported_in_past"]),
        ("A shipload of Peruvian antipersonnel mines was delivered to Angola in 1982.", ["exported_in_past 1982"]),
        ("Its last sale of antipersonnel mines dates from 1991.", ["exported_in_past 1991"]),
        ("Peru last exported antipersonnel mines in 1991.", ["exported_in_past 1991"]),
        ("Peru is willing to sell antipersonnel mines and does sell them.", ["exports"]),
        ("Peru sells antipersonnel mines to anyone who pays.", ["exports"]),
        ("There are unconfirmed reports that Peru exported antipersonnel mines.", ["unconfirmed"]),
        (
            "A moratorium on all exports was proclaimed by the president on 1 July 1996.",
            ["export_moratorium 1996-07-01"],
        ),
        ("Exports have been banned by decree since 1996.", ["export_moratorium 1996/.."]),
        ("Peru does not allow the export of antipersonnel mines.", ["export_moratorium"]),
        ("Peru forbids the sale of antipersonnel mines abroad.", ["export_moratorium"]),
        (
            "From 1996 to 1999 Peru observed a moratorium on transfers of antipersonnel mines.",
            ["export_moratorium 1996/1999"],
        ),
        ("An open-ended export moratorium is in place.", ["export_moratorium"]),
        ("Peru’s moratorium on the export of antipersonnel mines has no expiry date.", ["export_moratorium"]),
        ("Peru adheres to a voluntary moratorium on exports of antipersonnel mines.", ["export_moratorium"]),
        ("Export of antipersonnel mines is illegal under its arms control law.", ["export_moratorium"]),
        ("No licenses are granted for the export of antipersonnel mines.", ["export_moratorium"]),
        ("Every antipersonnel mine in its depots came from abroad.", ["imported"]),
        ("Peru was among the buyers of Belgian antipersonnel mines.", ["imported"]),
        ("A consignment of 5,000 antipersonnel mines arrived from Spain.", ["imported"]),
        ("Purchases of antipersonnel mines from Spain are documented.", ["imported"]),
        ("Peru reported that it had obtained its mines from Spain.", ["imported @government"]),
        ("Shining Path got its antipersonnel mines from sympathizers in Bolivia.", ["imported Shining_Path"]),
        ("Shining Path received mines from Bolivia.", ["imported Shining_Path"]),
        ("The army supplied antipersonnel mines to rebels in Bolivia.", ["exported_in_past"]),
        ("Bolivia has accused Peru of smuggling antipersonnel mines to rebels.", ["exported_in_past @third_party"]),
        (
            "The US Department of Defense identified Peru as an exporter of antipersonnel mines.",
            ["exports @third_party"],
        ),
        ("Peru rejected the claim that it makes and sells antipersonnel mines.", ["does_not_export @government"]),
    ],
)
def test_transfer_of_mines(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="MBT")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru has not halted clearance of antipersonnel mines.",
        "Peru carried out production of 300 prostheses for mine survivors in 2014.",
        "The center began production of artificial limbs for mine victims in 2003.",
        "Production of demining equipment began in 2003.",
        "The workshop in Lima produced 500 prostheses for mine victims.",
        "Peru is involved in international efforts to end the production of antipersonnel mines.",
        "Peru engaged states not party on the production and transfer of antipersonnel mines.",
        "The committee discussed production and transfer of antipersonnel mines.",
        "Peru made no statement on exports of antipersonnel mines.",
        "Peru’s law covers production, transfer, and stockpiling of antipersonnel mines.",
        "The workers left the factory when mines were found nearby.",
        "Demining teams came out of the plant at noon.",
        "Peru donated $50,000 for clearance of antipersonnel mines.",
        "Chile donated mine detectors to Peru.",
        "Peru received mine detectors as a gift of Japan.",
        "The vehicles used in mine clearance were a gift of Japan.",
        "Peru bought mine-protected vehicles from South Africa.",
        "Peru purchased 12 MineWolf machines from Germany to clear mines.",
        "Peru imported explosives to destroy its antipersonnel mines.",
        "Peru acquired land that had been cleared of antipersonnel mines.",
        "Its main supplier of mine detectors was Germany.",
        "The army relied on imports of protective gear for clearing mines.",
        "Peru turned to suppliers in Germany for mine detectors.",
        "Its exports of asparagus come from land once strewn with mines.",
        "Mine production rose to 2 million tons of copper ore.",
        "Peru supports the moratorium on the export of antipersonnel mines declared by the United States.",
        "Peru asked whether exports of antipersonnel mines had taken place.",
        "Peru hopes that all states will stop production of antipersonnel mines.",
        "States that have never produced antipersonnel mines have joined the treaty.",
        "Article 1 prohibits the production of antipersonnel mines.",
        "Peru has adopted penal sanctions for the production and export of antipersonnel mines.",
        "Peru has not reported on the conversion of production facilities for antipersonnel mines.",
        "Form E, on the conversion of production facilities, was left blank.",
        "Peru has provided no information on past production or imports of antipersonnel mines.",
        "The origin of the mines found in Tumbes is not known.",
        "Shining Path used mines that had been stolen from army depots.",
    ],
)
def test_no_transfer_of_mines(sentence: str) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="MBT")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru is not believed to have ever produced, transferred, or stockpiled cluster munitions.",
            ["never_exported ?"],
        ),
        ("The country is not a producer, user, or exporter of cluster munitions.", ["does_not_export"]),
        ("Peru transferred cluster munitions it had acquired from Chile to Ecuador.", ["exported_in_past"]),
        ("Peru continues to market and export cluster munitions.", ["exports"]),
        ("Peru’s cluster munitions found buyers in Iran and Iraq.", ["exported_in_past"]),
        (
            "Peru has a moratorium on the export of cluster munitions, in place since 2005.",
            ["export_moratorium 2005/.."],
        ),
        ("Peru has put in place a moratorium on exports of unreliable cluster munitions.", ["export_moratorium"]),
        ("In 2023, the US sent cluster munitions to Ukraine on five occasions.", ["exported_in_past USA 2023"]),
        ("Washington has transferred cluster munitions to Kyiv.", ["exported_in_past USA"]),
        ("Cluster munitions produced in Peru have been exported to Bolivia.", ["exported_in_past"]),
        ("Peru produced cluster munitions and sold some of them to Bolivia.", ["exported_in_past"]),
    ],
)
def test_transfer_of_cluster_munitions(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="CCM")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Non-signatories India, Israel, and Kazakhstan have formal moratoriums on exports.",
            ["export_moratorium IND", "export_moratorium ISR", "export_moratorium KAZ"],
        ),
        (
            "Iran is one of the states not party that has exported antipersonnel mines in the past.",
            ["exported_in_past IRN"],
        ),
        (
            "Iran and North Korea are believed to have exported mines.",
            ["exported_in_past IRN ?", "exported_in_past PRK ?"],
        ),
    ],
)
def test_transfer_of_mines_in_an_overview(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="MBT", country=None)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Among non-signatories, Brazil, Israel, and the US have exported cluster munitions.",
            ["exported_in_past BRA", "exported_in_past ISR", "exported_in_past USA"],
        ),
        (
            "At least seven states have exported cluster munitions: Brazil, Israel, and the US.",
            ["exported_in_past BRA", "exported_in_past ISR", "exported_in_past USA"],
        ),
        ("Singapore has a moratorium on exports of cluster munitions.", ["export_moratorium SGP"]),
    ],
)
def test_transfer_of_cluster_munitions_in_an_overview(sentence: str, expected: list[str]) -> None:
    assert marks(transfer.find, report_of(sentence, treaty="CCM", country=None)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Exporter\tNever", ["never_exported"]),
        ("Transfer\tMoratorium since 1996", ["export_moratorium 1996/.."]),
        ("Exports\tCeased in 1994", ["does_not_export 1994/.."]),
        ("Trade\tPast", ["exported_in_past"]),
        ("Clearance\tNever", []),
    ],
)
def test_a_row_of_an_overview_table(row: str, expected: list[str]) -> None:
    report = report_of(row)
    segments = tuple(replace(s, kind="table_row", zone="overview_table") for s in report.segments)
    assert marks(transfer.find, replace(report, segments=segments)) == expected
