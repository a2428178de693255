# What a script makes on the machine for as long as it runs: a folder, programs, packages, a PostgreSQL. All of it is ended
# and removed with the script, but for packages. For ./test and benchmarks/run, which source it and call set_up.

work=       # holds all that this run makes; removed at the end
server=     # the bin folder of PostgreSQL, once a server of ours may run
connection= # the connection string of that server
job=        # the process group of the command that runs
packages=   # that of what installs packages meanwhile

fail() {
    printf "${0##*/}: %s\n" "$@" >&2
    exit 1
}

# Runs a command in a process group of its own, so that a signal ends it and all that it started.
run() {
    set -m
    "$@" </dev/null &
    job=$!
    set +m
    local status=0
    wait "$job" || status=$?
    job=
    return "$status"
}

end_job() {
    [[ $job ]] || return 0
    kill -TERM -- "-$job" 2>/dev/null || return 0
    for _ in {1..50}; do
        kill -0 -- "-$job" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL -- "-$job" 2>/dev/null || true
}

clean_up() {
    trap '' INT TERM HUP
    end_job
    [[ ! $packages ]] || kill -KILL -- "-$packages" 2>/dev/null || true
    if [[ $server && -e $work/postgres/data/postmaster.pid ]]; then
        as_owner "$server/pg_ctl" stop --silent --mode=immediate --pgdata="$work/postgres/data" || true
    fi
    if [[ $work ]]; then
        rm -rf "$work"
    fi
}

# Makes the folder, sees to it that all is removed, and makes dotnet leave nothing behind.
set_up() {
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is not installed: https://dotnet.microsoft.com/download"

    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP

    # As root not in TMPDIR: the owner of the database must be able to reach it.
    if ((EUID == 0)); then
        work=$(mktemp -d "/tmp/regiodeal-${0##*/}.XXXXXX")
    else
        work=$(mktemp -d "${TMPDIR:-/tmp}/regiodeal-${0##*/}.XXXXXX")
    fi
    chmod 711 "$work"

    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
    export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
    if [[ ! -d ${HOME:-} || ! -w $HOME ]]; then
        export HOME=$work/home
        mkdir "$HOME"
    fi
}

# PostgreSQL refuses to run as root.
as_owner() {
    if ((EUID == 0)); then
        (cd "$work/postgres" && exec runuser -u "$(owner)" -- "$@")
    else
        "$@"
    fi
}

owner() {
    if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

find_server() {
    local bin
    for bin in \
        "$(pg_config --bindir 2>/dev/null || true)" \
        $(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse) \
        "$(dirname "$(command -v initdb || true)")"; do
        if [[ -x $bin/initdb && -x $bin/pg_ctl && -x $bin/postgres ]]; then
            echo "$bin"
            return
        fi
    done
}

# Installs Debian packages, where there is Debian and we may. The first word says for what.
install_packages() {
    local what=$1 root=()
    shift
    command -v apt-get >/dev/null || return 0
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || return 0
        root=(sudo -n)
    fi

    echo "Installing $what (apt-get install $*)."
    {
        "${root[@]}" apt-get update
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
    } >"$work/apt.log" 2>&1 </dev/null || cat "$work/apt.log" >&2
}

# Finds PostgreSQL, and installs it if there is none and we may. Sets 'server'; empty when there is none.
need_server() {
    server=$(find_server)
    if [[ ! $server ]]; then
        install_packages "PostgreSQL" postgresql
        server=$(find_server)
    fi
}

# Starts the PostgreSQL that need_server found, and sets 'connection'. Each argument is a further setting, as in postgresql.conf.
start_server() {
    local password port data=$work/postgres/data
    mkdir "$work/postgres"
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "$password" >"$work/postgres/password"
    if ((EUID == 0)); then
        chown -R "$(owner)" "$work/postgres"
    fi

    # A language's collation by default, as on most servers: a column that should have C and does not then sorts wrongly here too.
    local initdb=("$server/initdb" --pgdata="$data" --username=regiodeal --pwfile="$work/postgres/password"
        --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-sync)
    as_owner "${initdb[@]}" --locale-provider=icu --icu-locale=und >"$work/initdb.log" 2>&1 ||
        as_owner "${initdb[@]}" >"$work/initdb.log" 2>&1 ||
        { cat "$work/initdb.log" >&2; fail "PostgreSQL could not be set up."; }
    rm "$work/postgres/password"

    # It lives for minutes and holds nothing, so it need not survive a crash.
    cat >>"$data/postgresql.conf" <<'SETTINGS'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
SETTINGS
    if (($#)); then
        printf '%s\n' "$@" >>"$data/postgresql.conf"
    fi

    for _ in {1..20}; do
        port=$((20000 + RANDOM % 10000))
        rm -f "$work/postgres/log"
        if as_owner "$server/pg_ctl" start --silent --wait --pgdata="$data" --log="$work/postgres/log" --options="-p $port" >"$work/start.log" 2>&1; then
            connection="Host=127.0.0.1;Port=$port;Username=regiodeal;Password=$password;Database=postgres"
            return
        fi
        grep -q 'could not bind' "$work/postgres/log" || break
    done
    cat "$work/start.log" "$work/postgres/log" >&2
    fail "PostgreSQL did not start."
}
