#!/bin/bash
# Run once by the image of PostgreSQL, when it sets the database up: a user that may follow the log and do nothing else.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=password="$REPLICATION_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE replicator WITH REPLICATION LOGIN PASSWORD :'password';
SQL
# 'all' in this file does not mean replication.
echo "host replication replicator samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
