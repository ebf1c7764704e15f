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
  jq --raw-output '.errors[]' "$report" >&2
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

jq --raw-output --arg checks "$checks" '
  def files(outcome): [.files[] | select(.outcome == outcome)];
  def section(title; outcome):
    files(outcome) | if length == 0 then empty else
      "### \(title)\n\n" + (map("- `\(.path)`" + (if .lines then " line \(.lines | map(tostring) | join(", "))" else "" end)) | join("\n")) + "\n"
    end;
  "Rendered by \(.version); was \(.from).\n",
  section("Conflicts to resolve"; "conflict"),
  section("Merged with your changes"; "merged"),
  section("Updated"; "updated"),
  section("New"; "created"),
  section("Deleted"; "deleted"),
  section("No longer rendered, kept because you changed them"; "orphaned"),
  (if (.warnings | length) > 0 then "### Warnings\n\n" + (.warnings | map("- \(.)") | join("\n")) + "\n" else empty end),
  (if (.next | length) > 0 then "### To do\n\n" + (.next | map("- `\(.)`") | join("\n")) + "\n" else empty end),
  (if $checks != "" then "### Checks\n\n\($checks)" else empty end)
' "$report" > "$(git rev-parse --git-dir)/twelve-factor-pull-request.md"

git switch --quiet --force-create "$branch"
git add --all
git commit --quiet --message "Update to generator-twelve-factor $(jq --raw-output .version "$report")"
exit "$status"
