/** What a tool has against a file or an object. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly what?: string;
}

/** A finding that stays, where, and why that is right. */
export interface Accepted {
  readonly rule: string;
  readonly where?: RegExp;
  readonly why: string;
}

/** The tests' pod of the chart, and what no request is ever sent to. */
const test = /-ready$/;
const background = /-(worker|scheduler)$/;

/** Each tool's rules that a rendered manifest is right to break. One that nothing breaks any more fails the test. */
export const accepted = {
  checkov: [
    {
      rule: 'CKV_K8S_11',
      why: 'A CPU limit slows a process down beside an idle core; nodes are shared by what pods request.',
    },
    {
      rule: 'CKV_K8S_9',
      where: background,
      why: 'Nothing is routed to it, so nothing asks whether it is ready.',
    },
    { rule: 'CKV_K8S_9', where: test, why: 'It asks one question and ends: nothing is routed to it.' },
    { rule: 'CKV_K8S_8', where: test, why: 'It asks one question, with a time limit, and ends.' },
    { rule: 'CKV_K8S_43', where: test, why: 'Its image is a value, pinned to a version; it serves nobody.' },
    {
      rule: 'CKV_K8S_15',
      where: test,
      why: 'Its image is a value, pinned to a version: it need not be pulled twice.',
    },
    {
      rule: 'CKV2_K8S_6',
      where: test,
      why: 'It has to reach the service, and the policies of the chart guard the service.',
    },
    {
      rule: 'CKV_K8S_21',
      where: /\.default\./,
      why: 'A chart leaves the namespace to `helm --namespace`; the overlays, which cannot, name theirs.',
    },
  ],
  'kube-score': [
    {
      rule: 'container-resources: CPU limit is not set',
      why: 'A CPU limit slows a process down beside an idle core; nodes are shared by what pods request.',
    },
    {
      rule: 'container-image-pull-policy: ImagePullPolicy is not set to Always',
      why: 'A digest never names another image: pulling again costs a start and changes nothing.',
    },
    {
      rule: 'deployment-has-host-podantiaffinity: Deployment does not have a host podAntiAffinity set',
      why: 'Its topologySpreadConstraints spread it over hosts and zones, and still start it where there is one host.',
    },
    {
      rule: 'pod-networkpolicy: The pod does not have a matching NetworkPolicy',
      where: test,
      why: 'It has to reach the service, and the policies of the chart guard the service.',
    },
  ],
  zizmor: [
    {
      rule: 'self-repository',
      why: '`$/` works on github.com alone; `./` names the same commit there and on GitHub Enterprise Server.',
    },
  ],
  hadolint: [
    {
      rule: 'DL3066',
      where: /deploy\/fluentd\/Dockerfile$/,
      why: 'The user is the one that the base image makes, by the name that it gives it.',
    },
  ],
} satisfies Readonly<Record<string, readonly Accepted[]>>;

/** The findings that nothing accepts, and the acceptances that nothing needs. */
export function unaccepted(tool: keyof typeof accepted, findings: readonly Finding[]): readonly string[] {
  const rows: readonly Accepted[] = accepted[tool];
  const fits = ({ rule, where }: Accepted, finding: Finding) =>
    rule === finding.rule && (where === undefined || where.test(finding.where));
  const open = findings.filter((finding) => !rows.some((row) => fits(row, finding)));
  const idle = rows.filter((row) => !findings.some((finding) => fits(row, finding)));
  return [
    ...new Set(open.map(({ rule, where, what }) => `${where}: ${rule}${what ? `: ${what}` : ''}`)),
    ...idle.map(({ rule, where }) => `nothing needs ${rule}${where ? ` at ${where}` : ''} any more`),
  ];
}
