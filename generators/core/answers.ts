/** What a project is made from: recorded in it, and enough to render it again. Lists hold catalogue ids. */
export interface Answers {
  readonly framework: string;
  readonly services: readonly string[];
  readonly processes: readonly string[];
  readonly targets: readonly string[];
  readonly ci: string;
  readonly logs: string;
  readonly name: string;
  readonly description: string;
  readonly license: string;
}
