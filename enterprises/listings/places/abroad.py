"""Names people may type that are not in this country, so that the answer can say so.

Only the ones likely to be typed: every name here is first looked for at home, so Boston and Perth are safe.
"""

from __future__ import annotations

NAMES = """
afghanistan, albania, america, amsterdam, athens, australia, austria, bangladesh, barcelona,
beijing, belgium, berlin, brazil, brussels, bucharest, budapest, bulgaria, calais, canada, chicago,
china, copenhagen, cork, croatia, cyprus, czech republic, delhi, denmark, dubai, dublin, egypt,
eire, estonia, finland, france, galway, germany, ghana, greece, hong kong, hungary, iceland, india,
iran, iraq, ireland, istanbul, italy, jamaica, japan, karachi, kenya, lagos, latvia, limerick,
lisbon, lithuania, los angeles, lyon, madrid, malta, marseille, melbourne, mexico, milan, moscow,
mumbai, munich, netherlands, new york, new zealand, nigeria, norway, oslo, pakistan, paris,
philippines, poland, portugal, prague, republic of ireland, riga, romania, rome, russia, serbia,
singapore, slovakia, slovenia, somalia, south africa, spain, stockholm, sweden, switzerland, sydney,
syria, tokyo, toronto, turkey, ukraine, united states, usa, vienna, vilnius, waterford, warsaw,
zimbabwe
"""

ABROAD = frozenset(name.strip() for name in NAMES.replace("\n", " ").split(","))
