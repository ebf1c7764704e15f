import { factorOf } from '../check.ts';
import type { Verdict } from '../run.ts';

/** The verdicts as JUnit XML, which CI systems show: a suite for each factor. */
export function junit(verdicts: readonly Verdict[]): string {
  const factors = [...new Set(verdicts.map(({ check }) => factorOf(check.id)))];
  const suites = factors.map((factor) => {
    const own = verdicts.filter(({ check }) => factorOf(check.id) === factor);
    const count = (outcome: string) => own.filter((verdict) => verdict.outcome === outcome).length;
    const attributes = `name="${factor}" tests="${own.length}" failures="${count('failed')}" errors="${count('blocked')}" skipped="${count('exempt')}"`;
    return `  <testsuite ${attributes}>\n${own.map(testcase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="conformance">\n${suites.join('')}</testsuites>\n`;
}

function testcase({ check, outcome, expected, saw, seconds }: Verdict): string {
  const head = `    <testcase classname="${factorOf(check.id)}" name="${escape(`${check.id} ${check.promise}`)}" time="${seconds.toFixed(3)}"`;
  if (outcome === 'failed')
    return `${head}>\n      <failure message="${escape(`expected ${expected}; saw ${saw}`)}"/>\n    </testcase>\n`;
  if (outcome === 'blocked') return `${head}>\n      <error message="${escape(saw)}"/>\n    </testcase>\n`;
  if (outcome === 'exempt') return `${head}>\n      <skipped message="${escape(saw)}"/>\n    </testcase>\n`;
  return `${head}/>\n`;
}

function escape(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '?');
  return clean.replace(/[&<>"\n\r\t]/g, (found) => `&#${found.charCodeAt(0)};`);
}
