#!/bin/bash
# A hot standby: copied from the primary when it is empty, and following it from then on.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  chmod 700 "$PGDATA"
  # A copy that was cut off is not one.
  find "$PGDATA" -mindepth 1 -delete
  pg_basebackup --host="$PRIMARY" --username=replicator --pgdata="$PGDATA" --wal-method=stream --write-recovery-conf --checkpoint=fast
fi
exec postgres
