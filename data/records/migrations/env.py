"""What Alembic runs: the connection is handed over with its transaction open."""

from alembic import context

from data.records import inner, release_table, tables  # noqa: F401 - known once imported
from data.records.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,  # for the names of keys and indexes
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
