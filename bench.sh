#!/usr/bin/env bash
# Sets up and runs the macro benchmark; see usage below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./bench.sh [PART…] [OPTION VALUE…]

Publishes the service, runs it against a real Azurite and Prometheus, and prints tables of what it can do here. Without parts all but the
soak run, in some 15 minutes on two cores. The machine should have nothing else to do.

  start      from a process's start to its first 202
  ingest     requests of 1, 10, 100 and 900 events, plain and gzip, beside what Kestrel itself can do with them
  pipeline   events per second from the request to Prometheus, with their lag, and what each process uses for them
  series     commits, publications and memory at 10,000, 100,000 and 500,000 series
  soak       a constant load for long, with samples of memory, handles, threads and lag

  --seconds N      how long each measurement of ingest lasts (5)
  --sizes N,N      only these sizes of requests in ingest
  --minutes N      how long the soak lasts (60)
  --rate N         the soak's events per second (2000)

The exit code is 1 when something broke (a request failed, or Prometheus does not hold what was accepted), however slow it is.
What is measured, and how, is in docs/performance.md.
TEXT
}

for argument in "$@"; do
  case $argument in
    -h | --help) usage && exit ;;
  esac
done

. scripts/setup.sh

set_up() {
  require_sdks
  ensure_npm . || fail "the npm packages (Azurite) could not be installed"
  ensure_prometheus || fail "Prometheus could not be installed"
}

# As the image is built, so that what is measured is what runs elsewhere.
build() {
  say "Building …"
  quietly bench-service dotnet publish functions/OpenQoE.Functions.csproj -c Release -o "$DATA/bench/service" -p:UseAppHost=false -p:DebugType=none -v q || return
  quietly bench-build dotnet build tests/MacroBenchmarks -c Release -v q
}

set_up >&2
build >&2 || fail "the build failed"
# Settings of this machine are none of the benchmark's business.
while IFS= read -r name; do unset "$name"; done < <(compgen -e | grep -E '^(OpenQoE__|AzureWebJobs|OTEL_|APPLICATIONINSIGHTS_|API_KEY$|MIMIR_|PROMETHEUS_|LOKI_|GRAFANA_CLOUD_|CARDINALITY_LIMITS$)' || true)
exec dotnet tests/MacroBenchmarks/bin/Release/net10.0/MacroBenchmarks.dll "$@" --service "$DATA/bench/service/OpenQoE.Functions.dll"
