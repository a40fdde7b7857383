#!/usr/bin/env bash
# Sets up and runs everything on loopback; see usage below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./run.sh [--traffic [VIEWERS]]

Builds the browser SDK and the service, starts Azurite, the service and a Prometheus, and prints their addresses.
Ctrl+C ends them all.

  --traffic [VIEWERS]   adds simulated viewers (50)

Environment: OPENQOE_PORT (7071), OPENQOE_PROMETHEUS_PORT (9090, or the next free one), OPENQOE_DATA (.data),
OPENQOE_KEY (an ingest key for the simulated viewers, once there are keys), and every setting of the service as OpenQoE__…;
local.settings.json counts, too. Where another Azurite serves the usual ports (10001, 10002) and no storage is set, a second one is
started on others.
TEXT
}

viewers=''
while (($#)); do
  case $1 in
    --traffic)
      viewers=50
      if [[ ${2:-} =~ ^[0-9]+$ ]]; then
        viewers=$2
        shift
      fi
      ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

. scripts/setup.sh
. scripts/processes.sh
. scripts/azurite.sh

port=${OPENQOE_PORT:-7071}
url=http://127.0.0.1:$port
prometheus=''
host=''
traffic=''
AZURITE=''

# shellcheck disable=SC2317 # the trap calls it
leave() {
  trap '' INT TERM
  [[ -z $prometheus$host$traffic$AZURITE ]] || say "Ending …"
  # In this order each still finds what it hands its last data to. The service publishes once more before it leaves.
  [[ -z $traffic ]] || stop 20 "$traffic"
  [[ -z $host ]] || stop 60 "$host"
  [[ -z $prometheus ]] || stop 20 "$prometheus"
  [[ -z $AZURITE ]] || stop 20 "$AZURITE"
}

set_up() {
  require_sdks
  ! listens "$port" || fail "port $port is taken (another ./run.sh?); choose one with OPENQOE_PORT=…"
  ensure_npm . || fail "the npm packages could not be installed"
  ensure_sdk || fail "the browser SDK could not be built"
  ensure_players || fail "the demo pages' players could not be copied"
  ensure_media || say "The demo pages have no video: ffmpeg is missing or failed; see $LOGS"
  ensure_service || fail "the service could not be built"
  [[ -z $viewers ]] || ensure_traffic || fail "the simulated viewers could not be built"
}

# Two runs with the same data would write over each other.
lock_data() {
  have flock || return 0
  exec {lock}>"$DATA/lock"
  flock --nonblock "$lock" || fail "$DATA is in use (another ./run.sh?); choose another folder with OPENQOE_DATA=…"
}

# What listens on Azurite's usual ports is another program's, or another ./run.sh's, which would count our messages as its own.
start_storage() {
  [[ -z ${AzureWebJobsStorage:-} ]] || return 0
  case $(setting AzureWebJobsStorage) in
    '' | UseDevelopmentStorage=true*) ! azurite_ports_taken || start_azurite "$DATA/azurite" ;;
  esac
}

# quoted TEXT: as a string of YAML.
quoted() { printf "'%s'" "${1//\'/\'\'}"; }

# The service writes the metrics of players and organisations to it; only what it says about itself is scraped.
configure_prometheus() {
  local key
  key=$(setting OpenQoE__Operator__AdminKey)
  cat <<YAML
global:
  evaluation_interval: 15s
rule_files:
  - $(quoted "$PWD/dashboards/rules/*.yaml")
scrape_configs:
  - job_name: openqoe
    scrape_interval: 5s
    scrape_timeout: 5s
    params:
      collect: [service]
${key:+    authorization:
      credentials: $(quoted "$key")}
    static_configs:
      - targets: ['127.0.0.1:$port']
YAML
}

start_prometheus() {
  if ! ensure_prometheus; then
    say "No Prometheus here: install one to see the metrics there, or look at $url/metrics"
    return
  fi
  local wanted=${OPENQOE_PROMETHEUS_PORT:-9090} assets=()
  prometheus_port=$(free_port "$wanted")
  ((prometheus_port == wanted)) || say "Port $wanted is taken, so Prometheus gets $prometheus_port"
  # An unpacked Debian package looks for its pages where an installed one has them.
  [[ $(command -v prometheus) != "$PWD"/.tools/* ]] || assets=("--web.local-assets=.tools/usr/share/prometheus/web/")
  # It may hold the admin key.
  (umask 077 && configure_prometheus >"$DATA/prometheus.yml")
  start prometheus prometheus "--config.file=$DATA/prometheus.yml" "--storage.tsdb.path=$DATA/prometheus" \
    "--web.listen-address=127.0.0.1:$prometheus_port" --web.enable-remote-write-receiver "${assets[@]}"
  prometheus=$STARTED
  await 60 "$prometheus" curl -fsS "http://127.0.0.1:$prometheus_port/-/ready" ||
    { tail -n 20 "$LOGS/prometheus.log" >&2; fail "Prometheus did not start"; }
  [[ -n $(setting OpenQoE__RemoteWrite__Url) ]] || export OpenQoE__RemoteWrite__Url=http://127.0.0.1:$prometheus_port/api/v1/write
}

start_service() {
  export AZURE_FUNCTIONS_ENVIRONMENT=${AZURE_FUNCTIONS_ENVIRONMENT:-Development}

  # So that notifications can be tried with a receiver on this machine.
  [[ -n $(setting OpenQoE__Notifications__AllowPrivateNetworks) ]] || export OpenQoE__Notifications__AllowPrivateNetworks=true
  export EmbeddedHost__StaticFiles__demo=sdk-js/demo EmbeddedHost__StaticFiles__demo__sdk=sdk-js/dist
  export EmbeddedHost__AzuriteData=${EmbeddedHost__AzuriteData:-$DATA/azurite}
  start service dotnet "functions/bin/$CONFIGURATION/net10.0/OpenQoE.Functions.dll" --urls "$url"
  host=$STARTED
  await 90 "$host" curl -fsS "$url/health/ready" ||
    { tail -n 40 "$LOGS/service.log" >&2; fail "the service did not become ready; its whole output is in $LOGS/service.log"; }
}

start_traffic() {
  local settings=(--viewers "$viewers" --url "$url")
  local key=${OPENQOE_KEY:-}
  [[ -n $key ]] || key=$(setting OpenQoE__ApiKey)
  [[ -n $key ]] || key=$(setting API_KEY)
  [[ -z $key ]] || settings+=(--key "$key")
  start traffic dotnet "tests/Traffic/bin/$CONFIGURATION/net10.0/Traffic.dll" "${settings[@]}"
  traffic=$STARTED
}

print_addresses() {
  say
  say "  Demo pages   $url/demo/ (HTML5, hls.js, dash.js, Shaka, Video.js)"
  say "  Metrics      $url/metrics"
  [[ -z $prometheus ]] ||
    say "  Prometheus   http://127.0.0.1:$prometheus_port/graph?g0.expr=sum%20by%20(event_type)%20(openqoe_events_total)&g0.tab=1"
  [[ -z $viewers ]] || say "  Traffic      $viewers viewers (tail -f $LOGS/traffic.log)"
  say "  Logs         $LOGS"
  say
  say "Running after $SECONDS s. Ctrl+C ends everything."
}

trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

set_up
lock_data
start_storage
start_prometheus
start_service
[[ -z $viewers ]] || start_traffic
print_addresses

status=0
wait "$host" || status=$?
host=''
tail -n 20 "$LOGS/service.log" >&2
fail "the service has ended by itself (status $status)"
