#!/usr/bin/env bash
# Times a crawl of a folder, served on this machine, beside other crawlers, and prints ratios.
#
#     benches/crawl.sh FOLDER [PROGRAM [BARE]]
#
# PROGRAM is target/release/beian-lint by default. BARE is a program that only follows links, run
# as `BARE URL 16`: a bound for what a crawler can reach. Needs hyperfine, nginx and wget; scrapy is
# timed where it is installed. FOLDER must hold an index.html.
set -euo pipefail

usage="usage: benches/crawl.sh FOLDER [PROGRAM [BARE]]"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="$(realpath "${1:?$usage}")"
lint="${2:-${CARGO_TARGET_DIR:-$here/target}/release/beian-lint}"
bare="${3:-}"
PATH="$PATH:/usr/sbin"
# No proxy stands between this machine and itself.
export no_proxy=127.0.0.1 NO_PROXY=127.0.0.1

for tool in hyperfine nginx wget "$lint" ${bare:+"$bare"}; do
    if ! command -v "$tool" >/dev/null; then
        echo "$tool not found" >&2
        exit 2
    fi
done
[ -f "$folder/index.html" ] || { echo "$folder/index.html not found" >&2; exit 2; }

work="$(mktemp -d)"
server=
stop() {
    [ -z "$server" ] || kill "$server" || true
    wait
    rm -rf "$work"
}
trap stop EXIT

# One port is timed; the other keeps a log, by which requests are counted.
read -r timed counted < <(python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(socket.getsockname()[1] for socket in sockets))')
cat >"$work/nginx.conf" <<CONF
daemon off;
master_process off;
pid $work/nginx.pid;
error_log $work/error.log crit;
events { worker_connections 1024; }
http {
    types { text/html html; text/css css; text/javascript js; image/png png; }
    log_format line '\$request_method \$uri';
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path $work/t1;
    proxy_temp_path $work/t2;
    fastcgi_temp_path $work/t3;
    uwsgi_temp_path $work/t4;
    scgi_temp_path $work/t5;
    root "$folder";
    server { listen 127.0.0.1:$timed; }
    server { listen 127.0.0.1:$counted; access_log $work/requests.log line; }
}
CONF
nginx -p "$work" -c "$work/nginx.conf" 2>/dev/null &
server=$!
until [ -s "$work/nginx.pid" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$work/error.log" >&2; exit 2; }
    sleep 0.05
done

printf -v lint '%q' "$lint"
names=()
commands=()
add() { # NAME COMMAND, in which URL stands for the address
    names+=("$1")
    commands+=("$2")
}
[ -z "$bare" ] || add "bare loop" "$(printf '%q' "$bare") URL 16"
add "beian-lint" "$lint check URL --no-config --depth 10 --max-pages 20000 --ignore-robots"
add "wget -r" "wget --quiet --recursive --level=inf --execute robots=off --directory-prefix=$work/kept URL"
if command -v scrapy >/dev/null; then
    add "scrapy" "scrapy runspider $(printf '%q' "$here/benches/footer_spider.py") -a start=URL"
else
    echo "scrapy left out, not found: pip install scrapy"
fi

# What each asks for, so that all are seen to do the same; this warms the cache, too.
echo "Requests:"
arguments=()
for at in "${!names[@]}"; do
    : >"$work/requests.log"
    bash -c "${commands[$at]//URL/http://127.0.0.1:$counted/}" >/dev/null 2>&1 || true
    printf '%9d  %s\n' "$(wc -l <"$work/requests.log")" "${names[$at]}"
    arguments+=(--command-name "${names[$at]}" "${commands[$at]//URL/http://127.0.0.1:$timed/}")
done
hyperfine --runs "${RUNS:-3}" --prepare "rm -rf $work/kept" --ignore-failure \
    --export-json "$work/result.json" "${arguments[@]}"
python3 "$here/benches/ratios.py" "$work/result.json" "$folder"
