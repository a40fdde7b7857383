# shellcheck shell=bash
# An Azurite of one's own, beside the one that may serve its usual ports. Source it after processes.sh.

# Whether anyone listens on the ports behind UseDevelopmentStorage=true. That of the blobs is not used.
azurite_ports_taken() { listens 10001 || listens 10002; }

# start_azurite FOLDER: on free ports, with its data there. The process id goes to AZURITE, the address to AzureWebJobsStorage.
start_azurite() {
  local blob queue table account=http://127.0.0.1
  blob=$(free_port 17000) queue=$(free_port 17100) table=$(free_port 17200)
  start azurite node_modules/.bin/azurite --silent --skipApiVersionCheck --disableTelemetry --location "$1" \
    --blobPort "$blob" --queuePort "$queue" --tablePort "$table"
  AZURITE=$STARTED
  await 60 "$AZURITE" listens "$table" && await 60 "$AZURITE" listens "$queue" ||
    fail "Azurite did not start; see $LOGS/azurite.log"
  # The emulator's account and key are published and the same everywhere.
  export AzureWebJobsStorage="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;\
AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;\
BlobEndpoint=$account:$blob/devstoreaccount1;QueueEndpoint=$account:$queue/devstoreaccount1;TableEndpoint=$account:$table/devstoreaccount1;"
}
