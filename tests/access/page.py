"""The shape of one line of the access table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROLES = (
    "anonymous",
    "officer",
    "other_officer",
    "manager",
    "viewer",
    "administrator",
    "switched_off",
)
METHODS = ("GET", "POST")


def posted(**values) -> Callable[[Any], dict]:
    """What a step is sent: these values and the version of the record as it stands."""
    return lambda record: {"version": record.version, **values}


@dataclass(frozen=True)
class Page:
    """One address. `get` and `post` hold the verdict for each role, in the order of `ROLES`:

    login  leads to the sign-in page        200  shown
    302    done, or leads on                403  the role has not this right
    404    out of scope, as if missing      405  this address does not know the method
    409    the record is not in that state  422  the form comes back with what is wrong

    `record` names what of region A the address is about (a field of `tests.access.world.World`);
    `args` are further parts of the address; `data` what is posted, given the record; `case` says in
    what state the record is where that matters.
    """

    name: str
    get: str
    post: str
    record: str = ""
    args: dict = field(default_factory=dict)
    data: Callable[[Any], dict] = lambda record: {}
    case: str = ""
    note: str = ""

    def verdicts(self) -> dict[tuple[str, str], str]:
        """The expected verdict by method and role."""
        return {
            (method, role): verdict
            for method, line in zip(METHODS, (self.get, self.post), strict=True)
            for role, verdict in zip(ROLES, line.split(), strict=True)
        }

    @property
    def label(self) -> str:
        """The name of the address with the parts that tell it from its likes."""
        return " ".join([self.name, *(str(part) for part in self.args.values()), self.case]).strip()
