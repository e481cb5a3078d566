"""Which county people would say a postcode district is in, to tell same-named towns apart.

Written by hand from general knowledge. Postcodes do not follow county lines, so a district known to
straddle one has no county here ("-"): no county beats a wrong one, and such a place is then told apart by
the town it is near. make_places.py reads it; its answers are in places.csv.

One line per postcode area: the county of the whole area, then the districts that differ.
"""

from __future__ import annotations

import re
from functools import cache

COUNTIES = """
AB Aberdeenshire; Moray 37-38 55-56
AL Hertfordshire
B West Midlands; Worcestershire 47-48 60-61 96-98; Warwickshire 46 49-50 80 94-95;\
 Staffordshire 77 79; - 45 78
BA Somerset; Wiltshire 12-15
BB Lancashire
BD West Yorkshire; North Yorkshire 23-24; - 20
BF -
BH Dorset; Hampshire 24-25
BL Greater Manchester; - 6-7
BN East Sussex; West Sussex 5 11-18 42-45 99; - 6
BR London; Kent 8
BS Bristol; Somerset 20-29 31 39-40 48-49; Gloucestershire 30 32 34-37; - 14 16 41
BT County Antrim; Belfast 1-15; County Down 16 18-26 30-34; County Armagh 35 60-67;\
 County Londonderry 45-49 51-52 55; County Tyrone 68-71 75-82; County Fermanagh 74 92-94; - 17 27 44
BX -
CA Cumbria
CB Cambridgeshire; Suffolk 9; Essex 10-11; - 8 21
CF Cardiff; Bridgend 31-36; Rhondda Cynon Taf 37-45 72; Merthyr Tydfil 46-48; Vale of Glamorgan 61-64 71;\
 Caerphilly 81-83; - 15
CH Cheshire; Flintshire 5-8; Merseyside 41-49 60-63; - 1 4
CM Essex; Hertfordshire 21 23; - 22
CO Essex; Suffolk 10; - 7-8
CR London; Surrey 3 6
CT Kent
CV Warwickshire; West Midlands 1-6; Leicestershire 13; - 7
CW Cheshire; - 3
DA Kent; London 5-8 14-18
DD Angus; Dundee 1 3-4; Fife 6; - 2 5
DE Derbyshire; Staffordshire 13-14; Leicestershire 74; - 6 12 15
DG Dumfries and Galloway
DH County Durham; Tyne and Wear 4-5; - 3
DL County Durham; North Yorkshire 6-11; - 2
DN South Yorkshire; East Yorkshire 14; Lincolnshire 15-21 31-41; Nottinghamshire 22; - 9-10
DT Dorset
DY West Midlands; Staffordshire 7; Worcestershire 10-13; Shropshire 14; - 9
E London
EC London
EH East Lothian; Edinburgh 1-17 28-30; Midlothian 18-20 22-26; West Lothian 27 47-49 52-55;\
 Scottish Borders 38 43-46; Falkirk 51; - 37
EN Hertfordshire; London 1-5; Essex 9
EX Devon; Cornwall 23
FK Stirling; Falkirk 1-6; Clackmannanshire 10-13; - 14
FY Lancashire
G Glasgow; West Dunbartonshire 60 81-83; East Dunbartonshire 61-62 64 66; North Lanarkshire 65 67-68;\
 South Lanarkshire 71-75; East Renfrewshire 76-78; Argyll and Bute 84; - 33 63 69
GL Gloucestershire
GU Surrey; Hampshire 14 17 30-35 46 51-52; Berkshire 47; West Sussex 28-29; - 11-12
GY Guernsey
HA London
HD West Yorkshire
HG North Yorkshire
HP Buckinghamshire; Hertfordshire 1-4 23
HR Herefordshire; - 3
HS Western Isles
HU East Yorkshire
HX West Yorkshire
IG London; Essex 7 9-10
IM Isle of Man
IP Suffolk; Norfolk 20 24-26; - 21-22
IV Highland; Moray 30-32 36
JE Jersey
KA Ayrshire
KT Surrey; London 1-6 9
KW Highland; Orkney 15-17
KY Fife; Perth and Kinross 13
L Merseyside; Lancashire 39-40
LA Cumbria; Lancashire 1 3-4; - 2 5-6
LD Powys
LE Leicestershire; Rutland 15; - 16
LL Gwynedd; Wrexham 11-14; Denbighshire 15-20; Conwy 22 24-34; Isle of Anglesey 58-78; - 13 18 20
LN Lincolnshire
LS West Yorkshire; North Yorkshire 24; - 21-22 25
LU Bedfordshire
M Greater Manchester
ME Kent
MK Buckinghamshire; Bedfordshire 40-45; - 17-19
ML Lanarkshire
N London
NE Tyne and Wear; Northumberland 18-20 22-24 41-49 61-71; - 16 25 39
NG Nottinghamshire; Lincolnshire 31-34; - 10 13 16 20 23
NN Northamptonshire
NP Gwent; Monmouthshire 7 15 25-26; Powys 8; - 16
NR Norfolk; Suffolk 32-34; - 35
NW London
OL Greater Manchester; Lancashire 13; West Yorkshire 14; - 12
OX Oxfordshire; - 17
PA Argyll and Bute; Renfrewshire 1-12; Inverclyde 13-19
PE Cambridgeshire; Lincolnshire 10-11 20-25; Norfolk 30-38; - 6 8-9 12-14
PH Highland; Perth and Kinross 1-18
PL Cornwall; Devon 1-9 16 19-21
PO Hampshire; West Sussex 18-22; Isle of Wight 30-41
PR Lancashire; Merseyside 8; - 9
RG Berkshire; Oxfordshire 9; Hampshire 21-25 27-29; - 7-8 20 26
RH Surrey; West Sussex 10-16 20; East Sussex 18; - 17 19
RM London; Essex 15-20; - 4
S South Yorkshire; Derbyshire 18 32-33 40-45; Nottinghamshire 80-81; - 21 49
SA Carmarthenshire; Swansea 1-7; Neath Port Talbot 8 10-13; Pembrokeshire 35 37 41-42 61-73;\
 Ceredigion 43 45-48; - 9 34 38 40 44
SE London
SG Hertfordshire; Bedfordshire 15-19; - 5 8
SK Greater Manchester; Cheshire 9-12; Derbyshire 13 22-23; - 17
SL Berkshire; Buckinghamshire 0 7-9; - 1-3 6
SM London; Surrey 7
SN Wiltshire; Oxfordshire 7
SO Hampshire
SP Wiltshire; Hampshire 10-11; Dorset 7-8; - 6
SR Tyne and Wear; County Durham 7-8
SS Essex
ST Staffordshire; - 7
SW London
SY Shropshire; Cheshire 14; Powys 15-18 21; Ceredigion 23-25; - 5 10 13 20 22
TA Somerset; - 4
TD Scottish Borders; Northumberland 15; - 5 8-9 12
TF Shropshire; - 9
TN Kent; East Sussex 5-7 19-22 31-40; - 3 16-18
TQ Devon
TR Cornwall; Isles of Scilly 21-25
TS North Yorkshire; County Durham 18-29
TW London; Surrey 15-18 20; - 19
UB London; - 9
W London
WA Cheshire; Merseyside 9-12; Greater Manchester 14-15; - 3
WC London
WD Hertfordshire; - 23
WF West Yorkshire
WN Greater Manchester; Lancashire 8
WR Worcestershire
WS West Midlands; Staffordshire 6-7 11-15; - 9
WV West Midlands; Staffordshire 5 8; Shropshire 7 15-16; - 6 9-11
YO North Yorkshire; East Yorkshire 15-16 25 42-43; - 41
ZE Shetland
"""

# What people write for a county besides its own name. The search box reads this too.
SHORT_COUNTIES = {
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "co antrim": "county antrim",
    "co armagh": "county armagh",
    "co down": "county down",
    "co durham": "county durham",
    "co fermanagh": "county fermanagh",
    "co londonderry": "county londonderry",
    "co tyrone": "county tyrone",
    "anglesey": "isle of anglesey",
    "derbys": "derbyshire",
    "durham": "county durham",
    "e sussex": "east sussex",
    "east riding of yorkshire": "east yorkshire",
    "e yorks": "east yorkshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herefs": "herefordshire",
    "herts": "hertfordshire",
    "iow": "isle of wight",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "n yorks": "north yorkshire",
    "northants": "northamptonshire",
    "northumb": "northumberland",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "pembs": "pembrokeshire",
    "s yorks": "south yorkshire",
    "salop": "shropshire",
    "shrops": "shropshire",
    "staffs": "staffordshire",
    "w sussex": "west sussex",
    "w yorks": "west yorkshire",
    "warks": "warwickshire",
    "cymru": "wales",
    "sir benfro": "pembrokeshire",
    "sir ddinbych": "denbighshire",
    "sir fynwy": "monmouthshire",
    "sir gaerfyrddin": "carmarthenshire",
    "sir y fflint": "flintshire",
    "ynys mon": "isle of anglesey",
    "yorks": "yorkshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
}

DISTRICT = re.compile(r"([A-Z]{1,2})(\d{1,2})")


@cache
def county_table() -> dict[str, dict[int | None, str]]:
    """Area to {district number: county}; the None key holds the county of the rest of the area."""
    table: dict[str, dict[int | None, str]] = {}
    for line in COUNTIES.strip().splitlines():
        area, rest = line.split(" ", 1)
        main, *others = [part.strip() for part in rest.split(";")]
        table[area] = {None: _county(main)}
        for part in others:
            table[area].update(_exceptions(part))
    return table


def county_of(district: str, table: dict[str, dict[int | None, str]]) -> str:
    """The county of a district such as "GL5", or "" where it has none or straddles a line."""
    found = DISTRICT.match(district)
    if found is None or found[1] not in table:
        return ""
    counties = table[found[1]]
    return counties.get(int(found[2]), counties[None])


def _county(name: str) -> str:
    return "" if name == "-" else name


def _exceptions(part: str) -> dict[int | None, str]:
    """Read "North Yorkshire 23-24 26" as {23: "North Yorkshire", 24: ..., 26: ...}."""
    words = part.split()
    name = _county(" ".join(word for word in words if not word[0].isdigit()))
    numbers: dict[int | None, str] = {}
    for word in words:
        if word[0].isdigit():
            first, _, last = word.partition("-")
            numbers.update(dict.fromkeys(range(int(first), int(last or first) + 1), name))
    return numbers
