# shellcheck shell=bash
# Starting, awaiting and ending programs. Source it after setup.sh.

listens() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints the first port from this one on that nobody listens on.
free_port() {
  local port=$1
  while listens "$port"; do port=$((port + 1)); done
  printf '%s\n' "$port"
}

# start NAME COMMAND…: in the background, in a process group of its own, so that a terminal's Ctrl+C does not end everything at once and in
# disorder. The process id goes to STARTED, the output to a log.
start() {
  local log=$LOGS/$1.log
  shift
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  set +m
  # shellcheck disable=SC2034 # for the caller
  STARTED=$!
}

running() { kill -0 "$1" 2>/dev/null; }

# await SECONDS PID COMMAND…: until the command succeeds; fails when the time is up or the process is gone.
await() {
  local deadline=$((SECONDS + $1)) pid=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    running "$pid" && ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}

# stop SECONDS PID: asks it to leave, waits, and kills what has not left by then.
stop() {
  local deadline=$((SECONDS + $1)) pid=$2
  kill -TERM "$pid" 2>/dev/null || return 0
  while running "$pid" && ((SECONDS < deadline)); do sleep 0.1; done
  running "$pid" || return 0
  say "Process $pid has not left in $1 s: killing it" >&2
  kill -KILL -- "-$pid" 2>/dev/null || true
}
