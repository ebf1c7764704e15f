import type { Mutant } from '../mutant.ts';

const settings = 'src/app/settings.py';

export const mutants: readonly Mutant[] = [
  {
    check: 'III-1',
    title: 'a default for the database',
    seenIn: 's3rius/FastAPI-template; benavlabs/FastAPI-boilerplate',
    edits: [
      {
        file: settings,
        replace: /^( {4}database_url: .*\])$/m,
        by: '    database_url: Annotated[Secret, urls.of_kind("postgresql")] = SecretStr("postgresql://localhost/app")',
      },
    ],
    also: ['III-2'],
  },
  {
    check: 'III-2',
    title: 'one complaint at a time',
    seenIn: "D1: os.environ['X']",
    edits: [
      { file: settings, replace: 'for problem in error.errors())', by: 'for problem in error.errors()[:1])' },
    ],
  },
  {
    check: 'III-3',
    title: 'the validation error quotes what it was given',
    seenIn: 'pydantic-settings by default',
    edits: [
      { file: settings, replace: 'hide_input_in_errors=True', by: 'hide_input_in_errors=False' },
      {
        file: settings,
        replace: /\{SERVICE\}: the configuration is invalid\\n/,
        by: '{SERVICE}: {error}\\n',
      },
    ],
    also: ['XI-5'],
  },
  {
    check: 'III-4b',
    title: 'another default in the code than in .env.example',
    seenIn: 'D0: REDIS_PORT 6380 and 6379',
    edits: [
      {
        file: settings,
        replace: /shutdown_timeout: int = Field\(\s*20/,
        by: 'shutdown_timeout: int = Field(25',
      },
    ],
  },
  {
    check: 'III-5',
    title: 'a branch on the name of the environment',
    edits: [
      {
        file: 'src/app/web/server.py',
        append: '\n\nif os.environ.get("APP_ENV") == "production":\n    KEEP_ALIVE = 5\n',
      },
      { file: 'src/app/web/server.py', replace: 'import asyncio\n', by: 'import asyncio\nimport os\n' },
    ],
  },
  {
    check: 'III-7',
    title: '.env beats the environment',
    edits: [
      {
        file: settings,
        replace: /^( {12})env_settings,\n/m,
        by: '            dotenv_settings,\n            env_settings,\n',
      },
    ],
  },
  {
    check: 'III-8',
    title: 'X and X_FILE at once are no error',
    edits: [{ file: 'src/app/secrets.py', replace: 'if self._variables.get(name):', by: 'if False:' }],
  },
  {
    check: 'III-8',
    title: 'no X_FILE',
    edits: [{ file: settings, replace: /^ {12}SecretFiles\(.*\),\n/gm, by: '' }],
  },
  {
    check: 'III-9',
    title: 'app config prints passwords',
    edits: [
      {
        file: 'src/app/cli.py',
        replace: 'settings.redacted().items()',
        by: '{k.upper(): getattr(v, "get_secret_value", lambda v=v: v)() for k, v in settings}.items()',
      },
    ],
    also: ['XI-5'],
  },
  {
    check: 'III-9',
    title: 'app config check connects',
    edits: [
      {
        file: 'src/app/cli.py',
        replace: /^def config\(.*\n( {4}settings = _configure\(\)\n)/m,
        by: 'def config(options: argparse.Namespace) -> int:\n    settings = _configure()\n    from app.migrate import is_current\n\n    is_current(settings)\n',
      },
    ],
    also: ['III-4b', 'III-7', 'VII-1', 'XI-5', 'XII-1'],
  },
];
