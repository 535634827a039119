#!/usr/bin/env bash
# Runs the tests of the walls and the pages on Debian's own PostgreSQL 15, in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
[ -x "$bin/postgres" ] || { echo "No PostgreSQL 15 in $bin. Install it (Debian: apt-get install postgresql-15) or name its folder in POSTGRES_BIN."; exit 2; }
place=$(mktemp -d /var/tmp/wz15-XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then
  chown nobody "$place"
  as=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
fi
stop() { (cd / && "${as[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null) || true; rm -rf "$place"; }
trap stop EXIT
start() {
  cd /
  "${as[@]}" "$bin/initdb" -D "$place/data" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
  "${as[@]}" "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" start \
    -o "-c listen_addresses='' -c unix_socket_directories='$place' -c fsync=off" >/dev/null
}
(start)
DATABASE_URL="postgresql://postgres@/postgres?host=$place" \
  .venv/bin/pytest tests/register tests/web "$@"
