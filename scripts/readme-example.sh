#!/usr/bin/env bash
# Runs the README's example against a running service, and checks what the README promises of it. Its other blocks, and those of other
# documents, are run by run-documents.mjs.
# Usage: readme-example.sh SERVICE_URL PROMETHEUS_URL
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
service=$1 prometheus=$2

# The first block of bash commands, with this service in place of the README's.
example=$(awk '/^```bash$/ { inside = ++count == 1; next } /^```$/ { inside = 0 } inside' README.md | sed "s|http://127.0.0.1:7071|$service|g")

in_metrics() {
  curl -fsS "$service/metrics" | awk '/^openqoe_events_total\{.*player_id="readme"/ { sum += $NF } END { print sum + 0 }'
}

in_prometheus() {
  curl -fsS --get "$prometheus/api/v1/query" --data-urlencode 'query=sum(openqoe_events_total{player_id="readme"})' |
    node -p 'Number(JSON.parse(fs.readFileSync(0)).data.result[0]?.value[1] ?? 0)'
}

before=$(in_prometheus)
answer=$(bash -euo pipefail -c "$example")
echo "$answer"
grep -qE '^HTTP/[0-9.]+ 202' <<<"$answer"
accepted=$(grep -oE '"events_accepted": ?[0-9]+' <<<"$answer" | grep -oE '[0-9]+$')
((accepted > 0))

for ((tries = 0; tries < 30; tries++)); do
  counted=$(in_prometheus)
  ((counted != before + accepted)) || break
  sleep 1
done
echo "accepted $accepted; Prometheus counted $before before and $counted after, /metrics says $(in_metrics)"
((counted == before + accepted && counted == $(in_metrics)))
