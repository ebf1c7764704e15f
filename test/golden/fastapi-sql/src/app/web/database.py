"""The SQL database, for request handlers."""

import sqlalchemy as sa
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.database import address


class Database:
    """A pool of connections; the first is opened when it is needed."""

    def __init__(self, url: SecretStr) -> None:
        # The database may have been away since a connection was last used: ask it first.
        self._engine = create_async_engine(address(url, asynchronous=True), pool_pre_ping=True)
        self.session = async_sessionmaker(self._engine, expire_on_commit=False)

    async def ping(self) -> None:
        async with self._engine.connect() as connection:
            await connection.execute(sa.text("SELECT 1"))

    async def close(self) -> None:
        await self._engine.dispose()
