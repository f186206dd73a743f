"""Every sentence that gencirc says about a mistake.

Code → severity, what is wrong, what to write instead. Codes by room: Y files and
the YAML text, P the plan's shape, R references, D dates, C counts, N names, T the printed
text, E elements of the head, K kinds and templates, L letterheads, B building and
output, V comparing and reading, G issuing and the register, M one paper per recipient, Z collecting edited
papers, X papers brought in.
"""

from __future__ import annotations

from gencirc.messages.afar import AFAR
from gencirc.messages.batch import BATCH
from gencirc.messages.collect import COLLECT
from gencirc.messages.compare import COMPARE
from gencirc.messages.form import Severity, Table
from gencirc.messages.forms import FORMS
from gencirc.messages.importing import IMPORTING
from gencirc.messages.leftovers import LEFTOVERS
from gencirc.messages.making import MAKING
from gencirc.messages.matter import MATTER
from gencirc.messages.outside import OUTSIDE
from gencirc.messages.people import PEOPLE
from gencirc.messages.plan import PLAN
from gencirc.messages.printed import PRINTED
from gencirc.messages.prose import PROSE
from gencirc.messages.reckoned import RECKONED
from gencirc.messages.register import REGISTER
from gencirc.messages.source import YAML

TABLES = (
    YAML,
    OUTSIDE,
    PLAN,
    MATTER,
    RECKONED,
    PEOPLE,
    PRINTED,
    LEFTOVERS,
    MAKING,
    FORMS,
    COMPARE,
    IMPORTING,
    PROSE,
    BATCH,
    REGISTER,
    AFAR,
    COLLECT,
)
MESSAGES: Table = {code: message for table in TABLES for code, message in table.items()}

__all__ = ["MESSAGES", "Severity"]
