# Two neighbours that run as root, or cannot say whether they are well, as they come. Targets of infra/compose.yaml.

# Folders for data: a new volume takes over the owner of the folder that it is mounted on.
FROM scratch AS folders
WORKDIR /azurite/storage
WORKDIR /mimir/data

FROM mcr.microsoft.com/azure-storage/azurite:3.36.0 AS azurite
COPY --from=folders --chown=1000:1000 /azurite /
USER 1000:1000

FROM busybox:1.37.0-musl AS busybox

# Mimir's image has one program only: this one asks it for /ready.
FROM grafana/mimir:3.2.0 AS mimir
COPY --from=busybox /bin/busybox /bin/wget
COPY --from=folders --chown=10001:10001 /mimir /
WORKDIR /data
USER 10001:10001
