#!/bin/sh
# The first calls. Needs NAGARA, LGD and KEY; see README.md.
set -eu
CITY="$NAGARA/api/v1/tenants/$LGD"

echo "Services:"
curl -sSf "$CITY/services"
echo

echo "What happened so far:"
curl -sSf -H "authorization: Bearer $KEY" "$CITY/changes?limit=2"
echo

echo "My webhooks:"
curl -sSf -H "x-api-key: $KEY" "$CITY/webhooks"
echo
