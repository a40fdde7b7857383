# shellcheck shell=bash
# What run.sh and test.sh need on this machine, checked and installed. Source it from the repository's root.

DATA=${OPENQOE_DATA:-$PWD/.data}
LOGS=$DATA/logs
STAMPS=$PWD/.data/stamps
CONFIGURATION=Release
mkdir -p "$LOGS" "$STAMPS"

export PATH="$PWD/.tools/usr/bin:$PATH"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
export NPM_CONFIG_AUDIT=false NPM_CONFIG_FUND=false NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_LOGLEVEL=error
export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null; }

# quietly NAME COMMAND…: its output goes to a log, of which the end is shown when it fails.
quietly() {
  local log=$LOGS/$1.log status=0
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    tail -n 60 "$log" >&2
    say "failed ($status): $*; the whole output is in $log" >&2
  fi
  return "$status"
}

# setting NAME: prints its value as the service will see it: from the environment, or from local.settings.json.
setting() {
  [[ -z ${!1:-} ]] || { printf '%s\n' "${!1}" && return; }
  [[ ! -e local.settings.json ]] || node scripts/local-setting.mjs "$1"
}

# unchanged_since STAMP PATH…: nothing below the paths is newer than the stamp, what builds put there aside.
unchanged_since() {
  local stamp=$1
  shift
  [[ -e $stamp ]] || return 1
  [[ -z $(find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name media \) -prune -o -newer "$stamp" -print -quit) ]]
}

# --- tools that must be there before

dotnet_version() { dotnet --list-sdks | sort -n | tail -n 1 | grep -oE '^[0-9]+' || echo 0; }
node_version() { node -p 'parseInt(process.versions.node)'; }

require_sdks() {
  if ! have dotnet || (($(dotnet_version) < 10)); then
    fail "the .NET SDK 10 or later is needed: https://dotnet.microsoft.com/download"
  fi
  if ! have node || ! have npm || (($(node_version) < 20)); then
    fail "Node.js 20 or later, with npm, is needed: https://nodejs.org"
  fi
  have curl || apt_install curl || fail "curl is needed"
}

# --- tools that apt may bring

as_root() {
  if ((EUID == 0)); then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1
  fi
}

apt_knows() { [[ -n $(apt-cache madison "$1" 2>/dev/null) ]]; }

apt_ready() { have apt-get && { apt_knows "$1" || { as_root apt-get update -qq && apt_knows "$1"; }; }; }

apt_install() {
  apt_ready "$1" || return 1
  say "Installing $* …"
  as_root apt-get install -y -qq --no-install-recommends "$@"
}

# Unpacks a package, with the web assets it depends on, below .tools: no root needed, and its system service is neither set up nor
# started, which an installation of these servers would do.
apt_unpack() {
  apt_ready "$1" || return 1
  say "Unpacking $1 into .tools …"
  local assets folder=.tools/packages
  assets=$(apt-cache depends --recurse --important "$1" | grep -E '^(libjs|fonts)-' | sort -u) || true
  mkdir -p "$folder"
  # shellcheck disable=SC2086 # a list of words
  (cd "$folder" && apt-get download -qq "$1" $assets) || return 1
  local package
  for package in "$folder"/*.deb; do
    dpkg -x "$package" .tools || return 1
  done
  rm -r "$folder"
}

ensure_jq() { have jq || quietly apt-jq apt_install jq; }
ensure_ffmpeg() { have ffmpeg || quietly apt-ffmpeg apt_install ffmpeg; }
ensure_prometheus() { have prometheus || quietly apt-prometheus apt_unpack prometheus; }

# Debian's Alertmanager reads its templates from where the package puts them, whatever its configuration says.
link_alertmanager_templates() {
  local folder=/usr/share/prometheus/alertmanager
  [[ -e $folder ]] || { as_root mkdir -p "${folder%/*}" && as_root ln -sfn "$PWD/.tools$folder" "$folder"; }
}
ensure_alertmanager() {
  have prometheus-alertmanager || quietly apt-alertmanager apt_unpack prometheus-alertmanager || return
  link_alertmanager_templates
}
ensure_victoria_metrics() { have victoria-metrics || quietly apt-victoria-metrics apt_unpack victoria-metrics; }

# Prints the path of a Chromium or Chrome.
chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
ensure_chromium() { chromium_path >/dev/null || quietly apt-chromium apt_install chromium; }

# Bicep's compiler, as a package of NuGet. Not every feed has it: the tests that need it are then skipped, and say so.
ensure_bicep() {
  local folder=.tools/bicep version=0.49.2
  [[ ! -x $folder/bicep ]] || return 0
  [[ $(uname -sm) == 'Linux x86_64' ]] || return 1
  mkdir -p "$folder/download"
  # So that it is none of this repository's projects.
  echo '<Project />' | tee "$folder/download/Directory.Build.props" >"$folder/download/Directory.Packages.props"
  cat >"$folder/download/bicep.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RestorePackagesPath>packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[$version]" />
  </ItemGroup>
</Project>
XML
  quietly bicep dotnet restore "$folder/download/bicep.csproj" || return
  install -m 755 "$folder/download/packages/azure.bicep.commandline.linux-x64/$version/tools/bicep" "$folder/bicep"
  rm -r "$folder/download"
}

# --- what is installed or built into the tree; each step is skipped when its result is newer than its sources

ensure_npm() {
  local folder=$1
  [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && return
  say "Installing npm packages in $folder …"
  quietly "npm-$(basename "$(realpath "$folder")")" npm ci --prefix "$folder" || return
  # npm keeps the time of an older download.
  touch "$folder/node_modules/.package-lock.json"
}

ensure_sdk() {
  ensure_npm sdk-js || return
  [[ -e sdk-js/dist ]] && unchanged_since "$STAMPS/sdk" sdk-js/src sdk-js/*.json sdk-js/*.mjs && return
  say "Building the browser SDK …"
  quietly sdk-build npm run build --prefix sdk-js || return
  touch "$STAMPS/sdk"
}

ensure_players() {
  [[ -e sdk-js/demo/vendor ]] && unchanged_since "$STAMPS/players" sdk-js/demo/collect-players.mjs sdk-js/package-lock.json && return
  ensure_npm sdk-js || return
  quietly players node sdk-js/demo/collect-players.mjs || return
  touch "$STAMPS/players"
}

ensure_media() {
  [[ -e sdk-js/demo/media/abr ]] && unchanged_since "$STAMPS/media" sdk-js/demo/make-media.sh && return
  ensure_ffmpeg || return
  say "Making the demo's video …"
  quietly media sdk-js/demo/make-media.sh || return
  touch "$STAMPS/media"
}

# ensure_build NAME PROJECT SOURCE…
ensure_build() {
  local stamp=$STAMPS/build-$1 project=$2
  shift 2
  unchanged_since "$stamp" Directory.Build.props Directory.Packages.props "$project" "$@" && return
  say "Building $project …"
  quietly "build-$(basename "$stamp")" dotnet build "$project" -c "$CONFIGURATION" -v q || return
  touch "$stamp"
}

ensure_service() {
  local program=functions/bin/$CONFIGURATION/net10.0/OpenQoE.Functions.dll
  local copied=${program%/*}/local.settings.json
  [[ -e $program ]] || rm -f "$STAMPS/build-service"
  # A build takes newer settings only, and leaves behind those that are gone.
  if [[ -e local.settings.json || -e $copied ]] && ! cmp -s local.settings.json "$copied"; then
    rm -f "$copied" "$STAMPS/build-service"
  fi
  ensure_build service functions/OpenQoE.Functions.csproj functions shared embedded host.json
}

ensure_traffic() {
  [[ -e tests/Traffic/bin/$CONFIGURATION/net10.0/Traffic.dll ]] || rm -f "$STAMPS/build-traffic"
  ensure_build traffic tests/Traffic/Traffic.csproj tests/Traffic
}
