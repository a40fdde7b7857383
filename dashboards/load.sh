#!/usr/bin/env bash
# Loads the rules into a Mimir, Grafana Cloud or Prometheus: load.sh --help.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
if ! command -v npm >/dev/null || (($(node -p 'parseInt(process.versions.node)') < 20)); then
  printf 'error: Node.js 20 or later, with npm, is needed: https://nodejs.org\n' >&2
  exit 1
fi
if [[ ! -e $here/node_modules/.package-lock.json ]]; then
  npm ci --include=dev --no-audit --no-fund --prefix "$here" >&2
fi
exec "$here/node_modules/.bin/tsx" "$here/src/load/main.ts" "$@"
