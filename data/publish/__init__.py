"""The public snapshot as a folder of static files: drafted, attacked, put in place, withdrawn.

The folder can be built whether or not a login is configured; nothing is served from here.
"""

from data.publish.drafting import Progress, draft, publish
from data.publish.folder import releases
from data.publish.order import Draft, Order
from data.publish.withdrawing import finish, is_left, withdraw

__all__ = [
    "Draft",
    "Order",
    "Progress",
    "draft",
    "finish",
    "is_left",
    "publish",
    "releases",
    "withdraw",
]
