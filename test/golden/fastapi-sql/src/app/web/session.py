"""The session with the SQL database in which a request is handled."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.web.dependencies import Attached


async def _session(clients: Attached) -> AsyncIterator[AsyncSession]:
    async with clients.database.session() as session:
        yield session


#: Handlers commit: what they leave uncommitted is rolled back.
Session = Annotated[AsyncSession, Depends(_session)]
