import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the owner of a project writes: never to be lost. */
export const OWN = {
  greeting: `"""A greeting, in the words that the configuration chose."""

from fastapi import APIRouter
from humanize import intcomma
from pydantic import BaseModel

from app.web.dependencies import Configured

router = APIRouter(tags=["greeting"])


class Greeting(BaseModel):
    text: str


@router.get("/greeting")
async def greeting(settings: Configured) -> Greeting:
    """Greet, and show off a number."""
    return Greeting(text=f"{settings.greeting}, {intcomma(1000)} times")
`,
  migration: `"""tell who supplies an item

Revision ID: 0002
Revises: 0001
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("items", sa.Column("supplier", sa.String(length=100), nullable=True))


def downgrade() -> None:
    op.drop_column("items", "supplier")
`,
  test: `

def test_greets(client: TestClient) -> None:
    assert client.get("/greeting").json() == {"text": "Hello, 1,000 times"}
`,
} as const;

/** An edit: the text that stood there, and what the owner made of it. */
type Edit = readonly [before: string, after: string];

/** What the owner changed, by file: text that stands once, and its replacement. */
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  'README.md': [
    [
      '| `SCHEDULE_INTERVAL` |',
      '| `GREETING` | How visitors are greeted | `Hello` | text |\n| `SCHEDULE_INTERVAL` |',
    ],
    ['## HTTP\n', '## Greetings\n\n`GREETING` is how this service says hello.\n\n## HTTP\n'],
  ],
  'pyproject.toml': [['    "httptools>=0.9.0",\n', '    "httptools>=0.9.0",\n    "humanize>=4.12",\n']],
  'src/app/settings.py': [
    [
      '    #: PostgreSQL: SQL database.\n',
      '    #: How visitors are greeted.\n    greeting: str = "Hello"\n    #: PostgreSQL: SQL database.\n',
    ],
  ],
  'src/app/web/app.py': [
    ['import health, info, items,', 'import greeting, health, info, items,'],
    [
      '    app.include_router(items.router)\n',
      '    app.include_router(items.router)\n    app.include_router(greeting.router)\n',
    ],
  ],
  'src/app/models.py': [
    [
      '    notes: Mapped[str | None] = mapped_column(sa.Text)\n',
      '    notes: Mapped[str | None] = mapped_column(sa.Text)\n    supplier: Mapped[str | None] = mapped_column(sa.String(100))\n',
    ],
  ],
  'src/app/tasks.py': [
    ['    """Pretends to work for a while', '    """Works as hard as it can, or pretends to for a while'],
  ],
  'compose.yaml': [
    [
      '    LOG_FORMAT: ${LOG_FORMAT:-json}\n',
      '    LOG_FORMAT: ${LOG_FORMAT:-json}\n    GREETING: ${GREETING:-Hello}\n',
    ],
    [
      '  redis:\n    image:',
      '  # Ours: what the nightly job calls.\n  backup:\n    image: postgres:18.6-trixie\n    profiles: [backup]\n    command: ["pg_dump", "--host", "postgres", "--username", "app", "app"]\n\n  redis:\n    image:',
    ],
  ],
  '.env.example': [
    [
      '# PostgreSQL (SQL database)',
      '# How visitors are greeted\nGREETING=Hello\n\n# PostgreSQL (SQL database)',
    ],
  ],
  '.github/workflows/ci.yml': [
    [
      '      - name: Dockerfile\n',
      '      - name: Spelling\n        run: uvx codespell src README.md\n      - name: Dockerfile\n',
    ],
  ],
  Dockerfile: [
    [
      'LABEL org.opencontainers.image.title=orders',
      'LABEL org.opencontainers.image.vendor=acme \\\n      org.opencontainers.image.title=orders',
    ],
  ],
  '.gitignore': [['dist/\n', 'dist/\n/backups/\n']],
  'docs/twelve-factor.md': [
    ['## Migrations\n', '## Backups\n\n`docker compose run backup` dumps the database.\n\n## Migrations\n'],
  ],
  'compose.override.yaml': [['127.0.0.1:8080-8089:8080', '127.0.0.1::8080']],
};

/** Files of ours that the owner has no use for. */
export const DELETED = ['.editorconfig'];

/** Edits a project as its owner does, and commits that. */
export function ownIt(dir: string): void {
  for (const [path, edits] of Object.entries(EDITS)) {
    let text = read(dir, path);
    for (const [before, after] of edits) {
      if (text.split(before).length !== 2) throw new Error(`${path}: ${before} does not stand there once`);
      text = text.replace(before, () => after);
    }
    writeFileSync(join(dir, path), text);
  }
  writeFileSync(join(dir, 'src/app/web/routes/greeting.py'), OWN.greeting);
  writeFileSync(join(dir, 'src/app/migrations/versions/0002_tell_suppliers.py'), OWN.migration);
  writeFileSync(join(dir, 'tests/test_service.py'), read(dir, 'tests/test_service.py') + OWN.test);
  describeGreeting(dir);
  for (const path of DELETED) rmSync(join(dir, path));
  commit(dir, 'Greet, back up, and know suppliers');
}

/** Every line that the owner wrote, by file. */
export function ownLines(): readonly (readonly [path: string, line: string])[] {
  const edited = Object.entries(EDITS).flatMap(([path, edits]) =>
    edits.flatMap(([before, after]) =>
      after
        .split('\n')
        .filter((line) => line.trim() && !before.split('\n').includes(line))
        .map((line) => [path, line] as const),
    ),
  );
  return [...edited, ...OWN.test.split('\n').map((line) => ['tests/test_service.py', line] as const)];
}

/** Commits everything in a project. */
export function commit(dir: string, message: string): void {
  const identity = ['-c', 'user.name=Owner', '-c', 'user.email=owner@example.com'];
  execFileSync('git', ['add', '--all'], { cwd: dir });
  execFileSync('git', [...identity, 'commit', '--quiet', '--message', message], { cwd: dir });
}

/** The new route in the API's description, as the project's own command puts it: among the text, for numbers beyond 2^53. */
function describeGreeting(dir: string): void {
  const schema = { $ref: '#/components/schemas/Greeting' };
  const get = {
    tags: ['greeting'],
    summary: 'Greeting',
    description: 'Greet, and show off a number.',
    operationId: 'greeting',
    responses: {
      '200': { description: 'Successful Response', content: { 'application/json': { schema } } },
    },
  };
  const properties = { text: { title: 'Text', type: 'string' } };
  const greeting = { properties, type: 'object', required: ['text'], title: 'Greeting' };
  const text = read(dir, 'openapi.json')
    .replace('    "/items": {', () => `    "/greeting": ${indented({ get })},\n    "/items": {`)
    .replace('      "Info": {', () => `      "Greeting": ${indented(greeting)},\n      "Info": {`);
  writeFileSync(join(dir, 'openapi.json'), text);
}

function indented(value: object): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
}

function read(dir: string, path: string): string {
  return readFileSync(join(dir, path), 'utf8');
}
