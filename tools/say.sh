# How the shell scripts here speak; they read this file with `.` and run in the project's folder.

LOGS=build/log

# One plain line of what is being done.
say() {
    printf '%s …\n' "$1"
}

# One plain line of what went wrong and what to do about it.
die() {
    printf 'Stopped: %s\n' "$1" >&2
    exit 1
}

# logged NAME COMMAND…: keeps what the command prints in build/log/NAME.log.
logged() {
    mkdir -p "$LOGS"
    log=$LOGS/$1.log
    shift
    "$@" >"$log" 2>&1 </dev/null
}

# limited SECONDS COMMAND…: ends the command when its time is up (macOS has no `timeout`).
limited() {
    seconds=$1
    shift
    "$@" &
    limited_pid=$!
    # The watcher holds none of our files open, or whoever reads our output would wait for it.
    (
        sleep "$seconds" &
        sleep_pid=$!
        trap 'kill "$sleep_pid"; exit' TERM
        wait "$sleep_pid"
        kill "$limited_pid"
    ) >/dev/null 2>&1 </dev/null &
    watcher_pid=$!
    limited_status=0
    wait "$limited_pid" || limited_status=$?
    kill "$watcher_pid" 2>/dev/null || true
    return "$limited_status"
}

# The end of the last log, for a failure that has no plain explanation.
show_log() {
    tail -n 25 "$log" >&2
}

# True when the last log says that no server could be reached.
log_blames_network() {
    grep -q -i -E "$network_signs" "$log"
}
network_signs='name resolution|name or service not known|nodename nor servname|failed to establish|connection (refused|timed out|reset)|network is unreachable|connect timeout|read timed out|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|max retries exceeded|error sending request|dns error|could not resolve|temporary failure'
