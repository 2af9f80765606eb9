"""What follows a commit: nothing that goes wrong here takes back what was saved."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from geo.errors import UserError

if TYPE_CHECKING:
    from data.store import Store

SAVED = "Allt som räknas upp här är sparat, men det kan inte visas just nu. {why}"
UNFORESEEN = (
    "Kolumnerna gick inte att räkna fram ({kind}). Kör kommandot status när servern har mer "
    "ledigt minne och diskutrymme."
)
_LOG = logging.getLogger(__name__)


def shown(store: Store) -> tuple[dict[str, Any], str]:
    """Make what readers see.

    Returns
    -------
    facts, warning
        What the store's status says, empty if it could not be made; and then why,
        otherwise "".
    """
    try:
        return store.status(), ""
    except UserError as error:
        return {}, SAVED.format(why=error)
    except Exception as error:  # noqa: BLE001 - the rows are saved whatever comes of the columns
        _LOG.debug("the columns could not be made", exc_info=True)
        return {}, SAVED.format(why=UNFORESEEN.format(kind=type(error).__name__))
