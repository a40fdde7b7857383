#!/usr/bin/env bash
# Sets up and runs the tests; see usage below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./test.sh [STAGE…]

Without stages all of them run:

  scripts    the shell scripts parse (and pass shellcheck, where there is one); commands in documents are run or listed; the cost page adds up
  unit       C#: every tests/*.Tests but those of the pipeline; what the benchmarks allocate
  azure      the app as it is deployed to Azure, against the official packages: it builds, holds the same functions, and no more than it needs
  pipeline   C#: tests/Pipeline.Tests, against real servers, with processes killed and frozen
  sdk        the browser SDK: types, unit tests, build, size budgets and API report
  dashboards boards, rules and their documents: every query against ./run.sh with simulated viewers
  infra      Bicep, compose, images and workflows: against their schemas, and what of them can be run without an engine for images
  e2e        the README's example, documents' commands, simulated viewers and a real browser against ./run.sh

The last line is "N passed, M failed".
TEXT
}

all_stages=(scripts unit azure pipeline sdk dashboards infra e2e)
stages=("$@")
for stage in "$@"; do
  case $stage in
    -h | --help) usage && exit ;;
    *) [[ " ${all_stages[*]} " == *" $stage "* ]] || { usage >&2 && exit 2; } ;;
  esac
done
((${#stages[@]})) || stages=("${all_stages[@]}")
wanted() { [[ " ${stages[*]} " == *" $1 "* ]]; }

. scripts/setup.sh
. scripts/processes.sh
. scripts/azurite.sh

reports=$PWD/TestResults
mkdir -p "$reports"
passed=0
failed=0
summary=()
failures=()

# book NAME BEGAN PASSED FAILED SKIPPED
book() {
  passed=$((passed + $3))
  failed=$((failed + $4))
  summary+=("$(printf '%-28s %5d passed %4d failed %4d skipped %5d s' "$1" "$3" "$4" "$5" $((SECONDS - $2)))")
}

# check NAME COMMAND…: counts as one test.
check() {
  local name=$1 began=$SECONDS
  shift
  say "--- $name"
  if "$@"; then book "$name" "$began" 1 0 0; else
    book "$name" "$began" 0 1 0
    failures+=("$name")
  fi
}

# suite NAME REPORT COMMAND…: counts the tests that the runner's report names. A runner that fails without naming a failed test, or that
# finds nothing to run, counts as a failed test.
suite() {
  local name=$1 report=$2 began=$SECONDS status=0 ok bad skipped limit=() results=()
  shift 2
  say "--- $name"
  rm -f "$report"
  if have timeout; then limit=(timeout --kill-after=30 3600); fi
  # In the background, since bash hears of Ctrl+C only between commands or while it waits.
  "${limit[@]}" "$@" </dev/null &
  wait "$!" || status=$?
  mapfile -t results < <(node scripts/count-results.mjs "$report")
  read -r ok bad skipped <<<"${results[0]:-0 0 0}"
  failures+=("${results[@]:1}")
  if ((bad == 0 && (status != 0 || ok == 0))); then
    say "$name: the runner ended with status $status after $ok passed tests"
    bad=1
  fi
  book "$name" "$began" "$ok" "$bad" "$skipped"
}

# need WHAT COMMAND…: a part of the set-up without which tests cannot run.
need() {
  local what=$1
  shift
  "$@" || { say "Missing: $what, which could not be installed here (see $LOGS); the tests need it." >&2 && return 1; }
}

set_up() {
  require_sdks
  if wanted unit || wanted pipeline || wanted dashboards || wanted infra || wanted e2e; then need "the npm packages (Azurite)" ensure_npm . || return; fi
  if wanted pipeline || wanted dashboards || wanted infra || wanted e2e; then need Prometheus ensure_prometheus || return; fi
  if wanted pipeline; then need VictoriaMetrics ensure_victoria_metrics || return; fi
  if wanted pipeline || wanted infra; then need Alertmanager ensure_alertmanager || return; fi
  if wanted infra; then
    need "the npm packages of infra" ensure_npm infra || return
    ensure_bicep || say "Bicep's compiler is not to be had here: the tests that need it are skipped."
  fi
  if wanted dashboards; then
    need "the npm packages of the dashboards" ensure_npm dashboards || return
    need Chromium ensure_chromium || return
  fi
  if wanted sdk || wanted e2e; then need "the npm packages of the SDK" ensure_npm sdk-js || return; fi
  if wanted dashboards || wanted e2e; then need Chromium ensure_chromium || return; fi
  if wanted e2e; then
    need "the npm packages of the browser tests" ensure_npm tests/e2e || return
    need ffmpeg ensure_ffmpeg || return
    need jq ensure_jq || return
  fi
}

build() {
  quietly build dotnet build OpenQoE.slnx -c "$CONFIGURATION" -v q || return
  touch "$STAMPS/build-service" "$STAMPS/build-traffic"
}

scripts_stage() {
  local files=(run.sh test.sh bench.sh .ci/run scripts/*.sh dashboards/load.sh)
  check "scripts: syntax" bash -n "${files[@]}"
  check "documents: how commands are found" node --test scripts/documented-commands.test.mjs
  check "documents: commands" node scripts/check-commands.mjs
  check "cost: model and meters" node --test cost/*.test.mjs cost/measuring/*.test.mjs
  check "cost: the page and the calculator are as measured" node cost/generate.mjs --check
  if have shellcheck; then check "scripts: shellcheck" shellcheck -x "${files[@]}"; fi
}

dotnet_suite() {
  local name
  name=$(basename "$1")
  suite "$name" "$reports/$name.trx" dotnet test "$1" -c "$CONFIGURATION" --no-build --results-directory "$reports" --logger "trx;LogFileName=$name.trx"
}

unit_stage() {
  local project
  for project in tests/*.Tests; do
    [[ $project == tests/Pipeline.Tests ]] || dotnet_suite "$project"
  done
  check "benchmarks: guard" dotnet "tests/Benchmarks/bin/$CONFIGURATION/net10.0/Benchmarks.dll" guard
}

# Not every feed has the official packages: where one is missing, nothing can be said, and nothing is claimed.
azure_stage() {
  local published=$PWD/TestResults/azure began=$SECONDS
  say "--- azure: published"
  rm -rf "$published"
  if ! quietly azure-publish dotnet publish functions -c Release -p:FunctionsRuntime=Azure -o "$published" -v q; then
    if grep -qE 'error NU110[1-3]' "$LOGS/azure-publish.log"; then
      say "Skipped: a package of the official worker is not on this machine's feed; see $LOGS/azure-publish.log"
      book "azure: published" "$began" 0 0 1
    else
      book "azure: published" "$began" 0 1 0
      failures+=("azure: published")
    fi
    return
  fi
  book "azure: published" "$began" 1 0 0
  check "azure: the same functions" node scripts/compare-functions.mjs "$published/functions.metadata" tests/Fixtures/functions.txt
  check "azure: what is deployed" deployable "$published"
}

# deployable FOLDER: compiled ahead, with what the host reads, and without what belongs to this machine or to other systems.
deployable() {
  local file
  for file in host.json worker.config.json extensions.json functions.metadata .azurefunctions/function.deps.json; do
    [[ -f $1/$file ]] || { say "$file is missing" && return 1; }
  done
  [[ ! -e $1/local.settings.json && ! -e $1/.azurefunctions/runtimes/win ]] || { say "it holds local settings, or files of other systems" && return 1; }
  # Compiled ahead, it is several times as large.
  (($(wc -c <"$1/OpenQoE.Functions.dll") > 2 * $(wc -c <"functions/obj/Azure/Release/net10.0/linux-x64/OpenQoE.Functions.dll"))) || { say "it is not compiled ahead of time" && return 1; }
  # The embedded flavour's parts have the official ones' names.
  [[ ! -e $1/OpenQoE.Embedded.Functions.dll ]] || { say "it holds the embedded host" && return 1; }
}

pipeline_stage() { dotnet_suite tests/Pipeline.Tests; }

sdk_stage() {
  check "sdk: types" npm run typecheck --prefix sdk-js
  suite "sdk: vitest" "$reports/vitest.json" \
    npm test --prefix sdk-js -- --reporter=default --reporter=json "--outputFile.json=$reports/vitest.json"
  check "sdk: build" npm run build --prefix sdk-js
  check "sdk: size" npm run size --prefix sdk-js
  check "sdk: API report" npm run api --prefix sdk-js
}

dashboards_stage() {
  local reporters=(--reporter=default --reporter=json)
  check "dashboards: types" npm run typecheck --prefix dashboards
  suite "dashboards: vitest" "$reports/dashboards.json" npm test --prefix dashboards -- "${reporters[@]}" "--outputFile.json=$reports/dashboards.json"
  suite "dashboards: live" "$reports/dashboards-live.json" npm run test:live --prefix dashboards -- "${reporters[@]}" "--outputFile.json=$reports/dashboards-live.json"
}

infra_stage() {
  check "infra: types" npm run typecheck --prefix infra
  suite "infra: vitest" "$reports/infra.json" npm test --prefix infra -- --reporter=default --reporter=json "--outputFile.json=$reports/infra.json"
}

# A service of its own, beside one that may be running: other ports, other data.
e2e_stage() {
  local service_port prometheus_port run spec other_specs=()
  local service_specs=(specs/demo.spec.ts specs/prometheus.spec.ts)
  # What is measured is time: nothing beside them.
  local measuring_specs=(specs/ground-truth.spec.ts specs/conformance.spec.ts specs/cost.spec.ts specs/faults-cost.spec.ts
    specs/faults.spec.ts specs/autoplay.spec.ts specs/demos.spec.ts)
  service_port=$(free_port 17071)
  prometheus_port=$(free_port 19090)
  export OPENQOE_URL=http://127.0.0.1:$service_port PROMETHEUS_URL=http://127.0.0.1:$prometheus_port CHROMIUM
  CHROMIUM=$(chromium_path)
  rm -rf "$reports/e2e"
  # Whatever storage the settings of this machine name: the tests' messages are none of its business.
  if azurite_ports_taken; then start_azurite "$reports/e2e/azurite"; else export AzureWebJobsStorage=UseDevelopmentStorage=true; fi
  OPENQOE_PORT=$service_port OPENQOE_PROMETHEUS_PORT=$prometheus_port OPENQOE_DATA=$reports/e2e start run ./run.sh
  run=$STARTED
  check "run.sh starts" await 300 "$run" grep -q '^Running after' "$LOGS/run.log"
  cat "$LOGS/run.log"
  if running "$run"; then
    check "e2e: types" npm run typecheck --prefix tests/e2e
    check "README's example" scripts/readme-example.sh "$OPENQOE_URL" "$PROMETHEUS_URL"
    check "simulated viewers agree" traffic_agrees
    browser_suite service "${service_specs[@]}"
    # Last: with the first key that is made, the service takes no more events without one, until it is revoked.
    check "documents' commands" node scripts/run-documents.mjs "$OPENQOE_URL" "$PROMETHEUS_URL"
    check "run.sh ends what it started" ends "$run" "$service_port" "$prometheus_port"
  fi
  [[ -z ${AZURITE:-} ]] || stop 20 "$AZURITE"

  # All others break the network on purpose, or look at each request: they bring their own server for it.
  unset OPENQOE_URL
  browser_suite measurements "${measuring_specs[@]}"
  for spec in tests/e2e/specs/*.spec.ts; do
    spec=specs/${spec##*/}
    [[ " ${service_specs[*]} ${measuring_specs[*]} " == *" $spec "* ]] || other_specs+=("$spec")
  done
  browser_suite pages --workers=2 "${other_specs[@]}"
}

# browser_suite NAME [SPEC…]
browser_suite() {
  local report=$reports/browser-$1.json name=$1
  shift
  PLAYWRIGHT_JSON_OUTPUT_NAME=$report suite "browser: $name" "$report" \
    tests/e2e/node_modules/.bin/playwright test --config tests/e2e/playwright.config.ts --reporter=list,json "$@"
}

# What simulated viewers were told was accepted is what Prometheus holds.
traffic_agrees() {
  local tally=$reports/tally.json organisation=traffic-check
  ensure_traffic || return
  dotnet "tests/Traffic/bin/$CONFIGURATION/net10.0/Traffic.dll" --url "$OPENQOE_URL" --org "$organisation" \
    --viewers 20 --speed 30 --seconds 15 --tally "$tally" >"$LOGS/traffic.log" || return
  node scripts/compare-tally.mjs "$tally" "$PROMETHEUS_URL" "$organisation"
}

# ends PID PORT…: it leaves when asked to, and nobody listens on the ports afterwards.
ends() {
  local pid=$1 port
  shift
  kill -TERM "$pid"
  for ((tries = 0; tries < 1000; tries++)); do
    running "$pid" || break
    sleep 0.1
  done
  for port in "$@"; do
    ! listens "$port" || return 1
  done
  ! running "$pid"
}

# Also reached when something ends the script early: the last line is always the sum.
# shellcheck disable=SC2317 # the trap calls it
finish() {
  local status=$? pid
  trap '' INT TERM
  for pid in $(jobs -p); do stop 90 "$pid"; done
  ((status == 0 || failed > 0)) || failed=1
  say
  ((${#summary[@]} == 0)) || printf '%s\n' "${summary[@]}"
  ((${#failures[@]} == 0)) || printf 'FAILED %s\n' "${failures[@]}"
  say "$SECONDS s"
  say "$passed passed, $failed failed"
  exit $((failed > 0))
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

check "set-up" set_up
if ((failed == 0)) && { wanted unit || wanted pipeline || wanted dashboards || wanted e2e; }; then check "build" build; fi
if ((failed == 0)); then
  for stage in "${stages[@]}"; do "${stage}_stage"; done
fi
