"""Every sentence that gencirc says about a mistake.

Code → severity, what is wrong, what to write instead. Codes by room: Y the YAML
text, P the plan's shape, R references, D dates, C counts, N names, T the printed
text, E elements of the head, K kinds and templates, L letterheads, B building and
output, G issuing and the register, M one paper per recipient.
"""

from __future__ import annotations

from gencirc.messages.batch import BATCH
from gencirc.messages.form import Severity, Table
from gencirc.messages.forms import FORMS
from gencirc.messages.making import MAKING
from gencirc.messages.matter import MATTER
from gencirc.messages.plan import PLAN
from gencirc.messages.printed import PRINTED
from gencirc.messages.register import REGISTER
from gencirc.messages.source import YAML

MESSAGES: Table = YAML | PLAN | MATTER | PRINTED | MAKING | FORMS | BATCH | REGISTER

__all__ = ["MESSAGES", "Severity"]
