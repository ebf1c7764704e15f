#!/usr/bin/env bash
# Updates the project in this folder on a branch of its own and runs its checks. Leaves a commit and, in
# .git/twelve-factor-pull-request.md, the text of a pull request made from the report; pushes nothing.
#
# usage: update-repository.sh [CHECK...]   each CHECK is a command, such as 'uv run pytest'
#
# Exit status: 0 updated (or nothing to do: then there is no branch), 3 conflicts to resolve, 1 a check failed.
set -euo pipefail

generator=${GENERATOR:-npx --yes generator-twelve-factor@latest}
branch=twelve-factor-update
report=$(mktemp)
trap 'rm -f "$report"' EXIT

status=0
$generator update --yes --json > "$report" || status=$?
if [ "$status" != 0 ] && [ "$status" != 3 ]; then
  node --print 'JSON.parse(fs.readFileSync(0)).errors.join("\n")' < "$report" >&2
  exit "$status"
fi
if [ -z "$(git status --porcelain)" ]; then
  echo "nothing to update"
  exit 0
fi

checks=''
for check in "$@"; do
  if output=$($check 2>&1); then
    checks+="- \`$check\` passed"$'\n'
  else
    checks+="- \`$check\` **failed**"$'\n'
    [ "$status" = 3 ] || status=1
    printf '%s\n' "$output" >&2
  fi
done

node - "$report" "$checks" > "$(git rev-parse --git-dir)/twelve-factor-pull-request.md" <<'EOF'
const { readFileSync } = require('node:fs');
const [report, checks] = process.argv.slice(2);
const { version, from, files, warnings, next } = JSON.parse(readFileSync(report, 'utf8'));
const section = (title, lines) => {
  if (lines.length > 0) console.log(`\n### ${title}\n\n${lines.join('\n')}`);
};
const filesThatAre = (outcome) =>
  files
    .filter((file) => file.outcome === outcome)
    .map(({ path, lines }) => `- \`${path}\`${lines ? ` line ${lines.join(', ')}` : ''}`);
console.log(`Rendered by ${version}; was ${from}.`);
section('Conflicts to resolve', filesThatAre('conflict'));
section('Merged with your changes', filesThatAre('merged'));
section('Updated', filesThatAre('updated'));
section('New', filesThatAre('created'));
section('Deleted', filesThatAre('deleted'));
section('No longer rendered, kept because you changed them', filesThatAre('orphaned'));
section('Warnings', warnings.map((warning) => `- ${warning}`));
section('To do', next.map((command) => `- \`${command}\``));
section('Checks', checks.split('\n').filter(Boolean));
EOF

git switch --quiet --force-create "$branch"
git add --all
git commit --quiet --message "Update to generator-twelve-factor $(node --print 'JSON.parse(fs.readFileSync(0)).version' < "$report")"
exit "$status"
