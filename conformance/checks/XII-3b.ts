import { type Check, expect } from '../check.ts';
import { needs, workflows } from '../project/traits.ts';

const DRIFT =
  /alembic check|makemigrations --check|prisma migrate diff|drizzle-kit check|schema:check|atlas migrate (diff|lint)|migrate[:\w -]*(--check|drift)|flyway[\w: ]*validate|check-drift|sqlx migrate info/;

export const check: Check = {
  id: 'XII-3b',
  kind: 'static',
  promise: 'CI migrates an empty database and fails where models and migrations disagree',
  does: 'looks for a migration and a drift check among the steps of the CI workflows',
  exempt: (project) => needs.sql(project) ?? needs.ci(project),
  run({ project }) {
    const text = workflows(project)
      .map((path) => project.read(path) ?? '')
      .join('\n');
    expect(/\bapp migrate\b/.test(text), 'a step that runs app migrate', 'there is none');
    const found = DRIFT.exec(text)?.[0];
    expect(found, 'a step that compares models with migrations', 'there is none');
    return `CI runs app migrate and ${found}`;
  },
};
