/** One command line of somebody who meets this for the first time. */
export interface Act {
  /** Said before it. */
  readonly note?: string;
  /** Where it is typed, below the folder of the whole. */
  readonly cwd: string;
  readonly line: string;
  /** Enter is typed at each question. */
  readonly asks?: true;
}

const CHECKOUT = 'generator-twelve-factor';

/** All that the README has somebody type, in an order in which it can be typed. */
export const ACTS: readonly Act[] = [
  { note: 'From a checkout', cwd: CHECKOUT, line: 'npm ci && npm start -- ../my-service --yes' },
  { cwd: CHECKOUT, line: 'cd ../my-service && docker compose up --build --wait' },
  { cwd: 'my-service', line: 'docker compose exec web app config' },
  { cwd: 'my-service', line: 'docker compose down --volumes --rmi local' },
  { cwd: CHECKOUT, line: 'npm ci && npm test' },
  {
    note: 'As a package, which npm gives from its registry once it is there',
    cwd: CHECKOUT,
    line: 'npm pack --silent && npm install --global yo ./generator-twelve-factor-*.tgz',
  },
  { cwd: 'asked', line: 'npx generator-twelve-factor', asks: true },
  { cwd: 'tried', line: 'npx generator-twelve-factor new my-service --yes' },
  { cwd: 'tried', line: 'echo "{ name: orders, framework: express, services: [postgres] }" > answers.yaml' },
  { cwd: 'tried', line: 'npx generator-twelve-factor new --answers answers.yaml', asks: true },
  {
    cwd: 'tried/my-service',
    line: 'echo "# mine" >> compose.yaml && git commit --quiet --all --message "Mine"',
  },
  { cwd: 'tried/my-service', line: 'npx generator-twelve-factor add service rabbitmq', asks: true },
  { cwd: 'tried/my-service', line: 'npx generator-twelve-factor status' },
  { cwd: 'tried/my-service', line: 'npx generator-twelve-factor diff' },
  { cwd: 'tried/my-service', line: 'npx generator-twelve-factor undo', asks: true },
  { cwd: 'tried/my-service', line: 'npx generator-twelve-factor update', asks: true },
  { cwd: 'tried', line: 'npx generator-twelve-factor list' },
  { note: 'Through Yeoman', cwd: 'yeoman', line: 'yo twelve-factor', asks: true },
];
